"""The rows of a report as an item model."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.report import Evidence, Row
from careerflow.views.language import Language
from careerflow.views.preview.tool_tip import tool_tip
from careerflow.views.report.words import kind_word, one_line, place_word, quoted, verdict_word

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The models.report.Row itself."""


class Column(IntEnum):
    REQUIREMENT = 0
    KIND = 1
    VERDICT = 2
    EVIDENCE = 3


class RequirementsModel(QAbstractTableModel):
    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        return self._rows[number]

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._rows:
            last = self.index(len(self._rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles()[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._full_text(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return row if role == ROW_ROLE else None

    def as_text(self, number: int) -> str:
        """One row for the clipboard: its columns and its reason, between tabs."""
        row = self._rows[number]
        quotes = " | ".join(self._quoted(evidence) for evidence in row.evidence)
        cells = (one_line(row.requirement.text), kind_word(row.requirement.kind))
        return "\t".join((*cells, verdict_word(row.verdict), quotes, self.reason(row)))

    def reason(self, row: Row) -> str:
        """Why the row has its verdict, in words."""
        return self._language.wording.say(row.reason)

    def _titles(self) -> dict[Column, str]:
        return {
            Column.REQUIREMENT: self.tr("Requirement"),
            Column.KIND: self.tr("Priority"),
            Column.VERDICT: self.tr("Verdict"),
            Column.EVIDENCE: self.tr("Evidence in the CV"),
        }

    def _text(self, row: Row, column: Column) -> str:
        if column is Column.REQUIREMENT:
            return one_line(row.requirement.text)
        if column is Column.KIND:
            return kind_word(row.requirement.kind)
        if column is Column.VERDICT:
            return verdict_word(row.verdict)
        return self._evidence(row)

    def _evidence(self, row: Row) -> str:
        if not row.evidence:
            return self.tr("None found")
        return self._quoted(row.evidence[0], len(row.evidence) - 1)

    def _full_text(self, row: Row, column: Column) -> str:
        if column is Column.VERDICT:
            return self.reason(row)
        if column is Column.EVIDENCE and row.evidence:
            return "\n".join(self._quoted(evidence) for evidence in row.evidence)
        return self._text(row, column)

    def _spoken(self, row: Row, column: Column) -> str:
        """The first cell says the whole row, so that moving by rows is enough."""
        if column is not Column.REQUIREMENT:
            return self._full_text(row, column)
        verdict, kind = verdict_word(row.verdict), kind_word(row.requirement.kind)
        head = f"{verdict}, {kind}: {one_line(row.requirement.text)}"
        return f"{head}. {self.reason(row)}"

    def _quoted(self, evidence: Evidence, more: int = 0) -> str:
        """`more` passages than this one stand first, where no ellipsis takes them away."""
        parts = (place_word(evidence), f"(+{more})" if more else "")
        head = " ".join(part for part in parts if part)
        return f"{head}: {quoted(evidence)}" if head else quoted(evidence)
