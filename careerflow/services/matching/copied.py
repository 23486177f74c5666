"""Words taken over from the advert: they show that it was read, not that the work was done."""

import re

from careerflow.models.job import Job
from careerflow.services.matching.folding import fold

_RUN = 7  # words in a row; two people hardly write these by chance
_SHORTEST = 5
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
