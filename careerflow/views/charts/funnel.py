"""How many have come how far: bars around one line, each narrower than that above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from careerflow.views.charts.drawing import MIDDLE, RIGHT, STRONG, Drawing, width_of
from careerflow.views.theme import Size, Space

_BAR, _GAP = 36.0, 18.0


@dataclass(frozen=True, slots=True)
class Step:
    """`count` is its figure, `figure` the words of that, `share` what of the step before came
    this far."""

    name: str
    color: str
    count: int
    figure: str
    share: str
    spoken: str


def draw_funnel(width: float, steps: Sequence[Step]) -> Drawing:
    drawing = Drawing(width)
    left = min(max(width_of(step.name, Size.BODY) for step in steps), width / 3) + Space.M
    right = max(width_of(step.share) for step in steps) + Space.M
    middle, room = left + (width - left - right) / 2, max(40.0, width - left - right)
    most = max(1, steps[0].count)
    before: QRectF | None = None
    y = 0.0
    for step in steps:
        long = max(2.0, room * step.count / most) if step.count else 2.0
        bar = QRectF(middle - long / 2, y, long, _BAR)
        if before is not None:
            drawing.fill(_between(before, bar), step.color, 0.18)
        drawing.words(QRectF(0, y, left - Space.M, _BAR), step.name, size=Size.BODY)
        _draw_step(drawing, bar, step)
        place = QRectF(width - right, y, right, _BAR)
        drawing.words(place, step.share, "muted", alignment=RIGHT)
        drawing.mark(QRectF(left, y, width - left - right, _BAR), step.spoken)
        before = bar
        y += _BAR + _GAP
    drawing.height = y - _GAP + 2
    return drawing


def _draw_step(drawing: Drawing, bar: QRectF, step: Step) -> None:
    """The figure stands on a plate of its own: it is read on every colour."""
    drawing.bar(bar, step.color, 4)
    width = width_of(step.figure, Size.BODY, STRONG) + 2 * Space.S
    plate = QRectF(0, 0, width, 22)
    plate.moveCenter(bar.center())
    drawing.bar(plate, "surface", 6)
    drawing.words(plate, step.figure, size=Size.BODY, weight=STRONG, alignment=MIDDLE)


def _between(upper: QRectF, lower: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(upper.left(), upper.bottom()))
    path.lineTo(upper.right(), upper.bottom())
    path.lineTo(lower.right(), lower.top())
    path.lineTo(lower.left(), lower.top())
    path.closeSubpath()
    return path
