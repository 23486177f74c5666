"""Words taken over from the advert: they show that it was read, not that the work was done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from careerflow.models.job import Job
from careerflow.services.matching.folding import fold
from careerflow.services.matching.language import language

_REACH = 6  # passages between two copied ones that belong to the copy


@dataclass(frozen=True, slots=True)
class _Measure:
    """How much of a text in a row is taken over rather than said by chance."""

    run: int  # words; two people hardly write these by chance
    shortest: int
    gram: int  # words in a row, for passages of which half is taken over
    many: int  # words in all


# What stands between two spaces is a word in English and a syllable in Vietnamese, where a word
# has 1.6 of them: "chăm sóc khách hàng qua điện thoại" is four words.
_WORDS, _SYLLABLES = _Measure(7, 5, 5, 20), _Measure(11, 8, 8, 32)


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
    (32 syllables of Vietnamese).

    Fewer are a turn of phrase. Short lines between copied ones belong to the same copy.
    """
    source, measure = words(job.text), _measure(job.text)
    size = measure.gram
    runs = {tuple(source[first : first + size]) for first in range(len(source) - size + 1)}
    taken = [_taken(words(text), runs, size) for text in passages]
    if sum(taken) < measure.many:
        return frozenset()
    copied = [index for index, count in enumerate(taken) if count]
    between = (
        index
        for first, last in pairwise(copied)
        if last - first <= _REACH
        for index in range(first, last)
    )
    return frozenset([*copied, *between])


def _taken(stated: list[str], runs: set[tuple[str, ...]], size: int) -> int:
    """How many words stand in the advert in the same order; 0 where they are not most."""
    covered: set[int] = set()
    for first in range(len(stated) - size + 1):
        if tuple(stated[first : first + size]) in runs:
            covered.update(range(first, first + size))
    return len(covered) if 2 * len(covered) > len(stated) else 0
