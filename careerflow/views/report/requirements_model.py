"""The rows of a report as an item model."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Evidence, Row, Verdict
from careerflow.views.language import Language
from careerflow.views.report.counting import Points, points
from careerflow.views.report.row_filter import Doubt, doubts
from careerflow.views.report.words import (
    axis_word,
    doubt_word,
    judged_words,
    kind_word,
    outcome_word,
    place_word,
    points_word,
    quoted,
)
from careerflow.views.widgets.search import Searched
from careerflow.views.widgets.text import one_line
from careerflow.views.widgets.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The models.report.Row itself."""

SORT_ROLE = ROW_ROLE + 1
"""A number: the order of its column."""

DOUBTS_ROLE = ROW_ROLE + 2
"""A tuple of Doubt."""

_GAPS_FIRST = (Verdict.MISSING, Verdict.PARTIAL, Verdict.MET, Verdict.NOT_SCORED)
_LAST = 2**31 - 1


class Column(IntEnum):
    REQUIREMENT = 0
    AXIS = 1
    KIND = 2
    VERDICT = 3
    POINTS = 4
    EVIDENCE = 5


class RequirementsModel(QAbstractTableModel):
    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Row, ...] = ()
        self._points: tuple[Points | None, ...] = ()
        self._differing: frozenset[int] = frozenset()
        self._searched: list[Searched] = []

    def set_rows(self, rows: Sequence[Row], differing: frozenset[int] = frozenset()) -> None:
        """Of another report; a language model's runs do not agree on those of `differing`."""
        self.beginResetModel()
        self._differing = differing
        self._take(rows)
        self.endResetModel()

    def update_rows(
        self, rows: Sequence[Row], differing: frozenset[int] = frozenset()
    ) -> list[int]:
        """The same requirements, judged otherwise; the numbers of those that changed."""
        before = list(zip(self._rows, self._points, strict=True))
        changes = self._differing ^ differing
        self._rows, self._points, self._differing = tuple(rows), points(rows), differing
        after = zip(self._rows, self._points, strict=True)
        changed = [n for n, new in enumerate(after) if new != before[n] or n in changes]
        for number in changed:
            self._searched[number] = self._to_search(self._rows[number])
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
        return changed

    def row(self, number: int) -> Row:
        return self._rows[number]

    def points(self, number: int) -> Points | None:
        return self._points[number]

    def differs(self, number: int) -> bool:
        """Whether a language model's runs do not agree on the row."""
        return number in self._differing

    def doubts(self, number: int) -> tuple[Doubt, ...]:
        return doubts(self._rows[number], self.differs(number))

    def searched(self, number: int) -> Searched:
        """What a row says, for a search in it."""
        return self._searched[number]

    def retranslate(self) -> None:
        self._take(self._rows)
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
            return self.title(Column(section))
        return None

    def title(self, column: Column) -> str:
        titles = {
            Column.REQUIREMENT: self.tr("Requirement"),
            Column.AXIS: self.tr("Area"),
            Column.KIND: self.tr("Priority"),
            Column.VERDICT: self.tr("Verdict"),
            Column.POINTS: self.tr("Points"),
            Column.EVIDENCE: self.tr("Evidence in the CV"),
        }
        return titles[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number, column = index.row(), Column(index.column())
        row = self._rows[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(number, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._full_text(number, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(number, column)
        if role == DOUBTS_ROLE:
            return self.doubts(number)
        return {ROW_ROLE: row, SORT_ROLE: self._order(number, column)}.get(role)

    def reason(self, row: Row) -> str:
        """Why the row has its verdict, in words."""
        return self._language.wording.say(row.reason)

    def _take(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self._points = points(self._rows)
        self._searched = [self._to_search(row) for row in self._rows]

    def _to_search(self, row: Row) -> Searched:
        quotes = [evidence.quote for evidence in row.evidence]
        return Searched(" ".join((row.requirement.text, self.reason(row), *quotes)))

    def _text(self, number: int, column: Column) -> str:
        row = self._rows[number]
        if column is Column.EVIDENCE:
            return self._evidence(row)
        return {
            Column.REQUIREMENT: one_line(row.requirement.text),
            Column.AXIS: axis_word(row.requirement.axis),
            Column.KIND: kind_word(row.requirement.kind),
            Column.VERDICT: outcome_word(row),
            Column.POINTS: points_word(self._points[number]),
        }[column]

    def _order(self, number: int, column: Column) -> int:
        row = self._rows[number]
        worth = self._points[number]
        place = next((item.start for item in row.evidence if item.verified), _LAST)
        return {
            Column.REQUIREMENT: number,
            Column.AXIS: list(Axis).index(row.requirement.axis),
            Column.KIND: list(Kind).index(row.requirement.kind),
            Column.VERDICT: _GAPS_FIRST.index(row.verdict) if row.counts else _LAST,
            Column.POINTS: _LAST if worth is None else worth.earned,
            Column.EVIDENCE: place,
        }[column]

    def _evidence(self, row: Row) -> str:
        if not row.evidence:
            return self.tr("None found")
        return self._quoted(row.evidence[0], len(row.evidence) - 1)

    def _full_text(self, number: int, column: Column) -> str:
        row = self._rows[number]
        if column is Column.VERDICT:
            doubted = ", ".join(map(doubt_word, self.doubts(number)))
            return "\n".join(filter(None, (self.reason(row), judged_words(row), doubted)))
        if column is Column.EVIDENCE and row.evidence:
            return "\n".join(self._quoted(evidence) for evidence in row.evidence)
        return self._text(number, column)

    def _spoken(self, number: int, column: Column) -> str:
        """The first cell says the whole row, so that moving by rows is enough."""
        if column is not Column.REQUIREMENT:
            return self._full_text(number, column)
        row = self._rows[number]
        parts = (outcome_word(row), kind_word(row.requirement.kind))
        head = ", ".join((*parts, *map(doubt_word, self.doubts(number))))
        said = f"{head}: {one_line(row.requirement.text)}. {self.reason(row)}"
        if row.correction is None:
            return said
        return self.tr("Corrected by you. {row} {judged}").format(
            row=said, judged=judged_words(row)
        )

    def _quoted(self, evidence: Evidence, more: int = 0) -> str:
        """`more` passages than this one stand first, where no ellipsis takes them away."""
        parts = (place_word(evidence), f"(+{more})" if more else "")
        head = " ".join(part for part in parts if part)
        return f"{head}: {quoted(evidence)}" if head else quoted(evidence)
