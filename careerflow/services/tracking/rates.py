"""Shares with their uncertainty, and applications in groups."""

from collections.abc import Callable, Iterable
from math import sqrt
from statistics import median

from careerflow.models.figures import FEWEST, Group, GroupBy, Groups, Rate
from careerflow.services.tracking.journey import Journey

_Z = 1.959964
"""The standard normal distribution has 95 % between this and its negative."""

BANDS = ((0, 39), (40, 59), (60, 79), (80, 100))
_DAY = 86400


def rate(hits: int, of: int) -> Rate:
    """With its 95 % interval (Wilson, 1927), which holds for few cases too. `of` is above 0."""
    share, square = hits / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    # Rounding must not leave the share outside.
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return Rate(hits, of, share, min(share, low), max(share, high))


def group(name: str, sent: Iterable[Journey], band: tuple[int, int] | None = None) -> Group | None:
    """Of those that were sent; None without any."""
    found = [journey for journey in sent if journey.sent is not None]
    if not found:
        return None
    days = [
        (journey.answered - journey.sent).total_seconds() / _DAY
        for journey in found
        if journey.answered is not None and journey.sent is not None
    ]
    return Group(
        name,
        answered=rate(len(days), len(found)),
        interviewed=rate(sum(journey.interviewed for journey in found), len(found)),
        days=median(days) if days else None,
        band=band,
    )


def grouped(by: GroupBy, journeys: Iterable[Journey]) -> Groups:
    """The largest group first, score bands from the lowest; those under FEWEST are counted."""
    names: dict[str, str] = {}
    cases: dict[str, list[Journey]] = {}
    key_of = KEYS[by]
    for journey in journeys:
        if journey.sent is not None:
            key, name = key_of(journey)
            names.setdefault(key, name)
            cases.setdefault(key, []).append(journey)
    kept = {key: found for key, found in cases.items() if len(found) >= FEWEST}
    small = [len(found) for key, found in cases.items() if key not in kept]
    order = sorted(kept, key=lambda key: (-len(kept[key]), names[key], key))
    if by is GroupBy.SCORE:
        order = sorted(kept, key=lambda key: BAND_OF.get(key, (101, 101)))
    shown = (group(names[key], kept[key], BAND_OF.get(key)) for key in order)
    return Groups(tuple(filter(None, shown)), len(small), sum(small))


def _source(journey: Journey) -> tuple[str, str]:
    name = " ".join(journey.application.source.split())
    return name.casefold(), name


def _cv(journey: Journey) -> tuple[str, str]:
    application = journey.application
    return application.cv_sha256 or "", application.cv_name if application.cv_sha256 else ""


def _band(journey: Journey) -> tuple[str, str]:
    score = journey.application.score
    found = next((band for band in BANDS if score is not None and score <= band[1]), None)
    return (str(found) if found else ""), ""


BAND_OF = {str(band): band for band in BANDS}
"""By the keys of GroupBy.SCORE."""
KEYS: dict[GroupBy, Callable[[Journey], tuple[str, str]]] = {
    GroupBy.SOURCE: _source,
    GroupBy.CV: _cv,
    GroupBy.SCORE: _band,
}
"""What tells an application's group apart, and what the user calls that."""
