"""What is proposed for a pasted advert, and whether the library has it: asked by several pages."""

from datetime import date

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.job_uses import AdvertCheck
from careerflow.models.message import Message
from careerflow.services.library_jobs import AdvertDesk


class AdvertChecks(QObject):
    """One after the other: a text that is asked about takes the place of the one before."""

    checked = Signal(str, object)
    """The text, and its AdvertCheck."""
    failed = Signal(Message)

    def __init__(
        self, backend: Backend, desk: AdvertDesk, runner: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._backend, self._desk, self._runner = backend, desk, runner
        self._task: Task | None = None
        self._text = ""

    def check(self, text: str) -> None:
        self.stop()
        self._text = text
        tracker, desk = self._backend.tracker, self._desk
        self._task = task = self._runner.task(
            lambda _ctx: desk.check(tracker(), text, date.today())
        )
        task.succeeded.connect(self._on_checked)
        task.failed.connect(self.failed)
        task.start()

    def stop(self) -> None:
        """What was asked last is of no interest any more."""
        if self._task is not None:
            self._task.abandon()
            self._task = None

    @Slot(object)
    def _on_checked(self, check: AdvertCheck) -> None:
        self._task = None
        self.checked.emit(self._text, check)


def desk_of(tracking: Tracking) -> AdvertDesk:
    """A desk that looks at the library again after every change of it."""
    desk = AdvertDesk()

    def on_changed(change: Change) -> None:
        if "library_jobs" in change.tables:
            desk.forget()

    tracking.changed.connect(on_changed)
    return desk
