"""The figures of a chart as a table."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from careerflow.models.table import Table, Value

_ROW = 30
_MOST_ROWS = 9
"""Seen without scrolling."""
_BELOW = 18
"""For the horizontal scroll bar."""

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class TableModel(QAbstractTableModel):
    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._table.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        is_tip = role == Qt.ItemDataRole.ToolTipRole and isinstance(value, str)
        return value if is_tip else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._table.headers[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Figures stand below each other."""
        are_words = any(isinstance(row[column], str) for row in self._table.rows)
        side = Qt.AlignmentFlag.AlignLeft if are_words else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


class ChartTable(QTableView):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "boxed")
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)

    def show_table(self, name: str, table: Table) -> None:
        """`name` is what a screen reader calls it."""
        before = self.model()
        self.setModel(TableModel(table, self))
        if before is not None:
            before.deleteLater()
        self.setAccessibleName(name)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows = min(len(table.rows), _MOST_ROWS)
        self.setFixedHeight(header.sizeHint().height() + rows * _ROW + _BELOW)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as its columns: without a field of nothing beside them."""
        room = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        return QSize(self.horizontalHeader().length() + room, self.height())


def _words(value: Value) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return QLocale().toString(value)
    return QLocale().toString(value, "f", 1)
