"""Two reports side by side, on a page of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.reports import ReportsController
from careerflow.controllers.steps import Steps
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.comparison import Comparison, Since
from careerflow.models.message import Message
from careerflow.models.report import ReportSummary
from careerflow.services.session import OpenLibrary, changed_since, compare_reports
from careerflow.services.task import TaskContext
from careerflow.views.main_window import MainWindow
from careerflow.views.reports.report_tabs import ReportTabs

if TYPE_CHECKING:
    from careerflow.views.compare.compare_page import ComparePage


_PAUSE_MS = 500
_PARTS = 3  # of the page, each made in a step of its own


class ComparisonController(QObject):
    """`make_page` builds the page with the first comparison: it needs pyqtgraph."""

    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        tabs: ReportTabs,
        reports: ReportsController,
        make_page: Callable[[], ComparePage],
        backend: Backend,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._reports = reports
        self._make_page = make_page
        self._backend = backend
        self._runner = runner
        self._page: ComparePage | None = None
        self._sides: tuple[ReportSummary, ...] = ()  # left and right
        self._comparison: Comparison | None = None
        self._loading: Task | None = None
        self._steps = Steps(self)
        self._filled: list[str] = []
        # Reports are decoded for it: not while the window shows one for the first time.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_back)
        tabs.page.compare_wanted.connect(self.compare)
        tabs.compare_wanted.connect(self.compare_with)
        window.back_requested.connect(self._on_back)
        reports.opened.filled.connect(self._on_filled)
        reports.opened.since_wanted.connect(self._on_since_wanted)

    @Slot(str, str)
    def compare_with(self, shown: str, other: str) -> None:
        """The older of the two on the left: what has changed since then."""
        first, second = sorted((shown, other), key=lambda key: self._reports.summary(key).created)
        self.compare(first, second)

    @Slot(str, str)
    def compare(self, left: str, right: str) -> None:
        """Shows two stored reports, by their ids."""
        self._load(self._reports.summary(left), self._reports.summary(right))

    @Slot(str)
    def _on_filled(self, key: str) -> None:
        self._filled.append(key)
        self._pause.start()

    @Slot()
    def _look_back(self) -> None:
        """What has changed since earlier reports, of those that were filled lately."""
        library = self._backend.library
        for key in self._filled:
            task = self._runner.task(partial(_changed_since, library, key))
            task.succeeded.connect(self._on_looked_back)
            task.failed.connect(self.failed)
            task.start()
        self._filled.clear()

    @Slot(object)
    def _on_looked_back(self, since: Since | None) -> None:
        if since is not None:
            self._reports.opened.show_since(since)

    @Slot(object)
    def _on_since_wanted(self, since: Since) -> None:
        self._load(since.earlier, self._reports.summary(since.report_id))

    def _load(self, left: ReportSummary, right: ReportSummary) -> None:
        if self._loading is not None:
            self._loading.abandon()
        self._sides = (left, right)
        library = self._backend.library
        self._loading = task = self._runner.task(
            lambda _ctx: compare_reports(library(), left.id, right.id)
        )
        task.succeeded.connect(self._on_compared)
        task.failed.connect(self.failed)
        task.start()

    @Slot(object)
    def _on_compared(self, comparison: Comparison) -> None:
        self._loading = None
        self._comparison = comparison
        if self._page is None:
            self._make()
            self._steps.add(*[self._grow] * _PARTS, self._place)
        self._steps.add(self._fill, self._show, self._uncover, self._uncover)

    def _make(self) -> None:
        self._page = page = self._make_page()
        page.back_requested.connect(self._on_back)
        page.swap_requested.connect(self._on_swap)
        page.report_wanted.connect(self._open)
        page.row_wanted.connect(self._open)

    def _grow(self) -> None:
        assert self._page is not None
        self._page.build_next()

    def _place(self) -> None:
        assert self._page is not None
        self._page.finish()
        self._window.add_subpage(self._page, under=self._tabs)

    def _fill(self) -> None:
        assert self._page is not None
        assert self._comparison is not None
        self._page.show_comparison(self._comparison, *self._sides)

    def _show(self) -> None:
        assert self._page is not None
        if self._window.current_page() is not self._page:
            self._page.covering.cover()
        self._window.show_page(self._page)

    def _uncover(self) -> None:
        assert self._page is not None
        self._page.covering.uncover_next()

    @Slot()
    def _on_swap(self) -> None:
        left, right = self._sides
        self._load(right, left)

    def _open(self, report_id: str, row: int | None = None) -> None:
        """One of the two, which may have been deleted meanwhile, and perhaps one of its rows."""
        summary = next(side for side in self._sides if side.id == report_id)
        self._reports.opened.open(summary, row)

    @Slot()
    def _on_back(self) -> None:
        if self._window.current_page() is self._page is not None:
            self._window.show_page(self._tabs)


def _changed_since(library: OpenLibrary, key: str, _ctx: TaskContext) -> Since | None:
    return changed_since(library(), key)
