"""The words around the radar: each axis's name with its value, and the figures of the rings."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from careerflow.views.report import radar_geometry as geometry
from careerflow.views.report.axis_point import AxisPoint
from careerflow.views.report.wrapped_text import line_height, wrap
from careerflow.views.theme import Size, Theme, font

_WIDEST_ABOVE, _WIDEST_BESIDE = 0.45, 0.2
"""Share of the chart's width that a name may take before it wraps: above and below the radar there
is room, beside it every pixel makes the radar smaller."""

_WIDEST_WORD = 0.3
"""The same for a single word, which would otherwise be broken."""

_MOST_LINES = 4
_SMALLEST_STEP = 11
"""Pixels between two rings below which only the outer ring has its figure."""

_PAD = 3.0
_RING_FIGURES = (2, 4, 6, 8, 10)
_FIGURE_PIXELS = 9


class RadarLabels:
    """Names wrap; a single long word is broken rather than clipped."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._points: tuple[AxisPoint, ...] = ()
        self._names: list[tuple[str, ...]] = []
        self._values: list[tuple[str, ...]] = []
        self.sizes: list[QSizeF] = []

    def set_points(self, points: tuple[AxisPoint, ...], view_width: float) -> None:
        self._points = points
        self._names, self._values = [], []
        for axis, point in enumerate(points):
            beside = abs(geometry.direction(axis, len(points)).x()) > 0.9
            most = view_width * (_WIDEST_BESIDE if beside else _WIDEST_ABOVE)
            words = max(map(_name_width, point.name.split()), default=0.0)
            room = max(most, min(words + 1, view_width * _WIDEST_WORD))
            self._names.append(wrap(point.name, _name_font(), int(room), _MOST_LINES))
            self._values.append(wrap(point.value, _value_font(point), int(room), _MOST_LINES))
        self.sizes = [self._size(i) for i in range(len(points))]

    def rects(self, radius: float, centre: QPointF) -> list[QRectF]:
        count = len(self._points)
        return [
            geometry.label_rect(axis, count, radius, size).translated(centre)
            for axis, size in enumerate(self.sizes)
        ]

    def paint(
        self,
        painter: QPainter,
        radius: float,
        centre: QPointF,
        selected: int | None,
        hovered: int | None,
    ) -> None:
        self._paint_figures(painter, radius, centre)
        for axis, rect in enumerate(self.rects(radius, centre)):
            if axis in (selected, hovered):
                painter.setPen(Qt.PenStyle.NoPen)
                token = "accent_soft" if axis == selected else "hover"
                painter.setBrush(self._theme.color(token))
                painter.drawRoundedRect(rect, 4, 4)
            self._paint_label(painter, axis, rect, axis == selected)

    def paint_focus(self, painter: QPainter, selected: int | None, whole: QRectF) -> None:
        """Around the chart: which axis is selected is marked anyhow."""
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)

    def _size(self, axis: int) -> QSizeF:
        style = _value_font(self._points[axis])
        values = map(QFontMetricsF(style).horizontalAdvance, self._values[axis])
        widths = [*map(_name_width, self._names[axis]), *values]
        height = len(self._names[axis]) * line_height(_name_font())
        height += len(self._values[axis]) * line_height(style)
        return QSizeF(max(widths) + 2 * _PAD, height + 2)

    def _paint_label(self, painter: QPainter, axis: int, rect: QRectF, selected: bool) -> None:
        point = self._points[axis]
        painter.setPen(self._theme.color("accent_soft_text" if selected else "muted"))
        painter.setFont(_name_font())
        line = QRectF(rect.left(), rect.top() + 1, rect.width(), line_height(_name_font()))
        for words in self._names[axis]:
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
            line.translate(0, line.height())
        painter.setPen(self._theme.color("not_scored_text" if point.score is None else "text"))
        painter.setFont(_value_font(point))
        line.setHeight(line_height(_value_font(point)))
        for words in self._values[axis]:
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
            line.translate(0, line.height())

    def _paint_figures(self, painter: QPainter, radius: float, centre: QPointF) -> None:
        painter.setPen(self._theme.color("muted"))
        painter.setFont(font(_FIGURE_PIXELS))
        step = radius * 2 / geometry.MAXIMUM
        for figure in _RING_FIGURES if step >= _SMALLEST_STEP else _RING_FIGURES[-1:]:
            y = centre.y() - radius * figure / geometry.MAXIMUM
            painter.drawText(QPointF(centre.x() + 3, y + _FIGURE_PIXELS), str(figure))


def _name_font() -> QFont:
    return font(Size.CAPTION, QFont.Weight.Medium)


def _name_width(text: str) -> float:
    return QFontMetricsF(_name_font()).horizontalAdvance(text)


def _value_font(point: AxisPoint) -> QFont:
    """A figure stands out; words in its place only differ from the name."""
    if point.score is None:
        words = font(Size.CAPTION)
        words.setItalic(True)
        return words
    return font(Size.BODY, QFont.Weight.DemiBold)
