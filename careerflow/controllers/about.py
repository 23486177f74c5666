"""About: opened from the settings, by F1, or from the menu of macOS; read by a worker."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from careerflow import REPOSITORY, __version__
from careerflow.controllers.opening import not_opened, open_page, open_path
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.about import About
from careerflow.models.message import Message, Say
from careerflow.services import settings as settings_file
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.theme import Theme


class AboutController(QObject):
    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
        *,
        data_folder: Path,
        config_folder: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._language = language
        self._runner = runner
        self._folders = (data_folder, config_folder)
        self._about: About | None = None
        window.about_requested.connect(self.open)

    @Slot()
    def open(self) -> None:
        """Over the window, which stays as it is until the dialog is closed."""
        from careerflow.views.about.about_dialog import AboutDialog

        dialog = AboutDialog(self._theme, self._language, __version__, self._window)
        dialog.copy_wanted.connect(self._on_copy)
        dialog.repository_wanted.connect(self._on_repository)
        dialog.third_party_wanted.connect(self._on_third_party)
        say, (data, config) = self._language.wording.say, self._folders
        task = self._runner.task(lambda ctx: _read(ctx, data, config, say))
        task.succeeded.connect(self._on_read)
        task.succeeded.connect(dialog.show_about)
        task.failed.connect(dialog.show_problem)
        dialog.finished.connect(task.abandon)
        dialog.open()
        task.start()

    @Slot(object)
    def _on_read(self, about: About) -> None:
        self._about = about

    @Slot(str)
    def _on_copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    @Slot()
    def _on_repository(self) -> None:
        if not open_page(REPOSITORY):
            self.failed.emit(Message("updates.no_browser", {"page": REPOSITORY}))

    @Slot()
    def _on_third_party(self) -> None:
        page = None if self._about is None else self._about.third_party
        if page is not None and not open_path(page):
            self.failed.emit(not_opened(page))


def _read(ctx: TaskContext, data_folder: Path, config_folder: Path, say: Say) -> About:
    from careerflow.controllers.preload import paused_imports

    with paused_imports(ctx):
        from careerflow.services.about import about
    return about(data_folder, settings_file.load(config_folder)[0].encoder, say)
