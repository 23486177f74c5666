"""The Statistics page: how the user's applications go."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from careerflow.models.figures import Grain, GroupBy, Statistics
from careerflow.views.charts.chart_card import ChartCard
from careerflow.views.charts.figures import count
from careerflow.views.charts.figures_page import BESIDE, FiguresPage
from careerflow.views.language import Language
from careerflow.views.statistics.answers import waiting_words
from careerflow.views.statistics.catalogue import WIDE, ChartKind, shown
from careerflow.views.statistics.period_bar import PeriodBar
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, keep_room, row
from careerflow.views.widgets.text import Text

_TWO_COLUMNS = 900
_STAYS_BY = (None, *GroupBy)


class StatisticsPage(FiguresPage):
    wanted = Signal()
    """Another period, or weeks for months: see `bar`."""
    export_wanted = Signal(object, object)
    """A ChartKind and a ChartFile."""
    pipeline_wanted = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(theme, language, parent)
        self._theme = theme
        self._statistics: Statistics | None = None
        self.bar = PeriodBar(theme)
        self.bar.changed.connect(self.wanted)
        self._summary = Text("muted", wrap=True)
        self._empty = EmptyState(theme, "chart-column")
        self._empty.action_clicked.connect(self.pipeline_wanted)
        self.cards: dict[ChartKind, ChartCard] = {}
        self._stack = QStackedWidget()
        self._inner = QFrame()
        self._grid.setContentsMargins(Space.XL, 0, BESIDE, Space.XL)
        self._inner.setLayout(self._grid)
        self._stack.addWidget(self._scrolling(self._inner))
        self._stack.addWidget(self._in_the_middle(self._empty))
        keep_room(self._stack)
        self.setFocusProxy(self.bar)
        first = row(self._title, 0, self.bar)
        head = self._head(first, self._summary, self._note, below=Space.M)
        column(head, self._stack, inside=self, spacing=0).setStretch(1, 1)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Statistics")

    def make_card(self, kind: ChartKind) -> None:
        """One after the other: each is a step of its own."""
        kinds = len(_STAYS_BY) if kind is ChartKind.STAYS else 0
        self.cards[kind] = card = ChartCard(self._theme, kinds)
        if kinds:
            card.choice_changed.connect(self._show_stays)
            self._name_stays(card)
        card.export_wanted.connect(lambda file, kind=kind: self.export_wanted.emit(kind, file))
        self._place()

    def show_statistics(self, statistics: Statistics, grain: Grain) -> None:
        """What was computed; the cards are there."""
        self._statistics, self._grain, self._failure = statistics, grain, None
        self._refresh()

    def detail(self) -> str:
        """What files say of the period."""
        return f"{self.bar.said(date.today())}. {self._summary.text()}"

    def retranslate(self) -> None:
        if ChartKind.STAYS in self.cards:
            self._name_stays(self.cards[ChartKind.STAYS])
        self._title.setText(self.title())
        self._empty.set_texts(
            self.tr("Nothing to count yet"),
            self.tr(
                "Save jobs to the pipeline and move their cards when something happens. From "
                "the first one on, this page shows how far your applications come, how long "
                "answers take, and which sources and CVs work best."
            ),
            self.tr("Go to the pipeline"),
        )
        self._refresh()

    # What is shown

    def _refresh(self) -> None:
        found = self._statistics
        self._show_note()
        self._stack.setVisible(found is not None)
        self.bar.setEnabled(found is None or found.total > 0)
        self._summary.setVisible(found is not None and found.total > 0)
        if found is None:
            return
        self._stack.setCurrentIndex(0 if found.total else 1)
        self._summary.setText(self._summary_words(found))
        if found.total:
            self._parts.run(partial(self.show_chart, kind, found) for kind in self.cards)

    def show_chart(self, kind: ChartKind, found: Statistics) -> None:
        card = self.cards[kind]
        by = _STAYS_BY[card.choice]
        card.show_figures(shown(kind, found, self._grain, by))

    def _show_stays(self) -> None:
        if self._statistics is not None:
            self.show_chart(ChartKind.STAYS, self._statistics)

    def _name_stays(self, card: ChartCard) -> None:
        card.name_choice(
            self.tr("Groups"),
            self.tr("All together"),
            self.tr("By source"),
            self.tr("By CV version"),
            self.tr("By score"),
        )

    def _summary_words(self, found: Statistics) -> str:
        words = self.tr(
            "Came into the pipeline in this period: {applications} of {total}. Sent of these: "
            "{sent}."
        ).format(
            applications=count(found.applications), total=count(found.total), sent=count(found.sent)
        )
        return f"{words} {waiting_words(found.overall)}".strip()

    # Layout

    def _in_the_middle(self, widget: QWidget) -> QWidget:
        around = QWidget()
        column(Space.XXL, widget, 0, inside=around)
        return around

    def _place(self) -> None:
        """Beside each other where there is room."""
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        if columns == self._columns and self._grid.count() == len(self.cards):
            return
        self._columns = columns
        line = place = 0
        kinds = list(self.cards)
        for kind, following in zip(kinds, [*kinds[1:], None], strict=True):
            alone = not place and (following is None or following in WIDE)
            span = columns if kind in WIDE or alone else 1
            self._grid.addWidget(self.cards[kind], line, place, 1, span)
            place += span
            if place >= columns:
                line, place = line + 1, 0
        self._stretch_columns()
        for number in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(number, 1 if number > line else 0)  # what is left is below
