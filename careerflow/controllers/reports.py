"""The Reports page: the list of stored reports, and those that are open in tabs."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.corrections import CorrectionsController
from careerflow.controllers.open_reports import OpenReports
from careerflow.controllers.report_renewal import ReportRenewal
from careerflow.controllers.report_stand import Contents
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.left_open import LeftOpen, pair_of
from careerflow.models.message import Message
from careerflow.models.report import ReportSummary
from careerflow.services import settings as settings_file
from careerflow.services.session import OpenLibrary, Outcome
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.reports.listing import Arranged, arranged
from careerflow.views.reports.report_tabs import HOME, ReportTabs

if TYPE_CHECKING:
    from careerflow.views.report.report_view import ReportView

Listed = tuple[dict[str, ReportSummary], Arranged]

_SAVE_AFTER_MS = 300
_REFRESH_AFTER_MS = 150
"""Once the report that was just made is on show: the list is not in view then."""


class ReportsController(QObject):
    """`make_view` builds a report view: it needs pyqtgraph, which is too heavy for the start.
    `config_folder` holds the file that names the open tabs."""

    failed = Signal(Message)
    unsaved = Signal(Message)
    """A report is shown that could not be kept: why."""

    def __init__(
        self,
        window: MainWindow,
        tabs: ReportTabs,
        make_view: "Callable[[], ReportView]",
        backend: Backend,
        language: Language,
        runner: TaskRunner,
        config_folder: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._page = tabs.page
        self._backend = backend
        self._runner = runner
        self._config_folder = config_folder
        self._summaries: dict[str, ReportSummary] = {}
        self._unsaved_number = 0
        self._restored = self._returns = False
        self.corrections = CorrectionsController(backend, runner, self)
        self.opened = OpenReports(
            window,
            tabs,
            make_view,
            lambda key: backend.library().report(key),
            self.corrections,
            language,
            runner,
        )
        self._renewal = ReportRenewal(
            self.opened,
            self.corrections,
            lambda key: backend.library().report(key),
            runner,
            self,
        )
        # Several tabs come and go at once: the last state counts.
        self._save = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save.timeout.connect(self._save_tabs)
        self._refresh_later = QTimer(self, singleShot=True, interval=_REFRESH_AFTER_MS)
        self._refresh_later.timeout.connect(self.refresh)
        self._connect(window)

    def _connect(self, window: MainWindow) -> None:
        self.corrections.failed.connect(self.failed)
        self.corrections.kept.connect(self.refresh)
        self.opened.failed.connect(self.failed)
        self.opened.turned.connect(self._on_turned)
        for changed in (
            self._tabs.rearranged,
            self.opened.turned,
            self.opened.look_changed,
            window.page_shown,
        ):
            changed.connect(self._note_change)
        self._page.opened.connect(self.open_report)
        self._page.delete_requested.connect(self._on_delete)
        self._page.undo_delete_requested.connect(self._on_undo_delete)
        self._page.reload_wanted.connect(self.refresh)
        window.back_requested.connect(self.opened.go_home)

    # The list

    def start(self, *, to_page: bool) -> None:
        """As `load`; with `to_page` also back to the page that was in view."""
        self._returns = to_page
        self.load()

    def load(self) -> None:
        """Loads the list, and puts back the tabs that were open when the program ended."""
        library, folder = self._backend.library, self._config_folder
        self._run(
            lambda _ctx: (_listed(library), settings_file.load_left_open(folder)),
            self._on_first_loaded,
            self._on_list_failed,
        )

    @Slot(object)
    def _on_first_loaded(self, loaded: tuple[Listed, LeftOpen]) -> None:
        listed, left = loaded
        self._on_listed(listed)
        self.opened.set_look(left.look)
        for key in left.reports:
            self._label(key)
        self._restored = True
        if self._returns:
            self._return_to(left)
        self._returns = False
        if self._left() != left:
            self._save.start()

    def _return_to(self, left: LeftOpen) -> None:
        went = self._window.return_to(left.page)
        is_here = self._window.current_page() is self._tabs
        if went and is_here and left.shown in self._tabs.open_keys():
            self._tabs.choose(left.shown)

    @Slot()
    def refresh(self) -> None:
        """Loads the list again, and the tabs too where that has failed before."""
        if not self._restored:
            self.load()
            return
        library = self._backend.library
        self._run(lambda _ctx: _listed(library), self._on_listed, self._on_list_failed)

    @Slot()
    def renew(self) -> None:
        """The library has changed by something else: the list follows, and the open reports."""
        self.refresh()
        self._renewal.renew()

    @Slot(Message)
    def _on_list_failed(self, why: Message) -> None:
        """Told where the list is; over the page where another is in view."""
        seen = self._page.isVisible()
        self._page.show_failure(why)
        if not seen:
            self.failed.emit(why)

    @Slot(object)
    def _on_listed(self, listed: Listed) -> None:
        self._summaries, rows = listed
        self._page.set_reports(rows)
        for key in self._tabs.open_keys():
            self._label(key)
        self._on_turned(self._tabs.shown)

    def _label(self, key: str) -> None:
        """A tab of stored reports, added where it is not there yet. Without one of the two that
        it compares it is closed."""
        wanted = pair_of(key) or (key,)
        listed = [self._summaries[each] for each in wanted if each in self._summaries]
        if len(listed) == len(wanted):
            self._tabs.add(key, *listed)
        elif len(wanted) > 1:
            self.opened.close_tab(key)
            self.failed.emit(Message("window.comparison_gone"))

    @Slot(list)
    def _on_delete(self, report_ids: list[str]) -> None:
        gone = set(report_ids)
        pairs = [key for key in self._tabs.open_keys() if gone & {*(pair_of(key) or ())}]
        for key in (*report_ids, *pairs):
            self.opened.close_tab(key)
        if pairs:
            undo = partial(self._on_undo_delete, report_ids)
            self.opened.undo_offered.emit(Message("window.comparison_gone"), undo)
        library = self._backend.library
        self._run(lambda _ctx: library().delete_report(*report_ids), self._on_changed)

    @Slot(list)
    def _on_undo_delete(self, report_ids: list[str]) -> None:
        library = self._backend.library
        self._run(lambda _ctx: library().restore_report(*report_ids), self._on_changed)

    @Slot(object)
    def _on_changed(self, _result: object) -> None:
        self.refresh()

    # The open reports

    @Slot(object)
    def show_outcome(self, outcome: Outcome) -> None:
        """Shows a report that was just made."""
        if outcome.unsaved is not None:
            self.unsaved.emit(outcome.unsaved)
        else:
            self._refresh_later.start()
        cv = outcome.cv
        contents = Contents(
            outcome.report,
            cv.document,
            outcome.job,
            cv.data,
            cv.password,
            outcome.unsaved,
            outcome.corrections,
        )
        key = outcome.report_id or self._key_of_unsaved(contents)
        self.opened.show(key, self._summaries.get(key) or _summary(key, outcome), contents)

    @Slot(str)
    def open_report(self, report_id: str) -> None:
        """Shows a stored report; one that is in the trash, or gone, is not in the list."""
        if report_id in self._summaries:
            self.opened.open(self._summaries[report_id])
        else:
            self.failed.emit(Message("window.report_gone"))

    def summary(self, report_id: str) -> ReportSummary:
        """Of a report that is in the list."""
        return self._summaries[report_id]

    @Slot()
    def build_ahead(self) -> None:
        """Makes the report view before the first report."""
        self.opened.build_ahead()

    def close(self) -> None:
        """Ends the readers of the open reports; none is started any more."""
        if self._save.isActive():
            self._save.stop()
            self._save_tabs()
        self.opened.close()

    @Slot(str)
    def _on_turned(self, key: str) -> None:
        """Tells the shown report with which it can be compared."""
        here = self._summaries.get(key)
        if here is None:
            self._tabs.set_others(())
            return
        others = [other for other in self._summaries.values() if other.id != key]
        same = [other for other in others if other.job_sha256 == here.job_sha256]
        edited = [
            other
            for other in others
            if other.job_sha256 != here.job_sha256
            and here.job_title
            and other.job_title == here.job_title
        ]
        self._tabs.set_others((*same, *edited))

    def _key_of_unsaved(self, contents: Contents) -> str:
        """That of its tab, where the same report is open already."""
        for key in self._tabs.open_keys():
            known = self.opened.contents(key)
            if known is not None and known.report == contents.report:
                return key
        self._unsaved_number += 1
        return f"unsaved-{self._unsaved_number}"

    @Slot()
    def _note_change(self) -> None:
        if self._restored:
            self._save.start()

    @Slot()
    def _save_tabs(self) -> None:
        left, folder = self._left(), self._config_folder
        self._run(lambda _ctx: settings_file.save_left_open(left, folder))

    def _left(self) -> LeftOpen:
        stored, shown = tuple(self.opened.stored()), self._tabs.shown
        return LeftOpen(
            stored,
            shown if shown in stored else HOME,
            self._window.page_number(),
            self.opened.look,
        )

    def _run(
        self,
        job: Callable[..., object],
        done: Callable[..., None] | None = None,
        failed: Callable[..., None] | None = None,
    ) -> Task:
        task = self._runner.task(job)
        if done is not None:
            task.succeeded.connect(done)
        task.failed.connect(failed or self.failed)
        task.start()
        return task


def _listed(library: OpenLibrary) -> Listed:
    """The list by id and as it is shown: sorting thousands is work for a worker."""
    summaries = library().summaries()
    return {summary.id: summary for summary in summaries}, arranged(summaries)


def _summary(key: str, outcome: Outcome) -> ReportSummary:
    """Of a report that is not in the list yet."""
    from careerflow.services.matching.advert_head import employer

    report = outcome.report
    return ReportSummary(
        key,
        outcome.cv.file_name,
        outcome.job.title,
        report.score,
        report.must_have.met,
        report.must_have.of,
        datetime.now(UTC),
        report.person.name,
        report.job_sha256,
        employer=employer(outcome.job.text, outcome.job.title),
    )
