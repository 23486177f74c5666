"""Why the score is what it is, at a glance: the axes, then strengths and gaps."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from careerflow.models.job import Axis
from careerflow.models.report import Report, Row
from careerflow.views.icons import icon
from careerflow.views.language import Language
from careerflow.views.report.axes_panel import AxesPanel
from careerflow.views.report.deeper_hint import DeeperHint
from careerflow.views.report.findings import FindingsPanel
from careerflow.views.theme import Space, Theme


class OverviewTab(QWidget):
    axis_selected = Signal(object)
    """An Axis, or None when all are shown again."""

    row_selected = Signal(int)
    requirements_wanted = Signal()
    """The table is to be shown, with the selected axis's rows."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._axis: Axis | None = None
        self.axes = AxesPanel(theme, language)
        self.findings = FindingsPanel(theme, language)
        self.hint = DeeperHint(theme)
        self.hint.hide()
        self.clear_button, self.table_button = QPushButton(), QPushButton()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._chosen = QWidget()
        self._arrange()
        self.axes.axis_selected.connect(self._select)
        self.findings.row_selected.connect(self.row_selected)
        self.findings.row_activated.connect(self.requirements_wanted)
        self.clear_button.clicked.connect(self._clear)
        self.table_button.clicked.connect(self.requirements_wanted)
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self.retranslate()

    def show_report(self, report: Report) -> None:
        self._rows = report.rows
        self.axes.show_report(report)
        self.show_axis(None)

    def show_corrected(self, report: Report) -> None:
        """The same report with other corrections; the selected axis stays."""
        self._rows = report.rows
        self.axes.show_corrected(report)
        self.show_axis(self._axis)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through once a report is shown."""
        assert self.axes.radar is not None
        lists = (self.findings.strengths.view, self.findings.gaps.view)
        chosen = (self.clear_button, self.table_button)
        hint = (self.hint.link, self.hint.close_it)
        return [self.axes.radar, *self.axes.list.buttons, *chosen, *lists, *hint]

    def show_axis(self, axis: Axis | None) -> None:
        """Strengths and gaps of one axis, or of all; without saying so."""
        self._axis = axis
        self.axes.select(axis)
        self.findings.set_rows(self._rows, axis)
        self._chosen.setVisible(axis is not None)
        self.retranslate()

    def retranslate(self) -> None:
        if self._axis is None:
            return
        count = sum(row.requirement.axis is self._axis for row in self._rows)
        self.clear_button.setText(self.tr("Show all areas"))
        self.table_button.setText(self.tr("See its %n requirement(s)", "", count))
        self.table_button.setVisible(count > 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        for button in (self.clear_button, self.table_button):
            button.setProperty("role", "quiet")
            button.setIconSize(QSize(14, 14))
        line = QHBoxLayout(self._chosen)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.clear_button)
        line.addStretch()
        line.addWidget(self.table_button)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(0)
        lower.addWidget(self._chosen)
        lower.addWidget(self.findings, 1)
        self.splitter.addWidget(self.axes)
        self.splitter.addWidget(below)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setHandleWidth(Space.S)
        self.splitter.setSizes([300, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, 0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.hint)

    def _set_icons(self) -> None:
        self.clear_button.setIcon(icon(self._theme, "x", "accent_soft_text", 14))

    def _select(self, axis: Axis | None) -> None:
        self.show_axis(axis)
        self.axis_selected.emit(axis)

    def _clear(self) -> None:
        self._select(None)
