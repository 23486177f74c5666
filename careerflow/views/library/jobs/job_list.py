"""The list of adverts itself: what is current is shown beside it; Delete deletes."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from careerflow.models.tracker import LibraryJob
from careerflow.views.library.jobs.job_delegate import JobDelegate
from careerflow.views.library.jobs.job_model import AnyIndex, JobModel, RowRole
from careerflow.views.theme import Theme
from careerflow.views.widgets.card_list import CardList

_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class JobList(CardList):
    current_changed = Signal(str)
    """Id of the advert that is current now, "" for none."""
    activated_job = Signal(str)
    """Enter, or a double click: to its details."""
    analyze_wanted = Signal(str)
    apply_wanted = Signal(list)
    """list[str] of ids, never empty: they go into the pipeline."""
    delete_wanted = Signal(list)
    """As `apply_wanted`."""

    def __init__(self, theme: Theme, model: JobModel) -> None:
        super().__init__(theme)
        self._kept, self._place, self._scrolled = "", 0, 0
        self.setModel(model)
        self._model = model
        self.setItemDelegate(JobDelegate(theme, model, self))
        self.doubleClicked.connect(lambda index: self.activated_job.emit(_job(index).id))
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._restore)

    def current_id(self) -> str:
        index = self.currentIndex()
        return _job(index).id if index.isValid() else ""

    def selected(self) -> list[str]:
        """Their ids, in the order of the rows."""
        return [_job(index).id for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def choose(self, job_id: str) -> None:
        """Makes it the current one, where it is in the list."""
        index = self._model.index_of(job_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.current_changed.emit(_job(current).id if current.isValid() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DELETE and self.selectedIndexes():
            self.delete_wanted.emit(self.selected())
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.activated_job.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Analyzing is about the current advert, the rest about all that are selected."""
        job_id, chosen = self.current_id(), self.selected()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Analyze this job"), lambda: self.analyze_wanted.emit(job_id))
        add = menu.addAction(self.tr("Add to pipeline"), lambda: self.apply_wanted.emit(chosen))
        menu.addSeparator()
        delete = menu.addAction(
            self.tr("Delete") + "\tDel", lambda: self.delete_wanted.emit(chosen)
        )
        for action in (add, delete):
            action.setEnabled(bool(chosen))
        return menu

    def _note(self) -> None:
        self._kept, self._place = self.current_id(), self.currentIndex().row()
        self._scrolled = self.verticalScrollBar().value()

    def _restore(self) -> None:
        """The keyboard stays with its advert; where that is gone, with the row's place."""
        index = self._model.index_of(self._kept)
        if not index.isValid() and self._kept and self._model.rowCount():
            index = self._model.index(min(self._place, self._model.rowCount() - 1), 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.verticalScrollBar().setValue(self._scrolled)
        else:
            self.current_changed.emit("")


def _job(index: AnyIndex) -> LibraryJob:
    job = index.data(RowRole).job
    assert isinstance(job, LibraryJob)
    return job
