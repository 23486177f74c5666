"""The Dashboard: where the user's applications stand today, and what is next."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from careerflow.models.figures import DashboardFigures
from careerflow.views.charts.chart_card import ChartCard
from careerflow.views.charts.figures import count
from careerflow.views.charts.figures_page import BESIDE, FiguresPage
from careerflow.views.dashboard.activity import activity
from careerflow.views.dashboard.counter import Counter
from careerflow.views.dashboard.lines import Lines
from careerflow.views.dashboard.list_card import ListCard
from careerflow.views.dashboard.welcome import Welcome
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column, keep_room, row

_TWO_COLUMNS = 860


class DashboardPage(FiguresPage):
    pipeline_wanted = Signal()
    statistics_wanted = Signal()
    """Of the last 30 days."""
    analyze_wanted = Signal()
    reports_wanted = Signal()
    export_wanted = Signal(object)
    """A ChartFile of the activity."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(theme, language, parent)
        self._found: DashboardFigures | None = None
        self.lines = Lines(theme, self)
        self._welcome = Welcome(theme)
        self._welcome.analyze_wanted.connect(self.analyze_wanted)
        self._welcome.reports_wanted.connect(self.reports_wanted)
        self._welcome.pipeline_wanted.connect(self.pipeline_wanted)
        icons = ("briefcase-business", "send", "users", "trophy")
        self.counters = tuple(Counter(theme, icon) for icon in icons)
        self.activity = ChartCard(theme)
        self.activity.export_wanted.connect(self.export_wanted)
        self.upcoming, self.stale, self.recent = (ListCard(theme) for _ in range(3))
        for card in (self.upcoming, self.stale, self.recent):
            card.filled.connect(self._order_stops)
        self._connect_counters()
        self._build()
        self.retranslate()

    def title(self) -> str:
        return self.tr("Dashboard")

    def show_figures(self, found: DashboardFigures) -> None:
        self._found, self._failure = found, None
        self._refresh()

    def retranslate(self) -> None:
        self._title.setText(self.title())
        self._refresh()

    # What is shown

    def _refresh(self) -> None:
        found = self._found
        self._show_note()
        self._area.setVisible(found is not None)
        if found is None:
            return
        tracks = found.applications > 0
        self.setFocusProxy(self.counters[0] if tracks else self._welcome)
        self._welcome.setVisible(not tracks)
        self._welcome.show_analyses(found.analyses)
        for part in (*self.counters, self.upcoming):
            part.setVisible(tracks)
        self.stale.setVisible(tracks and found.silent_days > 0)
        for part in (self.activity, self.recent):
            part.setVisible(tracks or found.analyses > 0)
        self._parts.run(
            (
                partial(self._show_counts, found),
                lambda: self.activity.show_figures(activity(found)),
                partial(self._show_upcoming, found),
                partial(self._show_stale, found),
                partial(self._show_recent, found),
            )
        )

    def _show_counts(self, found: DashboardFigures) -> None:
        counts = (
            (
                self.tr("Active applications"),
                found.active,
                self.tr("Sent, and without an end yet. Opens the pipeline."),
            ),
            (
                self.tr("Sent in 30 days"),
                found.sent,
                self.tr("Opens the statistics of the last 30 days."),
            ),
            (
                self.tr("Interviews coming"),
                found.interviews,
                self.tr("Rounds with a date that is still to come. Goes to what is next."),
            ),
            (
                self.tr("Offers"),
                found.offers,
                self.tr("Applications that stand at an offer. Opens the pipeline."),
            ),
        )
        for counter, (name, number, tip) in zip(self.counters, counts, strict=True):
            counter.show_count(name, number, tip)

    def _show_upcoming(self, found: DashboardFigures) -> None:
        self.upcoming.show_lines(
            self.tr("What is next"),
            self.tr(
                "Nothing in the next 30 days. Note a next step or an interview in an "
                "application, and it is shown here in time."
            ),
            [partial(self.lines.upcoming, each, found.today) for each in found.upcoming],
            _number(len(found.upcoming)),
        )

    def _show_stale(self, found: DashboardFigures) -> None:
        self.stale.show_lines(
            self.tr("Waiting without news"),
            self.tr(
                "None: of every application that waits for an answer there was something in the "
                "last {days} days, or something is planned."
            ).format(days=count(found.silent_days)),
            [partial(self.lines.stale, each) for each in found.stale],
            _number(len(found.stale)),
        )

    def _show_recent(self, found: DashboardFigures) -> None:
        self.recent.show_lines(
            self.tr("Recent"),
            "",
            [partial(self.lines.recent, each, found.today) for each in found.recent],
        )

    # Layout

    def _order_stops(self) -> None:
        """Lines are made anew, and Qt puts them behind all that was there before."""
        stops = (*self.upcoming.stops, *self.stale.stops, *self.recent.stops)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect_counters(self) -> None:
        active, sent, interviews, offers = self.counters
        active.clicked.connect(self.pipeline_wanted)
        offers.clicked.connect(self.pipeline_wanted)
        sent.clicked.connect(self.statistics_wanted)
        interviews.clicked.connect(self._go_to_upcoming)

    def _go_to_upcoming(self) -> None:
        self._area.ensureWidgetVisible(self.upcoming)
        self.upcoming.focus_first()

    def _build(self) -> None:
        inner = QFrame()
        counters = row(*self.counters, spacing=Space.L)
        margins = (Space.XL, 0, BESIDE, Space.XL)
        column(
            self._welcome, counters, self._grid, 0, inside=inner, spacing=Space.L, margins=margins
        )
        self._area = self._scrolling(inner)
        keep_room(self._area)
        head = self._head(self._title, self._note, below=Space.L)
        column(head, self._area, inside=self, spacing=0).setStretch(1, 1)
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        places = (
            (self.activity, 0, 0, 2),
            (self.upcoming, 1, 0, 1),
            (self.stale, 1, 1, 1),
            (self.recent, 2, 0, 2),
        )
        for number, (card, line, place, span) in enumerate(places):
            if columns == 2:
                self._grid.addWidget(card, line, place, 1, span)
            else:
                self._grid.addWidget(card, number, 0, 1, 1)
        self._stretch_columns()


def _number(number: int) -> str:
    return count(number) if number else ""
