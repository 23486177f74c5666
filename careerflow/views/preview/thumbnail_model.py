"""The pages of a CV as a list."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.views.preview.page_layout import Sizes, turned
from careerflow.views.preview.page_marks import PageMarks

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ThumbnailModel(QAbstractListModel):
    """One row a page; what is said of it is for screen readers and tool tips."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sizes: Sizes = ()
        self.shown: Sizes = ()
        """The sizes as turned."""
        self.widest = 1.0
        self.turns = 0
        self.marks = PageMarks()

    def set_pages(self, sizes: Sizes, marks: PageMarks) -> None:
        self.beginResetModel()
        self.sizes, self.marks = sizes, marks
        self._turn(0)
        self.endResetModel()

    def set_turns(self, turns: int) -> None:
        self.layoutAboutToBeChanged.emit()
        self._turn(turns)
        self.layoutChanged.emit()

    def _turn(self, turns: int) -> None:
        self.turns = turns
        self.shown = turned(self.sizes, turns)
        self.widest = max((width for width, _ in self.shown), default=1.0)

    def changed(self, page: int | None = None) -> None:
        """One page looks different, or all do."""
        if self.sizes:
            first, last = (0, len(self.sizes) - 1) if page is None else (page, page)
            self.dataChanged.emit(self.index(first), self.index(last))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            page = self.tr("Page {page} of {pages}").format(
                page=index.row() + 1, pages=len(self.sizes)
            )
            count = len(self.marks.highlights_on(index.row()))
            marked = self.tr("%n marked passage(s)", "", count)
            return f"{page}. {marked}" if count else page
        return None
