"""Words taken over from the advert: they show that it was read, not that the work was done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from careerflow.models.job import Job
from careerflow.services.matching.folding import fold
from careerflow.services.matching.language import language

_ROWS = 3  # requirements taken over whole, at least
_NEARLY_ALL = 2 / 3
_REACH = 3  # passages between two copied ones that belong to the copy


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much of a text in a row is taken over rather than said by chance."""

    run: int  # words; two people hardly write these by chance
    shortest: int
    gram: int  # words in a row, for passages of which half is taken over
    many: int  # words in all
    row: int  # words of a whole requirement


# What stands between two spaces is a word in English and a syllable in Vietnamese, where a word
# has 1.6 of them: "chăm sóc khách hàng qua điện thoại" is four words.
_WORDS, _SYLLABLES = _Measure(7, 5, 5, 20, 3), _Measure(11, 8, 8, 32, 4)


def _measure(text: str) -> _Measure:
    return _SYLLABLES if language(text) == "vi" else _WORDS


_WORD = re.compile(r"\w[\w+#.]*")


def repeats(passage: str, requirement: str) -> bool:
    """Whether the passage takes over seven words in a row (eleven syllables of Vietnamese), or
    all of a shorter requirement of at least five words (eight syllables)."""
    return _repeats(_padded(words(passage)), requirement)


def _repeats(stated: str, requirement: str) -> bool:
    wanted, measure = words(requirement), _measure(requirement)
    run = min(measure.run, len(wanted))
    if run < measure.shortest:
        return False
    runs = (wanted[first : first + run] for first in range(len(wanted) - run + 1))
    return any(_padded(part) in stated for part in runs)


def _padded(stated: list[str]) -> str:
    return f" {' '.join(stated)} "


def words(text: str) -> list[str]:
    return [word.rstrip(".") for word in _WORD.findall(fold(text))]


def copied_requirements(text: str, job: Job) -> int:
    """How many of the advert's requirements a CV repeats word for word."""
    stated = _padded(words(text))
    return sum(_repeats(stated, item.text) for item in job.requirements)


def copied_passages(passages: Sequence[str], job: Job) -> frozenset[int]:
    """Which passages of a CV are the advert's own text, where they take over 20 words or more
    (32 syllables of Vietnamese), or half of the advert's requirements whole (nearly all of few).

    Fewer are a turn of phrase. Short lines between copied ones belong to the same copy.
    """
    measure = _measure(job.text)
    rows = [tuple(words(item.text)) for item in job.requirements]
    known = _runs([words(job.text), *map(list, rows)], measure.gram)
    whole = {row for row in rows if len(row) >= measure.row}
    known |= whole
    stated = [words(text) for text in passages]
    taken = [_taken(said, known) for said in stated]
    repeated = {row for row in whole if any(_contains(said, row) for said in stated)}
    many = len(repeated) >= max(_ROWS, len(whole) / 2) or (
        len(repeated) >= max(2, len(whole) * _NEARLY_ALL)
        and sum(map(len, repeated)) >= measure.many / 2
    )
    if sum(taken) < measure.many and not many:
        return frozenset()
    # A short line that says what the advert says may be the person's own, where it stands alone
    # or says it for the first of two times.
    copied = [
        index
        for index, count in enumerate(taken)
        if count >= measure.gram
        or (count and _beside(taken, index) and not _said_again(stated, index, whole))
    ]
    between = (
        index
        for first, last in pairwise(copied)
        if last - first <= _REACH
        for index in range(first, last)
    )
    found = {*copied, *between}
    # What is a whole requirement, however short, and follows on a copied one is another.
    for index in range(len(passages)):
        follows = index - 1 in found and tuple(stated[index]) in rows
        if follows and not _said_again(stated, index, set(rows)):
            found.add(index)
    return frozenset(found)


def _beside(taken: list[int], index: int) -> bool:
    return any(taken[max(0, index - 1) : index] + taken[index + 1 : index + 2])


def _said_again(stated: list[list[str]], index: int, rows: set[tuple[str, ...]]) -> bool:
    own = [row for row in rows if _contains(stated[index], row)]
    return bool(own) and all(
        any(_contains(later, row) for later in stated[index + 1 :]) for row in own
    )


def copied_rows(passages: Sequence[str], job: Job) -> int:
    """How many of the advert's requirements stand whole in what is copied from it."""
    copied = copied_passages(passages, job)
    stated = [words(passages[index]) for index in sorted(copied)]
    rows = [tuple(words(item.text)) for item in job.requirements]
    return sum(any(_contains(said, row) for said in stated) for row in rows if row)


def _runs(sources: Sequence[list[str]], size: int) -> set[tuple[str, ...]]:
    return {
        tuple(source[first : first + size])
        for source in sources
        for first in range(len(source) - size + 1)
    }


def _contains(said: list[str], row: tuple[str, ...]) -> bool:
    return _padded(list(row)) in _padded(said)


def _taken(stated: list[str], known: set[tuple[str, ...]]) -> int:
    """How many words are in runs that the advert has; 0 where they are not most."""
    covered: set[int] = set()
    for size in {len(run) for run in known}:
        for first in range(len(stated) - size + 1):
            if tuple(stated[first : first + size]) in known:
                covered.update(range(first, first + size))
    return len(covered) if 2 * len(covered) > len(stated) else 0
