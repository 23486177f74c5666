"""The list of CVs itself: as every list of the library; F2 renames."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu

from careerflow.views.library.cvs.cv_delegate import CvDelegate
from careerflow.views.library.cvs.cv_model import CvModel
from careerflow.views.library.row_list import RowList
from careerflow.views.theme import Theme


class CvList(RowList):
    export_wanted = Signal(str)

    def __init__(self, theme: Theme, model: CvModel) -> None:
        super().__init__(theme, model)
        self.setItemDelegate(CvDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)

    def rename(self) -> None:
        """Opens the editor over the name of the current one."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def menu(self) -> QMenu:
        """About the current CV; deleting is about all that are selected."""
        cv_id, chosen = self.current_id(), self.selected()
        menu = super().menu()
        menu.addAction(self.tr("Analyze with this CV"), lambda: self.analyze_wanted.emit(cv_id))
        menu.addAction(self.tr("Rename") + "\tF2", self.rename)
        menu.addAction(self.tr("Export a copy…"), lambda: self.export_wanted.emit(cv_id))
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete"), lambda: self.delete_wanted.emit(chosen))
        delete.setEnabled(bool(chosen))
        return menu
