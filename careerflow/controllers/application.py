"""One application: shown, edited as the user types, and shown again after each edit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.copies import Copies
from careerflow.controllers.opening import open_link
from careerflow.controllers.tasks import Task
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.errors import StoreError
from careerflow.models.message import Message, ParamValue
from careerflow.models.tracker import (
    Application,
    Attachment,
    Contact,
    Interview,
    LibraryCv,
    Move,
    Stage,
)
from careerflow.views.application.application_view import ApplicationView
from careerflow.views.application.cv_dialog import CvDialog
from careerflow.views.theme import Theme
from careerflow.views.words.job_title import shown_title
from careerflow.views.words.stages import stage_name

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_SHOWN = frozenset(
    {
        "applications",
        "attachments",
        "contacts",
        "interviews",
        "library_cvs",
        "library_jobs",
        "stage_moves",
        "stages",
    }
)
"""Tables whose change may change the page."""

_SAID = {
    "next_step": "edit.application_next_step",
    "next_step_on": "edit.application_next_step",
    "link": "edit.application_link",
    "salary": "edit.application_salary",
    "tags": "edit.application_tags",
    "notes": "edit.application_notes",
}
_MOST_BYTES = 50 * 2**20
"""Of a file that is attached: what is larger is not read."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    application: Application
    stages: tuple[Stage, ...]
    cvs: tuple[LibraryCv, ...]
    known_tags: tuple[str, ...]


