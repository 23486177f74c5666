"""The Match tab: scores of all CVs and jobs, computed while the user does other things."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.kept_list import KeptList
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.matrix import Matrix, Pair
from careerflow.models.message import Message
from careerflow.services.matrix import MatrixScores, fill, load, report
from careerflow.services.session import Outcome
from careerflow.services.task import Progress, TaskContext
from careerflow.views.language import Language
from careerflow.views.library.matrix.listing import MatrixListing, listed
from careerflow.views.library.matrix.matrix_tab import MatrixTab

_TABLES = frozenset({"library_cvs", "library_jobs", "reports"})
_BY_ITSELF = 200
"""Pairs that are compared without being asked to: some seconds."""

Loaded = tuple[Matrix, MatrixListing]


class MatrixController(QObject):
    failed = Signal(Message)
    report_wanted = Signal(str)
    """The id of one that is there."""
    analyzed = Signal(object)
    """An Outcome: a report that was made for a cell, to be shown."""

    def __init__(
        self,
        tab: MatrixTab,
        tracking: Tracking,
        backend: Backend,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(tab)
        self._tab, self._backend, self._runner = tab, backend, runner
        self._language = language
        self._scores = MatrixScores()
        self._matrix = Matrix()
        self._filling: Task | None = None
        self._reporting: Task | None = None
        self._stopped = False
        self.list = KeptList(tab, tracking, runner, self._load, _TABLES)
        self.list.loaded.connect(self._on_loaded)
        tab.fill_wanted.connect(self.fill)
        tab.stop_wanted.connect(self._on_stop)
        tab.table.opened.connect(self._on_opened)

    def _load(self) -> Loaded:
        matrix = load(self._backend.tracker())
        return matrix, listed(matrix)

    @Slot()
    def fill(self) -> None:
        """Computes what is not known."""
        if self._filling is not None or not self._matrix.open:
            return
        self._stopped = False
        job = partial(_filled, self._backend, self._matrix, self._scores)
        self._filling = task = self._runner.task(job)
        task.progressed.connect(self._on_progressed)
        task.partial.connect(self._tab.add_cells)
        task.succeeded.connect(self._on_filled)
        task.cancelled.connect(self._on_filled)
        task.failed.connect(self._on_fill_failed)
        self._show(0, self._matrix.open)
        task.start()

    @Slot(object)
    def _on_loaded(self, loaded: Loaded) -> None:
        self._end_filling()
        self._matrix, listing = loaded
        self._tab.set_listing(listing)
        if self._matrix.open <= _BY_ITSELF and not self._stopped:
            self.fill()

    @Slot(Progress)
    def _on_progressed(self, progress: Progress) -> None:
        self._show(progress.done, progress.total)

    def _show(self, done: int, total: int) -> None:
        said = self._language.wording.say(Message("matrix.comparing", {"done": done, "of": total}))
        self._tab.show_progress(said, done / total if total else None)

    @Slot()
    def _on_stop(self) -> None:
        self._stopped = True
        for task in (self._filling, self._reporting):
            if task is not None:
                task.cancel()

    @Slot()
    @Slot(object)
    def _on_filled(self, _result: object = None) -> None:
        self._filling = None
        self._tab.end_progress()
        self._matrix = self._known()

    @Slot(Message)
    def _on_fill_failed(self, why: Message) -> None:
        self._on_filled()
        self._stopped = True  # not again by itself
        self.failed.emit(why)

    def _known(self) -> Matrix:
        return Matrix(self._matrix.cvs, self._matrix.jobs, dict(self._tab.model.listing.cells))

    def _end_filling(self) -> None:
        if self._filling is not None:
            self._filling.abandon()
            self._filling = None
            self._tab.end_progress()

    @Slot(str, str)
    def _on_opened(self, cv_id: str, job_id: str) -> None:
        """Its report; made first where there is none."""
        cell = self._tab.model.listing.cells.get((cv_id, job_id))
        if cell is not None and cell.report_id is not None:
            self.report_wanted.emit(cell.report_id)
        elif self._reporting is None:
            job = partial(_reported, self._backend, (cv_id, job_id))
            self._reporting = task = self._runner.task(job)
            task.progressed.connect(self._on_report_progressed)
            task.succeeded.connect(self._on_reported)
            task.failed.connect(self._on_report_failed)
            task.cancelled.connect(self._on_report_cancelled)
            task.start()

    @Slot(Progress)
    def _on_report_progressed(self, progress: Progress) -> None:
        if self._filling is None:
            said = self._language.wording.say(Message(f"stage.{progress.stage}"))
            self._tab.show_progress(said, None)

    def _end_reporting(self) -> None:
        self._reporting = None
        if self._filling is None:
            self._tab.end_progress()

    @Slot(object)
    def _on_reported(self, outcome: Outcome) -> None:
        self._end_reporting()
        self.analyzed.emit(outcome)

    @Slot(Message)
    def _on_report_failed(self, why: Message) -> None:
        self._end_reporting()
        self.failed.emit(why)

    @Slot()
    def _on_report_cancelled(self) -> None:
        self._end_reporting()


def _filled(backend: Backend, matrix: Matrix, scores: MatrixScores, ctx: TaskContext) -> None:
    engine, library, tracker = backend.engine(), backend.library(), backend.tracker()
    fill(ctx, engine, library, tracker, matrix, scores, backend.as_of())


def _reported(backend: Backend, pair: Pair, ctx: TaskContext) -> Outcome:
    engine, library, tracker = backend.engine(), backend.library(), backend.tracker()
    return report(ctx, engine, library, tracker, pair, backend.as_of())
