"""Backups: made on the user's word, chosen, and brought back once the window has closed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.opening import open_path
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.backup import BackupKind, BackupsStand, Preview, Restored, Salvaged
from careerflow.models.message import Message
from careerflow.services.task import Progress, TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.backup_section import BackupSection
from careerflow.views.settings.restore_dialog import RestoreDialog
from careerflow.views.theme import Theme

Replacement = Callable[[TaskContext], Restored | Salvaged]
"""Puts another library in the place of the present one, which nobody has open by then."""


class BackupsController(QObject):
    """`replacement_agreed` carries a Replacement that the user wants: the window closes, and
    `replace_library` does it."""

    told = Signal(Message)
    replacement_agreed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        section: BackupSection,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
        *,
        data_folder: Path,
    ) -> None:
        super().__init__(section)
        self._window = window
        self._section = section
        self._theme = theme
        self._language = language
        self._runner = runner
        self._folder = data_folder
        self._dialog: RestoreDialog | None = None
        self._looking: Task | None = None
        self._making: Task | None = None
        section.now_wanted.connect(self._on_now)
        section.file_wanted.connect(self._on_file)
        section.restore_wanted.connect(self._on_restore)
        section.cancel_wanted.connect(self._on_cancel)

    @Slot()
    def refresh(self) -> None:
        """Lists the backups again."""
        folder = self._folder
        task = self._runner.task(lambda _ctx: _stand(folder))
        task.succeeded.connect(self._show_stand)
        task.failed.connect(self.told)
        task.start()

    @Slot()
    def _on_now(self) -> None:
        folder = self._folder

        def job(ctx: TaskContext) -> Message:
            from careerflow.services.store import backups

            backups.make(ctx, folder, BackupKind.MANUAL)
            return Message("backup.made")

        self._make(job, file=False)

    @Slot(Path)
    def _on_file(self, file: Path) -> None:
        folder = self._folder

        def job(ctx: TaskContext) -> Message:
            from careerflow.services.store import bundle

            bundle.write(ctx, folder, file)
            return Message("backup.written", {"name": file.name, "folder": str(file.parent)})

        self._make(job, file=True)

    def _make(self, job: Callable[[TaskContext], Message], *, file: bool) -> None:
        self._section.show_work(file=file)
        self._making = task = self._runner.task(job)
        task.progressed.connect(self._on_progressed)
        task.succeeded.connect(self.told)
        task.failed.connect(self.told)
        for ended in (task.succeeded, task.failed, task.cancelled):
            ended.connect(self._on_made)
        task.start()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        """Only a backup file tells how far it is."""
        percent = 100 * progress.done // max(progress.total, 1)
        self._section.show_work(file=True, percent=percent)

    @Slot()
    def _on_cancel(self) -> None:
        if self._making is not None:
            self._making.cancel()

    @Slot()
    def _on_made(self) -> None:
        self._making = None
        self._section.end_work()
        self.refresh()

    @Slot()
    def _on_restore(self) -> None:
        self._dialog = dialog = RestoreDialog(self._theme, self._language, self._window)
        dialog.preview_wanted.connect(self._on_preview_wanted)
        dialog.folder_wanted.connect(open_path)
        dialog.delete_wanted.connect(self._on_delete)
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()
        self.refresh()

    @Slot(Path)
    def _on_preview_wanted(self, source: Path) -> None:
        folder = self._folder

        def job(ctx: TaskContext) -> Preview:
            from careerflow.services.store import restoring

            return restoring.preview(ctx, folder, source)

        self._stop_looking()
        self._looking = task = self._runner.task(job)
        task.succeeded.connect(self._show_preview)
        task.failed.connect(self._show_problem)
        task.start()

    @Slot(Path)
    def _on_delete(self, backup: Path) -> None:
        folder = self._folder

        def job(_ctx: TaskContext) -> None:
            from careerflow.services.store import backups

            backups.delete(folder, backup)

        task = self._runner.task(job)
        task.failed.connect(self._show_problem)
        for ended in (task.succeeded, task.failed):
            ended.connect(self.refresh)
        task.start()

    @Slot()
    def _on_accepted(self) -> None:
        assert self._dialog is not None
        source = self._dialog.chosen
        if source is not None:
            self.replacement_agreed.emit(restoring_of(self._folder, source))

    @Slot(int)
    def _on_dialog_finished(self, _result: int) -> None:
        self._stop_looking()
        self._dialog = None

    def _stop_looking(self) -> None:
        """Whatever comes of the preview that was asked for last."""
        if self._looking is not None:
            self._looking.abandon()
            self._looking = None

    @Slot(object)
    def _show_stand(self, stand: BackupsStand) -> None:
        self._section.show_stand(stand)
        if self._dialog is not None:
            self._dialog.show_stand(stand)

    @Slot(object)
    def _show_preview(self, seen: Preview) -> None:
        self._looking = None
        if self._dialog is not None:
            self._dialog.show_preview(seen)

    @Slot(Message)
    def _show_problem(self, problem: Message) -> None:
        self._looking = None
        if self._dialog is not None:
            self._dialog.show_problem(problem)


def _stand(folder: Path) -> BackupsStand:
    from careerflow.services.store import backups
    from careerflow.services.store.volumes import is_on_network

    return BackupsStand(folder / backups.FOLDER, backups.listed(folder), is_on_network(folder))


def restoring_of(folder: Path, source: Path) -> Replacement:
    """Brings the backup `source` back into the data folder."""

    def job(ctx: TaskContext) -> Restored:
        from careerflow.services.store import restoring

        return restoring.restore(ctx, folder, source)

    return job


def rescue_of(folder: Path) -> Replacement:
    """Reads what can be read of a damaged library."""

    def job(ctx: TaskContext) -> Salvaged:
        from careerflow.services.store import restoring

        return restoring.rescue(ctx, folder)

    return job


def replace_library(theme: Theme, language: Language, replacement: Replacement) -> None:
    """Does it in a worker, tells the user what came of it, and returns once that was read."""
    from careerflow.views.settings.damage_dialogs import ReplacingDialog

    runner, dialog = TaskRunner(), ReplacingDialog(theme)
    task = runner.task(replacement)
    task.succeeded.connect(dialog.show_outcome)
    task.failed.connect(lambda why: dialog.show_problem(language.wording.say(why)))
    task.start()
    dialog.exec()
    runner.shutdown()
