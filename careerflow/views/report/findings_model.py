"""Strengths and gaps: the report's rows once more, by what they mean for the applicant."""

from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Row, Verdict
from careerflow.views.language import Language
from careerflow.views.report.counting import counting_rows
from careerflow.views.report.words import kind_word, verdict_word
from careerflow.views.widgets.text import one_line
from careerflow.views.widgets.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
NUMBER_ROLE = ROW_ROLE + 1
REASON_ROLE = ROW_ROLE + 2


class Finding(Enum):
    """With the verdicts that make it, the first of them listed first."""

    STRENGTH = (Verdict.MET,)
    GAP = (Verdict.MISSING, Verdict.PARTIAL)


def findings(rows: tuple[Row, ...], finding: Finding, axis: Axis | None = None) -> list[int]:
    """Numbers of the rows (of one axis): must before nice, then by verdict, then as written.

    Only rows that stand in the score are listed.
    """
    verdicts = finding.value
    chosen = [
        number
        for number in counting_rows(rows)
        if rows[number].verdict in verdicts and axis in (None, rows[number].requirement.axis)
    ]

    def weight(number: int) -> tuple[bool, int]:
        row = rows[number]
        return row.requirement.kind is not Kind.MUST, verdicts.index(row.verdict)

    return sorted(chosen, key=weight)


class FindingsModel(QAbstractListModel):
    def __init__(self, language: Language, finding: Finding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._finding = language, finding
        self._rows: tuple[Row, ...] = ()
        self._numbers: list[int] = []

    def set_rows(self, rows: tuple[Row, ...], axis: Axis | None = None) -> None:
        self.beginResetModel()
        self._rows, self._numbers = rows, findings(rows, self._finding, axis)
        self.endResetModel()

    def retranslate(self) -> None:
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = self._numbers[index.row()]
        row = self._rows[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.requirement.text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(row.requirement.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = f"{verdict_word(row.verdict)}, {kind_word(row.requirement.kind)}"
            return f"{head}: {one_line(row.requirement.text)}. {self._reason(row)}"
        return {ROW_ROLE: row, NUMBER_ROLE: number, REASON_ROLE: self._reason(row)}.get(role)

    def _reason(self, row: Row) -> str:
        return self._language.wording.say(row.reason)
