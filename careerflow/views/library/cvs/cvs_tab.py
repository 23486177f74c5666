"""The CVs of the library: the list, and the current one beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QWidget

from careerflow.models.cv_uses import CvDetail, NotAdded
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.library.cvs.cv_detail import CvDetailView
from careerflow.views.library.cvs.cv_list import CvList
from careerflow.views.library.cvs.cv_model import CvModel
from careerflow.views.library.cvs.cv_tools import CvTools
from careerflow.views.library.cvs.listing import CvListing, Order
from careerflow.views.library.cvs.not_added import NotAddedNote
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.tab_order import put_before


class CvsTab(QWidget):
    """`cv_shown` asks for what `show_detail` brings of a CV; every edit is a signal, and the next
    `set_listing` brings what came of it."""

    shown = Signal()
    """The tab has come into view."""
    cv_shown = Signal(str)
    files_chosen = Signal(list)
    """list[Path]"""
    adding_cancelled = Signal()
    search_wanted = Signal(str)
    """Words to look for in the texts too, or "": `show_hits` brings what was found."""
    reload_wanted = Signal()
    renamed = Signal(str, str)
    delete_wanted = Signal(list)
    analyze_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, theme: Theme, language: Language, detail: CvDetailView) -> None:
        """`detail` is made before: both at once keep the window waiting."""
        super().__init__()
        self._theme, self._language = theme, language
        self.detail = detail
        self._failure: Message | None = None
        self._loaded = False
        self._soon = ""  # id of a CV to be shown when the list has it
        self.model = CvModel(self)
        self._build()
        self._connect()
        self.retranslate()
        self._refresh()

    # What the page is told

    def set_listing(self, listing: CvListing) -> None:
        self._failure, self._loaded = None, True
        self.model.set_listing(listing)
        self.tools.set_choices(listing.tags, listing.languages)
        self._refresh()
        if self._soon in listing.by_id:
            self.show_cv(self._soon)
        elif not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self._show_current()

    def show_failure(self, why: Message) -> None:
        """In place of the CVs, which could not be loaded; until `set_listing`."""
        self._failure = why
        self.retranslate()
        self._refresh()

    def show_hits(self, snippets: Mapping[str, str]) -> None:
        """As CvModel.add_hits."""
        self.model.add_hits(snippets)
        self._refresh()

    def show_detail(self, detail: CvDetail) -> None:
        if detail.cv.id == self.list.current_id():
            self.detail.show_detail(detail)

    def show_cv(self, cv_id: str) -> None:
        """Makes a CV the current one, even where search or filters hide it."""
        self._soon = ""
        if not self.model.index_of(cv_id).isValid() and cv_id in self.model.listing.by_id:
            self.tools.reset()
        self.list.choose(cv_id)
        self.list.setFocus()

    def show_cv_soon(self, cv_id: str) -> None:
        """Now, or when the next list has it."""
        if cv_id in self.model.listing.by_id:
            self.show_cv(cv_id)
        else:
            self._soon = cv_id

    def show_adding(self, name: str, done: int, total: int) -> None:
        """`name` is that of the step; how many of how many files."""
        text = self.tr("{step}: {done} of {total}").format(step=name, done=done + 1, total=total)
        self._progress.set_progress(text if total > 1 else name, done / total if total else None)
        self._progress.show()
        self.not_added.clear()

    def hide_adding(self) -> None:
        self._progress.hide()

    def show_not_added(self, failed: tuple[NotAdded, ...]) -> None:
        self.not_added.show_failures(failed)

    def browse(self) -> None:
        """Asks for files to add."""
        files, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add CVs to the library"), "", self.tr("CVs") + " (*.pdf *.txt)"
        )
        if files:
            self.files_chosen.emit([Path(file) for file in files])

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("CVs"))
        self._none.set_texts(
            self.tr("No CVs yet"),
            self.tr(
                "Every CV that you analyze is kept here. You can also add several at once: drop "
                "PDF files on this page."
            ),
            self.tr("Add CVs…"),
        )
        self._no_match.set_texts(
            self.tr("Nothing found"), self.tr("No CV has these words, this tag and language.")
        )
        if self._failure is not None:
            self._failed.set_texts(
                self.tr("The CVs could not be loaded"),
                self._language.wording.say(self._failure),
                self.tr("Try again"),
            )
        self._choose.set_texts(
            self.tr("No CV chosen"), self.tr("Choose one in the list to see what it was used for.")
        )
        self.model.retranslate()
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            if self.model.total:  # another language has another order
                self.reload_wanted.emit()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit()

    # Parts

    def _build(self) -> None:
        # From the outside in: a widget that changes its parent is styled again, with all inside.
        self._states = QStackedWidget(self)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self._states)
        self._sides.setObjectName("library_cvs")
        self._sides.setChildrenCollapsible(False)
        self._build_list(QWidget(self._sides))
        self._build_detail(QWidget(self._sides))
        self._sides.setStretchFactor(1, 1)
        self._sides.setSizes([400, 720])
        self._none = EmptyState(self._theme, "file-text")
        self._failed = EmptyState(self._theme, "triangle-alert")
        for state in (self._sides, self._none, self._failed):
            self._states.addWidget(state)
        self.setLayout(column(self._states))
        self.setFocusProxy(self.list)
        put_before(self.detail.first_stop, [*self.tools.stops, self.list])

    def _build_list(self, left: QWidget) -> None:
        theme = self._theme
        self.tools = CvTools(theme)
        self._progress = StageProgress(theme)
        self._progress.hide()
        self.not_added = NotAddedNote(theme, self._language)
        self._left = QStackedWidget(left)
        self.list = CvList(theme, self.model)
        self._no_match = EmptyState(theme, "search")
        for state in (self.list, self._no_match):
            self._left.addWidget(state)
        parts = (self.tools, self._progress, self.not_added, self._left)
        margins = (Space.XL, Space.L, Space.S, 0)
        layout = column(*parts, spacing=Space.S, margins=margins, inside=left)
        layout.setStretch(3, 1)
        left.setMinimumWidth(320)

    def _build_detail(self, right: QWidget) -> None:
        self._right = QStackedWidget(right)
        self._choose = EmptyState(self._theme, "file-text")
        for state in (self.detail, self._choose):
            self._right.addWidget(state)
        column(self._right, margins=(Space.S, Space.L, Space.XL, Space.L), inside=right)
        right.setMinimumWidth(470)

    def _connect(self) -> None:
        tools, model = self.tools, self.model
        tools.add_clicked.connect(self.browse)
        tools.search_changed.connect(self._search)
        tools.tag_chosen.connect(lambda tag: self._narrow(model.set_tag, tag))
        tools.language_chosen.connect(lambda code: self._narrow(model.set_language, code))
        tools.order_chosen.connect(self._set_order)
        model.renamed.connect(self.renamed)
        self.list.current_changed.connect(self._show_current)
        self.list.delete_wanted.connect(self.delete_wanted)
        self.list.analyze_wanted.connect(self.analyze_wanted)
        self.list.export_wanted.connect(self.export_wanted)
        self.list.activated_cv.connect(lambda _cv_id: self.detail.tabs.setFocus())
        self.detail.rename_clicked.connect(self._rename)
        self.detail.analyze_clicked.connect(lambda: self.analyze_wanted.emit(self._current()))
        self.detail.export_clicked.connect(lambda: self.export_wanted.emit(self._current()))
        self.detail.delete_clicked.connect(lambda: self.delete_wanted.emit([self._current()]))
        self.detail.facts.versions.cv_wanted.connect(self.show_cv)
        self._progress.cancel_clicked.connect(self.adding_cancelled)
        self._none.action_clicked.connect(self.browse)
        self._failed.action_clicked.connect(self.reload_wanted)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(tools.search.setFocus)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._rename)

    # What the user does

    def _current(self) -> str:
        return self.list.current_id()

    def _search(self, text: str) -> None:
        self._narrow(self.model.search, text)
        self.search_wanted.emit(text.strip())

    def _set_order(self, order: Order) -> None:
        self.model.set_order(order)

    def _narrow(self, narrow: Callable[[str], None], to: str) -> None:
        narrow(to)
        self._refresh()

    def _rename(self) -> None:
        self.list.setFocus()
        self.list.rename()

    def _show_current(self, _cv_id: str = "") -> None:
        """The detail follows the list: at once with what is known, then with the rest."""
        cv_id = self._current()
        row = self.model.listing.by_id.get(cv_id)
        self._right.setCurrentWidget(self._choose if row is None else self.detail)
        if row is not None:
            listing = self.model.listing
            self.detail.show_cv(row.cv, listing.chain(cv_id), listing.tags)
        self.cv_shown.emit(cv_id)

    def _refresh(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        shown = self._sides if total or not self._loaded else self._none
        self._states.setCurrentWidget(shown if self._failure is None else self._failed)
        self._left.setCurrentWidget(self.list if found or not total else self._no_match)
        self._show_count()

    def _show_count(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        text = self.tr("%n CV(s)", "", total) if total else ""
        if found != total:
            text = self.tr("{found} of {total}").format(found=found, total=text)
        self.tools.show_count(text)
