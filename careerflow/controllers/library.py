"""The Library page itself: which of its tabs is in view, and files that are dropped on it."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from careerflow.controllers.tasks import TaskRunner
from careerflow.services import settings as settings_file
from careerflow.services.task import TaskContext
from careerflow.views.library.library_page import LibraryPage, Tab

_STATE = "library_tab"


class LibraryController(QObject):
    """Turns to the tab that was in view the last time, and keeps which one is."""

    def __init__(self, page: LibraryPage, runner: TaskRunner, config_folder: Path) -> None:
        super().__init__(page)
        self._page = page
        self._runner = runner
        self._config_folder = config_folder
        task = runner.task(self._load)
        task.succeeded.connect(self._on_loaded)
        task.start()

    def _load(self, _ctx: TaskContext) -> str:
        saved = settings_file.load_window_state(self._config_folder).get(_STATE, b"")
        return saved.decode("utf-8", "replace")

    @Slot(object)
    def _on_loaded(self, name: str) -> None:
        if name in list(Tab):
            self._page.show_tab(Tab(name))
        self._page.tab_shown.connect(self._on_shown)

    @Slot(Tab)
    def _on_shown(self, tab: Tab) -> None:
        self._runner.task(lambda _ctx: self._save(tab)).start()

    def _save(self, tab: Tab) -> None:
        settings_file.save_window_state({_STATE: tab.value.encode()}, self._config_folder)
