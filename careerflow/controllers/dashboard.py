"""The Dashboard: its figures are computed by a worker while it is in view."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.chart_files import ChartFiles
from careerflow.controllers.fresh import Fresh
from careerflow.controllers.latest import Latest
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.figures import Upcoming
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.services.tracking.dashboard import SILENT_DAYS, dashboard_of
from careerflow.views.charts.chart_card import ChartFile
from careerflow.views.dashboard.dashboard_page import DashboardPage
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow


class DashboardController(QObject):
    """`application_wanted` and `report_wanted` carry ids."""

    failed = Signal(Message)
    application_wanted = Signal(str)
    report_wanted = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        page: DashboardPage,
        tracking: Tracking,
        backend: Backend,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(page)
        self._page, self._tracking = page, tracking
        self._backend = backend
        self._figures = Latest(runner, self)
        self._figures.answered.connect(page.show_figures)
        self._figures.failed.connect(page.show_failure)
        self._silent_days = SILENT_DAYS
        self._files = ChartFiles(window, language, runner, self)
        self._files.failed.connect(self.failed)
        self._fresh = Fresh(window, page, tracking, self)
        self._fresh.wanted.connect(self.load)
        page.export_wanted.connect(self._on_export)
        page.lines.application_wanted.connect(self.application_wanted)
        page.lines.report_wanted.connect(self.report_wanted)
        page.lines.done.connect(self._on_done)
        page.lines.put_off.connect(self._on_put_off)
        if window.current_page() is page:
            self.load()

    def set_settings(self, settings: Settings) -> None:
        """How long without news is too long; the page shows it when it is next loaded."""
        self._silent_days = settings.no_answer_days

    @Slot()
    def load(self) -> None:
        """The last one that was asked for counts."""
        tracker, days = self._backend.tracker, self._silent_days
        self._figures.ask(
            lambda _ctx: dashboard_of(tracker().record(), datetime.now(UTC), silent_days=days)
        )

    @Slot(object)
    def _on_done(self, step: Upcoming) -> None:
        self._tracking.do(
            Message("edit.step_done", {"title": step.title}),
            lambda t: t.applications.edit(step.application_id, next_step="", next_step_on=None),
            offer_undo=True,
        )

    @Slot(object, object)
    def _on_put_off(self, step: Upcoming, day: date) -> None:
        self._tracking.do(
            Message("edit.step_put_off", {"title": step.title}),
            lambda t: t.applications.edit(step.application_id, next_step_on=day),
            offer_undo=True,
        )

    @Slot(object)
    def _on_export(self, file: ChartFile) -> None:
        self._files.save(self._page.activity, file, "")
