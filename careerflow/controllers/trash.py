"""The trash: listed, brought back, and deleted for good once the user has agreed."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.kept_list import KeptList
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.message import Message
from careerflow.models.tracker import Trashed, TrashKind
from careerflow.views.library.trash.removal_dialog import RemovalDialog
from careerflow.views.library.trash.trash_tab import TrashTab
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker


class TrashController(QObject):
    told = Signal(Message)
    """What failed, or could not be deleted."""
    reports_changed = Signal()
    """Reports were brought back."""

    def __init__(
        self,
        tab: TrashTab,
        backend: Backend,
        tracking: Tracking,
        theme: Theme,
        runner: TaskRunner,
    ) -> None:
        super().__init__(tab)
        self._tab, self._theme = tab, theme
        self._backend, self._tracking, self._runner = backend, tracking, runner
        self.list = KeptList(tab, tracking, runner, self._things)
        self.list.loaded.connect(tab.set_things)
        tab.restore_wanted.connect(self._on_restore)
        tab.removal_wanted.connect(self._on_removal)
        tab.emptying_wanted.connect(self._on_emptying)
        tracking.changed.connect(self._on_changed)

    def _things(self) -> tuple[Trashed, ...]:
        return self._backend.tracker().trash.all()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if "reports" in change.tables:
            self.reports_changed.emit()

    @Slot(list)
    def _on_restore(self, things: list[Trashed]) -> None:
        what = Message("edit.restored", {"title": things[0].title})
        if len(things) > 1:
            what = Message("edit.restored_many", {"count": len(things)})
        self._tracking.do(
            what, lambda tracker: _restored(tracker, things), otherwise=self.list.load
        )

    @Slot(list)
    def _on_removal(self, things: list[Trashed]) -> None:
        dialog = RemovalDialog(self._theme, self._tab, len(things), things[0].title)
        ids = frozenset(thing.id for thing in things)
        dialog.accepted.connect(lambda: self._remove(ids))
        dialog.open()

    @Slot(int)
    def _on_emptying(self, count: int) -> None:
        dialog = RemovalDialog(self._theme, self._tab, count, all_of_it=True)
        dialog.accepted.connect(lambda: self._remove(None))
        dialog.open()

    def _remove(self, ids: Collection[str] | None) -> None:
        """Those with these ids, or all."""
        tracker = self._backend.tracker

        def job(_ctx: object) -> int:
            trash = tracker().trash
            wanted = sum(ids is None or thing.id in ids for thing in trash.all())
            gone = trash.empty() if ids is None else trash.remove(ids)
            return wanted - gone

        self._run(job, self._on_removed)

    @Slot(object)
    def _on_removed(self, stays: int) -> None:
        self.list.load()
        if stays > 0:
            self.told.emit(Message("trash.needed", {"count": stays}))

    def _run(self, job: Callable[..., object], done: Callable[..., None]) -> None:
        task = self._runner.task(job)
        task.succeeded.connect(done)
        task.failed.connect(self.told)
        task.start()


def _restored(tracker: "Tracker", things: list[Trashed]) -> Change:
    change = Change()
    for kind in TrashKind:
        ids = [thing.id for thing in things if thing.kind is kind]
        if ids:
            change = change.and_then(tracker.trash.restore(kind, ids))
    return change
