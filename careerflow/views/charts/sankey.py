"""Flows between stages: bands from left to right, as wide as many have gone that way; those that
lead back pass below the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from careerflow.views.charts.drawing import LEFT, RIGHT, STRONG, Drawing, width_of
from careerflow.views.theme import Size, Space

_NODE, _GAP = 12.0, 34.0
_LABEL = 18.0
_LANE_GAP = 8.0
_TURN = 8.0
_EDGE = 18.0


@dataclass(frozen=True, slots=True)
class Box:
    """A stage. `column` is its place from the left; `name` and `detail` are its two lines. One
    that is `low` stands below those of the column before, which bands to it then pass."""

    id: str
    column: int
    color: str
    count: int
    name: str
    detail: str
    spoken: str
    low: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    source: str
    target: str
    count: int
    spoken: str


def draw_sankey(
    width: float, boxes: Sequence[Box], bands: Sequence[Band], height: float = 260.0
) -> Drawing:
    drawing = Drawing(width)
    scale = _scale(boxes, bands, height)
    column = {box.id: box.column for box in boxes}
    back = [band.count for band in bands if column[band.source] >= column[band.target]]
    edge = max(_EDGE, _TURN + max(back, default=0) * scale)
    places = _placed(width, edge, boxes, _values(boxes, bands), scale)
    starts, ends = _joints(boxes, bands, places, scale)
    colors = {box.id: box.color for box in boxes}
    bottom = max(place.bottom() for place in places.values())
    lane = bottom + _LANE_GAP
    for band in bands:
        thick = band.count * scale
        start = QPointF(places[band.source].right(), starts[band])
        end = QPointF(places[band.target].left(), ends[band])
        if column[band.source] < column[band.target]:
            path = _ribbon(start, end, thick)
            drawing.fill(path, colors[band.target], 0.38)
        else:
            half = QPointF(0, thick / 2)
            path = _loop(start + half, end + half, lane + thick / 2, thick)
            drawing.fill(path, "not_scored", 0.5)
            lane += thick + _LANE_GAP
        drawing.mark(path, band.spoken)
    _draw_boxes(drawing, edge, boxes, places)
    drawing.height = max(lane, bottom + Space.S)
    return drawing


def _joints(
    boxes: Sequence[Box], bands: Sequence[Band], places: Mapping[str, QRectF], scale: float
) -> tuple[Mapping[Band, float], Mapping[Band, float]]:
    """Where each band leaves its stage and comes into the other: its upper edge. They leave in
    the order of their targets and arrive in that of their sources; at what stands low the other
    way round, so that few cross. Those that lead back are below the others."""
    order = {box.id: number for number, box in enumerate(boxes)}
    low = {box.id for box in boxes if box.low}

    def leaving(band: Band) -> tuple[bool, int]:
        return order[band.source] >= order[band.target], order[band.target]

    def arriving(band: Band) -> tuple[bool, int]:
        side = -1 if band.target in low else 1
        return order[band.source] >= order[band.target], side * order[band.source]

    starts: dict[Band, float] = {}
    ends: dict[Band, float] = {}
    at = {box.id: places[box.id].top() for box in boxes}
    for band in sorted(bands, key=leaving):
        starts[band] = at[band.source]
        at[band.source] += band.count * scale
    at = {box.id: places[box.id].top() for box in boxes}
    for band in sorted(bands, key=arriving):
        ends[band] = at[band.target]
        at[band.target] += band.count * scale
    return starts, ends


def _columns(boxes: Sequence[Box]) -> Mapping[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for box in boxes:
        found.setdefault(box.column, []).append(box)
    return found


def _values(boxes: Sequence[Box], bands: Sequence[Band]) -> Mapping[str, int]:
    """How many units tall each is: what comes in, or goes out."""
    out = {box.id: 0 for box in boxes}
    for band in bands:
        out[band.source] += band.count
    return {box.id: max(1, box.count, out[box.id]) for box in boxes}


def _scale(boxes: Sequence[Box], bands: Sequence[Band], height: float) -> float:
    """Pixels for one application: the fullest column fits."""
    value = _values(boxes, bands)
    scales = []
    for column in _columns(boxes).values():
        room = max(40.0, height - (_GAP + _LABEL) * len(column))
        scales.append(room / sum(value[box.id] for box in column))
    return min(*scales, 40.0)


def _placed(
    width: float, edge: float, boxes: Sequence[Box], value: Mapping[str, int], scale: float
) -> Mapping[str, QRectF]:
    """`edge` is free on both sides: there bands turn back."""
    columns = _columns(boxes)
    last = max(columns)
    room = width - _NODE - 2 * edge
    places: dict[str, QRectF] = {}
    before = 0.0
    for number, column in columns.items():
        x = edge + (room * number / last if last else 0.0)
        y = _GAP + Space.XS
        for box in column:
            if box.low:
                y = max(y, before)
            places[box.id] = QRectF(x, y, _NODE, max(3.0, value[box.id] * scale))
            y = places[box.id].bottom() + _GAP + _LABEL
        before = y
    return places


def _draw_boxes(
    drawing: Drawing, edge: float, boxes: Sequence[Box], places: Mapping[str, QRectF]
) -> None:
    """Names stand above, on the side where there is room."""
    columns = max(box.column for box in boxes)
    room = (drawing.width - 2 * edge) / max(1, columns) - Space.M
    for box in boxes:
        place = places[box.id]
        drawing.bar(place, box.color, 3)
        is_last = columns > 0 and box.column == columns
        left = place.right() + edge - room if is_last else place.left()
        side: Qt.AlignmentFlag = RIGHT if is_last else LEFT
        names = QRectF(left, place.top() - 2 * _LABEL - 1, room, _LABEL)
        if box.low:  # bands pass behind its name
            wide = min(room, max(width_of(box.name, Size.BODY, STRONG), width_of(box.detail)) + 8)
            plate = QRectF(names.right() + 4 - wide if is_last else left - 4, 0, wide, 2 * _LABEL)
            drawing.bar(plate.translated(0, names.top()), "surface", 4, 0.8)
        drawing.words(names, box.name, size=Size.BODY, weight=STRONG, alignment=side)
        drawing.words(names.translated(0, _LABEL - 1), box.detail, "muted", alignment=side)
        drawing.mark(place.adjusted(-2, -2, 2, 2), box.spoken)


def _ribbon(start: QPointF, end: QPointF, thick: float) -> QPainterPath:
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(middle, start.y(), middle, end.y(), end.x(), end.y())
    path.lineTo(end.x(), end.y() + thick)
    low = start.y() + thick
    path.cubicTo(middle, end.y() + thick, middle, low, start.x(), low)
    path.closeSubpath()
    return path


def _loop(start: QPointF, end: QPointF, lane: float, thick: float) -> QPainterPath:
    """Out to the right, below everything to the left, and in again."""
    turn = _TURN + thick / 2
    line = QPainterPath(start)
    right, left = start.x() + turn, end.x() - turn
    line.cubicTo(right, start.y(), right, start.y(), right, start.y() + turn)
    line.lineTo(right, lane - turn)
    line.cubicTo(right, lane, right, lane, right - turn, lane)
    line.lineTo(left + turn, lane)
    line.cubicTo(left, lane, left, lane, left, lane - turn)
    line.lineTo(left, end.y() + turn)
    line.cubicTo(left, end.y(), left, end.y(), end.x(), end.y())
    stroker = QPainterPathStroker()
    stroker.setWidth(max(1.5, thick))
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line).simplified()
