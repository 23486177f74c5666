"""Where the radar's axes, labels and polygon lie: geometry only."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF

MAXIMUM = 10.0
LABEL_GAP = 7.0
"""Pixels between the outer ring and a label."""


def direction(axis: int, count: int) -> QPointF:
    """Unit vector of an axis, y downwards; the first points up, the others follow clockwise."""
    angle = 2 * math.pi * axis / count - math.pi / 2
    return QPointF(math.cos(angle), math.sin(angle))


def label_rect(axis: int, count: int, radius: float, size: QSizeF) -> QRectF:
    """A label's place around the centre (0, 0): it touches its axis's end from outside."""
    to = direction(axis, count)
    anchor = to * (radius + LABEL_GAP)
    x = anchor.x() - size.width() / 2 * (1 - _leaning(to.x()))
    y = anchor.y() - size.height() / 2 * (1 - to.y())
    return QRectF(QPointF(x, y), size)


def _leaning(x: float) -> float:
    """-1, 0, 1: labels at the side start or end at their axis, those near the middle centre."""
    return math.copysign(1.0, x) if abs(x) > 0.9 else x


def fit(view: QSizeF, labels: Sequence[QSizeF]) -> tuple[float, QPointF]:
    """(radius, centre) in pixels: the largest radar whose labels all stay inside `view`."""
    low, high = 1.0, max(view.width(), view.height())
    for _ in range(24):
        middle = (low + high) / 2
        box = _bounds(middle, labels)
        inside = box.width() <= view.width() and box.height() <= view.height()
        low, high = (middle, high) if inside else (low, middle)
    box = _bounds(low, labels)
    centre = QPointF(view.width() / 2, view.height() / 2) - box.center()
    return low, centre


def polygon(scores: Sequence[float | None], count: int) -> list[tuple[int, QPointF]]:
    """(axis, point) of each scored axis, the outer ring being at 1; the others are skipped."""
    return [
        (axis, direction(axis, count) * (score / MAXIMUM))
        for axis, score in enumerate(scores)
        if score is not None
    ]


def axis_at(offset: QPointF, count: int, radius: float) -> int | None:
    """The axis nearest to a point given from the centre; None far outside."""
    distance = math.hypot(offset.x(), offset.y())
    if distance < 4 or distance > 2 * radius:
        return None
    angle = math.atan2(offset.y(), offset.x()) + math.pi / 2
    return round(angle / (2 * math.pi) * count) % count


def _bounds(radius: float, labels: Sequence[QSizeF]) -> QRectF:
    box = QRectF(-radius, -radius, 2 * radius, radius)
    for axis, size in enumerate(labels):
        box = box.united(label_rect(axis, len(labels), radius, size))
    return box
