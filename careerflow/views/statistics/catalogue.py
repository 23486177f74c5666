"""The charts of the page, in their order."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from careerflow.models.figures import Grain, GroupBy, Statistics
from careerflow.views.charts.shown import Shown
from careerflow.views.statistics.answers import answers
from careerflow.views.statistics.over_time import over_time
from careerflow.views.statistics.progress import flows, funnel
from careerflow.views.statistics.stays import stays


class ChartKind(StrEnum):
    OVER_TIME = "over_time"
    FUNNEL = "funnel"
    STAYS = "stays"
    FLOWS = "flows"
    SOURCES = "sources"
    CVS = "cvs"
    SCORES = "scores"


WIDE = frozenset({ChartKind.OVER_TIME, ChartKind.FLOWS})
"""Those that take the whole width of the page."""


def shown(
    kind: ChartKind, statistics: Statistics, grain: Grain, by: GroupBy | None = None
) -> Shown:
    """In the language of the window; `by` is for STAYS."""
    made: dict[ChartKind, Callable[[], Shown]] = {
        ChartKind.OVER_TIME: partial(over_time, statistics, grain),
        ChartKind.FUNNEL: partial(funnel, statistics),
        ChartKind.STAYS: partial(stays, statistics, by),
        ChartKind.FLOWS: partial(flows, statistics),
        ChartKind.SOURCES: partial(answers, statistics, GroupBy.SOURCE),
        ChartKind.CVS: partial(answers, statistics, GroupBy.CV),
        ChartKind.SCORES: partial(answers, statistics, GroupBy.SCORE),
    }
    return made[kind]()
