"""One CV beside the list: its name and what can be done with it, above its details and pages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QTabWidget, QWidget

from careerflow.models.cv_uses import CvDetail
from careerflow.models.tracker import LibraryCv
from careerflow.views.language import Language
from careerflow.views.library.cvs.cv_facts import CvFacts
from careerflow.views.library.detail_view import DetailView
from careerflow.views.preview.preview_view import PreviewView
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note
from careerflow.views.words.days import day_of


class CvDetailView(DetailView):
    rename_clicked = Signal()
    export_clicked = Signal()
    version_answered = Signal(bool)
    """Whether the CV is the next version of the one that was proposed."""
    pages_shown = Signal(bool)
    """The pages have come into view, or gone out of it."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__(theme, language)
        self._theme = theme
        self._detail: CvDetail | None = None
        self._rename = IconButton(theme, "pencil")
        self._export = IconButton(theme, "file-down")
        self._proposal = _Proposal(theme)
        self.facts = CvFacts(theme)
        self.preview: PreviewView | None = None
        self._pages = _Pages()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.facts, "")
        self.tabs.addTab(self._pages, "")
        head = row(self._name, self._analyze, self._rename, self._export, self._delete)
        head.setStretch(0, 1)
        notes = column(self._proposal, self._error, spacing=Space.S)
        inside = column(head, notes, self.tabs, spacing=Space.M)
        inside.setContentsMargins(Space.L, Space.L, 1, 1)
        head.setContentsMargins(0, 0, Space.L, 0)
        notes.setContentsMargins(0, 0, Space.L, 0)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.tabs.tabBar())
        self._connect()
        self.retranslate()

    def show_cv(self, cv: LibraryCv, chain: Sequence[LibraryCv], known_tags: Sequence[str]) -> None:
        """What the list knows already; `show_detail` brings the rest."""
        if self._detail is not None and self._detail.cv.id != cv.id:
            self._detail = None
            self._proposal.hide()
        self._name.setText(cv.name)
        self.show_trouble(None)
        self.facts.show_cv(cv, chain, known_tags)

    def show_detail(self, detail: CvDetail) -> None:
        """Of the CV that is shown."""
        self._detail = detail
        self.facts.show_detail(detail)
        self._proposal.show_for(detail.likely_previous, detail.cv.name)

    def make_preview(self) -> PreviewView:
        """Not before the pages are wanted: it takes as long as all the rest."""
        if self.preview is None:
            self.preview = PreviewView(self._theme)
            self._pages.hold(self.preview)
        return self.preview

    def retranslate(self) -> None:
        super().retranslate()
        self._rename.name_it(self.tr("Rename (F2)"))
        self._analyze.setText(self.tr("Analyze"))
        self._analyze.setToolTip(self.tr("Analyze with this CV"))
        self._analyze.setAccessibleName(self.tr("Analyze with this CV"))
        self._export.name_it(self.tr("Export a copy…"))
        self.tabs.setTabText(0, self.tr("Details"))
        self.tabs.setTabText(1, self.tr("Pages"))
        self.tabs.tabBar().setAccessibleName(self.tr("About this CV"))

    def _connect(self) -> None:
        self._rename.clicked.connect(self.rename_clicked)
        self._export.clicked.connect(self.export_clicked)
        self._proposal.answered.connect(self._on_answered)
        self._pages.shown_changed.connect(self.pages_shown)

    def _on_answered(self, yes: bool) -> None:
        self._proposal.hide()
        self.version_answered.emit(yes)


class _Pages(QWidget):
    shown_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(column())

    def hold(self, preview: PreviewView) -> None:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(preview)
        self.setFocusProxy(preview.canvas)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.shown_changed.emit(False)


class _Proposal(QFrame):
    """That this CV looks like a new version of another one."""

    answered = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._previous: LibraryCv | None = None
        self._own_name = ""
        self._note = Note(theme)
        self._yes, self._no = Button(theme), Button(theme, "quiet")
        self._yes.clicked.connect(lambda: self.answered.emit(True))
        self._no.clicked.connect(lambda: self.answered.emit(False))
        line = row(self._note, self._yes, self._no)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def show_for(self, previous: LibraryCv | None, name: str) -> None:
        """None: there is nothing to propose. `name` is that of the CV itself."""
        self._previous, self._own_name = previous, name
        self.setVisible(previous is not None)
        self.retranslate()

    def retranslate(self) -> None:
        if (previous := self._previous) is not None:
            text = self.tr("This looks like a new version of “{name}”.")
            if previous.name == self._own_name:
                text = self.tr("This looks like a new version of “{name}” of {day}.")
            self._note.set_text(text.format(name=previous.name, day=day_of(previous.created)))
        self._yes.setText(self.tr("Yes"))
        self._no.setText(self.tr("No"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
