"""The forms in which a person's name stands in a CV."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

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
_SHORTEST_HANDLE, _SHORTEST_ALONE, _SHORTEST_WITHIN, _MOST_PARTS = 4, 4, 6, 7
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
        told = {" ".join(name.split()) for name in names if name and name.strip()}
        self._taken = {part for words in taken for part in re.findall(r"\w+", bare(words))}
        parted = [_parts(name) for name in sorted(told)]
        self._whole = _compiled(form for parts in parted for form in _whole(parts))
        self._partly = _compiled(form for parts in parted for form in _partly(parts))
        self._single: set[str] = set()
        self._titled: set[str] = set()
        for parts in parted:
            self._titled.update(part for part in (parts[:1] + parts[-1:]) if len(part) > 1)
            if parts and parts[0] not in _VIETNAMESE and len(parts) > 1:
                self._single.update(filter(self._may_stand_alone, parts))

    def find(self, folded: Folded) -> Iterator[Found]:
        if self._whole is not None:
            yield from folded.all(self._whole, NAME)
        if self._partly is not None:
            yield from self._capitalised(folded, self._partly)
        if self._titled:
            titled = rf"{_TITLES}(?P<it>{_any(self._titled)}){_EDGE_AFTER}"
            yield from self._capitalised(folded, re.compile(titled))
            yield from self._addressed(folded)
        if self._single:
            alone = rf"{_EDGE_BEFORE}(?P<it>{_any(self._single)}){_EDGE_AFTER}"
            yield from self._capitalised(folded, re.compile(alone))

    def _may_stand_alone(self, part: str) -> bool:
        return len(part) >= _SHORTEST_ALONE and part not in _WORDS and part not in self._taken

    def _addressed(self, folded: Folded) -> Iterator[Found]:
        """ "Chị Minh" and not "Hồ Chí Minh": these words are told apart by their marks."""
        for match in re.finditer(rf"{_EDGE_BEFORE}{_any(self._titled)}{_EDGE_AFTER}", folded.plain):
            found = folded.found(match, NAME)
            before = folded.text[max(0, found.start - 16) : found.start]
            before = unicodedata.normalize("NFC", before)
            if folded.text[found.start].isupper() and _ADDRESSED.search(before.lower()):
                yield found

    def _capitalised(self, folded: Folded, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Only where it is written as a name, or is a user's: "chen" and "van mau" may be words."""
        for found in folded.all(pattern, NAME):
            words = folded.text[found.start : found.end]
            if words[0].isupper() or (not pattern.groups and not re.search(r"\s", words)):
                yield found


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
    yield from _handles(parts)


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


def _handles(parts: list[str]) -> Iterator[str]:
    """As in "jdoe", "doej", "johnd", "annv" for Nguyễn Văn An, with the digits after them."""
    first, last = parts[0], parts[-1]
    rest = "".join(part[0] for part in parts[:-1])
    forms = {first[0] + last, last + first[0], first + last[0], rest + last, last + rest}
    for form in sorted(forms - _WORDS):
        if len(form) >= _SHORTEST_HANDLE:
            yield _EDGE_BEFORE + re.escape(form) + r"\d{0,6}" + _EDGE_AFTER


def _compiled(patterns: Iterable[str]) -> re.Pattern[str] | None:
    forms = dict.fromkeys(patterns)
    return re.compile("|".join(sorted(forms, key=len, reverse=True))) if forms else None


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
