"""The rows of a CSV file as they would be imported, as an item model."""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from careerflow.models.inout import PlannedRow, RowState
from careerflow.views.inout.field_words import state_name
from careerflow.views.words.days import full_day
from careerflow.views.words.salary import salary_text
from careerflow.wording import Wording

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(IntEnum):
    LINE, STATE, TITLE, COMPANY, STAGE, APPLIED, SALARY, REMARKS = range(8)


class PlanModel(QAbstractTableModel):
    """Made anew for each dialog, so it keeps the language that it was made in."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._rows: tuple[PlannedRow, ...] = ()
        self._stages: Mapping[str, str] = {}

    def set_rows(self, rows: tuple[PlannedRow, ...], stages: Mapping[str, str]) -> None:
        """`stages` names them by their ids."""
        self.beginResetModel()
        self._rows, self._stages = rows, stages
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Row"),
            self.tr("Import"),
            self.tr("Title"),
            self.tr("Company"),
            self.tr("Stage"),
            self.tr("Applied on"),
            self.tr("Salary"),
            self.tr("Remarks"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{title}: {self._cell(row, Column(index.column()))}"
        return None

    def _cell(self, row: PlannedRow, column: Column) -> str:
        stage = row.stage if row.stage_is_new else self._stages.get(row.stage, "")
        cells = {
            Column.LINE: lambda: QLocale().toString(row.number),
            Column.STATE: lambda: state_name(row.state),
            Column.TITLE: lambda: row.facts.title,
            Column.COMPANY: lambda: row.facts.company,
            Column.STAGE: lambda: stage,
            Column.APPLIED: lambda: _day(row.applied),
            Column.SALARY: lambda: salary_text(row.facts.salary, QLocale()),
            Column.REMARKS: lambda: self._remarks(row),
        }
        return cells[column]()

    def remarks(self, number: int) -> str:
        """What the column may have no room for."""
        return self._remarks(self._rows[number])

    def _remarks(self, row: PlannedRow) -> str:
        said = [self._wording.say(problem.what) for problem in row.problems]
        if row.state is RowState.DUPLICATE:
            said.insert(0, self.tr("Like “{name}”").format(name=row.like))
        if row.state is RowState.LEFT_OUT:
            said.insert(0, self.tr("Neither title nor company"))
        return " ".join(said)


def _day(day: date | None) -> str:
    return "" if day is None else full_day(day)
