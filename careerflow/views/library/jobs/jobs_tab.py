"""The job adverts of the library: the list, and the current one beside it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from careerflow.views.language import Language
from careerflow.views.library.jobs.job_detail import JobDetailView
from careerflow.views.library.jobs.job_list import JobList
from careerflow.views.library.jobs.job_model import JobModel
from careerflow.views.library.jobs.job_tools import JobTools
from careerflow.views.library.jobs.listing import JobRow
from careerflow.views.library.list_tab import ListTab, Side, Sides
from careerflow.views.theme import Theme

_SIDES = Sides("library_jobs", "briefcase-business", Side(340, 420, 1), Side(450, 680, 2))


class JobsTab(ListTab):
    new_wanted = Signal()
    apply_wanted = Signal(list)
    """list[str] of ids, never empty."""

    def __init__(self, theme: Theme, language: Language, detail: JobDetailView) -> None:
        """`detail` is made apart: both at once would keep the window's thread too long."""
        super().__init__(theme, language)
        self.detail: JobDetailView = detail
        self.model: JobModel = JobModel(self)
        self.tools: JobTools = JobTools(theme)
        self.list: JobList = JobList(theme, self.model)
        self._build(_SIDES)
        self._connect()
        self.retranslate()
        self._refresh()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Jobs"))
        self._none.set_texts(
            self.tr("No jobs yet"),
            self.tr(
                "Keep the adverts that interest you here: paste one, and its title, company, "
                "salary and deadline are filled in for you to check."
            ),
            self.tr("New job…"),
        )
        self._no_match.set_texts(
            self.tr("Nothing found"),
            self.tr("No job has these words and passes these filters."),
            self.tr("Show all jobs"),
        )
        self._say_failure(self.tr("The jobs could not be loaded"))
        self._choose.set_texts(
            self.tr("No job chosen"),
            self.tr("Choose one in the list to see its advert and what became of it."),
        )
        super().retranslate()

    def _connect(self) -> None:
        super()._connect()
        rows, detail = self.list, self.detail
        self.tools.add_clicked.connect(self.new_wanted)
        rows.apply_wanted.connect(self.apply_wanted)
        rows.opened.connect(detail.facts.form.focus_title)
        detail.apply_clicked.connect(lambda: self.apply_wanted.emit([rows.current_id()]))
        self._none.action_clicked.connect(self.new_wanted)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(self.new_wanted)

    def _show_beside(self, row: JobRow) -> None:
        self.detail.show_job(row.job, self.model.listing.tags)

    def _counted(self, total: int) -> str:
        return self.tr("%n job(s)", "", total)
