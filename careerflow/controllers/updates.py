"""Looks for a newer version: when the user asks, or once a day where the settings say so."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.opening import open_page
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.message import Message
from careerflow.models.update import Release
from careerflow.services import settings as settings_file
from careerflow.services.task import TaskContext
from careerflow.views.settings.updates_section import UpdatesSection

_STATE = "updates"


class UpdatesController(QObject):
    """`found` tells what the daily look has found, with what opens its page."""

    found = Signal(Message, object)
    failed = Signal(Message)

    def __init__(
        self,
        section: UpdatesSection,
        runner: TaskRunner,
        *,
        config_folder: Path,
        address: str | None = None,
    ) -> None:
        """`address` in place of that of the project's releases."""
        super().__init__(section)
        self._section = section
        self._runner = runner
        self._config_folder = config_folder
        self._address = address
        self._release: Release | None = None
        section.check_wanted.connect(self._on_check)
        section.page_wanted.connect(self.open_page)

    def start(self, is_on: bool) -> None:
        """Looks where that is switched on and was not done today. What goes wrong is left to the
        next day: nobody has asked."""
        if is_on:
            folder, address = self._config_folder, self._address
            task = self._runner.task(lambda ctx: _newer_today(ctx, folder, address))
            task.succeeded.connect(self._on_found)
            task.start()

    @Slot()
    def open_page(self) -> None:
        """Of the release that was found last."""
        if self._release is not None and not open_page(self._release.page):
            self.failed.emit(Message("updates.no_browser", {"page": self._release.page}))

    @Slot()
    def _on_check(self) -> None:
        self._section.show_looking()
        address = self._address
        task: Task = self._runner.task(lambda ctx: _newer(ctx, address))
        task.succeeded.connect(self._on_checked)
        task.failed.connect(self._section.show_problem)
        task.start()

    @Slot(object)
    def _on_checked(self, release: Release | None) -> None:
        self._release = release
        self._section.show_release(release)

    @Slot(object)
    def _on_found(self, release: Release | None) -> None:
        if release is not None:
            self._on_checked(release)
            self.found.emit(Message("updates.newer", {"version": release.version}), self.open_page)


def _newer_today(ctx: TaskContext, config_folder: Path, address: str | None) -> Release | None:
    """Notes the day first: an address that does not answer is asked once a day as well."""
    today = date.today().isoformat().encode()
    if settings_file.load_window_state(config_folder).get(_STATE) == today:
        return None
    settings_file.save_window_state({_STATE: today}, config_folder)
    return _newer(ctx, address)


def _newer(ctx: TaskContext, address: str | None) -> Release | None:
    from careerflow.controllers.preload import paused_imports

    with paused_imports(ctx):
        from careerflow.services.updates import newer
    return newer() if address is None else newer(address)
