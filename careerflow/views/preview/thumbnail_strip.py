"""Small pictures of the pages, with ticks where evidence stands."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from careerflow.views.preview import paper
from careerflow.views.preview.page_images import PageImages
from careerflow.views.preview.page_layout import PageLayout, Sizes
from careerflow.views.preview.page_marks import PageMarks
from careerflow.views.preview.page_painter import paint_image
from careerflow.views.preview.thumbnail_model import Index, ThumbnailModel
from careerflow.views.theme import Size, Space, Theme, font

_WIDTH = 96
_TALLEST = 240
_NUMBER = 20
_PAD = 6
_TICK = (10.0, 3.0)
_REST_MS = 60


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, images: PageImages, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._images = images

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        rect = _sheet(_model(index), index.row())
        return QSize(_WIDTH + 2 * _PAD, round(rect.height()) + 2 * _PAD + _NUMBER)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, page = _model(index), index.row()
        area: QRectF = QRectF(option.rect)
        sheet = _sheet(model, page)
        sheet.translate(area.center().x() - sheet.center().x(), area.top() + _PAD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_sheet(painter, model, page, sheet)
        self._paint_frame(painter, option, sheet)
        painter.setFont(font(Size.CAPTION))
        number = QRectF(area.left(), sheet.bottom() + 2, area.width(), _NUMBER)
        painter.setPen(self._theme.color("text" if _current(option) else "muted"))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(page + 1))
        painter.restore()

    def _paint_sheet(
        self, painter: QPainter, model: ThumbnailModel, page: int, sheet: QRectF
    ) -> None:
        width, height = model.sizes[page]
        zoom = sheet.width() / max(model.shown[page][0], 1.0)
        pages = PageLayout(((width, height),), zoom, 0.0, model.turns)
        painter.fillRect(sheet, self._theme.color("raised"))
        image = self._images.small(page)
        painter.save()
        painter.translate(sheet.topLeft() - pages.rect(0).topLeft())
        if image is not None:
            paint_image(painter, pages, 0, *image)
        for color, box in _ticks(model, page, pages):
            painter.fillRect(box, color)
        painter.restore()

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem, sheet: QRectF) -> None:
        state: QStyle.StateFlag = option.state
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        if _current(option):
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(sheet.adjusted(-2, -2, 2, 2), 2, 2)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus"), 2, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(sheet.adjusted(-5, -5, 5, 5), 4, 4)


class ThumbnailStrip(QListView):
    """`page_chosen` (from 0) follows a click and the keys, not `set_current`."""

    page_chosen = Signal(int)

    def __init__(self, theme: Theme, images: PageImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = images
        self._silent = False
        self._pages = ThumbnailModel(self)
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(theme, images, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(Space.XS)
        self.setFixedWidth(_WIDTH + 2 * _PAD + 2 * Space.M)
        self.setProperty("role", "thumbnails")
        self._rests = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rests.timeout.connect(self.request_visible)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        images.came.connect(self._pages.changed)
        theme.changed.connect(self.viewport().update)

    def set_pages(self, sizes: Sizes, marks: PageMarks) -> None:
        self._silent = True
        self._pages.set_pages(sizes, marks)
        self._silent = False
        self._rests.start()

    def set_turns(self, turns: int) -> None:
        self._pages.set_turns(turns)

    def marks_changed(self) -> None:
        self._pages.changed()

    def set_current(self, page: int) -> None:
        """The page in view, from 0."""
        self._silent = True
        self.setCurrentIndex(self._pages.index(page))
        self._silent = False

    def request_visible(self) -> None:
        """Asks for the small images in view."""
        if not self.isVisible():
            self._images.want_thumbnails(())
            return
        first = self._row_at(0)
        last = self._row_at(self.viewport().height())
        count = self._pages.rowCount()
        self._images.want_thumbnails(range(first, min(count, (last or count - 1) + 2)))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        if current.isValid() and not self._silent:
            self.page_chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rests.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rests.start()
        self.scrollTo(self.currentIndex())

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self._images.want_thumbnails(())

    def _scrolled(self) -> None:
        if not self._rests.isActive():
            self._rests.start()

    def _row_at(self, y: int) -> int:
        """0 where there is none."""
        middle = self.viewport().width() // 2
        for down in (0, 2 * Space.XS):
            index = self.indexAt(QPoint(middle, y + down))
            if index.isValid():
                return index.row()
        return 0


def _model(index: Index) -> ThumbnailModel:
    model = index.model()
    assert isinstance(model, ThumbnailModel)
    return model


def _current(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = option.state
    return bool(state & QStyle.StateFlag.State_Selected)


def _sheet(model: ThumbnailModel, page: int) -> QRectF:
    """At the origin; pages keep their relative sizes, but for very long ones."""
    width, height = model.shown[page]
    zoom = min(_WIDTH / max(model.widest, 1.0), _TALLEST / max(height, 1.0))
    return QRectF(0, 0, max(width * zoom, 2.0), max(height * zoom, 2.0))


def _ticks(model: ThumbnailModel, page: int, pages: PageLayout) -> list[tuple[QColor, QRectF]]:
    """At the right edge of the sheet, at the height of each passage's first line."""
    right = pages.rect(0).right()
    width, height = _TICK
    found = []
    for highlight in model.marks.highlights_on(page):
        if highlight.boxes:
            y = pages.box(0, highlight.boxes[0]).center().y()
            color = paper.tick(highlight.verdict)
            found.append((color, QRectF(right - width, y - height / 2, width, height)))
    return found
