"""Words taken over from the advert: they show that it was read, not that the work was done."""

import re
from collections.abc import Sequence
from itertools import pairwise

from careerflow.models.job import Job
from careerflow.services.matching.folding import fold

_RUN = 7  # words in a row; two people hardly write these by chance
_SHORTEST = 5
_GRAM = 5  # words in a row, for passages of which half is taken over
_MANY = 20  # words in all
_REACH = 6  # passages between two copied ones that belong to the copy
_WORD = re.compile(r"\w[\w+#.]*")


def repeats(passage: str, requirement: str) -> bool:
    """Whether the passage takes over seven words in a row, or all of a shorter requirement of
    at least five words."""
    return _repeats(_padded(words(passage)), words(requirement))


def _repeats(stated: str, wanted: list[str]) -> bool:
    run = min(_RUN, len(wanted))
    if run < _SHORTEST:
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
    return sum(_repeats(stated, words(item.text)) for item in job.requirements)


def copied_passages(passages: Sequence[str], job: Job) -> frozenset[int]:
    """Which passages of a CV are the advert's own text, where they take over 20 words or more.

    Fewer are a turn of phrase. Short lines between copied ones belong to the same copy.
    """
    source = words(job.text)
    runs = {tuple(source[first : first + _GRAM]) for first in range(len(source) - _GRAM + 1)}
    taken = [_taken(words(text), runs) for text in passages]
    if sum(taken) < _MANY:
        return frozenset()
    copied = [index for index, count in enumerate(taken) if count]
    between = (
        index
        for first, last in pairwise(copied)
        if last - first <= _REACH
        for index in range(first, last)
    )
    return frozenset([*copied, *between])


def _taken(stated: list[str], runs: set[tuple[str, ...]]) -> int:
    """How many words stand in the advert in the same order; 0 where they are not most."""
    covered: set[int] = set()
    for first in range(len(stated) - _GRAM + 1):
        if tuple(stated[first : first + _GRAM]) in runs:
            covered.update(range(first, first + _GRAM))
    return len(covered) if 2 * len(covered) > len(stated) else 0
