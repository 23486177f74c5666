"""The list of CVs itself: what is current is shown beside it; F2 renames, Delete deletes."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from careerflow.models.tracker import LibraryCv
from careerflow.views.library.cvs.cv_delegate import CvDelegate
from careerflow.views.library.cvs.cv_model import AnyIndex, CvModel, RowRole
from careerflow.views.theme import Theme
from careerflow.views.widgets.card_list import CardList

_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CvList(CardList):
    current_changed = Signal(str)
    """Id of the CV that is current now, "" for none."""
    activated_cv = Signal(str)
    """Enter, or a double click: to its details."""
    analyze_wanted = Signal(str)
    export_wanted = Signal(str)
    delete_wanted = Signal(list)
    """list[str] of ids, never empty."""

    def __init__(self, theme: Theme, model: CvModel) -> None:
        super().__init__(theme)
        self._kept = ""
        self.setModel(model)
        self._model = model
        self.setItemDelegate(CvDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.doubleClicked.connect(lambda index: self.activated_cv.emit(_cv(index).id))
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._restore)

    def current_id(self) -> str:
        index = self.currentIndex()
        return _cv(index).id if index.isValid() else ""

    def selected(self) -> list[LibraryCv]:
        """In the order of the rows."""
        return [_cv(index) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def choose(self, cv_id: str) -> None:
        """Makes it the current one, where it is in the list."""
        index = self._model.index_of(cv_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename(self) -> None:
        """Opens the editor over the name of the current one."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's
        super().currentChanged(current, previous)
        self.current_changed.emit(_cv(current).id if current.isValid() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor of the name has left of it
        elif event.key() in _DELETE and self.selectedIndexes():
            self.delete_wanted.emit([cv.id for cv in self.selected()])
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.activated_cv.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """About the current CV; deleting is about all that are selected."""
        cv_id, chosen = self.current_id(), [cv.id for cv in self.selected()]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Analyze with this CV"), lambda: self.analyze_wanted.emit(cv_id))
        menu.addAction(self.tr("Rename") + "\tF2", self.rename)
        menu.addAction(self.tr("Export a copy…"), lambda: self.export_wanted.emit(cv_id))
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete"), lambda: self.delete_wanted.emit(chosen))
        delete.setEnabled(bool(chosen))
        return menu

    def _note(self) -> None:
        self._kept, self._place = self.current_id(), self.currentIndex().row()
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """The keyboard stays with its CV; where that is gone, with the row's place."""
        index = self._model.index_of(self._kept)
        if not index.isValid() and self._kept and self._model.rowCount():
            index = self._model.index(min(self._place, self._model.rowCount() - 1), 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(self._scrolled)
        else:
            self.current_changed.emit("")


def _cv(index: AnyIndex) -> LibraryCv:
    cv = index.data(RowRole).cv
    assert isinstance(cv, LibraryCv)
    return cv
