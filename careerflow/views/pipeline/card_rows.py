"""Cards as the rows of a Qt model: those of one stage, or of all."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.tracker import Card

AnyIndex = QModelIndex | QPersistentModelIndex
CardRole = Qt.ItemDataRole.UserRole
StageRole = Qt.ItemDataRole.UserRole + 1
TOP = QModelIndex()
_MOST_RANGES = 32
"""Of rows that come or go one range at a time; more are told as a new list."""


class CardRows(QAbstractTableModel):
    """CardRole gives the Card. What stays in the list keeps its index, and with it the keyboard,
    the selection and the scrolled place."""

    columns = 1

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Card] = []
        self._places: dict[str, int] = {}

    @property
    def cards(self) -> Sequence[Card]:
        """In the order of the rows."""
        return self._rows

    def row_of(self, card_id: str) -> int | None:
        return self._places.get(card_id)

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def index(self, row: int, column: int, _parent: AnyIndex = TOP) -> QModelIndex:
        """A list asks twice for those of all its rows when one comes or goes: Qt's own would ask
        back for both counts each time. Of no row is there a child."""
        return self.createIndex(row, column) if 0 <= row < len(self._rows) else QModelIndex()

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        return 0 if parent.isValid() else self.columns

    def show(self, rows: list[Card]) -> None:
        """In place of the present ones."""
        new = {card.id: place for place, card in enumerate(rows)}
        gone = list(_ranges(n for n, card in enumerate(self._rows) if card.id not in new))
        come = list(_ranges(n for n, card in enumerate(rows) if card.id not in self._places))
        if max(len(gone), len(come)) > _MOST_RANGES:
            self.beginResetModel()
            self._rows, self._places = rows, new
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(TOP, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        self._stay([card for card in rows if card.id in self._places])
        for first, last in come:
            self.beginInsertRows(TOP, first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()
        self._places = new

    def tell_all(self) -> None:
        """That all cards say something else: another day, another language."""
        if self._rows:
            last = self.index(len(self._rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _stay(self, rows: list[Card]) -> None:
        """The same cards as in `_rows`, perhaps in another order, perhaps saying other things."""
        if any(old.id != new.id for old, new in zip(self._rows, rows, strict=True)):
            self._arrange(rows)
        before, self._rows = self._rows, rows
        pairs = enumerate(zip(before, rows, strict=True))
        for first, last in _ranges(n for n, (old, new) in pairs if old is not new):
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _arrange(self, rows: list[Card]) -> None:
        """The same cards in another order."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in held]
        self._rows = rows
        self._places = {card.id: place for place, card in enumerate(rows)}
        now = [
            self.index(self._places[id_], index.column())
            for id_, index in zip(ids, held, strict=True)
        ]
        self.changePersistentIndexList(held, now)
        self.layoutChanged.emit()


def _ranges(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Of numbers in order, each first and last that follow one another."""
    listed = list(places)
    if listed:
        breaks = [(a, b) for a, b in pairwise(listed) if b > a + 1]
        starts = [listed[0], *(b for _, b in breaks)]
        yield from zip(starts, [*(a for a, _ in breaks), listed[-1]], strict=True)
