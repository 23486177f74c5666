"""Columns over time: stacked on each other, or each kind in a strip of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from careerflow.views.charts.drawing import LEFT, MIDDLE, RIGHT, STRONG, Drawing, width_of
from careerflow.views.charts.legend import draw_legend
from careerflow.views.charts.scale import ticks
from careerflow.views.theme import Size, Space

_WIDEST = 36.0
_AXIS = 22.0


@dataclass(frozen=True, slots=True)
class Series:
    """Counts of one kind, one a column. `spoken` is said of each that is not 0."""

    name: str
    color: str
    counts: tuple[int, ...]
    spoken: tuple[str, ...] = ()


def draw_stacked(
    width: float,
    series: Sequence[Series],
    labels: Sequence[str],
    spoken: Sequence[str],
    figure: Sequence[str],
    height: float = 150.0,
) -> Drawing:
    """A legend above; `labels` stand below the columns, as far as there is room, `spoken` is said
    of them. `figure` are the words of the whole numbers from 0 on."""
    drawing = Drawing(width)
    top = draw_legend(drawing, 0, [(each.color, each.name) for each in series]) + Space.S
    sums = [sum(column) for column in zip(*(each.counts for each in series), strict=True)]
    steps = [step for step in ticks(max(sums, default=0)) if step < len(figure)]
    left = max(width_of(figure[int(step)]) for step in steps) + Space.S
    plot = QRectF(left, top + 6, width - left, height)
    for step in steps:
        y = plot.bottom() - plot.height() * step / steps[-1]
        drawing.line(QPointF(left, y), QPointF(width, y), "grid")
        place = QRectF(0, y - 9, left - Space.S, 18)
        drawing.words(place, figure[int(step)], "muted", alignment=RIGHT)
    for number, words in enumerate(spoken):
        slot = _slot(plot, number, len(sums))
        _draw_stack(drawing, slot, [(s.color, s.counts[number] / steps[-1]) for s in series])
        drawing.mark(slot, words)
    _draw_labels(drawing, plot, labels)
    drawing.height = plot.bottom() + _AXIS
    return drawing


def _draw_stack(drawing: Drawing, slot: QRectF, shares: Sequence[tuple[str, float]]) -> None:
    y = slot.bottom()
    for color, share in shares:
        if share:
            high = slot.height() * share
            bar = _bar(slot, high).translated(0, y - slot.bottom())
            # A gap of a pixel tells the parts apart where colours are hard to.
            drawing.bar(bar.adjusted(0, 1 if high > 3 else 0, 0, 0), color, 2)
            y -= high


def draw_strips(
    width: float, series: Sequence[Series], labels: Sequence[str], totals: Sequence[str]
) -> Drawing:
    """Kinds below each other, on one scale and one axis; `totals` stand beside their names."""
    drawing = Drawing(width)
    names = max(width_of(each.name, Size.BODY) for each in series)
    left = min(max(names, 72.0), width / 3) + Space.M
    most = max((count for each in series for count in each.counts), default=0)
    high, y = 44.0, 0.0
    for each, total in zip(series, totals, strict=True):
        plot = QRectF(left, y + 8, width - left, high - 8)
        drawing.words(QRectF(0, y + 6, left - Space.M, 18), each.name, size=Size.BODY)
        place = QRectF(0, y + 24, left - Space.M, 18)
        drawing.words(place, total, "muted", weight=STRONG, alignment=LEFT)
        drawing.line(plot.bottomLeft(), plot.bottomRight(), "grid")
        for number, count in enumerate(each.counts):
            slot = _slot(plot, number, len(each.counts))
            if count:
                drawing.bar(_bar(slot, max(2.0, plot.height() * count / most)), each.color)
                drawing.mark(slot, each.spoken[number])
        y += high
    _draw_labels(drawing, QRectF(left, 0, width - left, y), labels)
    drawing.height = y + _AXIS
    return drawing


def _slot(plot: QRectF, number: int, count: int) -> QRectF:
    pitch = plot.width() / count
    return QRectF(plot.left() + pitch * number, plot.top(), pitch, plot.height())


def _bar(slot: QRectF, height: float) -> QRectF:
    width = min(_WIDEST, slot.width() * (0.72 if slot.width() > 6 else 0.9))
    return QRectF(slot.center().x() - width / 2, slot.bottom() - height, width, height)


def _draw_labels(drawing: Drawing, plot: QRectF, labels: Sequence[str]) -> None:
    """Every second, third, … where not all have room."""
    if not labels:
        return
    widest = max(map(width_of, labels)) + Space.M
    every = max(1, ceil(widest / (plot.width() / len(labels))))
    # Counted from the end: the newest has its name.
    for number in range(len(labels) - 1, -1, -every):
        middle = _slot(plot, number, len(labels)).center().x()
        left = min(middle - widest / 2, plot.right() - widest + Space.M / 2)
        if left < 0:
            continue
        place = QRectF(left, plot.bottom() + 3, widest, 18)
        drawing.words(place, labels[number], "muted", alignment=MIDDLE)
