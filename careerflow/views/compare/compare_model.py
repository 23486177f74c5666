"""The rows of a comparison as an item model."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from careerflow.models.comparison import ComparedRow
from careerflow.models.report import Row
from careerflow.views.compare.words import change_word, signed
from careerflow.views.report.words import kind_word, verdict_word
from careerflow.views.widgets.text import one_line
from careerflow.views.widgets.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The ComparedRow itself."""

_TOP = QModelIndex()


class Column(IntEnum):
    REQUIREMENT, LEFT, RIGHT, CHANGE = range(4)


class CompareModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ComparedRow, ...] = ()
        self._names = ("", "")

    def set_rows(self, rows: tuple[ComparedRow, ...], names: tuple[str, str]) -> None:
        """`names` of the two reports head their columns."""
        self.beginResetModel()
        self._rows, self._names = rows, names
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        titles = (self.tr("Requirement"), *self._names, self.tr("Change"))
        if role == Qt.ItemDataRole.DisplayRole:
            return titles[section]
        return tool_tip(titles[section]) if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.REQUIREMENT:
            return tool_tip(one_line(row.requirement.text))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return row if role == ROW_ROLE else None

    def _text(self, row: ComparedRow, column: Column) -> str:
        if column is Column.REQUIREMENT:
            return one_line(row.requirement.text)
        if column is Column.CHANGE:
            return change_word(row.change)
        return self._verdict(row.left if column is Column.LEFT else row.right)

    def _verdict(self, row: Row | None) -> str:
        return self.tr("Not asked") if row is None else verdict_word(row.verdict)

    def _spoken(self, row: ComparedRow, column: Column) -> str:
        """The first cell says the whole row, so that moving by rows is enough."""
        if column is not Column.REQUIREMENT:
            return self._text(row, column)
        left, right = self._verdict(row.left), self._verdict(row.right)
        change = " ".join(filter(None, (change_word(row.change), signed(row.gained))))
        text = self._text(row, column)
        return f"{change}: {left} → {right}, {kind_word(row.requirement.kind)}: {text}"


class Differences(QSortFilterProxyModel):
    """All rows, or only those that are not the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._only = False

    def set_only_differences(self, only: bool) -> None:
        self._only = only
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        assert isinstance(row, ComparedRow)
        return not self._only or row.moved