class ApplicationController(QObject):
    """`open` shows an application in the view; whoever has the view puts it on the page when
    `opened` says that it is filled, and takes it away at `closed`."""

    failed = Signal(Message)
    opened = Signal(str)
    """The id of the application that was asked for, once it stands in the view."""
    shown = Signal(str)
    """As `opened`, and after each edit."""
    closed = Signal()
    report_wanted = Signal(str)
    job_wanted = Signal(str)
    dates_wanted = Signal(object, object)
    """An Application of which one date is to be exported: an Interview, or None for the next
    step."""

    def __init__(
        self,
        view: ApplicationView,
        tracking: Tracking,
        backend: Backend,
        theme: Theme,
        copies: Copies,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._tracking, self._backend = view, tracking, backend
        self._theme, self._copies = theme, copies
        self._wanted: str | None = None
        self._loaded: _Loaded | None = None
        self._task: Task | None = None
        self._opens = False
        tracking.changed.connect(self._on_changed)
        copies.failed.connect(self.failed)
        self._connect()

    def open(self, application_id: str) -> None:
        """Shows it once it is loaded; edits of the one before are announced first."""
        self._view.flush()
        self._wanted, self._opens = application_id, True
        self._load()

    @Slot()
    def leave(self) -> None:
        """It is not in view any more: what was typed last is announced, and no edit shows it
        again."""
        self._view.flush()
        self._wanted = None
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def close(self) -> None:
        """What was typed last goes to the store."""
        self._view.flush()

    # What is shown

    def _load(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if self._task is not None:
            self._task.abandon()
        self._task = self._tracking.load(lambda t: _load(t, wanted), self._on_loaded)

    @Slot(object)
    def _on_loaded(self, loaded: _Loaded | None) -> None:
        self._task = None
        if loaded is None:  # deleted meanwhile, here or on another page, or by an undo
            self._on_back()
            return
        before, self._loaded = self._loaded, loaded
        application = loaded.application
        self._view.show_application(
            application,
            loaded.stages,
            cv_in_library=any(cv.file_sha256 == application.cv_sha256 for cv in loaded.cvs),
            known_tags=loaded.known_tags,
        )
        if before is None or before.application.id != application.id:
            self._view.show_from_the_top()
        self.shown.emit(application.id)
        if self._opens:
            self._opens = False
            self.opened.emit(application.id)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.tables & _SHOWN:
            self._load()

    @Slot()
    def _on_back(self) -> None:
        self.leave()
        self.closed.emit()

    # What the user wants

    def _connect(self) -> None:
        view = self._view
        view.back_wanted.connect(self._on_back)
        view.header.stage_chosen.connect(self._on_stage)
        view.header.report_wanted.connect(self._on_report)
        view.header.advert_wanted.connect(self._on_advert)
        view.header.delete_wanted.connect(self._on_delete)
        for section in (view.plan, view.notes):
            section.edited.connect(self._on_edited)
            section.link_wanted.connect(self._on_link)
        view.plan.date_export_wanted.connect(lambda: self._on_dates(None))
        view.history.added.connect(self._on_move_added)
        view.history.corrected.connect(self._on_move_corrected)
        view.history.withdrawn.connect(self._on_move_withdrawn)
        view.interviews.saved.connect(self._on_interview)
        view.interviews.deleted.connect(self._on_interview_deleted)
        view.interviews.export_wanted.connect(self._on_dates)
        view.cv.copy_wanted.connect(self._on_cv_copy)
        view.cv.choice_wanted.connect(self._on_cv_choice)
        view.contacts.saved.connect(self._on_contact)
        view.contacts.deleted.connect(self._on_contact_deleted)
        view.contacts.link_wanted.connect(self._on_link)
        view.files.added.connect(self._on_files)
        view.files.copy_wanted.connect(self._on_file_copy)
        view.files.removed.connect(self._on_file_removed)

    def _do(
        self,
        said: str,
        edit: Callable[["Tracker", str], Any],
        *,
        offer_undo: bool = False,
        joins: str = "",
        **params: ParamValue,
    ) -> None:
        """Edits the application that is shown, also where another follows meanwhile."""
        assert self._loaded is not None
        shown = self._loaded.application
        what = Message(said, {"title": shown_title(shown.card.title), **params})
        key = f"{shown.id} {joins}" if joins else ""
        self._tracking.do(what, lambda t: edit(t, shown.id), offer_undo=offer_undo, joins=key)

    @Slot(str, object, int)
    def _on_edited(self, name: str, value: object, time: int) -> None:
        joins = f"{name} {time}" if time else ""
        self._do(_SAID[name], lambda t, i: t.applications.edit(i, **{name: value}), joins=joins)

    @Slot(str)
    def _on_stage(self, stage_id: str) -> None:
        assert self._loaded is not None
        stage = next(stage for stage in self._loaded.stages if stage.id == stage_id)
        self._do(
            "edit.application_stage",
            lambda t, i: t.applications.add_move(i, stage_id, datetime.now(UTC)),
            offer_undo=True,
            stage=stage_name(stage),
        )

    @Slot()
    def _on_delete(self) -> None:
        self._do("edit.application_deleted", lambda t, i: t.applications.delete(i), offer_undo=True)
        self._view.leave()

    @Slot(object)
    def _on_move_added(self, move: Move) -> None:
        self._do("edit.move_added", lambda t, i: t.applications.add_move(i, move.stage_id, move.at))

    @Slot(object)
    def _on_move_corrected(self, move: Move) -> None:
        self._do("edit.move_corrected", lambda t, i: t.applications.correct_move(i, move))

    @Slot(object)
    def _on_move_withdrawn(self, move: Move) -> None:
        self._do(
            "edit.move_withdrawn",
            lambda t, i: t.applications.correct_move(i, move, withdrawn=True),
            offer_undo=True,
        )

    @Slot(object)
    def _on_interview(self, interview: Interview) -> None:
        if interview.id:
            self._do(
                "edit.interview_changed", lambda t, _i: t.applications.edit_interview(interview)
            )
        else:
            self._do(
                "edit.interview_added", lambda t, i: t.applications.add_interview(i, interview)
            )

    @Slot(object)
    def _on_interview_deleted(self, interview: Interview) -> None:
        self._do(
            "edit.interview_deleted",
            lambda t, _i: t.applications.delete_interview(interview.id),
            offer_undo=True,
        )

    @Slot(object)
    def _on_contact(self, contact: Contact) -> None:
        if contact.id:
            self._do("edit.contact_changed", lambda t, _i: t.applications.edit_contact(contact))
        else:
            self._do("edit.contact_added", lambda t, i: t.applications.add_contact(i, contact))

    @Slot(object)
    def _on_contact_deleted(self, contact: Contact) -> None:
        self._do(
            "edit.contact_deleted",
            lambda t, _i: t.applications.delete_contact(contact.id),
            offer_undo=True,
        )

    # CV and files

    @Slot()
    def _on_cv_choice(self) -> None:
        assert self._loaded is not None
        application = self._loaded.application
        dialog = CvDialog(self._theme, self._loaded.cvs, application.cv_sha256, self._view)
        dialog.chosen.connect(self._on_cv_chosen)
        dialog.open()

    @Slot(object)
    def _on_cv_chosen(self, cv: LibraryCv | None) -> None:
        wanted = {
            "cv_sha256": None if cv is None else cv.file_sha256,
            "cv_name": "" if cv is None else cv.name,
            "cv_id": None if cv is None else cv.id,
        }
        self._do("edit.application_cv", lambda t, i: t.applications.edit(i, **wanted))

    @Slot()
    def _on_cv_copy(self) -> None:
        assert self._loaded is not None
        application, backend = self._loaded.application, self._backend
        sha256 = application.cv_sha256
        if sha256 is not None:
            self._copies.open(lambda: backend.library().cv_file(sha256), application.cv_name)

    @Slot(list)
    def _on_files(self, files: list[Path]) -> None:
        self._do(
            "edit.files_added",
            lambda t, i: _attach(t, i, files),
            offer_undo=True,
            count=len(files),
        )

    @Slot(object)
    def _on_file_copy(self, attachment: Attachment) -> None:
        tracker = self._backend.tracker
        self._copies.open(
            lambda: tracker().applications.attachment_file(attachment.id).read_bytes(),
            attachment.file_name,
        )

    @Slot(object)
    def _on_file_removed(self, attachment: Attachment) -> None:
        self._do(
            "edit.file_removed",
            lambda t, _i: t.applications.delete_attachment(attachment.id),
            offer_undo=True,
        )

    # Ways out

    @Slot(str)
    def _on_link(self, address: str) -> None:
        if (why := open_link(address)) is not None:
            self.failed.emit(why)

    @Slot()
    def _on_report(self) -> None:
        if self._loaded is not None and self._loaded.application.report_id is not None:
            self.report_wanted.emit(self._loaded.application.report_id)

    @Slot()
    def _on_advert(self) -> None:
        if self._loaded is not None:
            self.job_wanted.emit(self._loaded.application.job.id)

    def _on_dates(self, interview: Interview | None) -> None:
        if self._loaded is not None:
            self._view.flush()
            self.dates_wanted.emit(self._loaded.application, interview)


def _load(tracker: "Tracker", application_id: str) -> _Loaded | None:
    """None where it is deleted."""
    if not tracker.standings.is_there(application_id):
        return None
    application = tracker.applications.get(application_id)
    cvs = tracker.cvs.all()
    tags = tuple(sorted(tracker.standings.tags()))
    return _Loaded(application, tracker.stages.all(), cvs, tags)


def _attach(tracker: "Tracker", application_id: str, files: list[Path]) -> Change:
    """Copies of all, or of none."""
    change = Change()
    try:
        for file in files:
            data = _read(file)
            change = change.and_then(tracker.applications.attach(application_id, file.name, data))
    except StoreError:
        tracker.apply(change.inverse)
        raise
    return change


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise StoreError("tracker.file_too_large", megabytes=_MOST_BYTES // 2**20)
        return file.read_bytes()
    except OSError as error:
        raise StoreError("tracker.file_unreadable", name=file.name) from error
