"""The Statistics page: its figures are computed by a worker while it is in view."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.chart_files import ChartFiles
from careerflow.controllers.fresh import Fresh
from careerflow.controllers.latest import Latest
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.figures import Grain, Period, Statistics
from careerflow.models.message import Message
from careerflow.models.record import Record
from careerflow.services.task import TaskContext
from careerflow.services.tracking.statistics import statistics_of
from careerflow.views.charts.chart_card import ChartFile
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.statistics.catalogue import ChartKind
from careerflow.views.statistics.statistics_page import StatisticsPage

Computed = tuple[Record, Statistics, Grain]


class StatisticsController(QObject):
    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        page: StatisticsPage,
        tracking: Tracking,
        backend: Backend,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(page)
        self._page, self._backend = page, backend
        self._record: Record | None = None
        self._figures = Latest(runner, self)
        self._figures.answered.connect(self._on_computed)
        self._figures.failed.connect(page.show_failure)
        self._files = ChartFiles(window, language, runner, self)
        self._files.failed.connect(self.failed)
        self._fresh = Fresh(window, page, tracking, self)
        self._fresh.wanted.connect(self.load)
        page.wanted.connect(self._compute)
        page.export_wanted.connect(self._on_export)
        if window.current_page() is page:
            self.load()

    @Slot()
    def load(self) -> None:
        """All anew, from the store."""
        self._record = None
        self._compute()

    @Slot()
    def _compute(self) -> None:
        """The last one that was asked for counts."""
        now = datetime.now(UTC)
        bar = self._page.bar
        period = bar.period(now.astimezone().date())
        job = partial(_computed, self._backend, self._record, period, bar.grain, now)
        self._figures.ask(job)

    @Slot(object)
    def _on_computed(self, computed: Computed) -> None:
        self._record, statistics, grain = computed
        self._page.show_statistics(statistics, grain)

    @Slot(object, object)
    def _on_export(self, kind: ChartKind, file: ChartFile) -> None:
        self._files.save(self._page.cards[kind], file, self._page.detail())


def _computed(
    backend: Backend,
    record: Record | None,
    period: Period,
    grain: Grain,
    now: datetime,
    ctx: TaskContext,
) -> Computed:
    record = record or backend.tracker().record()
    ctx.check()
    return record, statistics_of(record, period, grain, now), grain
