"""Where exports go: one folder for all reports, remembered until the next time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from careerflow import paths
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.services import settings as settings_file
from careerflow.services.task import TaskContext

_STATE = "exports"


class ExportFolder(QObject):
    """Where the last export went; until there was one the user's documents, where they are."""

    failed = Signal(Message)

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._chosen: Path | None = None
        self._found = Path.home()
        self._kept: Path | None = None
        self._run(_last_folder, self._on_found)

    @property
    def path(self) -> Path:
        return self._chosen or self._found

    def choose(self, folder: Path) -> None:
        """For the next question; kept by `keep` once something stands in it."""
        self._chosen = folder

    def keep(self, folder: Path) -> None:
        """For the next start of the program."""
        if folder != self._kept:
            self._kept = folder
            self._run(lambda _ctx: _remember(folder), self._on_kept)

    @Slot(object)
    def _on_found(self, folder: Path) -> None:
        self._found = folder

    @Slot(object)
    def _on_kept(self, _result: object) -> None:
        """Nothing to show."""

    @Slot(Message)
    def _on_failed(self, why: Message) -> None:
        self._kept = None  # the next export tries again
        self.failed.emit(why)

    def _run(self, job: Callable[[TaskContext], object], done: Callable[..., None]) -> None:
        task = self._runner.task(job)
        task.succeeded.connect(done)
        task.failed.connect(self._on_failed)
        task.start()


def _last_folder(_ctx: TaskContext) -> Path:
    saved = settings_file.load_window_state(paths.config_folder()).get(_STATE)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = (saved.decode(errors="replace") if saved else "", documents)
    return next((Path(place) for place in places if place and Path(place).is_dir()), Path.home())


def _remember(folder: Path) -> None:
    state = {_STATE: str(folder).encode(errors="replace")}
    settings_file.save_window_state(state, paths.config_folder())
