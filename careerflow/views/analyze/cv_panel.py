"""The CV side of the page: choose one, see it being read, see what was recognised."""

from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from careerflow.models.document import Document
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.shelf import RecentKind
from careerflow.views.analyze.cv_summary import CvSummary
from careerflow.views.analyze.drop_zone import DropZone
from careerflow.views.analyze.password_form import PasswordForm
from careerflow.views.analyze.recent_button import RecentButton
from careerflow.views.icons import IconLabel
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import ElidedText, Text


class CvState(IntEnum):
    EMPTY, READING, READY, FAILED, LOCKED = range(5)


class CvPanel(QFrame):
    cv_chosen = Signal(Path)
    password_entered = Signal(str)
    sample_requested = Signal()
    check_requested = Signal()
    """What was read is to be checked and corrected."""
    state_changed = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._language = language
        self._error: Message | None = None
        self._file_name = ""
        self._build_header(theme)
        self._build_states(theme, language)
        self.setLayout(column(self._header, self._states, spacing=Space.M, margins=Space.L))
        self.retranslate()
        self._show(CvState.EMPTY)

    @property
    def state(self) -> CvState:
        return CvState(self._states.currentIndex())

    def browse(self) -> None:
        """Lets the user pick a file in the platform's own dialog."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a CV"), "", self.tr("CV (PDF or text)") + " (*.pdf *.txt)"
        )
        if chosen:
            self.cv_chosen.emit(Path(chosen))

    def show_reading(self, file_name: str) -> None:
        self._set_file(file_name)
        self._reading.setAccessibleName(self.tr("Reading the CV"))
        self._show(CvState.READING)

    def show_cv(
        self,
        document: Document,
        file_name: str,
        years: float | None,
        corrections: Corrections = UNCORRECTED,
    ) -> None:
        """`corrections` in full; `years` of experience as corrected."""
        self._set_file(file_name)
        self._summary.show_document(document, years, corrections)
        self._show(CvState.READY)

    def show_error(self, message: Message) -> None:
        self._error = message
        self._failure.set_text(self._language.wording.say(message))
        self._show(CvState.FAILED)

    def ask_password(self, file_name: str, wrong: bool) -> None:
        self._set_file(file_name)
        self._show(CvState.LOCKED)
        self._password.ask(wrong)

    def set_locked(self, locked: bool) -> None:
        """While an analysis runs the CV stays the one that is analysed."""
        self._other.setEnabled(not locked)
        self.recent.setEnabled(not locked)
        self._summary.set_locked(locked)

    def clear(self) -> None:
        self._set_file("")
        self._show(CvState.EMPTY)

    def retranslate(self) -> None:
        self._title.setText(self.tr("CV"))
        self.setAccessibleName(self._title.text())
        self._area.setAccessibleName(self.tr("What was recognised in the CV"))
        self._other.setText(self.tr("Choose another…"))
        self._retry.setText(self.tr("Choose another file…"))
        self._reading_text.setText(self.tr("Reading the CV…"))
        if self._error is not None:
            self._failure.set_text(self._language.wording.say(self._error))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build_header(self, theme: Theme) -> None:
        self._title = Text("title")
        self._file = ElidedText("muted")
        self._other = Button(theme, "quiet")
        self._other.clicked.connect(self.browse)
        self.recent = RecentButton(theme, RecentKind.CV)
        symbol = IconLabel(theme, "file-text", "muted", 18)
        self._header = row(symbol, self._title, self._file, self.recent, self._other)
        self._header.addStrut(Space.XXL)

    def _build_states(self, theme: Theme, language: Language) -> None:
        self._drop_zone = DropZone(theme)
        self._drop_zone.browse_clicked.connect(self.browse)
        self._drop_zone.sample_clicked.connect(self.sample_requested)
        self._summary = CvSummary(theme, language)
        self._summary.check_requested.connect(self.check_requested)
        self._password = PasswordForm(theme)
        self._password.submitted.connect(self.password_entered)
        self._states = QStackedWidget()
        for page in (
            self._drop_zone,
            self._reading_state(),
            self._ready_state(),
            self._failed_state(theme),
            self._password,
        ):
            self._states.addWidget(page)

    def _reading_state(self) -> QWidget:
        state = QWidget()
        self._reading_text = Text("muted")
        self._reading = QProgressBar()
        self._reading.setRange(0, 0)
        self._reading.setTextVisible(False)
        state.setLayout(column(self._reading_text, self._reading, 0, spacing=Space.M))
        return state

    def _ready_state(self) -> QWidget:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._summary.setProperty("role", "page")
        self._area.setWidget(self._summary)
        return self._area

    def _failed_state(self, theme: Theme) -> QWidget:
        state = QWidget()
        self._failure = Note(theme, NoteKind.ERROR)
        self._retry = Button(theme, icon_name="folder-open")
        self._retry.clicked.connect(self.browse)
        state.setLayout(column(self._failure, row(self._retry, 0), 0, spacing=Space.M))
        return state

    def _set_file(self, name: str) -> None:
        self._file_name = name
        self._file.setText(name)

    def _show(self, state: CvState) -> None:
        focus = self.focusWidget()
        if focus is not None and self._states.isAncestorOf(focus):
            # What has the focus goes away, and Qt would pass it on to whatever comes next.
            self.setFocus()
        self._states.setCurrentIndex(state)
        self._other.setVisible(state in (CvState.READY, CvState.LOCKED))
        if state is not CvState.FAILED:
            self._error = None
        self.state_changed.emit()
