"""The rows of two reports beside each other."""

from PySide6.QtCore import QItemSelection, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from careerflow.models.comparison import ComparedRow
from careerflow.views.compare.compare_delegate import CompareDelegate
from careerflow.views.compare.compare_model import (
    ROW_ROLE,
    Column,
    CompareModel,
    Differences,
    Index,
)
from careerflow.views.theme import Theme
from careerflow.views.widgets.row_table import set_up_row_table

_NARROWEST_REQUIREMENT = 130


class CompareTable(QTableView):
    row_selected = Signal(object)
    """A ComparedRow, or None where no row is selected any more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = CompareModel(self)
        self.shown = Differences(self)
        self.shown.setSourceModel(self.rows)
        self.setModel(self.shown)
        self._delegate = CompareDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._set_up()
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: tuple[ComparedRow, ...], names: tuple[str, str]) -> None:
        self.rows.set_rows(rows, names)
        self.fit()

    def show_only_differences(self, only: bool) -> None:
        self.shown.set_only_differences(only)
        self.fit()
        if not self.currentIndex().isValid():
            self.row_selected.emit(None)

    def fit(self) -> None:
        """Column widths and row heights for the present width and language."""
        fixed = {column: self._delegate.column_width(column) for column in list(Column)[1:]}
        scroll_bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(_NARROWEST_REQUIREMENT + sum(fixed.values()) + scroll_bar)
        rest = max(_NARROWEST_REQUIREMENT, self.viewport().width() - sum(fixed.values()))
        for column, width in {Column.REQUIREMENT: rest, **fixed}.items():
            self.setColumnWidth(column, width)
        header = self.verticalHeader()
        for number in range(self.shown.rowCount()):
            height = self._delegate.height(self.shown.index(number, 0), rest)
            header.resizeSection(number, height)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        index = self.currentIndex()
        if index.isValid() and not selected.isEmpty():
            self.row_selected.emit(index.data(ROW_ROLE))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()  # the ring goes around the whole row, Qt updates one cell

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.shown.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_timer.start()

    def _set_up(self) -> None:
        set_up_row_table(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # A drag of the splitter resizes many times: the last one counts.
        self._fit_timer = QTimer(self, singleShot=True)
        self._fit_timer.timeout.connect(self.fit)
