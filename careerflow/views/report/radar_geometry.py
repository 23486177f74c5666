"""Where the radar's axes, labels and polygon lie: geometry only."""

import math
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSizeF

MAXIMUM = 10.0
LABEL_GAP = 7.0
"""Pixels between the outer ring and a label."""


def direction(axis: int, count: int) -> QPointF:
    """Unit vector of an axis, y downwards; the first points up, the others follow clockwise."""
    return QPointF(*_direction(axis, count))


@cache
def _direction(axis: int, count: int) -> tuple[float, float]:
    angle = 2 * math.pi * axis / count - math.pi / 2
    return math.cos(angle), math.sin(angle)


def label_rect(axis: int, count: int, radius: float, size: QSizeF) -> QRectF:
    """A label's place around the centre (0, 0): it touches its axis's end from outside."""
    return QRectF(*_label(_direction(axis, count), radius, size.width(), size.height()))


def _label(
    to: tuple[float, float], radius: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """x, y, width and height."""
    x = to[0] * (radius + LABEL_GAP) - width / 2 * (1 - _leaning(to[0]))
    y = to[1] * (radius + LABEL_GAP) - height / 2 * (1 - to[1])
    return x, y, width, height


def _leaning(x: float) -> float:
    """-1, 0, 1: labels at the side start or end at their axis, those near the middle centre."""
    return math.copysign(1.0, x) if abs(x) > 0.9 else x


def fit(view: QSizeF, labels: Sequence[QSizeF]) -> tuple[float, QPointF]:
    """(radius, centre) in pixels: the largest radar whose labels all stay inside `view`."""
    width, height = view.width(), view.height()
    sizes = [(size.width(), size.height()) for size in labels]
    low, high = 1.0, max(width, height)
    for _ in range(24):
        middle = (low + high) / 2
        left, top, right, bottom = _bounds(middle, sizes)
        inside = right - left <= width and bottom - top <= height
        low, high = (middle, high) if inside else (low, middle)
    left, top, right, bottom = _bounds(low, sizes)
    return low, QPointF((width - left - right) / 2, (height - top - bottom) / 2)


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


def _bounds(
    radius: float, labels: Sequence[tuple[float, float]]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all, around the centre."""
    left, top, right, bottom = -radius, -radius, radius, 0.0
    for axis, (width, height) in enumerate(labels):
        x, y, _, _ = _label(_direction(axis, len(labels)), radius, width, height)
        left, top = min(left, x), min(top, y)
        right, bottom = max(right, x + width), max(bottom, y + height)
    return left, top, right, bottom
