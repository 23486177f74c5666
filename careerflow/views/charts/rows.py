"""Rows of bars that begin at one line: rates with their uncertainty, lengths of time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from careerflow.views.charts.drawing import LEFT, MIDDLE, STRONG, Drawing, width_of
from careerflow.views.theme import Size, Space

_NAME, _BAR, _PITCH = 22.0, 14.0, 22.0
_BETWEEN = 14.0
_AXIS = 24.0
_LEAST_TRACK = 80.0


@dataclass(frozen=True, slots=True)
class Bar:
    """`value`, `low` and `high` as shares of the axis (0 to 1); None draws no bar, or no whisker.
    `words` stand behind it, `spoken` is said of it."""

    value: float | None
    color: str
    words: str
    spoken: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    bars: tuple[Bar, ...]


def draw_rows(width: float, rows: Sequence[Row], ticks: Sequence[tuple[float, str]]) -> Drawing:
    """`ticks` are places of the axis (0 to 1) with their words."""
    drawing = Drawing(width)
    words = max((width_of(bar.words) for row in rows for bar in row.bars), default=0.0) + 4
    words = min(words, width - _LEAST_TRACK - Space.M)
    track = width - words - Space.M
    y = 0.0
    for row in rows:
        drawing.words(QRectF(0, y, width, _NAME), row.name, size=Size.BODY, weight=STRONG)
        y += _NAME
        for bar in row.bars:
            _draw_bar(drawing, QRectF(0, y + (_PITCH - _BAR) / 2, track, _BAR), bar, words)
            y += _PITCH
        y += _BETWEEN
    _draw_axis(drawing, track, y - _BETWEEN / 2, ticks)
    drawing.height = y - _BETWEEN / 2 + _AXIS
    return drawing


def _draw_bar(drawing: Drawing, track: QRectF, bar: Bar, words: float) -> None:
    drawing.bar(track, "sunken", 3)
    if bar.value is not None:
        length = max(2.0, track.width() * min(1.0, bar.value)) if bar.value else 0.0
        drawing.bar(QRectF(track.left(), track.top(), length, track.height()), bar.color, 3)
    if bar.low is not None and bar.high is not None:
        _draw_whisker(drawing, track, bar.low, bar.high)
    place = QRectF(track.right() + Space.M, track.top() - 3, words, track.height() + 6)
    drawing.words(place, bar.words)
    drawing.mark(track.adjusted(0, -2, Space.M + words, 2), bar.spoken)


def _draw_whisker(drawing: Drawing, track: QRectF, low: float, high: float) -> None:
    y = track.center().y()
    start, end = (track.left() + track.width() * share for share in (low, high))
    for color, wider in (("surface", 3.0), ("text", 0.0)):  # seen on the bar and beside it
        drawing.line(QPointF(start, y), QPointF(end, y), color, 1.5 + wider)
        for x in (start, end):
            drawing.line(QPointF(x, y - 4), QPointF(x, y + 4), color, 1.5 + wider)


def _draw_axis(
    drawing: Drawing, track: float, y: float, ticks: Sequence[tuple[float, str]]
) -> None:
    drawing.line(QPointF(0, y), QPointF(track, y), "grid")
    for place, said in ticks:
        x = track * place
        drawing.line(QPointF(x, y), QPointF(x, y + 4), "border_strong")
        width = width_of(said) + 4
        left = min(max(0.0, x - width / 2), drawing.width - width)
        side = MIDDLE if left else LEFT
        drawing.words(QRectF(left, y + 4, width, 18), said, "muted", alignment=side)
