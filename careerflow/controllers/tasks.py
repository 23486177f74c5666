"""The one place that starts threads.

A job is a plain function `job(ctx)`. It runs in a QThread subclass; its outcome reaches bound
slots of a GUI-thread object only, and the thread is joined before it is deleted (a worker moved
with moveToThread and lambda slots ran GUI code in the wrong thread and crashed).
"""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from careerflow.models.errors import CareerFlowError
from careerflow.models.message import Message
from careerflow.services.task import Cancelled, Progress, TaskContext

log = logging.getLogger(__name__)

Job = Callable[[TaskContext], Any]


class _JobThread(QThread):
    progressed = Signal(object)
    partial = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, job: Job, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._context = TaskContext(
            self.progressed.emit, self.isInterruptionRequested, self.partial.emit
        )

    def run(self) -> None:
        try:
            result = self._job(self._context)
        except Cancelled:
            self.cancelled.emit()
        except CareerFlowError as error:
            log.warning("Task failed: %s", error.code)
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - the user is told, whatever it was
            from careerflow.services import logs

            log.error("Task failed: %s", logs.places(error))  # noqa: TRY400 - without its text
            self.failed.emit(CareerFlowError("task.unexpected", kind=type(error).__name__))
        else:
            self.succeeded.emit(result)


class Task(QObject):
    """One running job, seen from the GUI thread.

    Exactly one of `succeeded`, `failed` and `cancelled` is emitted, and none after `abandon()`.
    """

    progressed = Signal(Progress)
    partial = Signal(object)  # what the job shows before it has done
    succeeded = Signal(object)
    failed = Signal(Message)
    cancelled = Signal()

    def __init__(self, job: Job, parent: "TaskRunner") -> None:
        super().__init__(parent)
        self.error: CareerFlowError | None = None
        self._listening = True
        self._running = True
        self._thread = _JobThread(job, self)
        self._thread.progressed.connect(self._on_progressed)
        self._thread.partial.connect(self._on_partial)
        self._thread.succeeded.connect(self._on_succeeded)
        self._thread.failed.connect(self._on_failed)
        self._thread.cancelled.connect(self._on_cancelled)
        self._thread.finished.connect(self._on_finished)

    def start(self) -> None:
        """Starts the thread; connect the signals first. Does nothing once the runner is shut
        down: a thread that no one joins ends the program when it is deleted."""
        runner = self.parent()  # not kept: a task must not keep its parent alive
        if isinstance(runner, TaskRunner) and runner.is_shut_down:
            self._running = False
            self.deleteLater()
        else:
            self._thread.start()

    def is_running(self) -> bool:
        """False once its thread has ended."""
        return self._running

    def cancel(self) -> None:
        """Asks the job to stop; `cancelled` follows, unless it was done already."""
        if self._running:
            self._thread.requestInterruption()

    def abandon(self) -> None:
        """Asks the job to stop; whatever comes of it is of no interest any more."""
        self._listening = False
        self.cancel()

    def wait(self, milliseconds: int) -> bool:
        """Joins the thread; False where it did not end in time."""
        return self._thread.wait(milliseconds)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if self._listening:
            self.progressed.emit(progress)

    @Slot(object)
    def _on_partial(self, partial: object) -> None:
        if self._listening:
            self.partial.emit(partial)

    @Slot(object)
    def _on_succeeded(self, result: object) -> None:
        if self._listening:
            self.succeeded.emit(result)

    @Slot(object)
    def _on_failed(self, error: CareerFlowError) -> None:
        self.error = error
        if self._listening:
            self.failed.emit(error.message)

    @Slot()
    def _on_cancelled(self) -> None:
        if self._listening:
            self.cancelled.emit()

    @Slot()
    def _on_finished(self) -> None:
        self._running = False
        self._thread.wait()  # `finished` may still be mid-emission in the other thread
        self.deleteLater()


class TaskRunner(QObject):
    """Starts jobs, and at the end of the program stops those that still run."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_shut_down = False

    def task(self, job: Job) -> Task:
        """A task that is not started yet."""
        return Task(job, self)

    def is_busy(self) -> bool:
        """Whether a task runs."""
        return any(task.is_running() for task in self.findChildren(Task))

    def shutdown(self, milliseconds: int = 5000) -> bool:
        """Cancels and joins every task, for good; False where one did not end in time."""
        self.is_shut_down = True
        tasks = self.findChildren(Task)
        for task in tasks:
            task.abandon()
        return all(task.wait(milliseconds) for task in tasks)
