"""The forms in which a person's name stands in a CV."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from careerflow.services.documents.folding import bare, is_ideograph
from careerflow.services.llm.folded import Folded, Found

NAME = "NAME"

_VIETNAMESE = frozenset(
    re.findall(
        r"\w+",
        """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan trinh
        dao truong lam mai luong ha cao ta thai chau to tong quach luu nghiem la kieu mac bach
        tang than diep an khuc phung trieu lai trang vuong vi ung au tieu on nong lo giang""",
    )
)
_TITLES = r"(?<!tieng )\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|ths|ts|ks|bs|gs|pgs)\b\.? ?"
_ADDRESSED = re.compile(r"(?<!tiếng )\b(?:ông|bà|anh|chị|cô|chú|bác|em|thầy)\s$")
_DEGREES = re.compile(  # before and after a name, no part of it
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|ths|ts|ks|bs|gs|pgs|ing)\b[. ]*)+"
    r"|(?:[\s,(]+(?:m\.? ?sc|b\.? ?sc|ph\.? ?d|m\.? ?eng|b\.? ?eng|m\.? ?a\.|b\.? ?a\.|mba|mph|"
    r"llm|llb|md|acca|cpa|cfa|frm|pmp|cissp|phr|shrm-cp|rn|jr|sr|iii?|ths|ts)\b[.)]*)+$"
)
_BETWEEN = r"[\s.,_·-]{1,3}"  # of the parts, also in a file's name
_TIGHT = r"[._-]?"
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_SHORTEST_ALONE, _SHORTEST_WITHIN, _SHORTEST_USER, _LONG_USER, _MOST_PARTS = 4, 6, 4, 7, 7
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_SYLLABLE = re.compile(  # a Vietnamese word without its marks
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ngh?|nh?|n|p|t)?"
)
_WORDS = frozenset(  # names that are also words of CVs, or places
    re.findall(
        r"\w+",
        """mark will grace hope faith jordan paris london austin dallas houston madison lincoln
        washington virginia carolina georgia israel berlin sydney victoria charlotte phoenix
        jackson cooper baker miller smith page bill rich chase grant sterling hunter carter
        mason taylor parker cook king young long white black brown green banks park lane summer
        april june august may major dean price bush wood woods field fields rose lily daisy ruby
        jade amber python java julia scala swift dart perl pascal ada haskell maple stone power
        powers case candidate name your full first last resume curriculum vitae""",
    )
)


class Names:
    """Of one person: `names` are spellings of the whole name, `taken` words that are also part of
    an employer or a school and so never stand for the person alone."""

    def __init__(self, names: Iterable[str | None], taken: Iterable[str] = ()) -> None:
        told = sorted({" ".join(name.split()) for name in names if name and name.strip()})
        parted = list(map(_parts, told))
        ends = {part for parts in parted for part in parts[:1] + parts[-1:] if len(part) > 1}
        not_alone = {part for words in taken for part in re.findall(r"\w+", bare(words))} | _WORDS
        alone = {
            part
            for parts in parted
            if len(parts) > 1 and parts[0] not in _VIETNAMESE
            for part in parts
            if len(part) >= _SHORTEST_ALONE and part not in not_alone
        }
        self._words = alone | ends
        self._spelled = {_canonical(word) for name in told for word in _WORD.findall(name)}
        self._whole = _compiled(form for parts in parted for form in _whole(parts))
        self._partly = _compiled(form for parts in parted for form in _partly(parts))
        self._users = [
            re.compile(form, re.MULTILINE)
            for form in _users({form for parts in parted for form in _user_names(parts)})
        ]
        self._titled = _compiled([rf"{_TITLES}(?P<it>{_any(ends)}){_EDGE_AFTER}"] if ends else [])
        self._ends = _compiled([_word(_any(ends))] if ends else [])
        self._alone = _compiled([_word(_any(alone))] if alone else [])

    def find(self, folded: Folded) -> Iterator[Found]:
        yield from (
            found for found in _all(folded, self._whole) if self._is_spelled_so(folded, found)
        )
        ends = [found for found in _all(folded, self._ends) if _is_addressed(folded, found)]
        others = [_all(folded, some) for some in (self._partly, self._titled, self._alone)]
        for found in chain(ends, *others):
            if self._is_name(folded, found):
                yield found
        for found in chain.from_iterable(folded.all(users, NAME) for users in self._users):
            if folded.text[found.start : found.end].isascii():
                yield found

    def _is_name(self, folded: Folded, found: Found) -> bool:
        """ "Văn Mẫu" and not "văn mẫu", which are words; "an.nguyen" and "nguyenan" are none."""
        written = folded.text[found.start : found.end]
        alone = bare(written) in self._words
        may_be_words = alone or re.search(r"\s", written) is not None
        return (written[0].isupper() or not may_be_words) and self._is_spelled_so(folded, found)

    def _is_spelled_so(self, folded: Folded, found: Found) -> bool:
        """Whether the marks are the name's, where there are any: "Ấn" is not An. All parts of a
        long name in a row are that name even so."""
        words = _WORD.findall(folded.text[found.start : found.end])
        if len(words) > 2 or all(map(str.isascii, words)):
            return True
        if all(map(str.isascii, self._spelled)):
            return True  # the name is told without marks
        return all(
            len(word) == 1 or word.isascii() or _canonical(word) in self._spelled for word in words
        )


def _all(folded: Folded, pattern: re.Pattern[str] | None) -> list[Found]:
    return folded.all(pattern, NAME) if pattern is not None else []


def _is_addressed(folded: Folded, found: Found) -> bool:
    """ "Chị Minh" and not "Hồ Chí Minh": these words are told apart by their marks."""
    before = unicodedata.normalize("NFC", folded.text[max(0, found.start - 16) : found.start])
    return _ADDRESSED.search(before.lower()) is not None


def _canonical(word: str) -> str:
    """Alike for "Hoà" and "Hòa", and in any case."""
    return "".join(sorted(unicodedata.normalize("NFD", word.lower().replace("ð", "đ"))))


def _parts(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _DEGREES.sub("", bare(name).strip()))[:_MOST_PARTS]


def _whole(parts: list[str]) -> Iterator[str]:
    """Patterns of all parts, apart and run together: as given, reversed, either end moved to the
    other ("An Nguyễn Văn", "Doe, John")."""
    if len(parts) < 2:
        if parts and (len(parts[0]) >= _SHORTEST_ALONE or is_ideograph(parts[0][0])):
            edges = ("", "") if is_ideograph(parts[0][0]) else (_EDGE_BEFORE, _EDGE_AFTER)
            yield edges[0] + re.escape(parts[0]) + edges[1]
        return
    first, last, middle = parts[0], parts[-1], parts[1:-1]
    for order in (parts, parts[::-1], [*parts[1:], first], [last, *parts[:-1]]):
        yield from _joined(order)
    yield from _joined([last, first, *middle])


def _partly(parts: list[str]) -> Iterator[str]:
    """Patterns of first and last part alone, of given names without the family name, of initials
    and of what users are called."""
    if len(parts) < 2:
        return
    yield from _joined([parts[0], parts[-1]])
    yield from _joined([parts[-1], parts[0]])
    if len(parts) > 2:
        yield from _joined(parts[-2:])
    yield from _initials(parts)


def _joined(parts: list[str]) -> Iterator[str]:
    escaped = list(map(re.escape, parts))
    yield _EDGE_BEFORE + _BETWEEN.join(escaped) + _EDGE_AFTER
    if len("".join(parts)) >= _SHORTEST_WITHIN:
        yield _TIGHT.join(escaped)  # also inside a longer word: "nguyenvana99"


def _initials(parts: list[str]) -> Iterator[str]:
    """ "J. Doe", "Doe, J.", "N. V. An", "An N.V.", "Nguyen V. A.", and "J.D." with its stops."""
    first, last = parts[0], parts[-1]
    dot, gap = r"\.", r"[\s-]?"
    leading = gap.join(re.escape(part[0]) + dot for part in parts[:-1])
    trailing = gap.join(re.escape(part[0]) + dot for part in parts[1:])
    both = gap.join(re.escape(part[0]) + dot for part in parts)
    yield _EDGE_BEFORE + leading + r"\s?" + re.escape(last) + _EDGE_AFTER
    yield _EDGE_BEFORE + re.escape(first[0]) + r"\.?\s" + re.escape(last) + _EDGE_AFTER
    yield _EDGE_BEFORE + re.escape(first) + r",?\s?" + trailing
    yield _EDGE_BEFORE + re.escape(last) + r",?\s?" + leading
    yield _EDGE_BEFORE + both + r"(?!\s?[^\W\d_]?[a-z])"


def _user_names(parts: list[str]) -> set[str]:
    """As in "jdoe", "doej", "johnd", "annv" for Nguyễn Văn An."""
    if len(parts) < 2:
        return set()
    first, last = parts[0], parts[-1]
    rest = "".join(part[0] for part in parts[:-1])
    forms = {first[0] + last, last + first[0], first + last[0], rest + last, last + rest}
    return {form for form in forms - _WORDS if not _SYLLABLE.fullmatch(form)}


def _users(names: set[str]) -> Iterator[str]:
    """With the digits after them. Short ones may be words ("train" for Tom Rain): they count where
    nothing but an icon's letter stands beside them."""
    long = _any(form for form in names if len(form) >= _LONG_USER)
    short = _any(form for form in names if _SHORTEST_USER <= len(form) < _LONG_USER)
    if long:
        yield _word(rf"(?:{long})\d{{0,6}}")
    if short:
        yield (
            rf"(?:^(?:\S{{1,2}} )?|[|•·\t,:@] ?)(?P<it>(?:{short})\d{{0,6}})(?= ?(?:$|[|•·\t,]))"
        )


def _word(pattern: str) -> str:
    return f"{_EDGE_BEFORE}(?:{pattern}){_EDGE_AFTER}"


def _compiled(patterns: Iterable[str]) -> re.Pattern[str] | None:
    forms = dict.fromkeys(patterns)
    return (
        re.compile("|".join(sorted(forms, key=len, reverse=True)), re.MULTILINE) if forms else None
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
