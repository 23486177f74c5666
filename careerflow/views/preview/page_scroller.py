"""The scrolling sheet of pages: zoom, turning, which images are wanted, painting."""

from enum import Enum
from math import ceil, floor

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGestureEvent,
    QPinchGesture,
    QWidget,
)

from careerflow.models.document import Box
from careerflow.views.preview.page_images import PageImages
from careerflow.views.preview.page_layout import (
    ACTUAL_SIZE,
    PageLayout,
    Sizes,
    clamp_zoom,
    fit_page,
    fit_width,
    turned,
)
from careerflow.views.preview.page_marks import PageMarks
from careerflow.views.preview.page_painter import PagePainter

_ZOOM_SETTLES_MS = 80
"""While the zoom changes, images are stretched; sharp ones are asked for when it rests."""
_ZOOM_STEP = 1.2
_AHEAD, _BEHIND = 3, 1
"""Pages whose images are wanted before they are in view."""


class Fit(Enum):
    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageScroller(QAbstractScrollArea):
    """Pages one under the other. Image scales are pixels per point."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit = Fit.WIDTH
        self.current_page = 0
        self.marks = PageMarks()
        self.painter = PagePainter()
        self.images = PageImages(self)
        self.images.came.connect(self._on_image)
        self._layout = PageLayout((), 1.0, 0.0)
        self._direction = 1
        self._zoom_rests = QTimer(self, singleShot=True, interval=_ZOOM_SETTLES_MS)
        self._zoom_rests.timeout.connect(self._at_rest)
        self._scrolling_rests = QTimer(self, singleShot=True, interval=_ZOOM_SETTLES_MS)
        self._scrolling_rests.timeout.connect(self._at_rest)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def pages(self) -> PageLayout:
        """Where each page stands at the present zoom."""
        return self._layout

    @property
    def offset(self) -> QPointF:
        """What part of the content the top left corner shows."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def shown(self) -> range:
        """The pages in view."""
        top = self.offset.y()
        return self._layout.visible(top, top + self.viewport().height())

    def set_pages(self, sizes: Sizes) -> None:
        """Shows blank pages of these sizes (points) at once, upright, at the zoom of the document
        before; their images are asked for."""
        self.images.set_pages(sizes)
        self.marks = PageMarks()
        self._layout = PageLayout(sizes, self._layout.zoom, self.viewport().width())
        self._refit()
        self.verticalScrollBar().setValue(0)
        self.current_page, self._direction = 0, 1
        self._zoom_rests.start()

    def set_colors(self, around: QColor, blank: QColor, words: QColor) -> None:
        """Around the pages, of a page without an image, of what such a page says."""
        palette = self.viewport().palette()
        palette.setColor(QPalette.ColorRole.Window, around)
        self.viewport().setPalette(palette)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAutoFillBackground(True)
        self.painter.blank, self.painter.words = blank, words
        self.viewport().update()

    def set_fit(self, fit: Fit) -> None:
        self.fit = fit
        self._refit()

    def zoom_by(self, steps: float, anchor: QPointF | None = None) -> None:
        """Enlarges by steps of 20 %; the point under `anchor` (viewport) stays where it is."""
        self.zoom_to(self._layout.zoom * _ZOOM_STEP**steps, anchor)

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """`zoom` in logical pixels per point; `anchor` as above, else the middle."""
        self.fit = Fit.FREE
        middle = QRectF(self.viewport().rect()).center()
        self._set_zoom(zoom, anchor or middle)

    def zoom_to_actual_size(self) -> None:
        self.zoom_to(ACTUAL_SIZE)

    def turn(self, quarters: int) -> None:
        """Turns all pages clockwise; the page in view stays in view."""
        page = self.current_page
        turns = self._layout.turns + quarters
        self._layout = PageLayout(
            self._layout.sizes, self._layout.zoom, self.viewport().width(), turns
        )
        self._refit()
        if self._layout.sizes:
            self.go_to_page(page)

    def go_to_page(self, page: int) -> None:
        """Scrolls to the top of a page."""
        page = min(max(page, 0), len(self._layout.sizes) - 1)
        self.verticalScrollBar().setValue(round(self._layout.rect(page).top() - 6))
        self._note_page(page)

    def scroll_to(self, box: QRectF) -> None:
        """Brings a part of the content into comfortable view."""
        view = QRectF(self.offset, QSizeF(self.viewport().size()))
        comfortable = view.adjusted(0, 40, 0, -40)
        if box.top() < comfortable.top() or box.bottom() > comfortable.bottom():
            self.verticalScrollBar().setValue(round(box.top() - view.height() / 3))
        if box.left() < view.left() or box.right() > view.right():
            self.horizontalScrollBar().setValue(round(box.center().x() - view.width() / 2))

    def request_visible(self, at_rest: bool = False) -> None:
        """Asks for the pages in view and around it, more of them where scrolling leads; at rest
        also for what is in view of very large ones."""
        shown = self.shown
        if not shown or not self.isVisible():
            return
        after = range(shown.stop, len(self._layout.sizes))
        before = range(shown.start - 1, -1, -1)
        ahead, behind = (after, before) if self._direction > 0 else (before, after)
        ratio = self.devicePixelRatioF()
        self.images.look(round(self._layout.zoom * ratio, 4), ratio, self._layout.turns)
        around = [*ahead[:_AHEAD], *behind[:_BEHIND]]
        large = [page for page in shown if self.images.too_large(page)]
        parts = {page: self._part_in_view(page, ratio) for page in large} if at_rest else {}
        self.images.want(shown, around, parts)

    # -- geometry

    def _at_rest(self) -> None:
        self.request_visible(at_rest=True)

    def _part_in_view(self, page: int, ratio: float) -> Box:
        """In points, its corners on whole pixels of the screen."""
        view = QRectF(self.offset, QSizeF(self.viewport().size()))
        seen = self._layout.rect(page) & view
        corners = (self._layout.to_points(page, at) for at in (seen.topLeft(), seen.bottomRight()))
        area = QRectF(*corners).normalized()
        scale = round(self._layout.zoom * ratio, 4)
        low = (floor(side * scale) / scale for side in (area.left(), area.top()))
        high = (ceil(side * scale) / scale for side in (area.right(), area.bottom()))
        return (*low, *high)  # type: ignore[return-value]

    def _refit(self) -> None:
        view = QSizeF(self.viewport().size())
        sizes = turned(self._layout.sizes, self._layout.turns)
        zoom = self._layout.zoom
        if self.fit is not Fit.FREE:
            zoom = (fit_width if self.fit is Fit.WIDTH else fit_page)(sizes, view)
        self._set_zoom(zoom, QPointF(view.width() / 2, 0.0))

    def _set_zoom(self, zoom: float, anchor: QPointF) -> None:
        before, direction = self._layout, self._direction
        content = anchor + self.offset
        width = self.viewport().width()
        self._layout = PageLayout(before.sizes, clamp_zoom(zoom), width, before.turns)
        self._update_scroll_bars()
        if before.sizes:
            page = before.nearest(content)
            spot = before.to_points(page, content)
            target = self._layout.from_points(page, spot) - anchor
            self.horizontalScrollBar().setValue(round(target.x()))
            self.verticalScrollBar().setValue(round(target.y()))
        self._direction = direction
        self.viewport().update()
        self._zoom_rests.start()
        self.zoom_changed.emit(self._layout.zoom)

    def _update_scroll_bars(self) -> None:
        size, view = self._layout.size, self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, round(size.height()) - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, round(size.width()) - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setSingleStep(48)

    def _note_page(self, page: int | None = None) -> None:
        page = self._page_in_view() if page is None else page
        if page != self.current_page:
            self.current_page = page
            self.page_changed.emit(page)

    def _page_in_view(self) -> int:
        """That a third down the view, or the last one at the end."""
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return len(self._layout.sizes) - 1
        line = self.offset.y() + self.viewport().height() / 3
        pages = self._layout.visible(line, line)
        return pages.start if pages else self.current_page

    def _on_image(self, page: int) -> None:
        if page in self.shown:
            self.viewport().update()

    # -- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.offset)
        exposed = QRectF(event.rect()).translated(self.offset)
        for page in self._layout.visible(exposed.top() - 8, exposed.bottom() + 8):
            self._paint_page(painter, page)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        image, error = self.images.get(page), self.images.error(page)
        self.painter.paint_page(painter, self._layout, page, image, error)
        if detail := self.images.detail(page):
            self.painter.paint_detail(painter, self._layout, *detail)
        white = self.painter.blank == Qt.GlobalColor.white
        if image is not None or (error is None and white):
            self.painter.paint_marks(painter, self._layout, page, self.marks, image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        self.viewport().scroll(dx, dy)
        if dy:
            self._direction = 1 if dy < 0 else -1
        self._note_page()
        if not self._zoom_rests.isActive():
            self.request_visible()
            self._scrolling_rests.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._zoom_rests.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._zoom_rests.start()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            return self._gesture(event)
        return super().viewportEvent(event)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        """Two fingers on a touch pad."""
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self._layout.zoom * (1 + event.value()), event.position())
            return True
        if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
            if self.fit is Fit.WIDTH:
                self.zoom_to(ACTUAL_SIZE, event.position())
            else:
                self.set_fit(Fit.WIDTH)
            return True
        return super().viewportEvent(event)

    def _gesture(self, event: QGestureEvent) -> bool:
        """Two fingers on a touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            anchor = QPointF(self.viewport().mapFromGlobal(pinch.centerPoint().toPoint()))
            self.zoom_to(self._layout.zoom * pinch.scaleFactor(), anchor)
        return True
