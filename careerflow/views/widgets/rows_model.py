"""Rows of a Qt model that stay what they are while others come and go."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

AnyIndex = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
_MOST_RANGES = 32
"""Of rows that come or go one range at a time; more are told as a new list."""


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_WithId)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """What stays in the list keeps its index, and with it the keyboard, the selection and the
    scrolled place."""

    columns = 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: Mapping[str, int] = {}

    def row_of(self, row_id: str) -> int | None:
        return self._places.get(row_id)

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        return 0 if parent.isValid() else self.columns

    def show(self, rows: list[Row]) -> None:
        """In place of those before: each range of rows that are gone, then the new order, then
        each range of new ones."""
        new = {row.id: place for place, row in enumerate(rows)}
        gone = list(_ranges(n for n, row in enumerate(self._rows) if row.id not in new))
        come = list(_ranges(n for n, row in enumerate(rows) if row.id not in self._places))
        if max(len(gone), len(come)) > _MOST_RANGES:
            self.beginResetModel()
            self._rows, self._places = rows, new
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(TOP, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        self._stay([row for row in rows if row.id in self._places])
        for first, last in come:
            self.beginInsertRows(TOP, first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()
        self._places = new

    def arrange(self, rows: list[Row], places: Mapping[str, int]) -> None:
        """The same rows in another order; `places` are those of their ids in it."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in held]
        self._rows, self._places = rows, places
        now = [
            self.index(places[each], index.column()) for each, index in zip(ids, held, strict=True)
        ]
        self.changePersistentIndexList(held, now)
        self.layoutChanged.emit()

    def tell_all(self) -> None:
        """That all rows say something else: another day, another language."""
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _stay(self, rows: list[Row]) -> None:
        """The same ones as in `_rows`, perhaps in another order, perhaps saying other things."""
        if any(old.id != new.id for old, new in zip(self._rows, rows, strict=True)):
            self.arrange(rows, {row.id: place for place, row in enumerate(rows)})
        before, self._rows = self._rows, rows
        pairs = enumerate(zip(before, rows, strict=True))
        for first, last in _ranges(n for n, (old, new) in pairs if self._differ(old, new)):
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _differ(self, old: Row, new: Row) -> bool:
        """Whether a row says something else than before."""
        return old is not new


def _ranges(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Of numbers in order, each first and last that follow one another."""
    listed = list(places)
    if listed:
        breaks = [(a, b) for a, b in pairwise(listed) if b > a + 1]
        starts = [listed[0], *(b for _, b in breaks)]
        yield from zip(starts, [*(a for a, _ in breaks), listed[-1]], strict=True)
