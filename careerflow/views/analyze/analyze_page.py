"""The first page: a CV, a job advert, and the button that compares them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.job_uses import KnownAdvert
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.shelf import Recent
from careerflow.views.analyze.cv_panel import CvPanel, CvState
from careerflow.views.analyze.job_panel import JobPanel, JobState
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import Text

if TYPE_CHECKING:
    from careerflow.views.analyze.draft_notice import DraftNotice


class AnalyzePage(QWidget):
    cv_chosen = Signal(Path)
    password_entered = Signal(str)
    check_requested = Signal()
    """What was read from the CV is to be checked and corrected."""
    advert_changed = Signal(str)
    """The whole text, half a second after the last key."""
    advert_file_chosen = Signal(Path)
    analyze_requested = Signal()
    cancel_requested = Signal()
    sample_requested = Signal()
    """A sample CV and its advert are wanted."""
    sample_advert_requested = Signal()
    draft_changed = Signal()
    """The advert or the cursor in it is another: with every key."""
    clear_requested = Signal()
    known_job_wanted = Signal(str)
    """The id of the library's job that is the same as the advert."""
    recent_cv_chosen = Signal(object)
    """A Recent, as those below."""
    recent_advert_chosen = Signal(object)
    recent_remove_wanted = Signal(object)
    recent_undo_wanted = Signal()
    """The last removed one is to come back."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._error: Message | None = None
        self._asked = False
        self._progress: tuple[Message, float | None] | None = None
        self._notice: DraftNotice | None = None  # made when there is something to say
        self._theme = theme
        self._cv = CvPanel(theme, language)
        self._job = JobPanel(theme, language)
        self._build(theme)
        self._connect()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Analyze")

    # What the page is told

    def show_cv_reading(self, file_name: str) -> None:
        self._cv.show_reading(file_name)

    def show_cv(
        self,
        document: Document,
        file_name: str,
        years: float | None,
        corrections: Corrections = UNCORRECTED,
    ) -> None:
        self._cv.show_cv(document, file_name, years, corrections)

    def show_cv_error(self, message: Message) -> None:
        self._cv.show_error(message)

    def ask_password(self, file_name: str, wrong: bool) -> None:
        self._cv.ask_password(file_name, wrong)

    def clear_cv(self) -> None:
        self._cv.clear()

    def set_advert(self, text: str, cursor: int = 0) -> None:
        self._job.set_text(text, cursor)

    def set_recents(self, cvs: tuple[Recent, ...], adverts: tuple[Recent, ...]) -> None:
        """The newest first."""
        self._cv.recent.set_recents(cvs)
        self._job.recent.set_recents(adverts)

    def show_restored(self, restored: bool) -> None:
        """Whether to say that what stands here is from the last time."""
        if restored and self._notice is None:
            from careerflow.views.analyze.draft_notice import DraftNotice

            self._notice = DraftNotice(self._theme)
            self._notice.clear_clicked.connect(self.clear_requested)
            self._content.insertWidget(3, self._notice)
        if self._notice is not None:
            self._notice.setVisible(restored)

    def show_job_reading(self) -> None:
        self._job.show_reading()

    def show_job(self, job: Job | None) -> None:
        self._job.show_job(job)

    def show_known(self, known: KnownAdvert | None) -> None:
        """That the library has this advert already; None where it has not."""
        self._job.show_known(known)

    def show_job_error(self, message: Message) -> None:
        self._job.show_error(message)

    def show_analyzing(self, running: bool) -> None:
        """Swaps the button for the progress, and back; the panels keep still meanwhile."""
        had_focus = self._stages.isAncestorOf(self.focusWidget())
        if running:
            self.show_restored(False)
            self._show_error_text(None)
            self._progress = None
            self._stages.set_progress(self.tr("Starting…"), None)
        self._stages.setVisible(running)
        self._analyze.setVisible(not running)
        self._hint.setVisible(not running and self._error is None)
        self._cv.set_locked(running)
        self._job.set_locked(running)
        self._refresh()
        if running:
            self._stages.focus_cancel()
        elif had_focus:
            self._analyze.setFocus()

    def show_progress(self, message: Message, fraction: float | None) -> None:
        self._progress = (message, fraction)
        self._stages.set_progress(self._language.wording.say(message), fraction)

    def show_error(self, message: Message) -> None:
        """What went wrong in the analysis; shown until the next one begins."""
        self._show_error_text(message)

    # What stands on the page

    def advert(self) -> str:
        return self._job.text()

    def cursor_place(self) -> int:
        """In the advert, in UTF-16 units."""
        return self._job.cursor_place()

    # What the user does from elsewhere in the window

    def browse(self) -> None:
        self._cv.browse()

    def request_analysis(self) -> None:
        if self._is_running():
            return
        if self._analyze.isEnabled():
            self.analyze_requested.emit()
        else:
            # Asked for a moment too early: it begins as soon as both are read.
            self._asked = self._is_reading()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Compare a CV with a job"))
        self._subtitle.setText(
            self.tr("Every requirement gets a verdict, proved with the words of the CV.")
        )
        self._analyze.setText(self.tr("Analyze"))
        self._show_error_text(self._error)
        if self._progress is not None:
            self.show_progress(*self._progress)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self, theme: Theme) -> None:
        self._title, self._subtitle = Text("heading"), Text("muted", wrap=True)
        self._panels = QSplitter(Qt.Orientation.Horizontal)
        self._panels.setObjectName("analyze_panels")
        self._panels.setChildrenCollapsible(False)
        self._panels.setHandleWidth(Space.L)
        for index, panel in enumerate((self._cv, self._job)):
            self._panels.addWidget(panel)
            self._panels.setStretchFactor(index, 1)
        self._panels.setSizes([500, 500])
        content = column(
            self._title,
            self._subtitle,
            Space.M,
            self._panels,
            spacing=Space.XS,
            margins=(Space.XL, Space.XL, Space.XL, Space.L),
        )
        content.setStretch(3, 1)
        self._content = content
        layout = column(content, self._action_bar(theme), spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _action_bar(self, theme: Theme) -> QFrame:
        self._hint = Text("muted", wrap=True)
        self._failure = Note(theme, NoteKind.ERROR)
        self._analyze = Button(theme, "primary", "scan-search")
        self._stages = StageProgress(theme)
        self._stages.hide()
        margins = (Space.XL, Space.M, Space.XL, Space.M)
        items = (self._hint, self._failure, self._stages, self._analyze)
        actions = row(*items, spacing=Space.L, margins=margins)
        for index in range(3):
            actions.setStretch(index, 1)
        actions.addStrut(36)
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setLayout(actions)
        return bar

    def _connect(self) -> None:
        self._cv.cv_chosen.connect(self.cv_chosen)
        self._cv.password_entered.connect(self.password_entered)
        self._cv.check_requested.connect(self.check_requested)
        self._cv.sample_requested.connect(self.sample_requested)
        self._cv.state_changed.connect(self._refresh)
        self._job.advert_changed.connect(self.advert_changed)
        self._job.advert_file_chosen.connect(self.advert_file_chosen)
        self._job.sample_requested.connect(self.sample_advert_requested)
        self._job.state_changed.connect(self._refresh)
        self._job.edited.connect(self.draft_changed)
        self._job.known_job_wanted.connect(self.known_job_wanted)
        self._cv.recent.chosen.connect(self.recent_cv_chosen)
        self._job.recent.chosen.connect(self.recent_advert_chosen)
        for recent in (self._cv.recent, self._job.recent):
            recent.remove_wanted.connect(self.recent_remove_wanted)
            recent.undo_wanted.connect(self.recent_undo_wanted)
        self._analyze.clicked.connect(self.request_analysis)
        self._stages.cancel_clicked.connect(self.cancel_requested)

    def _is_running(self) -> bool:
        return not self._stages.isHidden()

    def _is_reading(self) -> bool:
        return CvState.READING is self._cv.state or JobState.READING is self._job.state

    def _show_error_text(self, message: Message | None) -> None:
        self._error = message
        self._failure.setVisible(message is not None)
        self._hint.setVisible(message is None and not self._is_running())
        if message is not None:
            self._failure.set_text(self._language.wording.say(message))

    def _refresh(self) -> None:
        ready = self._cv.state is CvState.READY and self._job.state is JobState.READY
        self._analyze.setEnabled(ready)
        hint = self._what_is_missing()
        self._hint.setText(hint)
        self._analyze.setToolTip(self.tr("Compare them now (Ctrl+Enter)") if ready else hint)
        self._analyze.setAccessibleDescription(hint)
        if self._asked and not self._is_reading():
            self._asked = False
            if ready:
                # After whoever has just shown what was read.
                QTimer.singleShot(0, self.request_analysis)

    def _what_is_missing(self) -> str:
        no_job = self._job.state in (JobState.EMPTY, JobState.FAILED)
        if self._cv.state in (CvState.EMPTY, CvState.FAILED):
            if no_job:
                return self.tr("Add a CV and a job advert to begin.")
            return self.tr("Add a CV to begin.")
        if self._cv.state is CvState.LOCKED:
            return self.tr("Unlock the CV with its password first.")
        return self._what_the_job_lacks(no_job)

    def _what_the_job_lacks(self, no_job: bool) -> str:
        if no_job:
            return self.tr("Paste a job advert to begin.")
        if self._job.state is JobState.NOTHING_FOUND:
            return self.tr("The advert needs at least one requirement.")
        if self._is_reading():
            return self.tr("One moment: still reading…")
        return self.tr("Ready.")
