"""Files added to the library of CVs, one batch at a time."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.cv_uses import Added
from careerflow.models.message import Message
from careerflow.services.library_cvs import add_files
from careerflow.services.task import Progress
from careerflow.views.language import Language
from careerflow.views.library.cvs.cvs_tab import CvsTab


class CvAdding(QObject):
    """Files that come while others are read follow them."""

    told = Signal(Message)
    added = Signal()
    """There are more CVs than before."""
    undo_offered = Signal(Message, object)
    """What was added, and the function that takes it out again."""

    def __init__(
        self,
        tab: CvsTab,
        backend: Backend,
        tracking: Tracking,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(tab)
        self._tab = tab
        self._backend, self._tracking, self._runner = backend, tracking, runner
        self._language = language
        self._waiting: list[Path] = []
        self._done = Added()
        self._task: Task | None = None
        tab.files_chosen.connect(self.add)
        tab.adding_cancelled.connect(self._on_cancel)

    @Slot(list)
    def add(self, files: list[Path]) -> None:
        self._waiting += files
        if self._task is None and self._waiting:
            self._start()

    def _start(self) -> None:
        files, self._waiting = self._waiting, []
        self._done = Added()
        backend, as_of = self._backend, self._backend.as_of()
        self._task = task = self._runner.task(
            lambda ctx: add_files(
                ctx, backend.engine, backend.library, backend.tracker, files, as_of
            )
        )
        task.progressed.connect(self._on_progress)
        task.partial.connect(self._on_partial)
        task.succeeded.connect(self._on_ended)
        task.cancelled.connect(self._on_ended)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(Progress)
    def _on_progress(self, progress: Progress) -> None:
        step = self._language.wording.say(Message(f"stage.{progress.stage}"))
        self._tab.show_adding(step, progress.done, progress.total)

    @Slot(object)
    def _on_partial(self, done: Added) -> None:
        if len(done.new) > len(self._done.new):
            self.added.emit()
        self._done = done

    @Slot()
    def _on_cancel(self) -> None:
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    @Slot(Message)
    def _on_failed(self, why: Message) -> None:
        self.told.emit(why)
        self._on_ended()

    @Slot()
    @Slot(object)
    def _on_ended(self, _result: object = None) -> None:
        done, self._task = self._done, None
        self._tab.hide_adding()
        self._tab.show_not_added(done.failed)
        self._tell(done)
        if self._waiting:
            self._start()

    def _tell(self, done: Added) -> None:
        if done.new:
            count = len(done.new)
            self._tab.show_row_soon(done.new[0])
            what = Message("library.added", {"count": count})
            self.undo_offered.emit(what, lambda: self._undo(done))
        elif done.known:
            self.told.emit(Message("library.known_already", {"count": done.known}))

    def _undo(self, done: Added) -> None:
        what = Message("edit.cvs_deleted", {"count": len(done.new)})
        self._tracking.do(what, lambda tracker: tracker.cvs.delete(*done.new))
