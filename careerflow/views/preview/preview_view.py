"""The CV as it was handed in, with the evidence marked on it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
)
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from careerflow.models.document import Document, DocumentKind
from careerflow.views.analyze.password_form import PasswordForm
from careerflow.views.preview.cv_finder import CvFinder, Sheet
from careerflow.views.preview.description import describe_page, describe_text
from careerflow.views.preview.evidence_walk import EvidenceWalk
from careerflow.views.preview.find_bar import FindBar
from careerflow.views.preview.highlights import Highlight, HighlightFilter
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.looks import Looks
from careerflow.views.preview.page_canvas import PageCanvas
from careerflow.views.preview.page_scroller import Fit
from careerflow.views.preview.page_text import Span
from careerflow.views.preview.preview_actions import PreviewActions
from careerflow.views.preview.preview_bar import PreviewBar
from careerflow.views.preview.strip_splitter import StripSplitter
from careerflow.views.preview.text_canvas import TextCanvas
from careerflow.views.preview.thumbnail_strip import ThumbnailStrip
from careerflow.views.preview.warned_places import Warned
from careerflow.views.theme import Space, Theme


class PreviewView(QWidget):
    """Pages of a PDF, or the text of a CV.

    It makes no image itself: `pages_requested` carries a tuple of PageRequest, the most urgent
    first, in place of all that was requested before, and `set_page_image` brings each. An image
    in Format_RGB32 is drawn without conversion. `find_requested(document, words)` is answered
    with `set_hits`. `row_clicked` tells the report row whose highlight was clicked or stepped to;
    `warning_left` follows where a row or Esc puts an end to `show_warning`.
    """

    pages_requested = Signal(object)
    row_clicked = Signal(int)
    find_requested = Signal(Document, str)
    password_entered = Signal(str)
    filter_changed = Signal(HighlightFilter)
    warning_left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._highlights: tuple[Highlight, ...] = ()
        self.chosen = HighlightFilter()
        self._walk = EvidenceWalk()
        self.actions_by_name = PreviewActions(theme, self)
        self.canvas = PageCanvas()
        self.text = TextCanvas()
        self.bar = PreviewBar(theme, self.actions_by_name)
        self.find_bar = FindBar(self.actions_by_name)
        self._finder = CvFinder(self.find_bar, (self.canvas, self.text), self._sheet, self)
        self.strip = ThumbnailStrip(theme, self.canvas.images)
        self.sides = StripSplitter(self.strip)
        self.looks = Looks(self.canvas, self.sides, self)
        self._password = PasswordForm(theme)
        self.canvas.setProperty("role", "sheet")
        self.text.setProperty("role", "sheet")
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self._connect_actions()
        self._use_colors()
        self.retranslate()

    @property
    def document(self) -> Document | None:
        return self._document

    # -- what is shown

    def set_document(self, document: Document) -> None:
        """Shows blank pages of the right sizes at once, and asks for those in view."""
        self._finder.close()
        self._document = document
        is_text = document.kind is DocumentKind.TEXT
        self.canvas.set_document(None if is_text else document)
        self.strip.set_pages(self.canvas.pages.sizes, self.canvas.marks)
        self.text.set_text(document.text)
        self.actions_by_name["as_text"].setChecked(is_text)
        self.actions_by_name["as_text"].setEnabled(not is_text)
        self.set_highlights(())
        self._show_sheet()

    def set_page_image(self, request: PageRequest, image: QImage) -> None:
        """The image that was requested, turned as the request says."""
        self.canvas.set_image(request, image)

    def set_page_error(self, page: int, message: str) -> None:
        """`message` is shown on the page, as plain text."""
        self.canvas.set_error(page, message)

    def say_errors(self, messages: Mapping[int, str]) -> None:
        """In another language, those of the pages that still show one."""
        self.canvas.images.say_errors(messages)

    def ask_password(self, wrong: bool) -> None:
        """Instead of the pages, until `unlock`; `wrong`: the last one did not open it."""
        self._stack.setCurrentWidget(self._locked)
        self._password.ask(wrong)

    def unlock(self) -> None:
        """The pages can be had."""
        if self._stack.currentWidget() is self._locked:
            self.canvas.images.retry()
            self._show_sheet()
            self.canvas.setFocus()

    def release_images(self) -> None:
        """Lets go of the page images; they are asked for again when the preview is shown."""
        self.canvas.images.release()

    # -- evidence

    def set_highlights(
        self, highlights: Sequence[Highlight], chosen: HighlightFilter | None = None
    ) -> None:
        """The evidence to mark, of which a filter chose; replaces what was marked before."""
        self._highlights = tuple(highlights)
        self.bar.filter.set_highlights(self._highlights)
        self.set_filter(chosen or HighlightFilter())

    def set_filter(self, chosen: HighlightFilter) -> None:
        """Marks the evidence that the filter lets through, and the selected row's."""
        self.bar.filter.set_filter(chosen)
        self.chosen = chosen
        self._mark()

    def select_row(self, row: int | None) -> None:
        """Marks the row's evidence more strongly than the rest; None marks no row."""
        self.canvas.select(row)
        self.text.select(row)
        mine = [h for h in self._highlights if h.row == row]
        here = self._walk.here()
        if here is None or here.row != row:
            self._walk.go_to(mine[0] if mine else None)
        if row is not None:
            self._leave_warning()
        self._mark()

    def show_row(self, row: int, evidence: int = 0) -> None:
        """Selects the row, scrolls its evidence into view and flashes it.

        `evidence` counts the row's highlights from 0. A row without any is only selected.
        """
        self.select_row(row)
        mine = [h for h in self._highlights if h.row == row]
        if mine:
            wanted = mine[min(evidence, len(mine) - 1)]
            self._walk.go_to(wanted)
            self._tell_evidence()
            self._show(wanted)

    def step_evidence(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) piece of evidence in reading order."""
        wanted = self._walk.step(by, self._sheet().first_shown())
        if wanted is not None:
            self.row_clicked.emit(wanted.row)
            self._walk.go_to(wanted)
            self.select_row(wanted.row)
            self._show(wanted)

    def show_warning(self, warned: Warned | None) -> None:
        """Outlines what a warning is about on the pages and scrolls to its current place; None
        outlines nothing."""
        before = self.canvas.marks.warned
        self.canvas.set_warned(warned)
        if warned is not None and (before is None or before.place is not warned.place):
            self.actions_by_name["as_text"].setChecked(False)
            self._show_sheet()
            self.canvas.show_warned()
        self._describe()

    def _leave_warning(self) -> None:
        if self.canvas.marks.warned is not None:
            self.show_warning(None)
            self.warning_left.emit()

    # -- words that are looked for

    def open_find(self) -> None:
        """Opens the find bar with the keyboard in it."""
        self._finder.open()

    def set_hits(self, words: str, hits: Sequence[Span], failure: str = "") -> None:
        """Where the words stand in `Document.text`; `failure`: why that is not known."""
        self._finder.set_hits(words, hits, failure)

    # -- for Tab, languages, themes

    def tab_stops(self) -> list[QWidget]:
        return [*self.bar.buttons, *self.find_bar.stops, self.strip, self.canvas, self.text]

    def retranslate(self) -> None:
        self.canvas.painter.loading = self.tr("Page {page} is on its way…")
        self.canvas.viewport().update()
        self.canvas.setAccessibleName(self.tr("CV preview"))
        self.text.setAccessibleName(self.tr("Text of the CV"))
        self.strip.setAccessibleName(self.tr("Pages of the CV"))
        self._describe()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 240)

    def event(self, event: QEvent) -> bool:
        # Esc is the window's, unless who has the keyboard takes it first.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self._finder.is_open or self.canvas.selection or self.canvas.marks.warned)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        escape = event.key() == Qt.Key.Key_Escape
        if escape and self._finder.is_open:
            self._finder.close()
        elif escape and self.canvas.selection:
            self.canvas.clear_selection()
        elif escape and self.canvas.marks.warned:
            self._leave_warning()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._stack.currentWidget() is self.canvas:
            self.context_menu().popup(event.globalPos())

    def context_menu(self) -> QMenu:
        return self.actions_by_name.menu(self)

    # -- parts

    def _arrange(self) -> None:
        self._locked = QWidget()
        inside = QVBoxLayout(self._locked)
        inside.setContentsMargins(*(Space.XXL,) * 4)
        inside.addWidget(self._password)
        for sheet in (self.canvas, self.text, self._locked):
            self._stack.addWidget(sheet)
        self.sides.addWidget(self._stack)
        self.sides.setStretchFactor(1, 1)
        self.find_bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.sides, 1)

    def _connect(self) -> None:
        self.canvas.images.requested.connect(self.pages_requested)
        self.canvas.row_clicked.connect(self.row_clicked)
        self.text.row_clicked.connect(self.row_clicked)
        self.canvas.page_changed.connect(self._note_page)
        self.canvas.zoom_changed.connect(self._note_zoom)
        self.canvas.selection_changed.connect(self._note_selection)
        self.strip.page_chosen.connect(self.canvas.go_to_page)
        self.sides.strip_shown.connect(self.actions_by_name["thumbnails"].setChecked)
        self.bar.filter_chosen.connect(self._filter_chosen)
        self._finder.requested.connect(self._look_for)
        self._password.submitted.connect(self.password_entered)
        self._theme.changed.connect(self._use_colors)

    def _connect_actions(self) -> None:
        reactions = {
            "thumbnails": self.sides.show_strip,
            "previous_evidence": lambda: self.step_evidence(-1),
            "next_evidence": lambda: self.step_evidence(1),
            "find": self.open_find,
            "find_previous": self._finder.previous,
            "find_next": self._finder.next,
            "close_find": self._finder.close,
            "zoom_out": lambda: self._zoom(-1),
            "zoom_in": lambda: self._zoom(1),
            "fit_width": lambda: self.canvas.set_fit(Fit.WIDTH),
            "fit_page": lambda: self.canvas.set_fit(Fit.PAGE),
            "actual_size": self.canvas.zoom_to_actual_size,
            "rotate_right": lambda: self._turn(1),
            "rotate_left": lambda: self._turn(-1),
            "as_text": self._show_sheet,
            "copy": self._copy,
            "select_all": self._select_all,
        }
        for name, react in reactions.items():
            self.actions_by_name[name].triggered.connect(react)

    def _use_colors(self) -> None:
        color, dark = self._theme.color, self._theme.dark
        blank = color("raised") if dark else QColor("white")
        self.canvas.set_colors(color("sunken"), blank, color("muted"))

    def _is_text(self) -> bool:
        return self.actions_by_name["as_text"].isChecked()

    def _sheet(self) -> Sheet:
        return self.text if self._is_text() else self.canvas

    def _show_sheet(self) -> None:
        self._stack.setCurrentWidget(self._sheet())
        self._note_page()
        self._note_selection()

    def _mark(self) -> None:
        row, through = self.canvas.selected, self.chosen.lets_through
        marked = tuple(h for h in self._highlights if through(h) or h.row == row)
        self.canvas.set_highlights(marked)
        self.text.set_highlights(marked)
        self.strip.marks_changed()
        self._walk.set_highlights(filter(through, self._highlights))
        self._tell_evidence()
        self._describe()

    def _filter_chosen(self, chosen: HighlightFilter) -> None:
        self.set_filter(chosen)
        self.filter_changed.emit(chosen)

    def _show(self, highlight: Highlight) -> None:
        if self._is_text():
            self.text.show_highlight(highlight)
        elif highlight.page is not None and highlight.boxes:
            self.canvas.show_highlight(highlight)

    def _zoom(self, steps: int) -> None:
        if self._is_text():
            self.text.zoomIn(steps)
        else:
            self.canvas.zoom_by(steps)

    def _turn(self, quarters: int) -> None:
        self.canvas.turn(quarters)
        self.strip.set_turns(self.canvas.pages.turns)

    # -- selected text, and words that are looked for

    def _copy(self) -> None:
        self._sheet().copy()

    def _select_all(self) -> None:
        if self._is_text():
            self.text.selectAll()
        else:
            self.canvas.select_all()

    def _look_for(self, words: str) -> None:
        if self._document is not None:
            self.find_requested.emit(self._document, words)

    # -- what is told

    def _note_zoom(self, zoom: float) -> None:
        fit = self.canvas.fit
        self.bar.set_zoom(zoom, fit is Fit.WIDTH, fit is Fit.PAGE)

    def _page(self) -> tuple[int, int]:
        """(that in view, from 0; how many there are)"""
        return self.canvas.current_page, len(self.canvas.pages.sizes)

    def _note_page(self) -> None:
        page, pages = self._page()
        self.bar.set_page(page + 1, 0 if self._is_text() else pages)
        self.strip.set_current(self.canvas.current_page)
        self._describe()

    def _note_selection(self) -> None:
        self.actions_by_name["copy"].setEnabled(bool(self.canvas.selection) or self._is_text())

    def _tell_evidence(self) -> None:
        self.bar.set_evidence(self._walk.number, self._walk.count)

    def _describe(self) -> None:
        shown: QWidget = self._sheet()
        if self._is_text():
            shown.setAccessibleDescription(describe_text(self._highlights))
        else:
            shown.setAccessibleDescription(describe_page(self.canvas.marks, *self._page()))
        event = QAccessibleEvent(shown, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
