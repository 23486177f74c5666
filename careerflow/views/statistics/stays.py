"""How long applications wait in a stage."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import FEWEST, Statistics, Stay
from careerflow.models.table import Table
from careerflow.views.charts.figures import count, days
from careerflow.views.charts.rows import Bar, Row, draw_rows
from careerflow.views.charts.scale import ticks
from careerflow.views.charts.shown import Shown
from careerflow.views.statistics.progress import nothing_began
from careerflow.views.widgets.stage_words import stage_name

translate = QCoreApplication.translate


def stays(statistics: Statistics) -> Shown:
    found = statistics.stays
    most = max(
        (value for stay in found for value in (stay.median, stay.median_here) if value), default=0.0
    )
    steps = ticks(most, whole=False)
    rows = tuple(_row(stay, steps[-1]) for stay in found)
    axis = tuple((step / steps[-1], days(step)) for step in steps)
    few = translate(
        "Statistics", "Shown from {fewest} applications on in a stage; there are fewer yet."
    ).format(fewest=FEWEST)
    return Shown(
        translate("Statistics", "Days in a stage"),
        translate(
            "Statistics",
            "Half of the applications stayed shorter, half longer (median). Those that have "
            "moved on and those that are still there are told apart: the latter are not over "
            "yet. Each time that an application came into a stage counts; offers and rejections "
            "are ends and are not shown.",
        ),
        partial(draw_rows, rows=rows, ticks=axis) if rows else None,
        _table(found),
        few if statistics.applications else nothing_began(),
        _hidden(statistics.stays_hidden) if rows else "",
    )


def _row(stay: Stay, end: float) -> Row:
    name = stage_name(stay.stage)
    color = f"stage_{stay.stage.kind.value}"
    left = translate("Statistics", "Moved on: {days} days ({count})")
    here = translate("Statistics", "Still here: {days} days ({count})")
    bars = (
        _bar(name, left, stay.median, stay.left, end, color),
        _bar(name, here, stay.median_here, stay.here, end, "not_scored"),
    )
    return Row(name, tuple(bar for bar in bars if bar is not None))


def _bar(
    name: str, words: str, median: float | None, cases: int, end: float, color: str
) -> Bar | None:
    if median is None:
        return None
    said = words.format(days=days(median), count=count(cases))
    return Bar(median / end, color, said, f"{name} · {said}")


def _hidden(number: int) -> str:
    if not number:
        return ""
    said = translate("Statistics", "Stages hidden, with fewer than {fewest} cases: {count}.")
    return said.format(fewest=FEWEST, count=count(number))


def _table(found: tuple[Stay, ...]) -> Table:
    headers = (
        translate("Statistics", "Stage"),
        translate("Statistics", "Moved on"),
        translate("Statistics", "Days (median)"),
        translate("Statistics", "Still here"),
        translate("Statistics", "Days so far (median)"),
    )
    rows = (
        (
            stage_name(stay.stage),
            stay.left,
            None if stay.median is None else round(stay.median, 1),
            stay.here,
            None if stay.median_here is None else round(stay.median_here, 1),
        )
        for stay in found
    )
    return Table(headers, tuple(rows))
