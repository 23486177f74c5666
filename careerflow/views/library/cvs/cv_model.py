"""The CVs of the library as a Qt model."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from careerflow.models.folding import folded
from careerflow.views.library.cvs.cv_words import spoken
from careerflow.views.library.cvs.listing import NOTHING, CvListing, CvRow, Order

AnyIndex = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
UsesRole = Qt.ItemDataRole.UserRole + 1
SnippetRole = Qt.ItemDataRole.UserRole + 2
_TOP = QModelIndex()


class CvModel(QAbstractListModel):
    """One row a CV, of those that search and filters have left. RowRole gives the CvRow, UsesRole
    says in words what it was used for, SnippetRole where the searched words stand in its text, the
    edit role its name, the accessible role the whole row in one sentence."""

    renamed = Signal(str, str)
    """id, new name; `set_listing` follows once it is kept, or could not be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing = NOTHING
        self._order = Order.NEWEST
        self._wanted, self._tag, self._language = "", "", ""
        self._hits: Mapping[str, str] = {}
        self._rows: list[CvRow] = []

    def set_listing(self, listing: CvListing) -> None:
        """Tags and languages that are not there any more filter no longer."""
        self.listing = listing
        if self._tag not in listing.tags:
            self._tag = ""
        if self._language not in listing.languages:
            self._language = ""
        self._refresh()

    def set_order(self, order: Order) -> None:
        self._order = order
        self._refresh()

    def search(self, words: str) -> None:
        """Rows that contain all of the words, however their marks are typed; "" leaves all."""
        self._wanted, self._hits = folded(words.strip()), {}
        self._refresh()

    def add_hits(self, snippets: Mapping[str, str]) -> None:
        """CVs, by id, in whose text the words were found, with the words around them; until
        another search."""
        self._hits = snippets
        if snippets:
            self._refresh()

    def set_tag(self, tag: str) -> None:
        """ "" for any."""
        self._tag = tag
        self._refresh()

    def set_language(self, code: str) -> None:
        """ "" for any."""
        self._language = code
        self._refresh()

    @property
    def total(self) -> int:
        """How many there are, whatever is searched for."""
        return len(self.listing.by_id)

    def row(self, place: int) -> CvRow:
        return self._rows[place]

    def index_of(self, cv_id: str) -> QModelIndex:
        """Invalid where search or filters hide it."""
        for place, row in enumerate(self._rows):
            if row.cv.id == cv_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        give = _GIVEN.get(role)
        return give(self, self._rows[index.row()]) if index.isValid() and give is not None else None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name, cv = " ".join(str(value).split()), self._rows[index.row()].cv
        if role != Qt.ItemDataRole.EditRole or not name or name == cv.name:
            return False
        row = self._rows[index.row()]
        self._rows[index.row()] = replace(row, cv=replace(cv, name=name))
        self.dataChanged.emit(index, index)
        self.renamed.emit(cv.id, name)
        return True

    def retranslate(self) -> None:
        """The words of all rows are others."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _uses(self, row: CvRow) -> str:
        sent = self.tr("%n application(s)", "", row.cv.sent) if row.cv.sent else ""
        reports = self.tr("%n report(s)", "", row.cv.reports) if row.cv.reports else ""
        return " · ".join(filter(None, (sent, reports))) or self.tr("not used yet")

    def _snippet(self, row: CvRow) -> str:
        return "" if self._is_plainly_found(row) else self._hits.get(row.cv.id, "")

    def _spoken(self, row: CvRow) -> str:
        return spoken(row, self._uses(row))

    def _refresh(self) -> None:
        rows = [row for row in self.listing.orders[self._order] if self._is_wanted(row)]
        if [row.cv.id for row in rows] == [row.cv.id for row in self._rows]:
            before, self._rows = self._rows, rows  # the same CVs: the list keeps its place
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _is_plainly_found(self, row: CvRow) -> bool:
        return all(word in row.plain for word in self._wanted.split())

    def _is_wanted(self, row: CvRow) -> bool:
        return (
            (not self._tag or self._tag in row.cv.tags)
            and (not self._language or self._language == row.cv.language)
            and (self._is_plainly_found(row) or row.cv.id in self._hits)
        )


_GIVEN: dict[int, Callable[[CvModel, CvRow], object]] = {
    RowRole: lambda _model, row: row,
    UsesRole: CvModel._uses,
    SnippetRole: CvModel._snippet,
    Qt.ItemDataRole.DisplayRole: lambda _model, row: row.cv.name,
    Qt.ItemDataRole.EditRole: lambda _model, row: row.cv.name,
    Qt.ItemDataRole.AccessibleTextRole: CvModel._spoken,
}
