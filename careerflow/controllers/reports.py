"""The Reports page: the list of stored reports, and the one that is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.steps import Steps
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.document import Document, DocumentKind
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.report import Report, ReportSummary
from careerflow.services.session import Outcome
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.reports.reports_page import ReportsPage

if TYPE_CHECKING:
    from careerflow.controllers.exports import ExportsController
    from careerflow.controllers.preview import PreviewController
    from careerflow.services.store.records import StoredReport
    from careerflow.views.report.report_view import ReportView


class ReportsController(QObject):
    """`make_view` builds the report view: it needs pyqtgraph, which is too heavy for the start."""

    failed = Signal(Message)
    unsaved = Signal(Message)
    """A report is shown that could not be kept: why."""

    def __init__(
        self,
        window: MainWindow,
        page: ReportsPage,
        make_view: "Callable[[], ReportView]",
        backend: Backend,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._language = language
        self._window = window
        self._page = page
        self._make_view = make_view
        self._backend = backend
        self._runner = runner
        self._view: ReportView | None = None
        self._preview: PreviewController | None = None
        self._exports: ExportsController | None = None
        self._unopened: tuple[Document, bytes | None, str | None] | None = None
        self._loading: Task | None = None
        self._steps = Steps(self)
        page.opened.connect(self.open_report)
        page.delete_requested.connect(self._on_delete)
        page.undo_delete_requested.connect(self._on_undo_delete)

    @Slot()
    def refresh(self) -> None:
        """Loads the list again."""
        library = self._backend.library
        self._run(lambda _ctx: library().summaries(), self._on_summaries)

    @Slot(object)
    def _on_summaries(self, summaries: tuple[ReportSummary, ...]) -> None:
        self._page.set_reports(list(summaries))

    @Slot(object)
    def show_outcome(self, outcome: Outcome) -> None:
        """Shows a report that was just made."""
        if outcome.unsaved is not None:
            self.unsaved.emit(outcome.unsaved)
        cv = outcome.cv
        self._show(outcome.report, cv.document, outcome.job, cv.data, cv.password)
        if outcome.unsaved is not None and self._view is not None:
            self._view.mark_unsaved(outcome.unsaved)
        self._steps.add(self.refresh)

    @Slot(str)
    def open_report(self, report_id: str) -> None:
        """Loads a stored report with its CV's file and shows it."""
        if self._loading is not None:
            self._loading.abandon()
        library = self._backend.library
        self._loading = self._run(lambda _ctx: library().report(report_id), self._on_loaded)

    @Slot(object)
    def _on_loaded(self, stored: "StoredReport") -> None:
        self._show(stored.report, stored.document, stored.job, stored.data, None)

    @Slot(str)
    def _on_delete(self, report_id: str) -> None:
        library = self._backend.library
        self._run(lambda _ctx: library().delete_report(report_id), self._on_changed)

    @Slot(str)
    def _on_undo_delete(self, report_id: str) -> None:
        library = self._backend.library
        self._run(lambda _ctx: library().restore_report(report_id), self._on_changed)

    @Slot(object)
    def _on_changed(self, _result: object) -> None:
        self.refresh()

    def close(self) -> None:
        """Ends the reader of the open report; none is started any more."""
        self._unopened = None
        if self._preview is not None:
            self._preview.close()

    @Slot()
    def build_ahead(self) -> None:
        """Makes the report view before the first report."""
        self._steps.add(self._make, self._place, self._prepare)

    def _make(self) -> None:
        if self._view is None:
            self._view = self._make_view()

    def _place(self) -> None:
        from careerflow.controllers.exports import ExportsController
        from careerflow.controllers.preview import PreviewController

        view = self._view
        if view is None or self._preview is not None:
            return
        view.back_requested.connect(self._on_back)
        self._window.back_requested.connect(self._on_back)
        self._preview = PreviewController(view.preview, self._language, self._runner, self)
        self._exports = ExportsController(view, self._window, self._language, self._runner, self)
        self._exports.failed.connect(self.failed)
        self._window.add_subpage(view, under=self._page)

    def _prepare(self) -> None:
        if self._view is not None:
            self._view.prepare()

    def _show(
        self,
        report: Report,
        document: Document,
        job: Job,
        data: bytes | None,
        password: str | None,
    ) -> None:
        """Fills the view, turns to it, which lays it out, and then opens the CV's pages: a process
        that is started keeps the window waiting. Each in a step of its own."""
        from careerflow.services.exports.documents import Exported

        self._make()
        self._place()
        assert self._view is not None
        assert self._preview is not None
        assert self._exports is not None
        self._preview.close()
        self._view.show_report(report, document, job)
        self._exports.set_shown(Exported(report, document, job, data, password))
        self._unopened = (document, data, password)
        self._steps.add(self._turn_to_report, self._open_pages)

    def _turn_to_report(self) -> None:
        assert self._view is not None
        self._window.show_page(self._view)

    @Slot()
    def _on_back(self) -> None:
        if self._window.current_page() is self._view:
            self._window.show_page(self._page)

    def _open_pages(self) -> None:
        """Of the report that was shown last."""
        if self._unopened is None or self._preview is None:
            return
        document, data, password = self._unopened
        self._unopened = None
        if document.kind is DocumentKind.PDF and data is not None:
            self._preview.show(data, password)
        elif document.kind is DocumentKind.PDF:
            self._preview.show_gone(len(document.pages))

    def _run(self, job: Callable[..., object], done: Callable[..., None]) -> Task:
        task = self._runner.task(job)
        task.succeeded.connect(done)
        task.failed.connect(self.failed)
        task.start()
        return task
