"""The list of adverts itself: as every list of the library; all selected go into the pipeline."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from careerflow.views.library.jobs.job_delegate import JobDelegate
from careerflow.views.library.jobs.job_model import JobModel
from careerflow.views.library.row_list import RowList
from careerflow.views.theme import Theme


class JobList(RowList):
    apply_wanted = Signal(list)
    """list[str] of ids, never empty: they go into the pipeline."""

    def __init__(self, theme: Theme, model: JobModel) -> None:
        super().__init__(theme, model)
        self.setItemDelegate(JobDelegate(theme, model, self))

    def menu(self) -> QMenu:
        """Analyzing is about the current advert, the rest about all that are selected."""
        job_id, chosen = self.current_id(), self.selected()
        menu = super().menu()
        menu.addAction(self.tr("Analyze this job"), lambda: self.analyze_wanted.emit(job_id))
        add = menu.addAction(self.tr("Add to pipeline"), lambda: self.apply_wanted.emit(chosen))
        menu.addSeparator()
        delete = menu.addAction(
            self.tr("Delete") + "\tDel", lambda: self.delete_wanted.emit(chosen)
        )
        for action in (add, delete):
            action.setEnabled(bool(chosen))
        return menu
