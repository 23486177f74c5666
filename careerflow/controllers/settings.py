"""The Settings page: applied at once, kept by a worker."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.opening import open_path
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.services import settings as settings_file
from careerflow.views.language import Language
from careerflow.views.settings.settings_page import SettingsPage
from careerflow.views.theme import Theme
from careerflow.wording import resolve


class SettingsController(QObject):
    """`failed` tells that the settings could not be kept."""

    failed = Signal(Message)

    def __init__(
        self,
        page: SettingsPage,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
        *,
        data_folder: Path,
        config_folder: Path,
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._language = language
        self._runner = runner
        self._data_folder = data_folder
        self._config_folder = config_folder
        page.changed.connect(self._on_changed)
        page.open_data_folder.connect(self._on_open_data_folder)

    @Slot(object)
    def _on_changed(self, settings: Settings) -> None:
        self._theme.set_mode(settings.theme)
        self._language.set(resolve(settings.language))
        task = self._runner.task(lambda _ctx: settings_file.save(settings, self._config_folder))
        task.failed.connect(self.failed)
        task.start()

    @Slot()
    def _on_open_data_folder(self) -> None:
        open_path(self._data_folder)
