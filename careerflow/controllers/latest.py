"""A question of which only the last asking counts."""

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.tasks import Job, Task, TaskRunner
from careerflow.models.message import Message


class Latest(QObject):
    answered = Signal(object)
    failed = Signal(Message)

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None

    def ask(self, job: Job) -> None:
        """In a worker; what was asked before is answered no more."""
        self.forget()
        self._task = task = self._runner.task(job)
        task.succeeded.connect(self._on_answered)
        task.failed.connect(self._on_failed)
        task.start()

    def forget(self) -> None:
        """What was asked is answered no more."""
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def is_asking(self) -> bool:
        return self._task is not None

    @Slot(object)
    def _on_answered(self, answer: object) -> None:
        self._task = None
        self.answered.emit(answer)

    @Slot(Message)
    def _on_failed(self, why: Message) -> None:
        self._task = None
        self.failed.emit(why)
