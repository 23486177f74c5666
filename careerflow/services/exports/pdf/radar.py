"""The radar of the axes, drawn in vectors."""

import math
from itertools import pairwise

from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.canvas import Point, Sheet
from careerflow.services.exports.pdf.type import Style
from careerflow.services.exports.worded import WordedAxis

_RINGS = 5
_NAME, _VALUE = Style(7.8, "Medium", "muted"), Style(8.6, "SemiBold")
_NONE = Style(7.8, color="not_scored_text")
_FIGURE = Style(5.8, color="muted")
_BESIDE, _ABOVE = 56.0, 110.0
"""Room for a label beside the radar, and above or below it."""
_GAP = 7.0
RADIUS = 62.0
WIDTH = 2 * (0.96 * RADIUS + _GAP + _BESIDE)
_LABEL_HEIGHT = 24.0
HEIGHT = (1 + math.cos(math.pi / 5)) * RADIUS + 2 * (_GAP + _LABEL_HEIGHT)
"""Of five axes: the lowest two do not reach as far down as the first reaches up."""


def draw_radar(sheet: Sheet, left: float, top: float, axes: tuple[WordedAxis, ...]) -> None:
    """WIDTH by HEIGHT, labels included. Rings at 2, 4 ... 10; an axis without a score has a
    dashed spoke and a hollow dot."""
    centre = (left + WIDTH / 2, top + _LABEL_HEIGHT + _GAP + RADIUS)
    ends = [_direction(axis, len(axes)) for axis in range(len(axes))]

    def at(axis: int, share: float) -> Point:
        x, y = ends[axis]
        return (centre[0] + x * RADIUS * share, centre[1] + y * RADIUS * share)

    for ring in range(1, _RINGS + 1):
        token = "border_strong" if ring == _RINGS else "grid"
        sheet.path([at(axis, ring / _RINGS) for axis in range(len(axes))], edge=token)
    for axis, shown in enumerate(axes):
        dashed = "[2.5 2] 0" if shown.score is None else ""
        sheet.line(centre, at(axis, 1.0), "grid", 0.8, dashed)
    corners = [(i, at(i, axis.score / 10)) for i, axis in enumerate(axes) if axis.score is not None]
    _draw_area(sheet, centre, corners, len(axes))
    for axis, shown in enumerate(axes):
        if shown.score is None:
            sheet.circle(at(axis, 1.0), 2.4, fill="surface", edge="not_scored_text")
        _draw_label(sheet, at(axis, 1.0), ends[axis], shown)
    for ring in range(1, _RINGS + 1):
        x, y = at(0, ring / _RINGS)
        sheet.text(x + 2.5, y + 0.4, str(2 * ring), _FIGURE)


def _direction(axis: int, count: int) -> Point:
    angle = 2 * math.pi * axis / count
    return (math.sin(angle), -math.cos(angle))


def _draw_area(sheet: Sheet, centre: Point, corners: list[tuple[int, Point]], count: int) -> None:
    """An edge that passes over an axis without a score is dashed: nothing is known there."""
    points = [point for _, point in corners]
    if not points:
        return
    # One or two scores alone span no area: the centre closes it.
    area = points if len(points) > 2 else [centre, *points]
    if len(area) > 2:
        sheet.path(area, fill="accent", opacity=0.22)
    ring = [*corners, *corners[:1]] if len(corners) > 2 else corners
    for (axis, start), (following, end) in pairwise(ring):
        neighbours = (axis + 1) % count == following
        sheet.line(start, end, "accent", 1.5, "" if neighbours else "[4 2.5] 0")
    for point in points:
        sheet.circle(point, 2.9, fill="accent", edge="surface", width=0.9)


def _draw_label(sheet: Sheet, end: Point, direction: Point, axis: WordedAxis) -> None:
    value_style = _NONE if axis.score is None else _VALUE
    room = _BESIDE if abs(direction[0]) > 0.9 else _ABOVE
    lines = [(line, _NAME) for line in setting.wrap_evenly(axis.name, _NAME, room)]
    lines += [(line, value_style) for line in setting.wrap_evenly(axis.value, value_style, room)]
    height = sum(style.leading for _, style in lines)
    widest = max(setting.width(line, style) for line, style in lines)
    x, y = end[0] + direction[0] * _GAP, end[1] + direction[1] * _GAP
    leaning = math.copysign(1.0, direction[0]) if abs(direction[0]) > 0.9 else direction[0]
    middle = x + leaning * widest / 2
    top = y - height / 2 * (1 - direction[1])
    for line, style in lines:
        sheet.text_centred(middle, top, line, style)
        top += style.leading
