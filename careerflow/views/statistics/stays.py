"""How long applications wait in a stage."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import FEWEST, GroupBy, Statistics, Stay, StayGroup
from careerflow.models.table import Table, Value
from careerflow.views.charts.figures import count, days
from careerflow.views.charts.rows import Bar, Row, draw_rows
from careerflow.views.charts.scale import ticks
from careerflow.views.charts.shown import Shown
from careerflow.views.statistics.answers import group_name
from careerflow.views.statistics.progress import nothing_began
from careerflow.views.words.stages import stage_name

translate = QCoreApplication.translate


def stays(statistics: Statistics, by: GroupBy | None) -> Shown:
    """All together with those still there beside those that moved on; or group by group."""
    found = statistics.stays[by]
    every = [stay for group in found.shown for stay in group.stays]
    most = max((value for stay in every for value in _drawn(stay, by)), default=0.0)
    steps = ticks(most, whole=False)
    if by is None:
        rows = tuple(_stage_row(stay, steps[-1]) for stay in every)
    else:
        rows = tuple(_group_row(group, by, steps[-1]) for group in found.shown)
    axis = tuple((step / steps[-1], days(step)) for step in steps)
    return Shown(
        _title(by),
        _about(),
        partial(draw_rows, rows=rows, ticks=axis) if rows else None,
        _table(found.shown, by),
        _few() if statistics.applications else nothing_began(),
        _hidden(found.hidden) if rows else "",
    )


def _drawn(stay: Stay, by: GroupBy | None) -> tuple[float, ...]:
    """The lengths of its bars: both, or among groups the first of them that there is."""
    found = tuple(value for value in (stay.median, stay.median_here) if value is not None)
    return found if by is None else found[:1]


def _title(by: GroupBy | None) -> str:
    titles = {
        None: translate("Statistics", "Days in a stage"),
        GroupBy.SOURCE: translate("Statistics", "Days in a stage by source"),
        GroupBy.CV: translate("Statistics", "Days in a stage by CV version"),
        GroupBy.SCORE: translate("Statistics", "Days in a stage by score"),
    }
    return titles[by]


def _about() -> str:
    return translate(
        "Statistics",
        "Half of the applications stayed shorter, half longer (median). Those that have "
        "moved on and those that are still there are told apart: the latter are not over "
        "yet. Each time that an application came into a stage counts; offers and rejections "
        "are ends and are not shown.",
    )


def _few() -> str:
    return translate(
        "Statistics", "Shown from {fewest} applications on in a stage; there are fewer yet."
    ).format(fewest=FEWEST)


def _hidden(number: int) -> str:
    if not number:
        return ""
    said = translate("Statistics", "Stages hidden, with fewer than {fewest} cases: {count}.")
    return said.format(fewest=FEWEST, count=count(number))


# Rows


def _stage_row(stay: Stay, end: float) -> Row:
    name = stage_name(stay.stage)
    bars = (_moved_on(name, stay, end), _still_here(name, stay, end))
    return Row(name, tuple(bar for bar in bars if bar is not None))


def _moved_on(name: str, stay: Stay, end: float) -> Bar | None:
    words = translate("Statistics", "Moved on: {days} days ({count})")
    return _bar(name, words, stay.median, stay.left, end, f"stage_{stay.stage.kind.value}")


def _still_here(name: str, stay: Stay, end: float) -> Bar | None:
    words = translate("Statistics", "Still here: {days} days ({count})")
    return _bar(name, words, stay.median_here, stay.here, end, "not_scored")


def _bar(
    name: str, words: str, median: float | None, cases: int, end: float, color: str
) -> Bar | None:
    if median is None:
        return None
    said = words.format(days=days(median), count=count(cases))
    return Bar(median / end, color, said, f"{name} · {said}")


def _group_row(group: StayGroup, by: GroupBy, end: float) -> Row:
    """A bar a stage: of those that moved on, or where there are none of those still there."""
    name = group_name(group.name, group.band, by)
    bars = []
    for stay in group.stays:
        stage = stage_name(stay.stage)
        bar = _moved_on(stage, stay, end) or _still_here(stage, stay, end)
        if bar is not None:
            bars.append(Bar(bar.value, bar.color, bar.spoken, f"{name} · {bar.spoken}"))
    return Row(name, tuple(bars))


# Figures


def _table(groups: tuple[StayGroup, ...], by: GroupBy | None) -> Table:
    headers = (
        translate("Statistics", "Stage"),
        translate("Statistics", "Moved on"),
        translate("Statistics", "Days (median)"),
        translate("Statistics", "Still here"),
        translate("Statistics", "Days so far (median)"),
    )
    if by is None:
        return Table(headers, tuple(_values(stay) for group in groups for stay in group.stays))
    return Table(
        (translate("Statistics", "Group"), *headers),
        tuple(
            (group_name(group.name, group.band, by), *_values(stay))
            for group in groups
            for stay in group.stays
        ),
    )


def _values(stay: Stay) -> tuple[Value, ...]:
    return (
        stage_name(stay.stage),
        stay.left,
        None if stay.median is None else round(stay.median, 1),
        stay.here,
        None if stay.median_here is None else round(stay.median_here, 1),
    )
