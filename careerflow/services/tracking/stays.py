"""How long applications wait in a stage."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median

from careerflow.models.figures import FEWEST, GroupBy, Stay, StayGroup, Stays
from careerflow.models.tracker import Stage, StageKind
from careerflow.services.tracking.journey import Journey
from careerflow.services.tracking.rates import BAND_OF, KEYS

_DAY = 86400
_WAITING = (StageKind.WISHLIST, StageKind.APPLIED, StageKind.INTERVIEWING)

_Days = tuple[list[float], list[float]]
"""Of stays that have ended, and of those that go on."""


def stays(
    by: GroupBy | None, found: Iterable[Journey], order: Sequence[Stage], now: datetime
) -> Stays:
    """In the stages in which one waits, in the order of `order`; each time that an application
    came into one counts. The group with the most cases comes first, score bands from the lowest;
    what has fewer than FEWEST cases is counted alone."""
    names: dict[str, str] = {}
    days: dict[str, dict[str, _Days]] = {}
    waiting = {stage.id for stage in order if stage.kind in _WAITING}
    for journey in found:
        key, name = ("", "") if by is None else KEYS[by](journey)
        names.setdefault(key, name)
        of_group = days.setdefault(key, {})
        for stage_id, long, is_over in _lengths(journey, now):
            if stage_id in waiting:
                of_group.setdefault(stage_id, ([], []))[0 if is_over else 1].append(long)
    groups, hidden = [], 0
    for key, of_group in days.items():
        every = [_stay(stage, of_group[stage.id]) for stage in order if stage.id in of_group]
        enough = tuple(stay for stay in every if stay.left + stay.here >= FEWEST)
        hidden += len(every) - len(enough)
        if enough:
            groups.append(StayGroup(names[key], BAND_OF.get(key), enough))
    return Stays(tuple(sorted(groups, key=_order)), hidden)


def _lengths(journey: Journey, now: datetime) -> Iterator[tuple[str, float, bool]]:
    """Stages with the days in them, and whether they are over."""
    for move, following in pairwise(journey.moves):
        yield move.stage_id, (following.at - move.at).total_seconds() / _DAY, True
    last = journey.moves[-1]
    yield last.stage_id, max(0.0, (now - last.at).total_seconds() / _DAY), False


def _stay(stage: Stage, days: _Days) -> Stay:
    over, going_on = days
    return Stay(
        stage,
        left=len(over),
        median=median(over) if over else None,
        here=len(going_on),
        median_here=median(going_on) if going_on else None,
    )


def _order(group: StayGroup) -> tuple[int, int, str]:
    cases = sum(stay.left + stay.here for stay in group.stays)
    return (group.band[0] if group.band else 101, -cases, group.name)
