"""The reports that are open in tabs: which of them has a view, and which of those its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.corrections import CorrectionsController, CorrectionSteps
from careerflow.controllers.export_folder import ExportFolder
from careerflow.controllers.passwords import CvPasswords
from careerflow.controllers.report_stand import Contents, Stand
from careerflow.controllers.steps import Step, Steps
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.comparison import Since
from careerflow.models.document import DocumentKind
from careerflow.models.left_open import PreviewLook, pair_of
from careerflow.models.message import Message
from careerflow.models.report import Report, ReportSummary
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.reports.report_tabs import HOME, ReportTabs

if TYPE_CHECKING:
    from careerflow.services.store.records import StoredReport
    from careerflow.views.report.report_view import ReportView

_PARTS = 6  # of a view, each made in a step of its own
_GONE = ("store.not_found", "store.unreadable_record")
"""Why a report cannot be shown now nor later."""
MOST_VIEWS = 3
"""Reports that keep their view: one costs some megabytes, and filling it again takes a moment."""


class OpenReports(QObject):
    """At most MOST_VIEWS tabs have a view, and only the shown one a reader process and page
    images. The others have a label; what they show is loaded, or filled in again, when they are
    chosen. `load` fetches a stored report, and runs in a worker."""

    failed = Signal(Message)
    undo_offered = Signal(Message, object)
    """What was lost, and the function that brings it back."""
    turned = Signal(str)
    """The key of the tab that is shown now, or HOME."""
    look_changed = Signal()
    filled = Signal(str)
    """The key of a tab whose view shows its report, one of the store, from now on."""
    since_wanted = Signal(object)
    """A Since, which is to be shown in full."""
    closed = Signal(str)
    """The key of a tab that is gone."""
    placed = Signal(object)
    """A ReportView that reports are shown in from now on."""

    def __init__(
        self,
        window: MainWindow,
        tabs: ReportTabs,
        make_view: Callable[[], ReportView],
        load: Callable[[str], StoredReport],
        corrections: CorrectionsController,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._make_view = make_view
        self._load = load
        self._corrections = corrections
        self._language = language
        self._runner = runner
        self._contents: dict[str, Contents] = {}
        self._passwords = CvPasswords()
        self._export_folder = ExportFolder(runner, self)
        self._export_folder.failed.connect(self.failed)
        self._corrected: dict[str, CorrectionSteps] = {}  # of open tabs only
        self._stands: list[Stand] = []  # the one that was shown last at the end
        self.look = PreviewLook()
        """Of the previews in all tabs."""
        self._loading: Task | None = None
        self._wanted_row: tuple[str, int] | None = None  # of the tab that is being opened
        self._calls_window = False  # to the page with the tabs, once there is something to see
        self._steps = Steps(self)
        self._steps_ahead = Steps(self, runner.is_busy)
        tabs.chosen.connect(self._on_chosen)
        tabs.closed.connect(self._on_closed)

    @Slot()
    def build_ahead(self) -> None:
        """Makes the first view before the first report."""
        self._steps_ahead.add(*self._building())

    def _building(self) -> list[Step]:
        return [self._make, *[self._grow] * _PARTS, self._place, self._prepare]

    def show(self, key: str, summary: ReportSummary, contents: Contents) -> None:
        """Opens a report, or goes to its tab."""
        if self._contents.get(key) != contents:
            self._empty(key)
        self._contents[key] = contents
        self._passwords.hold(key, contents.document.sha256, contents.password)
        self._choose(key, summary)

    def open(self, summary: ReportSummary, row: int | None = None) -> None:
        """Opens a stored report, or goes to its tab, and to one of its rows."""
        self._wanted_row = None if row is None else (summary.id, row)
        self._choose(summary.id, summary)

    def show_since(self, since: Since) -> None:
        """In the view of the later report, where it has one."""
        for stand in self._stands:
            if stand.key == since.report_id:
                stand.view.header.show_since(since)

    def view_of(self, key: str) -> ReportView | None:
        """The view that shows this report, where one does."""
        return next((stand.view for stand in self._stands if stand.key == key), None)

    def views(self) -> list[ReportView]:
        """Those in which reports are shown."""
        return [stand.view for stand in self._stands if stand.preview is not None]

    def key_of(self, view: ReportView) -> str | None:
        return next((stand.key for stand in self._stands if stand.view is view), None)

    def judge(self, key: str, report: Report) -> None:
        """The same report judged otherwise, where it is open; what is selected stays."""
        if key in self._contents:
            self._contents[key] = replace(self._contents[key], report=report)
        if (view := self.view_of(key)) is not None:
            self._corrections.judge(view, report)

    def drop(self, key: str) -> None:
        """What is known of a stored report is loaded again once its tab is chosen, or is shown."""
        self._empty(key)
        self._contents.pop(key, None)
        if self._tabs.shown == key:
            self._on_chosen(key)

    def _choose(self, key: str, summary: ReportSummary) -> None:
        self._calls_window = self._window.current_page() is not self._tabs
        self._tabs.add(key, summary)
        self._tabs.choose(key)

    @Slot(PreviewLook)
    def set_look(self, look: PreviewLook) -> None:
        """For every tab."""
        self.look = look
        for stand in self._stands:
            if stand.preview is not None and stand.view.preview.looks.look() != look:
                stand.view.preview.looks.take(look)
        self.look_changed.emit()

    def contents(self, key: str) -> Contents | None:
        """What a tab shows, where it is at hand."""
        return self._contents.get(key)

    def stored(self) -> list[str]:
        """The tabs whose reports are in the library, from left to right."""
        contents = {key: self._contents.get(key) for key in self._tabs.open_keys()}
        return [key for key, held in contents.items() if held is None or held.unsaved is None]

    def close_tab(self, key: str) -> None:
        """Does nothing where there is none."""
        if key in self._tabs.open_keys():
            self._tabs.remove(key)
            self._forget(key)

    @Slot(str, object)
    def _on_closed(self, key: str, summary: ReportSummary) -> None:
        contents = self._forget(key)
        if contents is not None and contents.unsaved is not None:
            undo = partial(self.show, key, summary, contents)
            self.undo_offered.emit(Message("window.unsaved_closed"), undo)

    def _forget(self, key: str) -> Contents | None:
        """Lets go of a closed tab's contents; its view serves the next report."""
        self._empty(key)
        self._passwords.let_go(key)
        self._corrected.pop(key, None)
        self.closed.emit(key)
        return self._contents.pop(key, None)

    def close(self) -> None:
        """Ends every reader; none is started any more."""
        self._contents.clear()
        for stand in self._stands:
            self._release(stand)

    # Which tab is shown

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        for stand in self._stands:
            if stand.key != key:
                self._release(stand)
        if self._loading is not None:
            self._loading.abandon()
            self._loading = None
        if key == HOME or pair_of(key) is not None:  # two side by side are shown by others
            self._calls_window = False
        elif self._stand() is not None:
            self._show_view()
            self._call_window()
            self._steps.add(self._uncover, self._uncover, self._open_pages)
        elif key in self._contents:
            self._show_by_steps()
        else:
            self._fetch(key)
        self.turned.emit(key)

    def _fetch(self, key: str) -> None:
        self._loading = task = self._runner.task(lambda _ctx: self._load(key))
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(self._on_load_failed)
        task.start()

    @Slot(object)
    def _on_loaded(self, stored: StoredReport) -> None:
        self._loading = None
        contents = Contents(
            stored.report,
            stored.document,
            stored.job,
            stored.data,
            corrections=stored.corrections,
        )
        self._contents[stored.id] = contents
        self._passwords.hold(stored.id, stored.document.sha256)
        self._show_by_steps()

    @Slot(Message)
    def _on_load_failed(self, message: Message) -> None:
        self._loading = self._wanted_row = None
        if message.id in _GONE:
            self.close_tab(self._tabs.shown)
        else:
            self._tabs.choose(HOME)  # the tab stays, to be tried again
        self.failed.emit(message)

    def _show_by_steps(self) -> None:
        """Makes a view where there are few, fills it, turns to it, which lays it out, and then
        opens the CV's pages: a process that is started keeps the window waiting. All of it is
        about the tab that is chosen by then."""
        if len(self._stands) < MOST_VIEWS:
            self._steps.add(*self._building())
        self._steps.add(
            self._fill,
            self._show_view,
            self._call_window,
            self._uncover,
            self._uncover,
            self._open_pages,
        )

    def _stand(self) -> Stand | None:
        """That of the chosen tab."""
        return next((s for s in self._stands if s.key == self._tabs.shown != HOME), None)

    # The steps

    def _make(self) -> None:
        """A view, unless one is free or there are enough."""
        if not any(stand.key is None for stand in self._stands) and (
            len(self._stands) < MOST_VIEWS
        ):
            self._stands.insert(0, Stand(self._make_view()))

    def _grow(self) -> None:
        """One more part of a view that is not whole yet."""
        any(stand.view.build_next() for stand in self._stands if stand.preview is None)

    def _place(self) -> None:
        window, runner = self._window, self._runner
        passwords, folder = self._passwords, self._export_folder
        for stand in self._stands:
            if stand.preview is None:
                view = stand.view
                made = stand.furnish(window, self._language, runner, passwords, folder, self)
                made.failed.connect(self.failed)
                view.back_requested.connect(self.go_home)
                self._corrections.attach(view)
                view.header.since_wanted.connect(self.since_wanted)
                self._tabs.add_view(view)
                self._window.adopt(view)
                view.preview.looks.take(self.look)
                view.preview.looks.changed.connect(self.set_look)
                self.placed.emit(view)

    def _prepare(self) -> None:
        for stand in self._stands:
            if stand.key is None and stand.preview is not None:  # others may be in the making
                stand.view.prepare()

    def _fill(self) -> None:
        from careerflow.services.exports.documents import Exported

        key = self._tabs.shown
        contents = self._contents.get(key)
        if contents is None or self._stand() is not None:
            return
        self._make()
        self._place()
        stand = next((s for s in self._stands if s.key is None), self._stands[0])
        self._vacate(stand)
        stand.key = key
        steps = self._corrected.setdefault(key, CorrectionSteps())
        report = self._corrections.lay_over(
            stand.view, contents.report, contents.corrections, steps
        )
        stand.view.show_report(report, contents.document, contents.job)
        self._corrections.offer_undo(stand.view)
        assert stand.exports is not None
        stand.exports.set_shown(Exported(report, contents.document, contents.job, contents.data))
        if contents.unsaved is None:
            self.filled.emit(key)
        else:
            stand.view.mark_unsaved(contents.unsaved)

    def _show_view(self) -> None:
        """In the tabs, which may be out of sight: to show what is whole costs least."""
        stand = self._stand()
        if stand is not None:
            self._stands.remove(stand)
            self._stands.append(stand)
            if not stand.view.isVisible():
                stand.view.covering.cover()
            self._tabs.show_view(stand.view)

    def _uncover(self) -> None:
        for stand in self._stands:
            if stand.preview is not None:  # else its view is being made ahead, and not whole yet
                stand.view.covering.uncover_next()

    def _call_window(self) -> None:
        stand = self._stand()
        if stand is not None:
            if self._calls_window:
                self._calls_window = False
                self._window.show_page(self._tabs)
            self._go_to_row(stand.view)

    def _go_to_row(self, view: ReportView) -> None:
        wanted, self._wanted_row = self._wanted_row, None
        if wanted is not None and wanted[0] == self._tabs.shown:
            view.tabs.setCurrentWidget(view.requirements)
            view.select_row(wanted[1])

    def _open_pages(self) -> None:
        stand, contents = self._stand(), self._contents.get(self._tabs.shown)
        if stand is None or stand.has_pages or contents is None:
            return
        assert stand.preview is not None
        document, data = contents.document, contents.data
        stand.has_pages = True
        if document.kind is DocumentKind.PDF and data is not None:
            stand.preview.show(data)
        elif document.kind is DocumentKind.PDF:
            stand.preview.show_gone(len(document.pages))

    @Slot()
    def go_home(self) -> None:
        """From a report back to the list."""
        if self._window.current_page() is self._tabs and self._tabs.shown != HOME:
            self._tabs.choose(HOME)

    # Letting go

    def _release(self, stand: Stand) -> None:
        """Ends the reader and drops the page images."""
        if stand.preview is not None and stand.has_pages:
            stand.preview.close()
            stand.view.preview.release_images()
            stand.has_pages = False

    def _vacate(self, stand: Stand) -> None:
        """Makes a view free, and drops of its report what the library can give again."""
        key = stand.key or HOME
        self._leave(stand)
        contents = self._contents.get(key)
        if contents is not None and contents.unsaved is None:
            del self._contents[key]

    def _empty(self, key: str) -> None:
        for stand in self._stands:
            if stand.key == key:
                self._leave(stand)

    def _leave(self, stand: Stand) -> None:
        """What the user said of the rows stays with the report, not with the view."""
        self._release(stand)
        contents = self._contents.get(stand.key or HOME)
        if contents is not None:
            said = self._corrections.forget(stand.view)
            self._contents[stand.key or HOME] = replace(contents, corrections=said)
        stand.key = None
