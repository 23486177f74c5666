"""The user's data out of the program and into it: asked for, shown, done by workers."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from careerflow.controllers.backend import Backend
from careerflow.controllers.export_folder import ExportFolder
from careerflow.controllers.saved_file import tell_saved
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.controllers.tracking import Tracking, Watch
from careerflow.models.inout import ColumnMapping, DataKind, Draft, MergePreview, RowState
from careerflow.models.message import Message
from careerflow.models.tracker import Stage
from careerflow.services.exports.files import save_export
from careerflow.services.inout.csv_import import open_csv, planned_again
from careerflow.services.inout.csv_out import SEPARATORS, applications_csv
from careerflow.services.inout.everything_in import import_everything, preview_everything
from careerflow.services.inout.everything_out import export_everything
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import Progress, TaskContext
from careerflow.views.inout.export_dialog import ExportDialog
from careerflow.views.inout.import_dialog import ImportDialog
from careerflow.views.inout.merge_dialog import MergeDialog
from careerflow.views.inout.reading_dialog import ReadingDialog
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.theme import Theme
from careerflow.wording import Wording

_PATIENCE_MS = 400
_CSV = (".csv", ".tsv", ".txt")
Dialog = ExportDialog | ImportDialog | MergeDialog


class InOutController(QObject):
    """One dialog at a time. `imported` follows an import that is in the store."""

    failed = Signal(Message)
    imported = Signal()

    def __init__(
        self,
        window: MainWindow,
        backend: Backend,
        tracking: Tracking,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window, self._backend, self._tracking = window, backend, tracking
        self._theme, self._language, self._runner = theme, language, runner
        self._folder = ExportFolder(runner, self)
        self._folder.failed.connect(self.failed)
        self._dialog: Dialog | None = None
        self._reading: ReadingDialog | None = None
        self._source = Path()
        self._task: Task | None = None
        self._stop: Callable[[], None] | None = None
        self._draft: Draft | None = None

    # Out

    def export(self, in_view: Sequence[str] | None = None) -> None:
        """Asks what; `in_view` are the ids of the applications that a filter has left."""
        if self._dialog is not None:
            return
        count = None if in_view is None else len(in_view)
        dialog = ExportDialog(self._theme, self._window, self._folder.path, count)
        dialog.chosen.connect(partial(self._on_export, in_view))
        self._open(dialog)

    def _on_export(
        self, in_view: Sequence[str] | None, kind: DataKind, target: Path, limited: bool
    ) -> None:
        tracker = self._backend.tracker
        if kind is DataKind.CSV:
            ids = in_view if limited else None
            job: Callable[[TaskContext], Any] = partial(
                _write_csv, tracker, target, ids, self._language.code
            )
        else:
            job = partial(_write_everything, tracker, target, kind)
        self._run(job, partial(self._on_exported, target))

    def _on_exported(self, target: Path, _result: object) -> None:
        self._close()
        self._folder.choose(target.parent)
        self._folder.keep(target.parent)
        tell_saved(self._window, self._language, target, self.failed.emit)

    # In

    @Slot()
    def choose_import(self) -> None:
        """Asks for the file."""
        if self._dialog is not None or self._task is not None:
            return
        kinds = self.tr("Data and tables (*.zip *.json *.csv *.tsv *.txt)")
        dialog = QFileDialog(self._window, self.tr("Import"), str(self._folder.path), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda file: self.import_file(Path(file)))
        dialog.open()

    @Slot(Path)
    def import_file(self, source: Path) -> None:
        """Reads it, and shows what an import would do."""
        if self._dialog is not None or self._task is not None:
            return
        self._source = source
        tracker = self._backend.tracker
        if source.suffix.lower() in _CSV:
            day_first = self._language.code == "vi"
            self._run(partial(_read_csv, tracker, source, day_first), self._on_csv)
        else:
            self._run(partial(_read_everything, tracker, source), self._on_everything)
        QTimer.singleShot(_PATIENCE_MS, self, self._show_reading)

    @Slot()
    def _show_reading(self) -> None:
        """Most files are read by then."""
        if self._task is not None and self._dialog is None:
            self._reading = reading = ReadingDialog(self._theme, self._window, self._source.name)
            reading.cancelled.connect(self._on_cancel)
            reading.show_progress(self._language.wording.say(Message("stage.reading")), None)
            reading.open()

    def _end_reading(self) -> None:
        if self._reading is not None:
            self._reading.accept()
            self._reading = None

    def _on_everything(self, preview: MergePreview) -> None:
        dialog = MergeDialog(self._theme, self._window, self._source.name, preview)
        dialog.agreed.connect(self._on_merge)
        self._open(dialog)

    @Slot()
    def _on_merge(self) -> None:
        source = self._source
        what = Message("edit.merged", {"name": source.name})
        self._edit(what, lambda tracker, ctx: import_everything(ctx, tracker.store, source))

    def _on_csv(self, read: tuple[Draft, tuple[Stage, ...]]) -> None:
        self._draft, stages = read
        wording = self._language.wording
        dialog = ImportDialog(
            self._theme, wording, self._window, self._source.name, self._draft, stages
        )
        dialog.mapping_changed.connect(self._on_mapping)
        dialog.agreed.connect(self._on_agreed)
        self._open(dialog)

    @Slot(object)
    def _on_mapping(self, mapping: ColumnMapping) -> None:
        assert self._draft is not None
        if self._task is not None:
            self._task.abandon()  # the newest mapping counts
            self._task = None
        tracker, draft = self._backend.tracker, self._draft
        self._run(lambda ctx: planned_again(ctx, tracker(), draft, mapping), self._on_planned)

    def _on_planned(self, draft: Draft) -> None:
        self._draft = draft
        if isinstance(self._dialog, ImportDialog):
            self._dialog.show_draft(draft)

    @Slot(object)
    def _on_agreed(self, states: tuple[RowState, ...]) -> None:
        draft = self._draft
        assert draft is not None
        count = sum(draft.plan.count(state) for state in states)
        what = Message("edit.imported", {"count": count, "name": self._source.name})

        def edit(tracker: Tracker, ctx: TaskContext) -> Any:
            rows = [row for row in draft.plan.rows if row.state in states]
            done = tracker.importing.add(ctx, rows)
            tracker.importing.keep_mapping(draft.sheet.headers, draft.mapping)
            return done

        self._edit(what, edit)

    def _edit(self, what: Message, edit: Callable[[Tracker, TaskContext], Any]) -> None:
        self._stop = self._tracking.do_long(
            what,
            edit,
            Watch(self._on_progress, self._on_stopped),
            then=lambda _result: self._on_imported(what),
            otherwise=self._on_stopped,
        )

    def _on_imported(self, what: Message) -> None:
        self._close()
        self._window.offer_undo(self._language.wording.say(what), self._tracking.undo)
        self.imported.emit()

    # Work

    def _run(self, job: Callable[[TaskContext], Any], done: Callable[[Any], None]) -> None:
        self._task = task = self._runner.task(job)

        def ended(then: Callable[..., None], *result: Any) -> None:
            if self._task is task:
                self._task = None
            self._end_reading()
            then(*result)

        task.progressed.connect(self._on_progress)
        task.succeeded.connect(partial(ended, done))
        task.failed.connect(partial(ended, self._on_failed))
        task.cancelled.connect(partial(ended, self._on_stopped))
        self._stop = task.cancel
        task.start()

    def _on_progress(self, progress: Progress) -> None:
        shown = self._dialog or self._reading
        if shown is not None:
            said = self._language.wording.say(Message(f"stage.{progress.stage}"))
            fraction = progress.done / progress.total if progress.total else None
            shown.show_progress(said, fraction)

    def _on_failed(self, why: Message) -> None:
        if self._dialog is None:
            self.failed.emit(why)
        else:
            self._dialog.show_problem(self._language.wording.say(why))

    def _on_stopped(self) -> None:
        if self._dialog is not None:
            self._dialog.show_problem("")

    # The dialog

    def _open(self, dialog: Dialog) -> None:
        self._dialog = dialog
        dialog.cancelled.connect(self._on_cancel)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_cancel(self) -> None:
        if self._stop is not None:
            self._stop()

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = self._draft = None
        if self._task is not None:  # rows that are being planned anew
            self._task.abandon()
            self._task = None

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()


def _read_csv(
    tracker: Callable[[], Tracker], source: Path, day_first: bool, ctx: TaskContext
) -> tuple[Draft, tuple[Stage, ...]]:
    opened = tracker()
    return open_csv(ctx, opened, source, day_first=day_first), opened.stages.all()


def _read_everything(
    tracker: Callable[[], Tracker], source: Path, ctx: TaskContext
) -> MergePreview:
    return preview_everything(ctx, tracker().store, source)


def _write_everything(
    tracker: Callable[[], Tracker], target: Path, kind: DataKind, ctx: TaskContext
) -> None:
    export_everything(ctx, tracker().store, target, kind)


def _write_csv(
    tracker: Callable[[], Tracker],
    target: Path,
    ids: Sequence[str] | None,
    language: str,
    ctx: TaskContext,
) -> None:
    opened = tracker()
    cards = opened.applications.cards()
    if ids is not None:
        chosen = frozenset(ids)
        cards = tuple(card for card in cards if card.id in chosen)
    more = opened.importing.more()
    ctx.check()
    say = Wording(language).say
    data = applications_csv(cards, more, opened.stages.all(), say, SEPARATORS[language])
    save_export(target, data)
