"""The radar's rings, axes, area and dots in a pyqtgraph view."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem

from careerflow.views.report import radar_geometry as geometry
from careerflow.views.report.axis_point import AxisPoint
from careerflow.views.theme import Theme

_RINGS = (0.2, 0.4, 0.6, 0.8, 1.0)


class RadarPlot:
    """Draws in units of the outer ring's radius, around (0, 0)."""

    def __init__(self, box: pg.ViewBox, theme: Theme) -> None:
        self._box, self._theme = box, theme
        self._points: tuple[AxisPoint, ...] = ()
        self._grown = 1.0
        self._ratio = 1.0
        self._marked: tuple[int | None, int | None] = (None, None)
        self._rings = [self._curve() for _ in _RINGS]
        self._spokes: list[pg.PlotCurveItem] = []
        self._area = QGraphicsPolygonItem()
        self._edges: list[pg.PlotCurveItem] = []
        self._box.addItem(self._area)
        self._dots = pg.ScatterPlotItem(pxMode=True, antialias=True)
        self._box.addItem(self._dots)
        self._dots.setZValue(3)

    def set_points(self, points: tuple[AxisPoint, ...]) -> None:
        self._points = points
        for item in (*self._spokes, *self._edges):
            self._box.removeItem(item)
        self._spokes = [self._curve() for _ in points]
        self._edges = [self._curve() for _ in points]
        ends = [geometry.direction(axis, len(points)) for axis in range(len(points))]
        for ring, part in zip(self._rings, _RINGS, strict=True):
            _set_line(ring, [end * part for end in (*ends, *ends[:1])])
        for spoke, end in zip(self._spokes, ends, strict=True):
            _set_line(spoke, [QPointF(), end])

    def draw_scores(self, grown: float) -> None:
        """`grown` 0 has every score in the centre, 1 in its place."""
        self._grown = grown
        scores = [point.score for point in self._points]
        corners = [(a, p * grown) for a, p in geometry.polygon(scores, len(self._points))]
        outline = [p for _, p in corners]
        # One or two scores alone span no area: the centre closes it.
        self._area.setPolygon(QPolygonF(outline if len(outline) > 2 else [QPointF(), *outline]))
        self._draw_edges(corners)
        self._draw_dots(corners)

    def restyle(self, selected: int | None, hovered: int | None, ratio: float) -> None:
        """In the theme's colours, with the selected and the hovered axis marked; `ratio` is the
        screen's device pixel ratio."""
        self._ratio = ratio
        self._marked = (selected, hovered)
        for ring in self._rings:
            token = "border_strong" if ring is self._rings[-1] else "grid"
            ring.setPen(self._pen(token, 1, Qt.PenStyle.SolidLine))
        for axis, spoke in enumerate(self._spokes):
            spoke.setPen(self._spoke_pen(axis))
        fill = self._theme.color("accent")
        fill.setAlpha(56)
        self._area.setBrush(fill)
        self._area.setPen(QPen(Qt.PenStyle.NoPen))
        self.draw_scores(self._grown)

    def _spoke_pen(self, axis: int) -> QPen:
        selected, hovered = self._marked
        dashed = self._points[axis].score is None
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        if axis == selected:
            return self._pen("accent", 2.5, style)
        token = "border_strong" if axis == hovered else "grid"
        return self._pen(token, 1.5, style)

    def _pen(self, token: str, width: float, style: Qt.PenStyle) -> QPen:
        # A cosmetic pen counts device pixels.
        pen = QPen(self._theme.color(token), width * self._ratio, style)
        pen.setCosmetic(True)
        return pen

    def _draw_edges(self, corners: list[tuple[int, QPointF]]) -> None:
        """An edge that passes over an axis without a score is dashed: nothing is known there."""
        for edge in self._edges:
            edge.hide()
        ring = [*corners, *corners[:1]] if len(corners) > 2 else corners
        for edge, (a, start), (b, end) in zip(self._edges, ring, ring[1:], strict=False):
            neighbours = (a + 1) % len(self._points) == b
            style = Qt.PenStyle.SolidLine if neighbours else Qt.PenStyle.DashLine
            edge.setPen(self._pen("accent", 2, style))
            _set_line(edge, [start, end])
            edge.show()

    def _draw_dots(self, corners: list[tuple[int, QPointF]]) -> None:
        count = len(self._points)
        spots = [self._spot(axis, point, False) for axis, point in corners]
        for axis, point in enumerate(self._points):
            if point.score is None:
                spots.append(self._spot(axis, geometry.direction(axis, count), True))
        self._dots.setData(spots)

    def _spot(self, axis: int, at: QPointF, hollow: bool) -> dict[str, object]:
        accent, ground = self._theme.color("accent"), self._theme.color("surface")
        if hollow:
            edge, fill = self._theme.color("not_scored_text"), ground
        else:
            edge, fill = ground, accent
        size = 12 if axis in self._marked else 9
        pen = pg.mkPen(edge, width=1.5)
        return {"pos": (at.x(), at.y()), "size": size, "pen": pen, "brush": pg.mkBrush(fill)}

    def _curve(self) -> pg.PlotCurveItem:
        item = pg.PlotCurveItem(antialias=True)
        self._box.addItem(item)
        return item


def _set_line(item: pg.PlotCurveItem, points: list[QPointF]) -> None:
    item.setData([p.x() for p in points], [p.y() for p in points])
