"""Exports of the report that is shown: asked for in its header, made and written by a worker."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from careerflow.controllers.export_folder import ExportFolder
from careerflow.controllers.passwords import CvPasswords
from careerflow.controllers.saved_file import tell_saved
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.errors import PasswordNeededError
from careerflow.models.export import SUFFIXES, ExportKind
from careerflow.models.message import Message
from careerflow.services.exports.documents import Exported, document_bytes
from careerflow.services.exports.files import file_name, save_export
from careerflow.services.task import Progress, Stage, TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.report.axis_point import axis_points
from careerflow.views.report.export_dialogs import SaveDialog
from careerflow.views.report.radar_picture import radar_png, radar_svg
from careerflow.views.report.report_view import ReportView
from careerflow.wording import Wording

Made = Callable[[TaskContext], bytes]


class ExportsController(QObject):
    """One export at a time. `failed` carries what the user is told."""

    failed = Signal(Message)

    def __init__(
        self,
        view: ReportView,
        window: MainWindow,
        language: Language,
        runner: TaskRunner,
        passwords: CvPasswords,
        folder: ExportFolder,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._window = view, window
        self._language, self._runner = language, runner
        self._shown: Exported | None = None
        # What the present export is of, and where it goes once that was said.
        self._exported: Exported | None = None
        self._target: Path | None = None
        self._task: Task | None = None
        self._passwords, self._folder = passwords, folder
        view.header.export_requested.connect(self.export)
        view.advice.letter_export_wanted.connect(self._on_letter)
        view.header.export_cancelled.connect(self._on_cancel)

    def set_shown(self, exported: Exported) -> None:
        """What is shown from now on; an export that is under way stays with its own report."""
        self._shown = exported

    @Slot()
    def _on_letter(self) -> None:
        self.export(ExportKind.LETTER)

    @Slot(object)
    def export(self, kind: ExportKind) -> None:
        """Asks where to, then writes; or copies at once."""
        report = self._view.report
        if self._shown is None or report is None or self._task is not None:
            return
        # As the user has corrected it meanwhile.
        password = self._passwords.of(self._shown.document.sha256)
        exported = replace(self._shown, report=report, password=password)
        self._exported, self._target = exported, None
        if kind is ExportKind.COPY:
            self._run(partial(_made, kind, exported, self._language.code), self._on_copied)
        elif kind is ExportKind.PDF and exported.password is not None:
            self._ask_password(asks=False)
        else:
            self._ask_file(kind)

    # -- questions

    def _ask_file(self, kind: ExportKind) -> None:
        assert self._exported is not None
        report, job = self._exported.report, self._exported.job
        today = date.today().isoformat()
        name = file_name(report.person.name, job.title, today, SUFFIXES[kind])
        dialog = SaveDialog(self._view, kind, self._folder.path / name)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _ask_password(self, *, asks: bool, wrong: bool = False) -> None:
        dialog = self._view.header.protected_dialog(asks=asks, wrong=wrong)
        dialog.confirmed.connect(self._on_confirmed)
        dialog.cv_left_out.connect(self._on_cv_left_out)
        dialog.open()

    @Slot(str)
    def _on_confirmed(self, password: str) -> None:
        if self._exported is None:
            return
        if password:
            self._exported = replace(self._exported, password=password)
        self._go_on()

    @Slot()
    def _on_cv_left_out(self) -> None:
        if self._exported is not None:
            self._exported = replace(self._exported, without_cv=True)
            self._go_on()

    def _go_on(self) -> None:
        """After the question about a protected CV: where to, unless that is known already."""
        if self._target is None:
            self._ask_file(ExportKind.PDF)
        else:
            self._on_chosen(ExportKind.PDF, self._target)

    # -- work

    @Slot(object, Path)
    def _on_chosen(self, kind: ExportKind, target: Path) -> None:
        if self._exported is None or self._task is not None:
            return
        self._target = target
        self._folder.choose(target.parent)
        made = self._maker(kind, self._exported)
        self._on_progress(Progress(Stage.EXPORTING))
        self._task = self._runner.task(partial(_write, made, target))
        self._task.progressed.connect(self._on_progress)
        self._task.succeeded.connect(self._on_written)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_cancelled)
        self._task.start()

    def _maker(self, kind: ExportKind, exported: Exported) -> Made:
        """Of a radar the words are measured here; what takes time is the worker's."""
        if kind not in (ExportKind.RADAR_PNG, ExportKind.RADAR_SVG):
            return partial(_made, kind, exported, self._language.code)
        report, job = exported.report, exported.job
        svg = radar_svg(
            job.title or self._language.wording.say(Message("document.no_title")),
            report.person.name or "",
            axis_points(report, self._language.wording.say),
        )
        as_png = kind is ExportKind.RADAR_PNG
        return lambda _ctx: radar_png(svg) if as_png else svg.encode()

    @Slot()
    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    @Slot(Progress)
    def _on_progress(self, progress: Progress) -> None:
        fraction = progress.done / progress.total if progress.total else None
        said = self._language.wording.say(Message(f"stage.{progress.stage}"))
        self._view.header.show_exporting(said, fraction)

    @Slot(object)
    def _on_written(self, target: Path) -> None:
        self._end()
        made = self._exported
        if made is not None and made.password is not None:
            self._passwords.keep(made.document.sha256, made.password)
        tell_saved(self._window, self._language, target, self.failed.emit)
        self._folder.keep(target.parent)

    @Slot(Message)
    def _on_failed(self, message: Message) -> None:
        error = self._task.error if self._task is not None else None
        self._end()
        if isinstance(error, PasswordNeededError):
            self._ask_password(asks=True, wrong=message.id == "read.password_wrong")
            return
        self.failed.emit(message)

    @Slot()
    def _on_cancelled(self) -> None:
        self._end()

    def _end(self) -> None:
        self._task = None
        self._view.header.show_exported()

    @Slot(object)
    def _on_copied(self, data: bytes) -> None:
        QGuiApplication.clipboard().setText(data.decode())
        self._window.show_message(self._language.wording.say(Message("export.copied")))

    def _run(self, job: Made | Callable[[TaskContext], object], done: Callable[..., None]) -> None:
        task = self._runner.task(job)
        task.succeeded.connect(done)
        task.failed.connect(self.failed)
        task.start()


def _made(kind: ExportKind, exported: Exported, language: str, ctx: TaskContext) -> bytes:
    return document_bytes(ctx, kind, exported, Wording(language).say, language)


def _write(made: Made, target: Path, ctx: TaskContext) -> Path:
    data = made(ctx)
    ctx.check()
    save_export(target, data)
    return target
