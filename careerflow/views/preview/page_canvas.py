"""The pages under mouse and keys: evidence is clicked, text selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from careerflow.models.document import Document
from careerflow.views.preview.flash import Flash
from careerflow.views.preview.highlights import Highlight, next_row, rows_at_point
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.page_scroller import Fit, PageScroller
from careerflow.views.preview.page_text import PageText, Place, Span
from careerflow.views.preview.text_selection import TextSelection, Unit
from careerflow.views.preview.warned_places import Warned
from careerflow.views.widgets.tool_tip import tool_tip

_EDGE_MS = 40
"""How often the pages move on while a selection is dragged beyond their edge."""
_ON_TEXT = 1.5
"""Points between the pointer and a line that it still counts as on."""
_CLICKS = (Unit.CHARACTER, Unit.WORD, Unit.LINE)


class PageCanvas(PageScroller):
    """Dragging selects text; where a page has none, and with the middle button, it scrolls."""

    row_clicked = Signal(int)
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selection: TextSelection | None = None
        self._pan_from: QPoint | None = None
        self._selecting = False
        self._pressed_at = QPoint()
        self._clicks = 0
        self.flash = Flash(self)
        self.flash.changed.connect(self._flash_changed)
        self._beyond_edge = QTimer(self, interval=_EDGE_MS)
        self._beyond_edge.timeout.connect(self._select_beyond_edge)
        self._clicks_end = QTimer(self, singleShot=True)
        self._clicks_end.timeout.connect(self._forget_clicks)

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        return self.marks.highlights

    @property
    def selected(self) -> int | None:
        """The report row that stands out."""
        return self.marks.selected

    def set_document(self, document: Document | None) -> None:
        """None shows no page."""
        self.flash.stop()
        pages = document.pages if document else ()
        self.set_pages(tuple((page.width, page.height) for page in pages))
        self.selection = None
        if document is not None:
            self.marks.text = PageText(document)
            self.selection = TextSelection(self.marks.text)
        self._beyond_edge.stop()

    def set_image(self, request: PageRequest, image: QImage) -> None:
        self.images.put(request, image)

    def set_error(self, page: int, message: str) -> None:
        self.images.fail(page, message)

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        self.marks.set_highlights(highlights)
        self.viewport().update()

    def select(self, row: int | None) -> None:
        """Marks the row's evidence more strongly."""
        self.marks.selected = row
        self.viewport().update()

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        self.marks.set_hits(hits, current)
        self.viewport().update()

    def show_highlight(self, highlight: Highlight) -> None:
        """Scrolls so that the passage stands in view and flashes it."""
        assert highlight.page is not None
        self.scroll_to(self.pages.box(highlight.page, highlight.boxes[0]))
        self.flash.start()

    def set_warned(self, warned: Warned | None) -> None:
        """Outlines what a warning is about."""
        self.marks.warned = warned
        self.viewport().update()

    def show_warned(self) -> None:
        """Scrolls to the place that was gone to and flashes it."""
        if self.marks.warned is not None:
            place = self.marks.warned.place
            self.scroll_to(self.pages.box(place.page, place.box))
            self.flash.start()

    def show_span(self, span: Span) -> None:
        """Scrolls so that the beginning of a passage of the text stands in view."""
        text = self.marks.text
        if text is not None:
            page = text.page(span[0])
            boxes = text.boxes(page, span)
            if boxes:
                self.scroll_to(self.pages.box(page, boxes[0]))

    def first_shown(self) -> int:
        """Offset in the text of the line at the top of the view."""
        text = self.marks.text
        if text is None or not self.pages.sizes:
            return 0
        page = self.pages.nearest(self.offset)
        spot = self.pages.to_points(page, self.offset)
        place = text.place(page, spot.x(), max(spot.y(), 0.0))
        return text.line(place.character)[0] if place else 0

    def rows_at(self, position: QPointF) -> list[int]:
        """Rows whose evidence is under a point of the viewport, smallest first."""
        point = position + self.offset
        page = self.pages.page_at(point)
        if page is None:
            return []
        spot = self.pages.to_points(page, point)
        return rows_at_point(self.marks.highlights_on(page), page, spot.x(), spot.y())

    def _warnings_at(self, position: QPointF) -> list[str]:
        point = position + self.offset
        page, warned = self.pages.page_at(point), self.marks.warned
        if page is None or warned is None:
            return []
        spot = self.pages.to_points(page, point)
        return [warned.sentence] if warned.covers(page, spot.x(), spot.y()) else []

    # -- selected text

    def select_all(self) -> None:
        if self.selection is not None:
            self.selection.select_all()
            self._selection_moved()

    def select_span(self, span: Span) -> None:
        if self.selection is not None:
            self.selection.select(span)
            self._selection_moved()

    def clear_selection(self) -> None:
        if self.selection is not None:
            self.selection.clear()
            self._selection_moved()

    def selected_words(self) -> str:
        """As they are copied."""
        if not self.selection or self.marks.text is None:
            return ""
        return self.marks.text.copied(self.selection.span)

    def copy(self) -> None:
        """The selected text, in reading order, to the clipboard."""
        if words := self.selected_words():
            QGuiApplication.clipboard().setText(words)

    def _selection_moved(self) -> None:
        assert self.selection is not None
        self.marks.selection = self.selection.span
        self.viewport().update()
        self.selection_changed.emit()

    def _place_at(self, position: QPointF) -> Place | None:
        text = self.marks.text
        if text is None or not self.pages.sizes:
            return None
        point = position + self.offset
        page = self.pages.nearest(point)
        spot = self.pages.to_points(page, point)
        return text.place(page, spot.x(), spot.y())

    def _flash_changed(self) -> None:
        self.marks.flash = self.flash.strength
        self.viewport().update()

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._far(position):  # Qt counts by time alone: two clicks far apart are two
            self._clicks = 0
        self._pressed_at = position
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and place is None
        ):
            self._pan_from = self._pressed_at
        elif event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._press_text(place, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _press_text(self, place: Place, event: QMouseEvent) -> None:
        assert self.selection is not None
        self._clicks = min(self._clicks + 1, len(_CLICKS))
        self._clicks_end.start(QApplication.doubleClickInterval())
        self._selecting = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selection.extend(place)
        else:
            self.selection.begin(place, _CLICKS[self._clicks - 1])
        self._selection_moved()

    def _forget_clicks(self) -> None:
        self._clicks = 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._pan_from is not None:
            self._pan(position)
        elif self._selecting:
            if self._far(position):
                self._clicks_end.stop()
                self._clicks = 0
                self._extend_to(event.position())
            inside = self.viewport().rect().contains(position)
            (self._beyond_edge.stop if inside else self._beyond_edge.start)()
        else:
            self._set_cursor(event.position())

    def _pan(self, position: QPoint) -> None:
        shape = Qt.CursorShape.ClosedHandCursor
        if self.viewport().cursor().shape() != shape and not self._far(position):
            return
        assert self._pan_from is not None
        self.viewport().setCursor(shape)
        moved = position - self._pan_from
        self._pan_from = position
        for bar, by in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() - by)

    def _extend_to(self, position: QPointF) -> None:
        place = self._place_at(position)
        if place is not None and self.selection is not None:
            self.selection.extend(place)
            self._selection_moved()

    def _select_beyond_edge(self) -> None:
        position = self.viewport().mapFromGlobal(self.cursor().pos())
        height = self.viewport().height()
        beyond = min(position.y(), 0) + max(position.y() - height, 0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(-60, min(60, beyond)))
        self._extend_to(QPointF(position))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self._far(event.position().toPoint())
        self._pan_from = None
        self._selecting = False
        self._beyond_edge.stop()
        self._set_cursor(event.position())
        rows = self.rows_at(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if rows and left and not dragged and not self.selection:
            self.row_clicked.emit(next_row(rows, self.selected))

    def _far(self, position: QPoint) -> bool:
        far = QApplication.startDragDistance()
        return (position - self._pressed_at).manhattanLength() >= far

    def _set_cursor(self, position: QPointF) -> None:
        shape = Qt.CursorShape
        place = self._place_at(position)
        on_text = place is not None and place.distance <= _ON_TEXT
        if self.rows_at(position):
            self.viewport().setCursor(shape.PointingHandCursor)
        else:
            self.viewport().setCursor(shape.IBeamCursor if on_text else shape.ArrowCursor)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._scroll_key(event) or self._zoom_key(event) or self._selection_key(event)):
            super().keyPressEvent(event)

    def _scroll_key(self, event: QKeyEvent) -> bool:
        bar, key = self.verticalScrollBar(), event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + bar.pageStep() * (-1 if back else 1))
        elif key == Qt.Key.Key_PageDown and control:
            self.go_to_page(self.current_page + 1)
        elif key == Qt.Key.Key_PageUp and control:
            self.go_to_page(self.current_page - 1)
        else:
            return False
        return True

    def _zoom_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_0:
            self.set_fit(Fit.WIDTH)
        else:
            return False
        return True

    def _selection_key(self, event: QKeyEvent) -> bool:
        """Shift with an arrow: from the last click, or from the top of the view."""
        if self.selection is None or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        along = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        down = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not along and not down:
            return False
        if not self.selection and not self.selection.caret:
            first = self.first_shown()
            self.selection.select((first, first))
        if down:
            self.selection.move_lines(down)
        else:
            (self.selection.move_word if word else self.selection.move)(along)
        self._selection_moved()
        caret = self.selection.caret
        self.show_span((max(caret - 1, 0), caret + 1))
        return True

    # -- tool tips

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tool_tip(event)
            return True
        return super().viewportEvent(event)

    def _show_tool_tip(self, event: QHelpEvent) -> None:
        rows = self.rows_at(QPointF(event.pos()))
        texts = {h.row: h.requirement for h in self.highlights}
        text = "\n\n".join([texts[row] for row in rows] + self._warnings_at(QPointF(event.pos())))
        around = QRect(event.pos(), event.pos()).adjusted(-4, -4, 4, 4)
        QToolTip.showText(event.globalPos(), tool_tip(text), self.viewport(), around)
