"""All that the library knows of one job but its text: what can be changed is changed in place."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from careerflow.models.job_uses import JobApplication, JobDetail
from careerflow.models.tracker import LibraryJob
from careerflow.views.library.facts_pane import FactsPane, report_link
from careerflow.views.library.jobs.facts_form import FactsForm
from careerflow.views.reports.report_words import who
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.link_list import Link
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import day_of
from careerflow.views.words.stages import stage_name

_NOTES_HEIGHT = 150


class JobFactsPane(FactsPane):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _NOTES_HEIGHT, parent)
        self._job: LibraryJob | None = None
        self._detail: JobDetail | None = None
        self.form = FactsForm(theme, self._page)
        self._labels = [Text("strong") for _ in range(4)]
        self._arrange()
        self.retranslate()

    @property
    def job_id(self) -> str:
        """Of the job that is shown, and whose edits are told; "" for none."""
        return "" if self._job is None else self._job.id

    def show_job(self, job: LibraryJob, known_tags: Sequence[str]) -> None:
        """What the list knows already; `show_detail` brings the rest."""
        if self.job_id != job.id:
            self.flush()  # what was typed belongs to the one before
            self._detail = None
            self.verticalScrollBar().setValue(0)
        self._job = job
        self.form.set_facts(job.facts)
        self.tags.set_known(known_tags)
        self.tags.set_tags(job.tags)
        self.notes.set_text(job.notes)
        self._fill()

    def show_detail(self, detail: JobDetail) -> None:
        """Of the job that is shown."""
        self._detail = detail
        self._fill()

    def flush(self) -> None:
        if self._job is not None:
            self.form.flush()
            super().flush()

    def retranslate(self) -> None:
        names = (self.tr("Tags"), self.tr("Notes"), self.tr("Applications"), self.tr("Reports"))
        self._name_labels(names)
        self.tags.setAccessibleName(self.tr("Tags of the job"))
        self.notes.name_it(self.tr("Notes on the job"))
        self.notes.set_placeholder(self.tr("Why this one, whom you know there, what to ask"))
        self._applications.setAccessibleName(self.tr("Applications to this job"))
        self._reports.setAccessibleName(self.tr("Reports of this job"))
        self._not_applied.setText(
            self.tr("None yet. “Add to pipeline” puts this job on your board.")
        )
        self._no_reports.setText(
            self.tr("None yet. Analyze this job with a CV to see how well they fit.")
        )
        self._fill()

    def _fill(self) -> None:
        detail = self._detail
        known = detail is not None
        applications = () if detail is None else detail.applications
        reports = () if detail is None else detail.reports
        self._applications.set_links([_application(each) for each in applications])
        self._reports.set_links([report_link(each, who(each)) for each in reports])
        self._applications.setVisible(bool(applications))
        self._reports.setVisible(bool(reports))
        self._not_applied.setVisible(known and not applications)
        self._no_reports.setVisible(known and not reports)

    def _arrange(self) -> None:
        blocks = (
            (self.tags,),
            (self.notes,),
            (self._applications, self._not_applied),
            (self._reports, self._no_reports),
        )
        parts = [
            column(label, *block, spacing=Space.XS)
            for label, block in zip(self._labels, blocks, strict=True)
        ]
        column(self.form, *parts, 0, spacing=Space.L, margins=Space.L, inside=self._page)
        for label, block in zip(self._labels, blocks, strict=True):
            label.setBuddy(block[0])


def _application(application: JobApplication) -> Link:
    name = stage_name(application.stage)
    text = " · ".join(filter(None, (name, application.cv_name)))
    return Link(application.id, text, day_of(application.created))
