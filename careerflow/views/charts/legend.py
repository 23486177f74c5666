"""What the colours of a chart stand for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from careerflow.views.charts.drawing import Drawing, width_of

_LINE = 20.0
_GAP = 16.0


def draw_legend(drawing: Drawing, y: float, entries: Sequence[tuple[str, str]]) -> float:
    """`entries` are colours with their names; returns where it ends."""
    x = 0.0
    for color, name in entries:
        width = width_of(name) + 2
        if x and x + 16 + width > drawing.width:
            x, y = 0.0, y + _LINE
        drawing.bar(QRectF(x, y + 5, 10, 10), color)
        drawing.words(QRectF(x + 16, y, width, _LINE), name, "muted")
        x += 16 + width + _GAP
    return y + _LINE
