"""The draft of the Analyze page and what was used lately: kept and brought back by workers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.message import Message
from careerflow.models.shelf import Draft, Recent
from careerflow.services.session import (
    OpenedCv,
    Recents,
    keep_draft,
    recents,
    remove_recent,
    restore_recent,
)
from careerflow.services.task import TaskContext
from careerflow.views.analyze.analyze_page import AnalyzePage

_SAVE_AFTER_MS = 1000
"""After the last key. A crash costs what was typed since."""

_AT_THE_END_MS = 1000

Standing = Callable[[], tuple[Draft, OpenedCv | None]]
"""What stands on the page, and its CV where it has been read."""


class ShelfController(QObject):
    """`standing` tells what is to be kept. Nothing is, before `load` has brought the last draft:
    an empty page would take its place."""

    restored = Signal(object)
    """The Draft that was there at the start; not emitted for an empty one."""
    failed = Signal(Message)
    undo_offered = Signal(Message, object)
    """What was lost, and the function that brings it back."""

    def __init__(
        self, page: AnalyzePage, standing: Standing, backend: Backend, runner: TaskRunner
    ) -> None:
        super().__init__(page)
        self._page = page
        self._standing = standing
        self._backend = backend
        self._runner = runner
        self._kept: Draft | None = None  # None until the last one is known
        self._pending = Draft()  # on its way into the store
        self._saving: Task | None = None
        self._told = False  # that drafts cannot be saved
        self._unread = False  # the last draft, since the store could not be read
        self._removed: Recent | None = None
        self._pause = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._pause.timeout.connect(self._save)
        page.draft_changed.connect(self.note_change)
        page.recent_remove_wanted.connect(self._on_remove)
        page.recent_undo_wanted.connect(self._on_undo)

    @Slot()
    def load(self) -> None:
        """Brings the draft of the last time, and what was used lately."""
        library = self._backend.library
        task = self._runner.task(lambda _ctx: (library().shelf.draft(), recents(library())))
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(self._on_load_failed)
        task.start()

    @Slot()
    def note_change(self) -> None:
        """What stands on the page is kept a second after the last change."""
        self._pause.start()

    def close(self) -> None:
        """Keeps what stands there now; waits for it, since the program ends."""
        self._pause.stop()
        if self._saving is not None:
            self._saving.wait(_AT_THE_END_MS)
            self._saving = None
        if self._kept is None:
            self._save_unseen()
        else:
            self._save()
        if self._saving is not None:
            self._saving.wait(_AT_THE_END_MS)

    # The draft

    @Slot(object)
    def _on_loaded(self, loaded: tuple[Draft, Recents]) -> None:
        self._kept, used = loaded
        self._page.set_recents(used.cvs, used.jobs)
        if not self._kept.is_empty:
            self.restored.emit(self._kept)
        self.note_change()

    @Slot(Message)
    def _on_load_failed(self, _message: Message) -> None:
        """The list of reports, which comes from the same store, tells the same."""
        self._told = self._unread = True

    @Slot()
    def _save(self) -> None:
        if self._kept is None:
            if self._unread:  # what is kept must be known before something takes its place
                self._unread = False
                self.load()
            return
        if self._saving is not None:  # the next one must not overtake it
            self._pause.start()
            return
        draft, cv = self._standing()
        if draft == self._kept:
            return
        self._pending = draft
        library = self._backend.library
        self._start_saving(lambda _ctx: keep_draft(library(), draft, cv))

    def _save_unseen(self) -> None:
        """The last draft has not been seen here: what the page has nothing in place of stays."""
        draft, cv = self._standing()
        if draft.is_empty:
            return
        library = self._backend.library

        def job(_ctx: TaskContext) -> None:
            keep_draft(library(), draft.over(library().shelf.draft()), cv)

        self._start_saving(job)

    def _start_saving(self, job: Callable[[TaskContext], None]) -> None:
        self._saving = task = self._runner.task(job)
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_save_failed)
        task.start()

    @Slot(object)
    def _on_saved(self, _result: object) -> None:
        self._saving = None
        self._told = False
        self._kept = self._pending

    @Slot(Message)
    def _on_save_failed(self, message: Message) -> None:
        self._saving = None
        if not self._told:
            self._told = True
            self.failed.emit(message)

    # What was used lately

    @Slot()
    def refresh(self) -> None:
        """Loads the lists again."""
        library = self._backend.library
        self._run(lambda _ctx: recents(library()))

    @Slot(object)
    def _on_remove(self, recent: Recent) -> None:
        self._removed = recent
        library = self._backend.library
        self._run(lambda _ctx: remove_recent(library(), recent.id))
        what = Message("window.recent_removed", {"title": recent.title or recent.detail})
        self.undo_offered.emit(what, self._on_undo)

    @Slot()
    def _on_undo(self) -> None:
        recent, self._removed = self._removed, None
        if recent is not None:
            library = self._backend.library
            self._run(lambda _ctx: restore_recent(library(), recent.id))

    def _run(self, job: Callable[..., Recents]) -> None:
        task = self._runner.task(job)
        task.succeeded.connect(self._on_recents)
        task.failed.connect(self.failed)
        task.start()

    @Slot(object)
    def _on_recents(self, used: Recents) -> None:
        self._page.set_recents(used.cvs, used.jobs)
