"""Values that gave way to later ones: looked at, taken back, or left at that."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.errors import StoreError
from careerflow.models.message import Message
from careerflow.models.sync import Conflict
from careerflow.models.sync_stand import Compared, Conflicts
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.sync.conflicts_dialog import ConflictsDialog
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker


_DONE = {
    True: ("edit.taken_back", "edit.taken_back_many"),
    False: ("edit.taken_over", "edit.taken_over_many"),
}
"""What is said of one, and of several, by whether the values were this computer's."""


class ConflictsController(QObject):
    """`settled` follows each that is no longer to be looked at."""

    settled = Signal()
    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        tracking: Tracking,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window, self._tracking, self._backend = window, tracking, backend
        self._theme, self._language, self._runner = theme, language, runner
        self._dialog: ConflictsDialog | None = None

    @Slot()
    def open(self) -> None:
        if self._dialog is None:
            self._dialog = dialog = ConflictsDialog(self._theme, self._language, self._window)
            dialog.ours_wanted.connect(self._use_ours)
            dialog.theirs_wanted.connect(self._use_theirs)
            dialog.finished.connect(self._on_closed)
            dialog.open()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """What the dialog shows, while it is open."""
        if self._dialog is None:
            return
        backend = self._backend
        task = self._runner.task(lambda ctx: _conflicts(ctx, backend))
        task.succeeded.connect(self._show)
        task.failed.connect(self._show_problem)
        task.start()

    @Slot(object)
    def _show(self, conflicts: Conflicts) -> None:
        if self._dialog is not None:
            self._dialog.show_conflicts(conflicts)

    @Slot(Message)
    def _show_problem(self, why: Message) -> None:
        if self._dialog is not None:
            self._dialog.show_problem(why)

    @Slot(tuple)
    def _use_ours(self, wanted: tuple[Conflict, ...]) -> None:
        self._decide(wanted, ours=True)

    @Slot(tuple)
    def _use_theirs(self, wanted: tuple[Conflict, ...]) -> None:
        self._decide(wanted, ours=False)

    def _decide(self, wanted: tuple[Conflict, ...], *, ours: bool) -> None:
        """Some of them are in use already."""
        lost = tuple(conflict for conflict in wanted if conflict.from_here is ours)
        in_use = tuple(conflict for conflict in wanted if conflict.from_here is not ours)
        if in_use:
            self._settle(in_use)
        if lost:
            self._take_back(lost)

    def _take_back(self, wanted: tuple[Conflict, ...]) -> None:
        """An edit as any other, which can be undone. All are of one side."""
        # The newest come first, and of several of one field the last is to count.
        backend, ids = self._backend, tuple(conflict.id for conflict in reversed(wanted))

        def edit(_tracker: "Tracker") -> Change:
            change = Change()
            for conflict_id in ids:
                try:
                    change = change.and_then(backend.cells().take_back(conflict_id))
                except StoreError as error:
                    # Of several some may be gone, with what they refer to: those stay.
                    if error.code != "store.not_found" or len(ids) == 1:
                        raise
            return change

        one, many = _DONE[wanted[0].from_here]
        what = Message(one, {"count": len(ids), "title": wanted[0].subject})
        if len(ids) > 1:
            what = Message(many, {"count": len(ids)})
        again = self._on_settled
        self._tracking.do(what, edit, offer_undo=True, then=lambda _r: again(), otherwise=again)

    def _settle(self, wanted: tuple[Conflict, ...]) -> None:
        backend, ids = self._backend, tuple(conflict.id for conflict in wanted)
        task = self._runner.task(lambda _ctx: backend.cells().settle(ids))
        task.failed.connect(self._show_problem)
        for ended in (task.succeeded, task.failed):
            ended.connect(self._on_settled)
        task.start()

    @Slot()
    def _on_settled(self) -> None:
        self.settled.emit()
        self.refresh()

    @Slot(int)
    def _on_closed(self, _result: int) -> None:
        self._dialog = None


def _conflicts(ctx: TaskContext, backend: Backend) -> Conflicts:
    from careerflow.services.sync.differing import pieces

    found = []
    for conflict in backend.cells().conflicts():
        ctx.check()
        compared = Compared(conflict)
        if isinstance(conflict.ours, str) and isinstance(conflict.theirs, str):
            compared = Compared(conflict, *pieces(conflict.ours, conflict.theirs))
        found.append(compared)
    return Conflicts(tuple(found), _names(backend.tracker()))


def _names(tracker: "Tracker") -> dict[str, str]:
    """What the user calls stages, CVs and jobs, by id and by hash."""
    names = {stage.id: stage.name or stage.kind.value for stage in tracker.stages.all()}
    for cv in tracker.cvs.all():
        names[cv.id] = names[cv.file_sha256] = cv.name
    return names
