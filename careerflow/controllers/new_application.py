"""The dialog of a new application: what it offers is loaded by workers."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.advert_checks import AdvertChecks
from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.job_uses import AdvertCheck
from careerflow.models.tracker import Card, LibraryCv, LibraryJob, Stage
from careerflow.services.library_jobs import AdvertDesk
from careerflow.views.pipeline.job_finder import JobChoice, job_choice
from careerflow.views.pipeline.new_application_dialog import NewApplicationDialog
from careerflow.views.pipeline.pipeline_page import PipelinePage
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_Offered = tuple[tuple[JobChoice, ...], tuple[LibraryCv, ...]]


class NewApplicationController(QObject):
    entered = Signal(object)
    """A NewCard."""

    def __init__(
        self,
        page: PipelinePage,
        backend: Backend,
        tracking: Tracking,
        desk: AdvertDesk,
        theme: Theme,
        runner: TaskRunner,
    ) -> None:
        super().__init__(page)
        self._page, self._tracking, self._theme = page, tracking, theme
        self._dialog: NewApplicationDialog | None = None
        self._checks = AdvertChecks(backend, desk, runner, self)
        self._checks.checked.connect(self._on_checked)
        self._checks.failed.connect(tracking.failed)
        page.editing.new_wanted.connect(self.open)

    @Slot(str)
    def open(self, first: str) -> None:
        """`first` is the id of the stage that is proposed."""
        model = self._page.model
        self._dialog = dialog = NewApplicationDialog(self._theme, model.stages, first, self._page)
        dialog.entry.text_changed.connect(self._checks.check)
        dialog.entry.link_wanted.connect(self._page.editing.link_wanted)
        dialog.job_wanted.connect(self._on_job_wanted)
        dialog.entered.connect(self.entered)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        job = partial(_offered, model.stages, model.arranged.cards)
        self._tracking.load(job, self._on_offered)

    @Slot(object)
    def _on_offered(self, offered: _Offered) -> None:
        if self._dialog is not None:
            self._dialog.set_choices(*offered)

    @Slot(str)
    def _on_job_wanted(self, job_id: str) -> None:
        self._tracking.load(lambda tracker: tracker.jobs.get(job_id), self._on_job)

    @Slot(object)
    def _on_job(self, job: LibraryJob) -> None:
        if self._dialog is not None:
            self._dialog.show_job(job)

    @Slot(str, object)
    def _on_checked(self, _text: str, check: AdvertCheck) -> None:
        if self._dialog is not None:
            self._dialog.entry.show_check(check)

    @Slot()
    def _on_closed(self) -> None:
        self._checks.stop()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _offered(stages: Sequence[Stage], cards: Sequence[Card], tracker: "Tracker") -> _Offered:
    """The newest first; the cards tell which jobs are in the pipeline."""
    by_id = {stage.id: stage for stage in stages}
    oldest_first = sorted(cards, key=lambda card: card.created)
    stage_of = {card.job_id: by_id.get(card.stage_id) for card in oldest_first}
    jobs = (job_choice(job.id, job.facts, stage_of.get(job.id)) for job in tracker.jobs.all())
    return tuple(jobs), tracker.cvs.all()
