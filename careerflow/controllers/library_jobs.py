"""The job adverts of the library: listed, edited through Tracking, added, sent to other pages."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.advert_checks import AdvertChecks
from careerflow.controllers.backend import Backend
from careerflow.controllers.kept_rows import KeptRows, RowSource
from careerflow.controllers.opening import open_link
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.job_uses import AdvertCheck
from careerflow.models.message import Message
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, LibraryJob, StageKind, TrashKind
from careerflow.services.library_jobs import AdvertDesk, detail
from careerflow.views.library.jobs.job_words import title as shown_title
from careerflow.views.library.jobs.jobs_tab import JobsTab
from careerflow.views.library.jobs.listing import listed
from careerflow.views.library.jobs.new_job_dialog import NewJobDialog
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_TABLES = frozenset({"library_jobs", "applications", "stages"})
"""What the tab shows something of."""


class LibraryJobsController(QObject):
    application_wanted = Signal(str)
    report_wanted = Signal(str)
    analysis_wanted = Signal(str)
    """The text of an advert, to be analyzed."""

    def __init__(
        self,
        tab: JobsTab,
        backend: Backend,
        tracking: Tracking,
        desk: AdvertDesk,
        theme: Theme,
        runner: TaskRunner,
    ) -> None:
        super().__init__(tab)
        self._tab, self._theme = tab, theme
        self._backend, self._tracking, self._runner = backend, tracking, runner
        self._dialog: NewJobDialog | None = None
        self._checks = AdvertChecks(backend, desk, runner, self)
        self._checks.checked.connect(self._on_checked)
        self._checks.failed.connect(tracking.failed)
        self.rows = KeptRows(tab, tracking, runner, self._source())
        self.rows.failed.connect(tracking.failed)
        self._connect()

    def _connect(self) -> None:
        tab, facts = self._tab, self._tab.detail.facts
        tab.new_wanted.connect(self.open_new)
        tab.analyze_wanted.connect(self._on_analyze)
        tab.apply_wanted.connect(self._on_apply)
        tab.delete_wanted.connect(self._on_delete)
        tab.detail.advert.edited.connect(self._on_text)
        facts.form.edited.connect(self._on_field)
        facts.form.link_wanted.connect(self._browse)
        facts.notes.link_wanted.connect(self._browse)
        facts.tags_changed.connect(self._on_tags)
        facts.notes_changed.connect(self._on_notes)
        facts.application_wanted.connect(self.application_wanted)
        facts.report_wanted.connect(self.report_wanted)

    def _source(self) -> RowSource:
        tracker, library = self._backend.tracker, self._backend.library
        return RowSource(
            lambda: listed(tracker().jobs.all(), date.today()),
            lambda words: dict.fromkeys(tracker().found_ids(words, TrashKind.JOB), ""),
            lambda job_id: detail(library(), tracker(), job_id),
            _TABLES,
        )

    @Slot(str)
    def open_job(self, job_id: str) -> None:
        """Shows one, also where the list is still on its way."""
        self._tab.show_row_soon(job_id)

    def _job(self, job_id: str) -> LibraryJob | None:
        row = self._tab.model.listing.by_id.get(job_id)
        return None if row is None else row.job

    # Edits

    @Slot(str, object)
    def _on_field(self, name: str, value: Any) -> None:
        job_id = self._tab.detail.facts.job_id

        def edit(tracker: "Tracker") -> Change:
            # As they are by then: several fields may be left one after the other.
            known = tracker.jobs.get(job_id).facts
            return tracker.jobs.edit(job_id, facts=replace(known, **{name: value}))

        self._edit("edit.job_changed", edit)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        job_id = self._tab.detail.facts.job_id
        self._edit("edit.job_text", lambda tracker: tracker.jobs.edit(job_id, text=text))

    @Slot(tuple)
    def _on_tags(self, tags: tuple[str, ...]) -> None:
        job_id = self._tab.detail.facts.job_id
        self._edit("edit.job_tags", lambda tracker: tracker.jobs.edit(job_id, tags=tags))

    @Slot(str)
    def _on_notes(self, notes: str) -> None:
        job_id = self._tab.detail.facts.job_id
        self._edit("edit.job_notes", lambda tracker: tracker.jobs.edit(job_id, notes=notes))

    def _edit(self, what: str, edit: Any) -> None:
        """Of the job that is shown. Where it fails the list is shown as it still is."""
        if (job := self._job(self._tab.detail.facts.job_id)) is not None:
            said = Message(what, {"title": shown_title(job.facts)})
            self._tracking.do(said, edit, otherwise=self.rows.load)

    @Slot(list)
    def _on_delete(self, job_ids: list[str]) -> None:
        jobs = [job for each in job_ids if (job := self._job(each)) is not None]
        if not jobs:
            return
        what = Message("edit.job_deleted", {"title": shown_title(jobs[0].facts)})
        if len(jobs) > 1:
            what = Message("edit.jobs_deleted", {"count": len(jobs)})
        self._tracking.do(
            what, lambda tracker: tracker.jobs.delete(*(job.id for job in jobs)), offer_undo=True
        )

    @Slot(list)
    def _on_apply(self, job_ids: list[str]) -> None:
        """An application under Wishlist for each, undone together."""
        jobs = [job for each in job_ids if (job := self._job(each)) is not None]
        if not jobs:
            return
        what = Message("edit.job_applied", {"title": shown_title(jobs[0].facts)})
        if len(jobs) > 1:
            what = Message("edit.jobs_applied", {"count": len(jobs)})
        edit = partial(_applied, [job.id for job in jobs])
        self._tracking.do(what, edit, offer_undo=True)

    # A new one

    @Slot()
    def open_new(self) -> None:
        """Asks for an advert, with fields proposed from it."""
        dialog = self._dialog = NewJobDialog(self._theme, self._tab.window())
        dialog.entry.text_changed.connect(self._checks.check)
        dialog.saved.connect(self._on_new)
        dialog.open_wanted.connect(self.open_job)
        dialog.entry.link_wanted.connect(self._browse)
        dialog.finished.connect(self._on_new_closed)
        dialog.open()
        dialog.entry.text.setFocus()

    @Slot(str)
    def _browse(self, link: str) -> None:
        if (why := open_link(link)) is not None:
            self._tracking.failed.emit(why)

    @Slot(str, object)
    def _on_checked(self, _text: str, check: AdvertCheck) -> None:
        if self._dialog is not None:
            self._dialog.entry.show_check(check)

    @Slot(str, object)
    def _on_new(self, text: str, facts: JobFacts) -> None:
        what = Message("edit.job_added", {"title": shown_title(facts)})
        self._tracking.do(
            what,
            lambda tracker: tracker.jobs.add(text, facts),
            offer_undo=True,
            then=lambda result: self.open_job(result[0]),
        )

    @Slot()
    def _on_new_closed(self) -> None:
        self._checks.stop()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    # Elsewhere

    @Slot(str)
    def _on_analyze(self, job_id: str) -> None:
        self._tracking.load(
            lambda tracker: tracker.jobs.get(job_id).text, self.analysis_wanted.emit
        )

    def close(self) -> None:
        """What is still being typed is kept."""
        self._tab.detail.advert.flush()
        self._tab.detail.facts.flush()


def _applied(job_ids: list[str], tracker: "Tracker") -> Change:
    from careerflow.services.store.tracker.applications import NewApplication

    change = Change()
    for job_id in job_ids:
        new = NewApplication(job_id, BUILT_IN_STAGES[StageKind.WISHLIST])
        _, added = tracker.applications.add(new)
        change = change.and_then(added)
    return change
