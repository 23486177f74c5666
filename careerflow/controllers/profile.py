"""The user checks what was read from a CV; corrections are kept by a worker and can be undone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.analyze import AnalyzeController
from careerflow.controllers.backend import Backend
from careerflow.controllers.steps import Steps
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.message import Message
from careerflow.models.profile import Corrections
from careerflow.services.session import OpenedCv, correct
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.views.profile.profile_editor import ProfileEditor


class ProfileController(QObject):
    """`failed` tells that corrections could not be kept: those that were there still hold."""

    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        page: AnalyzePage,
        analyze: AnalyzeController,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._analyze = analyze
        self._backend = backend
        self._theme = theme
        self._language = language
        self._runner = runner
        self._steps = Steps(self)
        self._undo: tuple[OpenedCv, Corrections] | None = None
        self._editor: ProfileEditor | None = None
        page.check_requested.connect(self.open_editor)

    @Slot()
    def open_editor(self) -> None:
        """The dialog for the CV that was read last."""
        from careerflow.views.profile.profile_editor import ProfileEditor

        cv = self._analyze.cv
        if cv is None or self._editor is not None:
            return
        self._editor = editor = ProfileEditor(self._theme, self._window)
        editor.saved.connect(partial(self._on_saved, cv))
        editor.finished.connect(self._on_finished)
        filling = editor.filling(cv.document, cv.corrections, cv.years_of_jobs, cv.starts)
        self._steps.add(*filling, partial(self._open, cv))

    def _open(self, cv: OpenedCv) -> None:
        """Unless another CV came while the dialog was filled."""
        assert self._editor is not None
        if self._analyze.cv is cv:
            self._editor.open()
        else:
            self._on_finished()

    @Slot()
    def _on_finished(self) -> None:
        if self._editor is not None:
            self._editor.deleteLater()
            self._editor = None

    def _on_saved(self, cv: OpenedCv, corrections: Corrections) -> None:
        self._undo = (cv, cv.corrections)
        self._keep(cv, corrections).succeeded.connect(self._on_kept)

    def _keep(self, cv: OpenedCv, corrections: Corrections) -> Task:
        backend, as_of = self._backend, self._backend.as_of()
        task = self._runner.task(lambda ctx: correct(ctx, backend.library, cv, corrections, as_of))
        task.succeeded.connect(self._analyze.show_corrected)
        task.failed.connect(self.failed)
        task.start()
        return task

    @Slot(object)
    def _on_kept(self, _cv: OpenedCv) -> None:
        say = self._language.wording.say
        self._window.show_message(
            say(Message("window.corrections_kept")), say(Message("window.undo")), self._take_back
        )

    def _take_back(self) -> None:
        if self._undo is not None:
            self._keep(*self._undo)
            self._undo = None
