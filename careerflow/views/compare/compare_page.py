"""Two reports of one job side by side: scores, radar, requirements."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from careerflow.models.comparison import Change, ComparedRow, Comparison
from careerflow.models.report import ReportSummary, Row
from careerflow.views.compare.compare_detail import CompareDetail
from careerflow.views.compare.compare_radar import CompareRadar
from careerflow.views.compare.compare_table import CompareTable
from careerflow.views.compare.side_summary import SideSummary
from careerflow.views.compare.swatch import Swatch
from careerflow.views.compare.words import names, signed
from careerflow.views.language import Language
from careerflow.views.report.axis_point import axis_points
from careerflow.views.reports.report_words import job_title
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.built_in_steps import BuiltInSteps
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.covering import Covering
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text


class ComparePage(BuiltInSteps):
    back_requested = Signal()
    swap_requested = Signal()
    report_wanted = Signal(str)
    """Id of the report that is to be opened."""
    row_wanted = Signal(str, int)
    """Id of a report, and which of its rows is to be shown."""

    def __init__(self, theme: Theme, language: Language, *, in_steps: bool = False) -> None:
        """`in_steps`: as in BuiltInSteps.build."""
        super().__init__()
        self._theme, self._language = theme, language
        self._shown: tuple[Comparison, ReportSummary, ReportSummary] | None = None
        self._row: ComparedRow | None = None
        self._is_whole = False
        self.build(self._build(), in_steps=in_steps)

    def show_comparison(
        self, comparison: Comparison, left: ReportSummary, right: ReportSummary
    ) -> None:
        self._shown = (comparison, left, right)
        self._left.show_report(comparison.left, left)
        self._right.show_report(comparison.right, right)
        self.all_rows.setChecked(True)
        self._states.setCurrentIndex(0 if comparison.rows is not None else 1)
        self.retranslate()
        self.table.clearSelection()
        self.table.scrollToTop()

    def retranslate(self) -> None:
        self._back.name_it(self.tr("Back to the reports"))
        self._swap.setText(self.tr("Swap sides"))
        self._points.setText(self.tr("points"))
        self.table.setAccessibleName(self.tr("Requirements side by side"))
        self._other_job.set_texts(
            self.tr("Two different adverts"),
            self.tr(
                "These reports were made from adverts that differ in their text, so their "
                "requirements cannot be compared one by one. The scores above can."
            ),
        )
        if self._shown is not None:
            self._say(*self._shown)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._is_whole:
            self.retranslate()
        super().changeEvent(event)

    def _say(self, comparison: Comparison, left: ReportSummary, right: ReportSummary) -> None:
        called = names(left, right)
        title = job_title(right)
        if job_title(left) != title:
            title = f"{job_title(left)} / {title}"
        self._title.setText(self.tr("Comparison: {title}").format(title=title))
        self._show_change(comparison.score_change)
        for label, name in zip(self._legend, called, strict=True):
            label.setText(name)
        say = self._language.wording.say
        self.radar.show_both(axis_points(comparison.left, say), axis_points(comparison.right, say))
        rows = comparison.rows or ()
        self.table.show_rows(rows, called)
        self.detail.set_names(called)
        count = {change: sum(r.change is change for r in rows) for change in Change}
        different = comparison.moved
        self._edited.setVisible(comparison.edited)
        self._edited.setText(
            self.tr(
                "The advert was edited between the two reports: its requirements are matched by "
                "their wording."
            )
        )
        self.all_rows.setText(self.tr("All {count}").format(count=len(rows)))
        self.differences.setText(self.tr("Only differences {count}").format(count=different))
        self.differences.setEnabled(different > 0)
        text = self.tr("{better} better, {worse} worse, {same} the same")
        self._counts.setText(
            text.format(
                better=count[Change.BETTER], worse=count[Change.WORSE], same=count[Change.SAME]
            )
        )

    def _show_change(self, change: int | None) -> None:
        text = "–" if change is None else signed(change) or "±0"
        self._change.setText(text)
        self._change.setAccessibleName(
            self.tr("Difference of the scores: {points}").format(points=text)
        )
        token = "met_text" if change and change > 0 else "missing_text" if change else "muted"
        self._change.setStyleSheet(f"color: {self._theme.color(token).name()};")

    def _build(self) -> Iterator[bool]:
        # From the outside in: a widget that changes its parent is styled again, with all inside.
        layout = column(spacing=Space.M, inside=self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        self._back = IconButton(self._theme, "arrow-left")
        self._title = ElidedText("heading", Qt.TextElideMode.ElideRight)
        self._swap = Button(self._theme, "quiet", "arrow-left-right")
        head = row(self._back, self._title, self._swap)
        head.setStretch(1, 1)
        layout.addLayout(head)
        scores, self._sides = _card(self), QSplitter(Qt.Orientation.Horizontal, self)
        layout.addWidget(scores)
        layout.addWidget(self._sides, 1)
        self._fill_scores(scores)
        yield True
        radar, rows = _card(self._sides), _card(self._sides)
        self.covering = Covering(radar, rows)
        self._fill_radar(radar)
        yield True
        self._fill_states(rows)
        yield True
        self._fill_rows()
        self._sides.setObjectName("compare_sides")
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(Space.M)
        self._sides.setStretchFactor(0, 1)
        self._sides.setStretchFactor(1, 2)
        self._sides.setSizes([400, 760])
        self._connect()
        self.setFocusProxy(self.table)
        self._is_whole = True
        self.retranslate()

    def _fill_scores(self, card: QFrame) -> None:
        self._left = SideSummary(self._theme, second=False)
        self._right = SideSummary(self._theme, second=True)
        self._change, self._points = Text("display"), Text("muted")
        for label in (self._change, self._points):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._change.setMinimumWidth(90)
        middle = column(0, self._change, self._points, 0, spacing=0)
        sides = row(self._left, middle, self._right, spacing=Space.L, margins=Space.M, inside=card)
        sides.setStretch(0, 1)
        sides.setStretch(2, 1)

    def _fill_radar(self, card: QFrame) -> None:
        self.radar = CompareRadar(self._theme, card)
        right = Qt.TextElideMode.ElideRight
        self._legend = (ElidedText("caption", right), ElidedText("caption", right))
        lines = []
        for second, label in enumerate(self._legend):
            line = row(Swatch(self._theme, bool(second)), label)
            line.setStretch(1, 1)
            lines.append(line)
        layout = column(self.radar, *lines, spacing=Space.XS, margins=Space.M, inside=card)
        layout.setStretch(0, 1)

    def _fill_states(self, card: QFrame) -> None:
        self._states = QStackedWidget(card)
        column(self._states, margins=1, inside=card)
        self._rows, self._other_job = QWidget(self._states), EmptyState(self._theme, "files")
        for widget in (self._rows, self._other_job):
            self._states.addWidget(widget)

    def _fill_rows(self) -> None:
        self.all_rows, self.differences = QToolButton(), QToolButton()
        self._choice = QButtonGroup(self)
        for button in (self.all_rows, self.differences):
            button.setCheckable(True)
            self._choice.addButton(button)
        self._counts = Text("muted")
        self._edited = Text("muted", wrap=True)
        self._edited.setContentsMargins(Space.M, 0, Space.M, Space.XS)
        self.table = CompareTable(self._theme)
        self.detail = CompareDetail(self._theme, self._language)
        line = QFrame()
        line.setProperty("role", "line")
        filters = row(self.all_rows, self.differences, 0, self._counts, spacing=Space.XS)
        filters.setContentsMargins(Space.S, Space.S, Space.M, Space.XS)
        parts = (filters, self._edited, self.table, line, self.detail)
        layout = column(*parts, spacing=0, inside=self._rows)
        layout.setStretch(2, 3)
        layout.setStretch(4, 2)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._swap.clicked.connect(self.swap_requested)
        self._left.open_clicked.connect(lambda: self._open(False))
        self._right.open_clicked.connect(lambda: self._open(True))
        self.differences.toggled.connect(self.table.show_only_differences)
        self.table.row_selected.connect(self._select)
        self.detail.row_wanted.connect(self._show_row)
        self._theme.changed.connect(self._tint)

    def _tint(self) -> None:
        if self._shown is not None:
            self._show_change(self._shown[0].score_change)

    def _select(self, compared: ComparedRow | None) -> None:
        self._row = compared
        self.detail.show_row(compared)

    def _open(self, right: bool) -> None:
        assert self._shown is not None
        _comparison, left, other = self._shown
        self.report_wanted.emit((other if right else left).id)

    def _show_row(self, right: bool) -> None:
        assert self._shown is not None
        assert self._row is not None
        comparison, left, other = self._shown
        side: Row | None = self._row.right if right else self._row.left
        report = comparison.right if right else comparison.left
        number = next(n for n, row in enumerate(report.rows) if row is side)
        self.row_wanted.emit((other if right else left).id, number)


def _card(parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("role", "card")
    return card
