"""The radar of a report's axes. Importing this module imports pyqtgraph, which takes a while."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from careerflow.models.job import Axis
from careerflow.views.preview.flash import animations_wanted
from careerflow.views.report import radar_geometry as geometry
from careerflow.views.report.axis_point import AxisPoint
from careerflow.views.report.radar_labels import RadarLabels
from careerflow.views.report.radar_plot import RadarPlot
from careerflow.views.theme import Theme

_GROW_MS = 350
_EDGE = 6.0
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class RadarChart(pg.GraphicsView):  # type: ignore[misc]
    """Arrow keys or a click select an axis, Escape clears; hovering only points one out."""

    axis_selected = Signal(object)
    """An Axis, or None when the selection was cleared."""

    axis_hovered = Signal(object)
    """An Axis, or None when the pointer has left."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self._theme = theme
        self._points: tuple[AxisPoint, ...] = ()
        self._hovered: int | None = None
        self._selected: int | None = None
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False, invertY=True)
        self.setCentralItem(self._box)
        self._plot = RadarPlot(self._box, theme)
        self._labels = RadarLabels(theme)
        self._radius, self._centre = 1.0, QPointF()
        self._grow = QVariantAnimation(self)
        self._grow.setDuration(_GROW_MS)
        self._grow.setStartValue(0.0)
        self._grow.setEndValue(1.0)
        self._grow.valueChanged.connect(self._plot.draw_scores)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(260, 190)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        theme.changed.connect(self._restyle)
        self.retranslate()

    @property
    def growing(self) -> bool:
        """Whether the scores are on their way out from the centre."""
        return bool(self._grow.state() == QVariantAnimation.State.Running)

    def show_points(self, points: tuple[AxisPoint, ...], animate: bool) -> None:
        """The scores of a report; `animate` lets them grow from the centre."""
        self._grow.stop()
        self._points = points
        self._plot.set_points(points)
        self._fit()
        if animate and animations_wanted(self):
            self._grow.start()
        else:
            self._plot.draw_scores(1.0)
        self._restyle()
        self._describe()

    def select(self, axis: Axis | None) -> None:
        """Marks an axis without saying so."""
        found = (i for i, point in enumerate(self._points) if point.axis is axis)
        self._selected = next(found, None)
        self._restyle()
        self._describe()

    def retranslate(self) -> None:
        name = self.tr("Radar of the score by area, 0 to 10")
        self.setAccessibleName(name)
        self.viewport().setAccessibleName(name)  # which takes the focus of its own accord

    def close(self) -> bool:
        """pyqtgraph's own deletes the scene while Qt still paints it, which can crash."""
        return QGraphicsView.close(self)

    # -- geometry

    def point_of(self, axis: int) -> QPointF:
        """The outer end of an axis, in the viewport."""
        return self._centre + geometry.direction(axis, len(self._points)) * self._radius

    def label_rects(self) -> list[QRectF]:
        """Where each label stands, in the viewport."""
        return self._labels.rects(self._radius, self._centre)

    def _fit(self) -> None:
        view = QSizeF(self.viewport().size())
        if not self._points or view.isEmpty():
            return
        self._labels.set_points(self._points, view.width())
        inner = QSizeF(view.width() - 2 * _EDGE, view.height() - 2 * _EDGE)
        self._radius, centre = geometry.fit(inner, self._labels.sizes)
        self._centre = centre + QPointF(_EDGE, _EDGE)
        corner = self._centre / -self._radius
        self._box.setRange(QRectF(corner, view / self._radius), padding=0, disableAutoRange=True)

    def _axis_at(self, position: QPointF) -> int | None:
        if not self._points:
            return None
        for axis, rect in enumerate(self.label_rects()):
            if rect.contains(position):
                return axis
        return geometry.axis_at(position - self._centre, len(self._points), self._radius)

    # -- what is shown

    def _restyle(self) -> None:
        self.setBackground(self._theme.color("surface"))
        self._plot.restyle(self._selected, self._hovered, self.devicePixelRatioF())
        self.viewport().update()

    def _describe(self) -> None:
        said = "; ".join(point.spoken for point in self._points)
        if self._selected is not None:
            point = self._points[self._selected]
            chosen = self.tr("Selected: {axis}. {reason}")
            said += ". " + chosen.format(axis=point.name, reason=point.reason)
        self.setAccessibleDescription(said)
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:  # noqa: N802 - Qt's name
        painter.save()
        painter.resetTransform()
        self._labels.paint(painter, self._radius, self._centre, self._selected, self._hovered)
        if self.hasFocus():
            self._labels.paint_focus(painter, self._selected, QRectF(self.viewport().rect()))
        painter.restore()

    # -- events

    def _choose(self, axis: int | None) -> None:
        self._selected = axis
        self._restyle()
        self._describe()
        self.axis_selected.emit(None if axis is None else self._points[axis].axis)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._points:
            here = self._selected if self._selected is not None else (-1 if step > 0 else 0)
            self._choose((here + step) % len(self._points))
        elif event.key() == Qt.Key.Key_Escape and self._selected is not None:
            self._choose(None)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._selected is not None
        ):
            event.accept()  # the selection goes first, then the window goes back
            return True
        return bool(super().event(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        axis = self._axis_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and axis is not None:
            self._choose(None if axis == self._selected else axis)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._axis_at(event.position()))
        event.accept()

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, axis: int | None) -> None:
        if axis == self._hovered:
            return
        self._hovered = axis
        self.setCursor(
            Qt.CursorShape.ArrowCursor if axis is None else Qt.CursorShape.PointingHandCursor
        )
        self._restyle()
        self.axis_hovered.emit(None if axis is None else self._points[axis].axis)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # pyqtgraph calls this from its constructor, before there is anything to fit.
        if getattr(self, "_points", ()):
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
