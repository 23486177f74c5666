"""The requirement table with its filters above and the selected row in full below."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from careerflow.models.job import Axis
from careerflow.models.report import Row, Verdict
from careerflow.views.language import Language
from careerflow.views.report.filter_bar import FilterBar
from careerflow.views.report.requirements_table import RequirementsTable
from careerflow.views.report.row_detail import RowDetail
from careerflow.views.theme import Theme


class RequirementsTab(QWidget):
    row_selected = Signal(int)
    evidence_wanted = Signal(int, int)
    """Report row, and which of its verified quotes."""

    axis_cleared = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._axis: Axis | None = None
        self.filters = FilterBar(theme)
        self.table = RequirementsTable(theme, language)
        self.detail = RowDetail(theme, language)
        line = QFrame()
        line.setProperty("role", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(line)
        column.addWidget(self.detail)
        self.filters.verdict_chosen.connect(self._filter)
        self.filters.axis_cleared.connect(self.axis_cleared)
        self.table.row_selected.connect(self._selected)
        self.table.row_activated.connect(self._activated)
        self.detail.evidence_clicked.connect(self._evidence_clicked)
        self.table.retranslate()

    def tab_stops(self) -> list[QWidget]:
        return [*self.filters.buttons, self.table]

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self._rows, self._axis = rows, None
        self.table.requirements.set_rows(rows)
        self.filters.reset()
        self.filters.show_rows(rows, None)
        self.table.show_only(None, None)
        self.detail.show_row(None)

    def show_axis(self, axis: Axis | None) -> None:
        """Lists the rows of one axis; None lists all."""
        self._axis = axis
        self.filters.show_rows(self._rows, axis)
        self._filter(self.filters.verdict)

    def select_row(self, row: int) -> None:
        """Selects without saying so; drops the verdict filter if it hides the row."""
        if not self.table.select_row(row):
            self.filters.reset()
            self._filter(None)
            if not self.table.select_row(row):
                self.axis_cleared.emit()
                self.table.select_row(row)
        self._show_detail(row)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.table.retranslate()
        super().changeEvent(event)

    def _filter(self, verdict: Verdict | None) -> None:
        self.table.show_only(self._axis, verdict)
        if self.table.selected_row() is None:
            self.detail.show_row(None)

    def _show_detail(self, row: int) -> None:
        """In full below; the table, which may lose height to it, keeps the row in view."""
        self.detail.show_row(self._rows[row])
        before: QWidget = self.table
        for button in self.detail.buttons:
            QWidget.setTabOrder(before, button)
            before = button
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.table.scrollTo(self.table.currentIndex())

    def _selected(self, row: int) -> None:
        self._show_detail(row)
        self.row_selected.emit(row)

    def _activated(self, row: int) -> None:
        self.evidence_wanted.emit(row, 0)

    def _evidence_clicked(self, number: int) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.evidence_wanted.emit(row, number)
