"""The requirement table with its filters above and the selected row in full below."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from careerflow.models.job import Axis
from careerflow.models.report import Deeper, Row
from careerflow.views.language import Language
from careerflow.views.report.filter_bar import FilterBar
from careerflow.views.report.requirements_model import Column
from careerflow.views.report.requirements_table import RequirementsTable
from careerflow.views.report.row_detail import RowDetail
from careerflow.views.report.row_filter import Doubt
from careerflow.views.report.row_menu import RowMenu
from careerflow.views.report.runs import spread
from careerflow.views.theme import Theme
from careerflow.views.widgets.empty_state import EmptyState

_TABLE = 124  # pixels: its head and a row


class RequirementsTab(QWidget):
    row_selected = Signal(int)
    evidence_wanted = Signal(int, int)
    """Report row, and which of its verified quotes."""

    axis_chosen = Signal(object)
    """An Axis, or None for all: to be answered with `show_axis`."""

    corrected = Signal(object)
    """A tuple of RowCorrection: to be answered with `update_rows`."""

    place_wanted = Signal(object)
    """An Evidence that the language model gave, to be shown on its page."""

    ask_again_wanted = Signal(int)
    """A row that the language model was asked about in vain."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._chosen: int | None = None
        self._model = ""
        self.table = RequirementsTable(theme, language)
        self.filters = FilterBar(theme, self.table.filter.count)
        self.none = EmptyState(theme, "search")
        self.detail = RowDetail(theme, language)
        self._menu = RowMenu(self)
        self._stack, self._line = QStackedWidget(), QFrame()
        self._arrange()
        self._connect()
        self.retranslate()

    def tab_stops(self) -> list[QWidget]:
        return [*self.filters.tab_stops(), self.table]

    def show_rows(self, rows: tuple[Row, ...], deeper: Deeper | None = None) -> None:
        """Of another report; `deeper` is what a language model added to it."""
        self._rows, self._chosen = rows, None
        self._model = "" if deeper is None else deeper.model
        self.table.show_rows(rows, spread(deeper).differing)
        self.filters.reset()
        self._show_found()
        self.detail.show_row(rows, None)

    def update_rows(self, rows: tuple[Row, ...], deeper: Deeper | None = None) -> None:
        """Of the same report with other corrections, or judged by a language model."""
        self._rows = rows
        self._model = "" if deeper is None else deeper.model
        self.table.update_rows(rows, spread(deeper).differing)
        self.filters.retranslate()
        self._show_found()
        self._show_detail()

    def show_axis(self, axis: Axis | None) -> None:
        """Lists the rows of one axis; None lists all."""
        self.filters.set_axis(axis)
        self._filter()

    def show_corrected(self) -> None:
        """Lists the rows that the user has corrected, and nothing else."""
        self.filters.reset(corrected=True)
        self._filter()

    def show_doubted(self, doubt: Doubt) -> None:
        """Lists those of a language model's rows that are to be looked at, and nothing else."""
        self.filters.reset(doubt=doubt)
        self._filter()

    def select_row(self, row: int) -> None:
        """Selects without saying so; drops the filters if they hide the row."""
        self._chosen = row
        if not self.table.select_row(row):
            self.filters.clear_all()
            self.table.select_row(row)
        self._show_detail()

    def retranslate(self) -> None:
        self.table.retranslate()
        self.filters.retranslate()
        self.none.set_texts(
            self.tr("No row matches"),
            self.tr("No requirement fits the search and the filters together."),
            self.tr("Clear filters"),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_detail()

    def _arrange(self) -> None:
        self._line.setProperty("role", "line")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self._line)
        column.addWidget(self.detail)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.filters.axis_chosen.connect(self.axis_chosen)
        self.filters.copy_wanted.connect(self.table.copy_table)
        self.filters.sort.order_chosen.connect(self._sort)
        self.none.action_clicked.connect(self._clear)
        self.table.row_selected.connect(self._selected)
        self.table.row_activated.connect(self._activated)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sorted)
        self.detail.evidence_clicked.connect(self._evidence_clicked)
        self.detail.corrected.connect(self.corrected)
        self.detail.place_wanted.connect(self.place_wanted)
        self.detail.ask_again_wanted.connect(self.ask_again_wanted)
        self._menu.corrected.connect(self.corrected)

    def _filter(self) -> None:
        """The chosen row is selected again as soon as the filters show it."""
        self.table.show_only(self.filters.chosen)
        self._show_found()
        if self._chosen is not None:
            self.table.select_row(self._chosen)
        self._show_detail()

    def _clear(self) -> None:
        self.filters.clear_all()
        self.table.setFocus()

    def _show_found(self) -> None:
        found = self.table.filter.rowCount() > 0 or not self._rows
        self._stack.setCurrentWidget(self.table if found else self.none)
        self.detail.setVisible(found)
        self._line.setVisible(found)

    def _fit_detail(self) -> None:
        """Of a low window the filters take all they need first: none of them may be cut off."""
        needed = self.filters.heightForWidth(self.width())
        self.detail.fit_into(min(self.height(), max(0, 2 * (self.height() - needed - _TABLE))))

    def _show_detail(self) -> None:
        """In full below; the table, which may lose height to it, keeps the row in view."""
        self.detail.show_row(self._rows, self.table.selected_row(), self._model)
        self._fit_detail()
        before: QWidget = self.table
        for stop in self.detail.tab_stops():
            QWidget.setTabOrder(before, stop)
            before = stop
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.table.scrollTo(self.table.currentIndex())

    def _selected(self, row: int) -> None:
        self._chosen = row
        self._show_detail()
        self.row_selected.emit(row)

    def _activated(self, row: int) -> None:
        self.evidence_wanted.emit(row, 0)

    def _evidence_clicked(self, number: int) -> None:
        row = self.table.selected_row()
        if row is not None:
            self.evidence_wanted.emit(row, number)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.table.sort_by(Column(column), order)

    def _sorted(self) -> None:
        self.filters.sort.show_order(*self.table.order())

    def _open_menu(self, place: QPoint) -> None:
        """At the pointer, or below the row where the keyboard asked for it."""
        if not self.table.selected_rows():
            return
        row = self.table.visualRect(self.table.currentIndex())
        at = place if row.top() <= place.y() <= row.bottom() else row.bottomLeft()
        self._make_menu().popup(self.table.viewport().mapToGlobal(at))

    def _make_menu(self) -> QMenu:
        """For the selected rows; it ends when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menu.fill(menu, self._rows, self.table.selected_rows())
        menu.addSeparator()
        copy = menu.addAction(self.tr("Copy"), self.table.copy)
        copy.setShortcut("Ctrl+C")
        menu.addAction(self.tr("Copy the table for a spreadsheet"), self.table.copy_table)
        return menu
