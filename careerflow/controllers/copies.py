"""Copies of kept files, opened with the programs that the user has for them."""

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.opening import not_opened, open_path
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.errors import ExportError
from careerflow.models.message import Message
from careerflow.services.exports.files import safe_name, save_export
from careerflow.services.task import TaskContext

Read = Callable[[], bytes]


class Copies(QObject):
    """What is done to a copy does not reach the kept file. They are gone with the program."""

    failed = Signal(Message)

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._one = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open(self, read: Read, name: str) -> None:
        """`read` is called in a worker; `name` is what the file is called there."""
        task = self._runner.task(lambda ctx: self._write(ctx, read, name))
        task.succeeded.connect(self._on_written)
        task.failed.connect(self.failed)
        task.start()

    def close(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def _write(self, ctx: TaskContext, read: Read, name: str) -> Path:
        data = read()
        ctx.check()
        try:
            folder = Path(tempfile.mkdtemp(dir=self._made_folder()))
        except OSError as error:
            raise ExportError("export.failed", name=name) from error
        target = folder / safe_name(name)
        save_export(target, data)
        return target

    def _made_folder(self) -> str:
        """Of all copies: several workers may ask for it."""
        with self._one:
            if self._folder is None:
                # Windows keeps what another program has open.
                self._folder = tempfile.TemporaryDirectory(
                    prefix="careerflow-", ignore_cleanup_errors=True
                )
            return self._folder.name

    @Slot(object)
    def _on_written(self, file: Path) -> None:
        if not open_path(file):
            self.failed.emit(not_opened(file))
