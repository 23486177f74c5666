"""The CVs or the jobs of the library as a Qt model: those that search and filters have left."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.folding import folded
from careerflow.views.library.listing import Filters, Listing, Row

AnyIndex = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
AnyListing = TypeVar("AnyListing", bound=Listing[Any])


class ListModel(QAbstractListModel, Generic[Row, AnyListing]):
    """RowRole gives the row of the listing."""

    def __init__(
        self, nothing: AnyListing, order: Any, filters: Filters, parent: QObject | None = None
    ) -> None:
        """`nothing` is a listing of nothing; `order` one of its orders."""
        super().__init__(parent)
        self.listing = nothing
        self._order = order
        self._filters = filters
        self._hits: Mapping[str, str] = {}
        self._rows: list[Row] = []

    def set_listing(self, listing: AnyListing) -> None:
        """Tags and languages that are not there any more filter no longer."""
        self.listing = listing
        if self._filters.tag not in listing.tags:
            self._filters = replace(self._filters, tag="")
        if self._filters.language not in listing.languages:
            self._filters = replace(self._filters, language="")
        self._refresh()

    def set_order(self, order: Any) -> None:
        """One of the listing's."""
        self._order = order
        self._refresh()

    def set_filters(self, filters: Filters) -> None:
        """Rows that contain all of the words, however their marks are typed."""
        words = folded(filters.words.strip())
        if words != self._filters.words:
            self._hits = {}
        self._filters = replace(filters, words=words)
        self._refresh()

    def add_hits(self, hits: Mapping[str, str]) -> None:
        """Those, by id, in whose text the words were found, with the words around them or "";
        until other words are looked for."""
        if self._filters.words:
            self._hits = hits
            self._refresh()

    @property
    def total(self) -> int:
        """How many there are, whatever is searched for."""
        return len(self.listing.by_id)

    def row(self, place: int) -> Row:
        return self._rows[place]

    def index_of(self, row_id: str) -> QModelIndex:
        """Invalid where search or filters hide it."""
        for place, row in enumerate(self._rows):
            if row.id == row_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def retranslate(self) -> None:
        """The words of all rows are others."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _refresh(self) -> None:
        rows = self._found()
        if [row.id for row in rows] == [row.id for row in self._rows]:
            before, self._rows = self._rows, rows  # the same ones: the list keeps its place
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _found(self) -> list[Row]:
        """One test after the other: each has fewer rows left to look at."""
        wanted = self._filters
        rows = list(self.listing.orders[self._order])
        if wanted.tag:
            rows = [row for row in rows if wanted.tag in row.tags]
        if wanted.language:
            rows = [row for row in rows if row.language == wanted.language]
        rows = self._passing(rows)
        for word in wanted.words.split():
            rows = [row for row in rows if word in row.plain or row.id in self._hits]
        return rows

    def _passing(self, rows: list[Row]) -> list[Row]:
        """Those that pass filters of its own."""
        return rows
