"""The CVs of the library as a Qt model."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from careerflow.views.library.cvs.cv_words import spoken
from careerflow.views.library.cvs.listing import NOTHING, CvListing, CvRow, Order
from careerflow.views.library.list_model import AnyIndex, ListModel, RowRole
from careerflow.views.library.listing import Filters

UsesRole = Qt.ItemDataRole.UserRole + 1
SnippetRole = Qt.ItemDataRole.UserRole + 2


class CvModel(ListModel[CvRow, CvListing]):
    """RowRole gives the CvRow, UsesRole says in words what it was used for, SnippetRole where the
    searched words stand in its text, the edit role its name, the accessible role the whole row in
    one sentence."""

    renamed = Signal(str, str)
    """id, new name; `set_listing` follows once it is kept, or could not be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(NOTHING, Order.NEWEST, Filters(), parent)

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

    def _uses(self, row: CvRow) -> str:
        sent = self.tr("%n application(s)", "", row.cv.sent) if row.cv.sent else ""
        reports = self.tr("%n report(s)", "", row.cv.reports) if row.cv.reports else ""
        return " · ".join(filter(None, (sent, reports))) or self.tr("not used yet")

    def _snippet(self, row: CvRow) -> str:
        return "" if self._is_plainly_found(row) else self._hits.get(row.cv.id, "")

    def _spoken(self, row: CvRow) -> str:
        return spoken(row, self._uses(row))

    def _is_plainly_found(self, row: CvRow) -> bool:
        return all(word in row.plain for word in self._filters.words.split())


_GIVEN: dict[int, Callable[[CvModel, CvRow], object]] = {
    RowRole: lambda _model, row: row,
    UsesRole: CvModel._uses,
    SnippetRole: CvModel._snippet,
    Qt.ItemDataRole.DisplayRole: lambda _model, row: row.cv.name,
    Qt.ItemDataRole.EditRole: lambda _model, row: row.cv.name,
    Qt.ItemDataRole.AccessibleTextRole: CvModel._spoken,
}
