"""The composition root's part for the tracker: library, pipeline, applications, dashboard and
statistics."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from careerflow import paths
from careerflow.controllers.backend import Backend
from careerflow.controllers.steps import Step
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.controllers.window import WindowController
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow, Place
from careerflow.views.theme import Theme


class TrackerWiring(QObject):
    """`steps` makes the pages once all else is ready; `prepare` imports, in a worker before that,
    what they need. Pages ask for each other by the signals of their controllers, which are
    connected here: `application_wanted(str)`, `job_wanted(str)`, `cv_wanted(str)` with ids of the
    tracker, `report_wanted(str)`."""

    report_wanted = Signal(str)
    """The id of a stored report that is to be opened."""
    application_wanted = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        window_controller: WindowController,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._window_controller = window_controller
        self._backend = backend
        self._theme = theme
        self._language = language
        self._runner = runner
        self.tracking = Tracking(backend, runner, self)
        self.tracking.failed.connect(window_controller.tell)
        self.tracking.undo_offered.connect(window_controller.offer_undo)
        self.tracking.turned_back.connect(self._on_turned_back)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window)
        undo.activated.connect(self.tracking.undo)
        redo = QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), window)
        redo.activated.connect(self.tracking.redo)

    def prepare(self) -> None:
        """For a worker."""
        from careerflow.controllers import dashboard, library, statistics  # noqa: F401
        from careerflow.views.dashboard import dashboard_page  # noqa: F401
        from careerflow.views.library import library_page  # noqa: F401
        from careerflow.views.statistics import statistics_page  # noqa: F401

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
            self._make_library,
            self._control_library,
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
        dashboard = DashboardController(
            self._window, page, self.tracking, self._backend, self._language, self._runner
        )
        dashboard.failed.connect(self._window_controller.tell)
        dashboard.application_wanted.connect(self.application_wanted)
        dashboard.report_wanted.connect(self.report_wanted)
        page.analyze_wanted.connect(partial(self._show, Place.ANALYZE))
        page.reports_wanted.connect(partial(self._show, Place.REPORTS))
        page.pipeline_wanted.connect(partial(self._show, Place.PIPELINE))
        page.statistics_wanted.connect(self._show_last_days)

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

    @Slot()
    def _show_last_days(self) -> None:
        from careerflow.views.statistics.period_bar import Preset

        self._statistics_page.bar.choose(Preset.MONTH)
        self._show(Place.STATISTICS)

    def _show(self, place: Place) -> None:
        self._window.show_page(self._window.page_at(place))

    # The library

    def _make_library(self) -> None:
        from careerflow.views.library.library_page import LibraryPage

        self.library_page = LibraryPage(self._theme)
        self._window.put_page(Place.LIBRARY, self.library_page)

    def _control_library(self) -> None:
        from careerflow.controllers.library import LibraryController

        LibraryController(self.library_page, self._runner, paths.config_folder())

    def close(self) -> None:
        """What the user has done last is in the store after that."""
        self.tracking.close()

    @Slot(Message, bool)
    def _on_turned_back(self, what: Message, forward: bool) -> None:
        told = Message("edit.redone" if forward else "edit.undone")
        say = self._language.wording.say
        self._window.show_message(f"{say(told)} {say(what)}")
