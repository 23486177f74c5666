"""The list of a ListModel: what is current is shown beside it; Enter goes there, Delete deletes."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from careerflow.views.library.list_model import AnyIndex, ListModel, RowRole
from careerflow.views.theme import Theme
from careerflow.views.widgets.card_list import CardList

_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowList(CardList):
    current_changed = Signal(str)
    """Id of the row that is current now, "" for none."""
    opened = Signal()
    """Enter, or a double click: to the details of the current one."""
    analyze_wanted = Signal(str)
    delete_wanted = Signal(list)
    """list[str] of ids, never empty."""

    def __init__(self, theme: Theme, model: ListModel[Any, Any]) -> None:
        super().__init__(theme)
        self._kept, self._place, self._scrolled = "", 0, 0
        self._model = model
        self.setModel(model)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._restore)

    def current_id(self) -> str:
        return _id(self.currentIndex())

    def selected(self) -> Sequence[str]:
        """Their ids, in the order of the rows."""
        return [_id(index) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def choose(self, row_id: str) -> None:
        """Makes it the current one, where it is in the list."""
        index = self._model.index_of(row_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's
        super().currentChanged(current, previous)
        self.current_changed.emit(_id(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor of a name has left of it
        elif event.key() in _DELETE and self.selectedIndexes():
            self.delete_wanted.emit(self.selected())
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the current one and those that are selected: of each list's."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _note(self) -> None:
        self._kept, self._place = self.current_id(), self.currentIndex().row()
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """The keyboard stays with its row; where that is gone, with the row's place."""
        index = self._model.index_of(self._kept)
        if not index.isValid() and self._kept and self._model.rowCount():
            index = self._model.index(min(self._place, self._model.rowCount() - 1), 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(self._scrolled)
        else:
            self.current_changed.emit("")


def _id(index: AnyIndex) -> str:
    return str(index.data(RowRole).id) if index.isValid() else ""
