"""The job adverts of the library: listed, edited through Tracking, added, sent to other pages."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.advert_checks import AdvertChecks
from careerflow.controllers.backend import Backend
from careerflow.controllers.opening import open_link
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.job_uses import AdvertCheck, JobDetail
from careerflow.models.message import Message
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, LibraryJob, StageKind, TrashKind
from careerflow.services.library_jobs import AdvertDesk, detail
from careerflow.views.library.jobs.job_words import title as shown_title
from careerflow.views.library.jobs.jobs_tab import JobsTab
from careerflow.views.library.jobs.listing import JobListing, listed
from careerflow.views.library.jobs.new_job_dialog import NewJobDialog
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_TABLES = frozenset({"library_jobs", "applications", "stages"})
"""What the tab shows something of."""
_AGAIN_MS = 150
_SETTLES_MS = 120
"""Who walks along the list with the arrow keys wants the details of the last one."""


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
        self._listing: Task | None = None
        self._asking: Task | None = None
        self._searching: Task | None = None
        self._wanted = ""  # the job whose detail is asked for next
        self._dialog: NewJobDialog | None = None
        self._checks = AdvertChecks(backend, desk, runner, self)
        self._checks.checked.connect(self._on_checked)
        self._checks.failed.connect(tracking.failed)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settle.timeout.connect(self._ask)
        # The list as it is once all edits are in the store: one that is older would take back what
        # the user has typed since.
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.load)
        self._connect()

    def _connect(self) -> None:
        tab, facts = self._tab, self._tab.detail.facts
        tab.shown.connect(self.load)  # reports are made on other pages, which tell nobody
        tab.reload_wanted.connect(self.load)
        tab.job_shown.connect(self._on_job_shown)
        tab.new_wanted.connect(self.open_new)
        tab.search_wanted.connect(self._on_search)
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
        self._tracking.changed.connect(self._on_changed)
        if tab.isVisible():
            self.load()

    # The list

    @Slot()
    def load(self) -> None:
        """Lists the jobs anew, sorted by a worker."""
        if self._listing is not None:
            self._listing.abandon()
        tracker = self._backend.tracker
        self._listing = task = self._runner.task(
            lambda _ctx: listed(tracker().jobs.all(), date.today())
        )
        task.succeeded.connect(self._on_listed)
        task.failed.connect(self._on_list_failed)
        task.start()

    @Slot(object)
    def _on_listed(self, listing: JobListing) -> None:
        self._listing = None
        if self._tracking.is_busy():
            self._again.start()
        else:
            self._tab.set_listing(listing)

    @Slot(Message)
    def _on_list_failed(self, why: Message) -> None:
        self._listing = None
        self._tab.show_failure(why)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.tables & _TABLES and self._tab.isVisible():
            self.load()

    @Slot(str)
    def open_job(self, job_id: str) -> None:
        """Shows one, also where the list is still on its way."""
        self._tab.show_job_soon(job_id)

    @Slot(str)
    def _on_search(self, words: str) -> None:
        """In the texts too; what is shown meanwhile is what the fields have."""
        if self._searching is not None:
            self._searching.abandon()
        tracker = self._backend.tracker
        self._searching = task = self._runner.task(lambda _ctx: _found(tracker(), words))
        task.succeeded.connect(self._on_found)
        task.failed.connect(self._tracking.failed)
        task.start()

    @Slot(object)
    def _on_found(self, found: tuple[str, frozenset[str]]) -> None:
        self._searching = None
        words, job_ids = found
        if words == self._tab.tools.search.text().strip():
            self._tab.add_hits(job_ids)

    # The one that is shown

    @Slot(str)
    def _on_job_shown(self, job_id: str) -> None:
        self._wanted = job_id
        self._settle.start()

    @Slot()
    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.abandon()
            self._asking = None
        job = self._job(self._wanted)
        if job is None or not self._tab.isVisible():
            return
        library, tracker = self._backend.library, self._backend.tracker
        self._asking = task = self._runner.task(lambda _ctx: detail(library(), tracker(), job.id))
        task.succeeded.connect(self._on_detail)
        task.failed.connect(self._tab.detail.show_trouble)
        task.start()

    @Slot(object)
    def _on_detail(self, shown: JobDetail) -> None:
        self._asking = None
        self._tab.show_detail(shown)

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
            self._tracking.do(said, edit, otherwise=self.load)

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


def _found(tracker: "Tracker", words: str) -> tuple[str, frozenset[str]]:
    return words, tracker.found_ids(words, TrashKind.JOB)


def _applied(job_ids: list[str], tracker: "Tracker") -> Change:
    from careerflow.services.store.tracker.applications import NewApplication

    change = Change()
    for job_id in job_ids:
        new = NewApplication(job_id, BUILT_IN_STAGES[StageKind.WISHLIST])
        _, added = tracker.applications.add(new)
        change = change.and_then(added)
    return change
