"""The list of what is in the trash: Enter brings back, Delete deletes for good."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from careerflow.models.tracker import Trashed
from careerflow.views.library.trash.trash_delegate import TrashDelegate
from careerflow.views.library.trash.trash_model import TrashedRole, TrashModel
from careerflow.views.theme import Theme
from careerflow.views.widgets.card_list import CardList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TrashList(CardList):
    restore_wanted = Signal()
    """What is selected."""
    removal_wanted = Signal()
    selection_changed = Signal()

    def __init__(self, theme: Theme, model: TrashModel) -> None:
        super().__init__(theme)
        self._row = 0
        self.setModel(model)
        self.setItemDelegate(TrashDelegate(theme, self))
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._restore_place)

    def selected(self) -> list[Trashed]:
        """In the order of the rows."""
        indexes = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [index.data(TrashedRole) for index in indexes]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.selectedIndexes():
            self.restore_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.selectedIndexes():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectedIndexes():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Restore"), self.restore_wanted.emit)
        menu.addAction(self.tr("Delete for good…"), self.removal_wanted.emit)
        return menu

    def _note(self) -> None:
        self._row = self.currentIndex().row()

    def _restore_place(self) -> None:
        """The keyboard stays at the row's place when what stood there has gone."""
        last = self.model().rowCount() - 1
        if self._row >= 0 and last >= 0 and self.hasFocus():
            self.setCurrentIndex(self.model().index(min(self._row, last), 0))
        self.selection_changed.emit()
