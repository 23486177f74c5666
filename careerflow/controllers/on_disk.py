"""What is kept on this computer: shown in the settings, opened, and deleted at the end."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from careerflow.controllers.opening import not_opened, open_path
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.models.on_disk import Deletion
from careerflow.services import on_disk
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.disk_section import DiskSection
from careerflow.views.theme import Theme


class DiskController(QObject):
    """`deletion_agreed` follows the user's word that all is to be deleted: the window closes,
    and `delete_everything` does it once nothing uses the files any more."""

    deletion_agreed = Signal()
    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        page: QWidget,
        section: DiskSection,
        theme: Theme,
        runner: TaskRunner,
        *,
        data_folder: Path,
    ) -> None:
        """`page` is the one that holds `section`: each time it is shown, sizes are counted."""
        super().__init__(section)
        self._window = window
        self._page = page
        self._section = section
        self._theme = theme
        self._runner = runner
        self._data_folder = data_folder
        window.page_shown.connect(self._on_page_shown)
        section.open_wanted.connect(self._on_open)
        section.delete_wanted.connect(self._on_delete_wanted)

    @Slot(QWidget)
    def _on_page_shown(self, page: QWidget) -> None:
        if page is self._page:
            folder = self._data_folder
            task = self._runner.task(lambda ctx: on_disk.measure(ctx, folder))
            task.succeeded.connect(self._section.show_folders)
            task.failed.connect(self.failed)
            task.start()

    @Slot(Path)
    def _on_open(self, folder: Path) -> None:
        if not open_path(folder):
            self.failed.emit(not_opened(folder))

    @Slot()
    def _on_delete_wanted(self) -> None:
        from careerflow.views.settings.deletion_dialogs import DeleteDialog

        dialog = DeleteDialog(self._theme, self._window, at_work=self._runner.is_busy())
        dialog.accepted.connect(self.deletion_agreed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def delete_everything(theme: Theme, data_folder: Path) -> None:
    """Deletes it in a worker, tells the user what came of it, and returns once that was read."""
    from careerflow.views.settings.deletion_dialogs import OutcomeDialog

    runner, dialog = TaskRunner(), OutcomeDialog(theme)
    task = runner.task(lambda _ctx: on_disk.delete_all(data_folder))
    task.succeeded.connect(dialog.show_outcome)
    task.failed.connect(lambda _why: dialog.show_outcome(Deletion((data_folder,))))
    task.start()
    dialog.exec()
    runner.shutdown()
