"""The job side of the page: the advert's text, and what was found in it while it is typed."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QFrame

from careerflow.models.job import Job, Kind
from careerflow.models.job_uses import KnownAdvert
from careerflow.models.message import Message
from careerflow.models.shelf import RecentKind
from careerflow.views.analyze.advert_editor import AdvertEditor
from careerflow.views.analyze.recent_button import RecentButton
from careerflow.views.icons import IconLabel
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

if TYPE_CHECKING:
    from careerflow.views.analyze.known_note import KnownNote

_TYPING_PAUSE_MS = 500


class JobState(Enum):
    EMPTY = auto()
    READING = auto()
    READY = auto()
    NOTHING_FOUND = auto()
    FAILED = auto()


_SYMBOLS = {
    JobState.EMPTY: ("info", "muted"),
    JobState.READING: ("refresh-cw", "muted"),
    JobState.READY: ("circle-check", "met_text"),
    JobState.NOTHING_FOUND: ("triangle-alert", "partial_text"),
    JobState.FAILED: ("circle-alert", "missing_text"),
}


class JobPanel(QFrame):
    advert_changed = Signal(str)
    advert_file_chosen = Signal(Path)
    sample_requested = Signal()
    state_changed = Signal()
    edited = Signal()
    """The text or the cursor in it is another: with every key."""
    known_job_wanted = Signal(str)
    """The id of the library's job that is the same as this advert."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._language = language
        self._theme = theme
        self._job: Job | None = None
        self._known: KnownNote | None = None  # made when there is something to say
        self._error: Message | None = None
        self.state = JobState.EMPTY
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._emit_text)
        self._build(theme)
        self._editor.textChanged.connect(self._on_typed)
        self._editor.cursorPositionChanged.connect(self.edited)
        self._editor.file_dropped.connect(self.advert_file_chosen)
        self.retranslate()

    def text(self) -> str:
        return self._editor.toPlainText()

    def cursor_place(self) -> int:
        """Where the next letter would stand, in UTF-16 units."""
        return self._editor.textCursor().position()

    def set_text(self, text: str, cursor: int = 0) -> None:
        """Replaces the advert and announces it at once; Ctrl+Z brings back what was there."""
        with QSignalBlocker(self._editor):
            whole = QTextCursor(self._editor.document())
            whole.select(QTextCursor.SelectionType.Document)
            whole.insertText(text)
            last = self._editor.document().characterCount() - 1
            whole.setPosition(min(cursor, last))
            self._editor.setTextCursor(whole)
        self._mark_unread()
        self._emit_text()

    def show_reading(self) -> None:
        self._show(JobState.READING)

    def show_job(self, job: Job | None) -> None:
        """None where there is no advert."""
        self._job = job
        if job is None:
            self._show(JobState.EMPTY)
        else:
            self._show(JobState.READY if job.requirements else JobState.NOTHING_FOUND)

    def show_error(self, message: Message) -> None:
        self._error = message
        self._show(JobState.FAILED)

    def show_known(self, known: KnownAdvert | None) -> None:
        """That the library has this advert already; None where it has not."""
        if known is not None and self._known is None:
            from careerflow.views.analyze.known_note import KnownNote

            self._known = KnownNote(self._theme)
            self._known.open_wanted.connect(self.known_job_wanted)
            self._layout.insertWidget(2, self._known)
        if self._known is not None:
            self._known.show_known(known)

    def set_locked(self, locked: bool) -> None:
        """While an analysis runs the advert stays the one that is analysed."""
        self._editor.setReadOnly(locked)
        for button in (self.recent, self._paste, self._open, self._sample):
            button.setEnabled(not locked)

    def open_file(self) -> None:
        """Lets the user pick a text file in the platform's own dialog."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a job advert"), "", self.tr("Text") + " (*.txt)"
        )
        if chosen:
            self.advert_file_chosen.emit(Path(chosen))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Job advert"))
        self._paste.setText(self.tr("Paste"))
        self._open.setText(self.tr("Open .txt…"))
        self._sample.setText(self.tr("Sample"))
        self._sample.setToolTip(self.tr("Fill in an invented advert to see how it works"))
        self._editor.setAccessibleName(self.tr("Text of the job advert"))
        self._editor.setPlaceholderText(
            self.tr(
                "Paste the whole advert here: title, tasks, requirements.\n\n"
                "Requirements are picked out while you type. Benefits and company talk are left "
                "out by themselves."
            )
        )
        self._status.setText(self._status_text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self, theme: Theme) -> None:
        self._title = Text("title")
        self.recent = RecentButton(theme, RecentKind.JOB)
        self._paste = Button(theme, "quiet")
        self._open = Button(theme, "quiet")
        self._sample = Button(theme, "quiet")
        self._editor = AdvertEditor()
        self._symbol = IconLabel(theme, *_SYMBOLS[self.state], 16)
        self._status = Text(wrap=True)
        self._paste.clicked.connect(self._paste_over)
        self._open.clicked.connect(self.open_file)
        self._sample.clicked.connect(self.sample_requested)
        symbol = IconLabel(theme, "briefcase-business", "muted", 18)
        buttons = (self.recent, self._paste, self._open, self._sample)
        header = row(symbol, self._title, 0, *buttons)
        header.setSpacing(Space.XS)
        header.addStrut(Space.XXL)
        header.insertSpacing(1, Space.XS)
        status = row(self._symbol, self._status)
        status.setStretch(1, 1)
        self._layout = column(header, self._editor, status, spacing=Space.M, margins=Space.L)
        self._layout.setStretch(1, 1)
        self.setLayout(self._layout)

    def _paste_over(self) -> None:
        self._editor.selectAll()
        self._editor.paste()
        self._editor.setFocus()

    def _on_typed(self) -> None:
        self._mark_unread()
        if self.text().strip():
            self._pause.start()
        else:
            self._emit_text()

    def _mark_unread(self) -> None:
        self._show(JobState.READING if self.text().strip() else JobState.EMPTY)

    def _emit_text(self) -> None:
        self._pause.stop()
        self.advert_changed.emit(self.text())
        self.edited.emit()

    def _show(self, state: JobState) -> None:
        self.state = state
        self._symbol.set_icon(*_SYMBOLS[state])
        self._status.setText(self._status_text())
        self.state_changed.emit()

    def _status_text(self) -> str:
        if self.state is JobState.FAILED and self._error is not None:
            return self._language.wording.say(self._error)
        if self.state is JobState.READY and self._job is not None:
            return self._found(self._job)
        return {
            JobState.READING: self.tr("Finding requirements…"),
            JobState.NOTHING_FOUND: self.tr(
                "No requirements found yet. Paste the part that says what they ask for."
            ),
        }.get(self.state, self.tr("No advert yet."))

    def _found(self, job: Job) -> str:
        # Alternatives share a group and are one requirement, as in the report's ratios.
        kinds = {row.group or str(row.start): row.kind for row in job.requirements}
        must = sum(kind is Kind.MUST for kind in kinds.values())
        total = self.tr("%n requirement(s) found", "", len(kinds))
        parts = self.tr("{must} must-have, {nice} nice-to-have").format(
            must=must, nice=len(kinds) - must
        )
        return f"{total}: {parts}"
