"""The scrolling sheet of pages with their highlights."""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from careerflow.views.preview.flash import Flash
from careerflow.views.preview.highlights import Highlight, next_row, rows_at_point
from careerflow.views.preview.page_images import PageImages
from careerflow.views.preview.page_layout import PageLayout, clamp_zoom, fit_page, fit_width
from careerflow.views.preview.page_painter import PagePainter
from careerflow.views.preview.tool_tip import tool_tip

_REQUEST_DELAY_MS = 60
_ZOOM_STEP = 1.2
_AHEAD = 1


class Fit(Enum):
    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageCanvas(QAbstractScrollArea):
    """Pages one under the other. Image scales are pixels per point."""

    page_requested = Signal(int, float)
    row_clicked = Signal(int)
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit = Fit.WIDTH
        self.highlights: tuple[Highlight, ...] = ()
        self.selected: int | None = None
        self.current_page = 0
        self.painter = PagePainter()
        self._layout = PageLayout((), 1.0, 0.0)
        self._drag_from: QPoint | None = None
        self._pressed_at = QPoint()
        self.images = PageImages(self)
        self.images.page_requested.connect(self.page_requested)
        self.flash = Flash(self)
        self.flash.changed.connect(self.viewport().update)
        self._request_timer = QTimer(self, singleShot=True, interval=_REQUEST_DELAY_MS)
        self._request_timer.timeout.connect(self.request_visible)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    @property
    def pages(self) -> PageLayout:
        """Where each page stands at the present zoom."""
        return self._layout

    @property
    def offset(self) -> QPointF:
        """What part of the content the top left corner shows."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def set_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Shows blank pages of these sizes (points) at once; their images are asked for."""
        self.flash.stop()
        self.images.clear()
        self.highlights, self.selected = (), None
        self._layout = PageLayout(sizes, self._layout.zoom, self.viewport().width())
        self._refit()
        self.verticalScrollBar().setValue(0)
        self._request_timer.start()

    def set_image(self, page: int, scale: float, image: QImage) -> None:
        self.images.put(page, scale, image, self._shown())
        self.viewport().update()

    def set_error(self, page: int, message: str) -> None:
        self.images.fail(page, message)
        self.viewport().update()

    def set_fit(self, fit: Fit) -> None:
        self.fit = fit
        self._refit()

    def zoom_by(self, steps: float, anchor: QPointF | None = None) -> None:
        """Enlarges by steps of 20 %; the point under `anchor` (viewport) stays where it is."""
        self.fit = Fit.FREE
        middle = QRectF(self.viewport().rect()).center()
        self._set_zoom(self._layout.zoom * _ZOOM_STEP**steps, anchor or middle)

    def show_highlight(self, highlight: Highlight) -> None:
        """Scrolls so that the passage stands in view and flashes it."""
        assert highlight.page is not None
        first = self._layout.box(highlight.page, highlight.boxes[0])
        self._scroll_to(first)
        self.flash.start()

    def request_visible(self) -> None:
        """Asks for the pages in view and the next one."""
        sizes, shown = self._layout.sizes, self._shown()
        if not shown or not self.isVisible():
            return
        wanted = range(shown.start, min(len(sizes), shown.stop + _AHEAD))
        scale = self._layout.zoom * self.devicePixelRatioF()
        self.images.ask(wanted, round(scale, 4), sizes)

    def rows_at(self, position: QPointF) -> list[int]:
        """Rows whose evidence is under a point of the viewport, smallest first."""
        point = position + self.offset
        page = self._layout.page_at(point)
        if page is None:
            return []
        spot = self._layout.to_points(page, point)
        return rows_at_point(self.highlights, page, spot.x(), spot.y())

    # -- geometry

    def _shown(self) -> range:
        top = self.offset.y()
        return self._layout.visible(top, top + self.viewport().height())

    def _refit(self) -> None:
        view = QSizeF(self.viewport().size())
        sizes = self._layout.sizes
        zoom = {Fit.WIDTH: fit_width, Fit.PAGE: fit_page}.get(self.fit, self._keep)(sizes, view)
        self._set_zoom(zoom, QPointF(view.width() / 2, 0.0))

    def _keep(self, _sizes: tuple[tuple[float, float], ...], _view: QSizeF) -> float:
        return self._layout.zoom

    def _set_zoom(self, zoom: float, anchor: QPointF) -> None:
        before = self._layout
        content = anchor + self.offset
        page = before.page_at(content)
        if page is None:
            page = next(iter(self._shown()), 0)
        spot = before.to_points(page, content) if before.sizes else QPointF()
        self._layout = PageLayout(before.sizes, clamp_zoom(zoom), self.viewport().width())
        self._update_scroll_bars()
        if before.sizes:
            target = self._layout.rect(page).topLeft() + spot * self._layout.zoom - anchor
            self.horizontalScrollBar().setValue(round(target.x()))
            self.verticalScrollBar().setValue(round(target.y()))
        self.viewport().update()
        self._request_timer.start()
        self.zoom_changed.emit(self._layout.zoom)

    def _update_scroll_bars(self) -> None:
        size, view = self._layout.size, self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(size.height()) - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, round(size.width()) - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _scroll_to(self, box: QRectF) -> None:
        view = QRectF(self.offset, QSizeF(self.viewport().size()))
        comfortable = view.adjusted(0, 40, 0, -40)
        if box.top() < comfortable.top() or box.bottom() > comfortable.bottom():
            self.verticalScrollBar().setValue(round(box.top() - view.height() / 3))
        if box.left() < view.left() or box.right() > view.right():
            self.horizontalScrollBar().setValue(round(box.center().x() - view.width() / 2))

    def _note_page(self) -> None:
        middle = self.offset.y() + self.viewport().height() / 3
        pages = self._layout.visible(middle, middle)
        page = pages.start if pages else self.current_page
        if page != self.current_page:
            self.current_page = page
            self.page_changed.emit(page)

    # -- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.offset)
        exposed = QRectF(event.rect()).translated(self.offset)
        for page in self._layout.visible(exposed.top() - 8, exposed.bottom() + 8):
            self.painter.paint_page(painter, self, page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        self.viewport().scroll(dx, dy)
        self._note_page()
        self._request_timer.start()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._request_timer.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        key = event.key()
        if key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_0:
            self.set_fit(Fit.WIDTH)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = self._drag_from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._drag_from is None:
            self._set_cursor(bool(self.rows_at(event.position())))
        elif self._dragging(position):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            moved = position - self._drag_from
            self._drag_from = position
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._drag_from is None:
            return
        dragged = self._dragging(event.position().toPoint())
        self._drag_from = None
        rows = self.rows_at(event.position())
        self._set_cursor(bool(rows))
        if rows and not dragged:
            self.row_clicked.emit(next_row(rows, self.selected))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tool_tip(event)
            return True
        return super().viewportEvent(event)

    def _dragging(self, position: QPoint) -> bool:
        if self.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor:
            return True
        far = QApplication.startDragDistance()
        return (position - self._pressed_at).manhattanLength() >= far

    def _set_cursor(self, over_highlight: bool) -> None:
        shape = Qt.CursorShape
        wanted = shape.PointingHandCursor if over_highlight else shape.ArrowCursor
        self.viewport().setCursor(wanted)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        rows = self.rows_at(QPointF(event.pos()))
        texts = {h.row: h.requirement for h in self.highlights}
        text = "\n\n".join(texts[row] for row in rows)
        around = QRect(event.pos(), event.pos()).adjusted(-4, -4, 4, 4)
        QToolTip.showText(event.globalPos(), tool_tip(text), self.viewport(), around)
