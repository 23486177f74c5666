"""Two reports side by side, in a tab of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.reports import ReportsController
from careerflow.controllers.steps import Step, Steps
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.comparison import Comparison, Since
from careerflow.models.left_open import pair_key, pair_of
from careerflow.models.message import Message
from careerflow.models.report import ReportSummary
from careerflow.services.session import OpenLibrary, changed_since, compare_reports
from careerflow.services.task import TaskContext
from careerflow.views.main_window import MainWindow
from careerflow.views.reports.report_tabs import HOME, ReportTabs

if TYPE_CHECKING:
    from careerflow.views.compare.compare_page import ComparePage


_PAUSE_MS = 500
_PARTS = 3  # of the page, each made in a step of its own


class ComparisonController(QObject):
    """`make_page` builds the page with the first comparison: it needs pyqtgraph. One page serves
    all tabs, and what a tab compares is loaded when it is chosen."""

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
        self._comparison: Comparison | None = None
        self._filled_with = HOME  # the key of the tab whose comparison the page shows
        self._calls_window = False  # to the page with the tabs, once there is something to see
        self._loading: Task | None = None
        self._steps = Steps(self)
        self._filled: list[str] = []
        # Reports are decoded for it: not while the window shows one for the first time.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_back)
        tabs.page.compare_wanted.connect(self.compare)
        tabs.compare_wanted.connect(self.compare_with)
        tabs.chosen.connect(self._on_chosen)
        reports.opened.filled.connect(self._on_filled)
        reports.opened.since_wanted.connect(self._on_since_wanted)

    @Slot(str, str)
    def compare_with(self, shown: str, other: str) -> None:
        """The older of the two on the left: what has changed since then."""
        first, second = sorted((shown, other), key=lambda key: self._reports.summary(key).created)
        self.compare(first, second)

    @Slot(str, str)
    def compare(self, left: str, right: str) -> None:
        """Opens two stored reports, by their ids, or goes to their tab."""
        self._open_tab(self._reports.summary(left), self._reports.summary(right))

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
        self._open_tab(since.earlier, self._reports.summary(since.report_id))

    def _open_tab(self, left: ReportSummary, right: ReportSummary) -> None:
        key = pair_key(left.id, right.id)
        self._calls_window = self._window.current_page() is not self._tabs
        self._tabs.add(key, left, right)
        self._tabs.choose(key)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        if self._loading is not None:
            self._loading.abandon()
            self._loading = None
        pair = pair_of(key)
        if pair is None:
            self._calls_window = False
            return
        library = self._backend.library
        if key == self._filled_with:
            # As it was, until it is known whether it is that still.
            self._steps.add(*self._showing())
        self._loading = task = self._runner.task(lambda _ctx: compare_reports(library(), *pair))
        task.succeeded.connect(self._on_compared)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(Message)
    def _on_failed(self, why: Message) -> None:
        """The tab stays, to be tried again; where a report is gone the list will tell."""
        self._loading = None
        self._tabs.choose(HOME)
        self._reports.refresh()
        self.failed.emit(why)

    @Slot(object)
    def _on_compared(self, comparison: Comparison) -> None:
        self._loading = None
        if self._filled_with != self._tabs.shown or comparison != self._comparison:
            self._comparison, self._filled_with = comparison, self._tabs.shown
            if self._page is None:
                self._make()
                self._steps.add(*[self._grow] * _PARTS, self._place)
            self._steps.add(self._fill, *self._showing())

    def _make(self) -> None:
        self._page = page = self._make_page()
        page.back_requested.connect(self._reports.opened.go_home)
        page.swap_requested.connect(self._on_swap)
        page.report_wanted.connect(self._open)
        page.row_wanted.connect(self._open)

    def _grow(self) -> None:
        assert self._page is not None
        self._page.build_next()

    def _place(self) -> None:
        assert self._page is not None
        self._page.finish()
        self._tabs.add_view(self._page)
        self._window.adopt(self._page)

    def _fill(self) -> None:
        assert self._page is not None
        assert self._comparison is not None
        if self._is_shown():
            left, right = self._tabs.reports(self._filled_with)
            self._page.show_comparison(self._comparison, left, right)

    def _showing(self) -> list[Step]:
        return [self._show, self._uncover, self._uncover]

    def _show(self) -> None:
        assert self._page is not None
        if self._is_shown():
            if not self._page.isVisible():
                self._page.covering.cover()
            self._tabs.show_view(self._page)
            if self._calls_window:
                self._calls_window = False
                self._window.show_page(self._tabs)

    def _is_shown(self) -> bool:
        """Whether the tab is chosen still; or the page is filled anew when it is again."""
        if self._tabs.shown != self._filled_with:
            self._filled_with = HOME
        return self._filled_with != HOME

    def _uncover(self) -> None:
        assert self._page is not None
        self._page.covering.uncover_next()

    @Slot()
    def _on_swap(self) -> None:
        left, right = self._tabs.reports(self._filled_with)
        self._tabs.replace(self._filled_with, pair_key(right.id, left.id), right, left)

    def _open(self, report_id: str, row: int | None = None) -> None:
        """One of the two, and perhaps one of its rows."""
        self._reports.opened.open(self._reports.summary(report_id), row)


def _changed_since(library: OpenLibrary, key: str, _ctx: TaskContext) -> Since | None:
    return changed_since(library(), key)
