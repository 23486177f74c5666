"""How the user's applications go.

The applications of a period are those that came into the pipeline in it: with them begins every
figure but those over time, which count what happened in the period. What a history says now
counts: a move that was corrected or withdrawn does so everywhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

from careerflow.models.figures import (
    Flow,
    Grain,
    GroupBy,
    Interval,
    Node,
    Period,
    Statistics,
)
from careerflow.models.record import Record
from careerflow.models.tracker import Stage, StageKind
from careerflow.services.tracking.journey import (
    REACHED,
    Journey,
    day_of,
    journeys,
    stages_by_id,
)
from careerflow.services.tracking.rates import group, grouped
from careerflow.services.tracking.stays import stays


def statistics_of(
    record: Record,
    period: Period,
    grain: Grain,
    now: datetime,
    zone: tzinfo | None = None,
) -> Statistics:
    """`zone` is where the days of the period are; None is the computer's own."""
    every = journeys(record)
    found = [journey for journey in every if period.has(day_of(journey.began, zone))]
    order = list(stages_by_id(record).values())
    return Statistics(
        total=len(every),
        applications=len(found),
        sent=sum(journey.sent is not None for journey in found),
        over_time=_over_time(every, period, grain, day_of(now, zone), zone),
        funnel=funnel(found),
        nodes=_nodes(found, order),
        flows=_flows(found),
        overall=group("", found),
        groups={by: grouped(by, found) for by in GroupBy},
        stays={by: stays(by, found, order, now) for by in (None, *GroupBy)},
    )


def funnel(found: Iterable[Journey]) -> tuple[tuple[StageKind, int], ...]:
    """How many have come to each kind of stage at least, whatever became of them later."""
    reached = Counter(REACHED.index(journey.reached) for journey in found)
    return tuple(
        (kind, sum(count for place, count in reached.items() if place >= step))
        for step, kind in enumerate(REACHED)
    )


def _nodes(found: Iterable[Journey], order: Iterable[Stage]) -> tuple[Node, ...]:
    """Stages that any of them has been in."""
    came: Counter[str] = Counter()
    here: Counter[str] = Counter()
    for journey in found:
        came.update(move.stage_id for move in journey.moves)
        here[journey.moves[-1].stage_id] += 1
    return tuple(Node(stage, came[stage.id], here[stage.id]) for stage in order if stage.id in came)


def _flows(found: Iterable[Journey]) -> tuple[Flow, ...]:
    """Also those that lead back. Into each stage go as many as out of it and as are there."""
    counts: Counter[tuple[str | None, str]] = Counter()
    for journey in found:
        counts[None, journey.moves[0].stage_id] += 1
        counts.update((a.stage_id, b.stage_id) for a, b in pairwise(journey.moves))
    return tuple(Flow(source, target, count) for (source, target), count in counts.items())


# Over time


def _over_time(
    every: Iterable[Journey], period: Period, grain: Grain, today: date, zone: tzinfo | None
) -> tuple[Interval, ...]:
    """Every week or month of the period, those without anything too; each application counts
    once for each thing, when it first came to it."""
    counts: Counter[tuple[str, date]] = Counter()
    for journey in every:
        for name, moment in _events(journey):
            day = day_of(moment, zone)
            if period.has(day):
                counts[name, _start(day, grain)] += 1
    if not counts:
        return ()
    starts = [start for _, start in counts]
    first = _start(period.start, grain) if period.start else min(starts)
    last = max(_start(min(period.end or today, today), grain), *starts)
    names = ("saved", "sent", "interviewing", "offers", "rejected")
    return tuple(
        Interval(start, *(counts[name, start] for name in names))
        for start in _starts(first, last, grain)
    )


def _events(journey: Journey) -> Iterator[tuple[str, datetime]]:
    yield "saved", journey.began
    if journey.sent is not None:
        yield "sent", journey.sent
    for name, kind in _FIRSTS.items():
        if kind in journey.first:
            yield name, journey.first[kind]


_FIRSTS = {
    "interviewing": StageKind.INTERVIEWING,
    "offers": StageKind.OFFER,
    "rejected": StageKind.REJECTED,
}


def _starts(first: date, last: date, grain: Grain) -> Iterator[date]:
    step: Callable[[date], date] = _FOLLOWING[grain]
    while first <= last:
        yield first
        first = step(first)


def _start(day: date, grain: Grain) -> date:
    """Weeks begin on Monday (ISO 8601)."""
    if grain is Grain.MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday())


_FOLLOWING: dict[Grain, Callable[[date], date]] = {
    Grain.WEEK: lambda start: start + timedelta(days=7),
    Grain.MONTH: lambda start: (start + timedelta(days=31)).replace(day=1),
}
