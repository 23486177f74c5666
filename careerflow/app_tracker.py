"""The composition root's part for the tracker: pipeline, applications, dashboard and statistics;
the library's is in app_library.py, that of import and export in app_inout.py, that of the sync in
app_sync.py."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from careerflow import paths
from careerflow.app_inout import InOutWiring
from careerflow.app_library import LibraryWiring
from careerflow.app_parts import Parts
from careerflow.app_sync import SyncWiring
from careerflow.controllers.steps import Step
from careerflow.controllers.tracking import Tracking
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.views.main_window import Place

if TYPE_CHECKING:
    from careerflow.controllers.application import ApplicationController
    from careerflow.controllers.copies import Copies
    from careerflow.controllers.dashboard import DashboardController
    from careerflow.controllers.notifications import Notifications
    from careerflow.controllers.open_reports import OpenReports
    from careerflow.controllers.pipeline import PipelineController
    from careerflow.controllers.reminders import RemindersController


class TrackerWiring(QObject):
    """`steps` makes the pages once all else is ready; `prepare` imports, in a worker before that,
    what they need. Pages ask for each other by the signals of their controllers, which are
    connected here: `application_wanted(str)`, `job_wanted(str)`, `cv_wanted(str)` with ids of the
    tracker, `report_wanted(str)`."""

    report_wanted = Signal(str)
    """The id of a stored report that is to be opened."""
    reports_changed = Signal()
    """Reports have come: back from the trash, from a file, from another computer; or gone."""
    comparison_wanted = Signal(str, str)
    """The ids of two, the earlier one first."""

    def __init__(self, parts: Parts) -> None:
        window = parts.window
        super().__init__(window)
        self._window, self._window_controller = window, parts.window_controller
        self._backend, self._runner = parts.backend, parts.runner
        self._theme, self._language = parts.theme, parts.language
        self._settings = Settings()
        self._opened: OpenReports | None = None
        self.pipeline: PipelineController | None = None
        self.application: ApplicationController | None = None
        self._reminders: RemindersController | None = None
        self._notifications: Notifications | None = None
        self._copies: Copies | None = None
        self._dashboard: DashboardController | None = None
        self.tracking = Tracking(parts.backend, parts.runner, self)
        self.tracking.failed.connect(parts.window_controller.tell)
        self.tracking.undo_offered.connect(parts.window_controller.offer_undo)
        self.tracking.turned_back.connect(self._on_turned_back)
        self._undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window)
        self._undo.activated.connect(self.tracking.undo)
        self._redo = QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), window)
        self._redo.activated.connect(self.tracking.redo)
        window.page_shown.connect(self._on_page_shown)
        self.library = library = LibraryWiring(parts, self.tracking)
        self.inout = InOutWiring(parts, self.tracking)
        self.sync = SyncWiring(parts, self.tracking)
        library.report_wanted.connect(self.report_wanted)
        library.comparison_wanted.connect(self.comparison_wanted)
        for changed in (library.reports_changed, self.inout.imported, self.sync.reports_changed):
            changed.connect(self.reports_changed)
        library.application_wanted.connect(self._open_application)

    def prepare(self) -> None:
        """For a worker."""
        from careerflow.controllers import (  # noqa: F401
            application,
            dashboard,
            dates_export,
            new_application,
            pipeline,
            reminders,
            save_to_pipeline,
            statistics,
        )
        from careerflow.views.dashboard import dashboard_page  # noqa: F401
        from careerflow.views.pipeline import pipeline_page  # noqa: F401
        from careerflow.views.statistics import statistics_page  # noqa: F401

        self.library.prepare()
        self.inout.prepare()
        self.sync.prepare()

    def steps(self) -> tuple[Step, ...]:
        """What makes the pages, a little at a time."""
        return (
            self._make_dashboard,
            self._put_dashboard,
            self._control_dashboard,
            self._make_statistics,
            partial(self._make_charts, 0, 2),
            partial(self._make_charts, 2, 4),
            partial(self._make_charts, 4, 7),
            self._put_statistics,
            self._control_statistics,
            *self.library.steps(),
            self._make_pipeline,
            self._add_table,
            self._control_pipeline,
            self._control_new,
            self._make_application,
            self._control_application,
            self._control_saving,
            self._control_reminders,
            *self.inout.steps(),
            *self.sync.steps(),
        )

    # The dashboard

    def _make_dashboard(self) -> None:
        from careerflow.views.dashboard.dashboard_page import DashboardPage

        self._dashboard_page = DashboardPage(self._theme, self._language)

    def _put_dashboard(self) -> None:
        self._window.put_page(Place.DASHBOARD, self._dashboard_page)

    def _control_dashboard(self) -> None:
        from careerflow.controllers.dashboard import DashboardController

        page = self._dashboard_page
        self._dashboard = dashboard = DashboardController(
            self._window, page, self.tracking, self._backend, self._language, self._runner
        )
        dashboard.set_settings(self._settings)
        dashboard.failed.connect(self._window_controller.tell)
        dashboard.application_wanted.connect(self._open_application)
        dashboard.report_wanted.connect(self.report_wanted)
        page.analyze_wanted.connect(partial(self._show, Place.ANALYZE))
        page.reports_wanted.connect(partial(self._show, Place.REPORTS))
        page.pipeline_wanted.connect(partial(self._show, Place.PIPELINE))

    # The statistics

    def _make_statistics(self) -> None:
        from careerflow.views.statistics.statistics_page import StatisticsPage

        self._statistics_page = page = StatisticsPage(self._theme, self._language)
        page.pipeline_wanted.connect(partial(self._show, Place.PIPELINE))

    def _make_charts(self, first: int, following: int) -> None:
        """By their places on the page."""
        from careerflow.views.statistics.catalogue import ChartKind

        for kind in tuple(ChartKind)[first:following]:
            self._statistics_page.make_card(kind)

    def _put_statistics(self) -> None:
        self._window.put_page(Place.STATISTICS, self._statistics_page)

    def _control_statistics(self) -> None:
        from careerflow.controllers.statistics import StatisticsController

        page = self._statistics_page
        statistics = StatisticsController(
            self._window, page, self.tracking, self._backend, self._language, self._runner
        )
        statistics.failed.connect(self._window_controller.tell)
        self._dashboard_page.statistics_wanted.connect(self._show_last_days)

    @Slot()
    def _show_last_days(self) -> None:
        from careerflow.views.statistics.period_bar import Preset

        self._statistics_page.bar.choose(Preset.MONTH)
        self._show(Place.STATISTICS)

    def _show(self, place: Place) -> None:
        self._window.show_page(self._window.page_at(place))

    # The pipeline

    def _make_pipeline(self) -> None:
        from careerflow.views.pipeline.pipeline_page import PipelinePage

        self.pipeline_page = PipelinePage(self._theme, self._language)
        self._window.put_page(Place.PIPELINE, self.pipeline_page)
        self.inout.follow_pipeline(self.pipeline_page)

    def _add_table(self) -> None:
        self.pipeline_page.add_table()

    def _control_pipeline(self) -> None:
        from careerflow.controllers.pipeline import PipelineController

        self.pipeline = PipelineController(
            self._window, self.pipeline_page, self.tracking, self._runner, paths.config_folder()
        )
        self.pipeline.set_settings(self._settings)
        self.pipeline.load()

    def _control_new(self) -> None:
        from careerflow.controllers.new_application import NewApplicationController

        new = NewApplicationController(
            self.pipeline_page,
            self._backend,
            self.tracking,
            self.library.desk,
            self._theme,
            self._runner,
        )
        assert self.pipeline is not None
        new.entered.connect(self.pipeline.create)

    # One application, its reminders, and the way from a report to it

    def follow_reports(self, opened: "OpenReports") -> None:
        """Reports can be saved to the pipeline once all is made."""
        self._opened = opened

    def set_settings(self, settings: Settings) -> None:
        """Those of the reminders, which the dashboard and the pipeline go by too."""
        self._settings = settings
        if self.pipeline is not None:
            self.pipeline.set_settings(settings)
        if self._dashboard is not None:
            self._dashboard.set_settings(settings)
        if self._reminders is not None:
            self._reminders.set_settings(settings)

    def _make_application(self) -> None:
        from careerflow.views.application.application_view import ApplicationView

        self.application_view = ApplicationView(self._theme)

    def _control_application(self) -> None:
        from careerflow.controllers.application import ApplicationController
        from careerflow.controllers.copies import Copies
        from careerflow.controllers.dates_export import DatesExport

        self._copies = copies = Copies(self._runner, self)
        self.application = controller = ApplicationController(
            self.application_view, self.tracking, self._backend, self._theme, copies, self
        )
        self._dates = DatesExport(self._window, self._backend, self._language, self._runner, self)
        controller.dates_wanted.connect(self._dates.export_one)
        self.inout.dates_wanted.connect(self._dates.export_all)
        controller.report_wanted.connect(self.report_wanted)
        controller.job_wanted.connect(self.library.open_job)
        for part in (controller, self._dates):
            part.failed.connect(self._window_controller.tell)
        controller.opened.connect(self._show_application)
        controller.closed.connect(self.pipeline_page.leave_detail)
        self._window.back_requested.connect(self._on_back)
        self.pipeline_page.detail_left.connect(controller.leave)
        assert self.pipeline is not None
        self.pipeline.application_wanted.connect(controller.open)

    def _control_saving(self) -> None:
        from careerflow.controllers.save_to_pipeline import SaveToPipeline

        if self._opened is not None and self.application is not None:
            saving = SaveToPipeline(self._opened, self.tracking, self._backend, self._theme, self)
            saving.application_wanted.connect(self._open_application)

    def _control_reminders(self) -> None:
        from careerflow.controllers.notifications import Notifications
        from careerflow.controllers.reminders import RemindersController
        from careerflow.views.reminders.bell import Bell

        bell = Bell(self._theme)
        bell.listen(self._window)
        self._window.add_below_pages(bell)
        self._notifications = notifications = Notifications(self._runner, self)
        self._reminders = reminders = RemindersController(
            self._window, bell, self.tracking, notifications, self._language, self
        )
        reminders.application_wanted.connect(self._open_application)
        reminders.set_settings(self._settings)

    @Slot(str)
    def _open_application(self, application_id: str) -> None:
        if self.application is not None:  # made a moment later than the pages that ask for it
            self.application.open(application_id)

    @Slot(QWidget)
    def _on_page_shown(self, page: QWidget) -> None:
        """A report undoes its own corrections; of two that hear the same key neither acts."""
        elsewhere = page is not self._window.page_at(Place.REPORTS)
        self._undo.setEnabled(elsewhere)
        self._redo.setEnabled(elsewhere)

    @Slot()
    def _on_back(self) -> None:
        if self.application_view.isVisible():
            self.application_view.leave()

    @Slot()
    def _show_application(self) -> None:
        self.pipeline_page.show_detail(self.application_view)
        self._show(Place.PIPELINE)

    def close(self) -> None:
        """What the user has done last is in the store after that."""
        for part in (self.application, self._notifications, self._copies, self.library):
            if part is not None:
                part.close()
        self.tracking.close()
        self.sync.close()

    @Slot(Message, bool)
    def _on_turned_back(self, what: Message, forward: bool) -> None:
        told = Message("edit.redone" if forward else "edit.undone")
        say = self._language.wording.say
        self._window.show_message(f"{say(told)} {say(what)}")
