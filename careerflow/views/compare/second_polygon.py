"""The scores of another report over a radar: dashed, with square dots, in a colour of its own."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem

from careerflow.views.report import radar_geometry as geometry
from careerflow.views.report.axis_point import AxisPoint
from careerflow.views.theme import Theme

DASHES = (4.0, 2.5)
"""Of a line, in widths of its pen: dash and gap."""


class SecondPolygon:
    """Draws in units of the outer ring's radius, around (0, 0)."""

    def __init__(self, box: pg.ViewBox, theme: Theme) -> None:
        self._theme = theme
        self._area = QGraphicsPolygonItem()
        self._area.setPen(QPen(Qt.PenStyle.NoPen))
        self._edge = pg.PlotCurveItem(antialias=True)
        self._dots = pg.ScatterPlotItem(pxMode=True, antialias=True, symbol="s", size=9)
        for height, item in ((1, self._area), (2, self._edge), (4, self._dots)):
            box.addItem(item)
            item.setZValue(height)

    def set_points(self, points: tuple[AxisPoint, ...]) -> None:
        """Axes without a score are passed over, as in the first polygon."""
        corners = [p for _, p in geometry.polygon([p.score for p in points], len(points))]
        self._area.setPolygon(QPolygonF(corners if len(corners) > 2 else []))
        ring = [*corners, *corners[:1]] if len(corners) > 2 else corners
        self._edge.setData([p.x() for p in ring], [p.y() for p in ring])
        self._dots.setData([p.x() for p in corners], [p.y() for p in corners])

    def restyle(self, ratio: float) -> None:
        """In the theme's colours; `ratio` is the screen's device pixel ratio."""
        ink = self._theme.color("second")
        fill = self._theme.color("second")
        fill.setAlpha(40)
        self._area.setBrush(fill)
        pen = QPen(ink, 2 * ratio)  # a cosmetic pen counts device pixels
        pen.setDashPattern(list(DASHES))
        pen.setCosmetic(True)
        self._edge.setPen(pen)
        self._dots.setPen(pg.mkPen(self._theme.color("surface"), width=1.5))
        self._dots.setBrush(pg.mkBrush(ink))
