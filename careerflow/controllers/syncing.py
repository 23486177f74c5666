"""The sync in the background: when it runs, what the window shows of it, and what came of it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.network import Network
from careerflow.controllers.sync_jobs import Facts, Failure, Ran, Secrets, Wanted, facts, run
from careerflow.controllers.sync_schedule import SyncSchedule
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.message import Message
from careerflow.models.sync import Pending
from careerflow.models.sync_stand import SyncStand, SyncState
from careerflow.services.task import Progress, TaskContext

_PATIENCE_MS = 700
"""What takes less is not shown to be at work: every few minutes something would twitch."""
_GATHER_MS = 400
"""Pages that come in a row are announced together."""
_COUNT_MS = 250
_LOOK_MS = 20_000
"""Between two looks at whether something waits to be sent that no page has told of."""
_REPORTS = frozenset(
    {"reports", "cvs", "jobs", "verdict_corrections", "advert_corrections", "cv_corrections"}
)


class SyncController(QObject):
    """One sync at a time, in a worker. `stand_changed` carries a SyncStand, `progressed` how far a
    sync is that takes longer, or that the user waits for. What is only a matter of time is tried
    again in silence; what needs the user is told once, and then rests."""

    stand_changed = Signal(object)
    progressed = Signal(object)
    """A Progress; None once the sync has ended."""
    failed = Signal(Message)
    conflicts_found = Signal(int)
    """So many values gave way to later ones just now, of this computer or to it."""
    reports_changed = Signal()
    """Reports have come from another computer, or gone."""

    def __init__(
        self,
        tracking: Tracking,
        backend: Backend,
        runner: TaskRunner,
        network: Network,
        secrets: Secrets,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tracking, self._backend, self._runner = tracking, backend, runner
        self._network, self._secrets = network, secrets
        self._facts = Facts()
        self._held_in = self._held_out = 0  # files, for another network
        self._failure: Failure | None = None
        self._task: Task | None = None
        self._by_hand = self._once_more = self._shown = self._announces = False
        self._checks = False
        self._change = Change()
        self._told = ""
        self.schedule = SyncSchedule(self)
        self.schedule.due.connect(self._on_due)
        network.came_back.connect(self.schedule.note_network)
        tracking.changed.connect(self._on_edited)
        self._patience = self._timer(_PATIENCE_MS, self._show_work)
        self._gathering = self._timer(_GATHER_MS, self._announce)
        self._counting = self._timer(_COUNT_MS, self._count)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self.look_again)

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(then)
        return timer

    @property
    def stand(self) -> SyncStand:
        found = self._facts
        why = None if self._failure is None else self._failure.why
        return SyncStand(self._state(), found.linked, self._pending(), found.conflicts, why)

    def _pending(self) -> Pending:
        """What the last sync has left for another network is no news of this one."""
        found, out = self._facts.pending, min(self._held_out, self._facts.pending.files)
        return replace(found, files=found.files - out, held_back=out + self._held_in)

    def _state(self) -> SyncState:
        if self._facts.linked is None:
            return SyncState.OFF
        if self._shown:
            return SyncState.SYNCING
        if self._facts.linked.paused:
            return SyncState.PAUSED
        if self._failure is not None:
            return SyncState.WAITING if self._failure.passes else SyncState.STOPPED
        return SyncState.IDLE

    # What others ask for

    @Slot()
    def start(self) -> None:
        """Looks whether this library is connected, and synchronises it then: at the start of the
        program, and when it was connected, or no longer is."""
        self._failure, self._told = None, ""
        self._held_in = self._held_out = 0
        self.schedule.stop()
        backend = self._backend
        self._look(lambda _ctx: facts(backend), self._on_found)

    @Slot()
    def sync_now(self) -> None:
        """The user asks: also what has stopped is tried again, and large files go whatever the
        network costs."""
        if self._facts.linked is not None:
            self._failure, self._told = None, ""
            self.schedule.start()
            self._sync(by_hand=True)

    @Slot()
    def stop(self) -> None:
        """The sync at work; what it has done stays done."""
        self._once_more = False
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def rest(self) -> None:
        """Until `start`: the link is about to go."""
        self.schedule.stop()
        self.stop()

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        self.stop()
        self._failure, self._told = None, ""
        backend = self._backend

        def job(_ctx: TaskContext) -> Facts:
            backend.cells().set_paused(paused)
            return facts(backend)

        self._look(job, self._on_found)

    @Slot()
    def note_edit(self) -> None:
        """What is no edit of the tracker: a new report, a CV that was read."""
        self.schedule.note_edit()
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """What waits to be sent, or to be settled, is counted anew."""
        if self._facts.linked is not None:
            self._counting.start()

    def close(self, milliseconds: int = 1500) -> None:
        """A sync at work is stopped; what it has done is in the store."""
        for timer in (self._looking, self._counting, self._gathering, self._patience):
            timer.stop()
        self.schedule.stop()
        if self._task is not None:
            self._task.abandon()
            self._task.wait(milliseconds)
            self._task = None

    # When

    @Slot(object)
    def _on_edited(self, _change: Change) -> None:
        if not self._announces:
            self.note_edit()

    @Slot()
    def _on_due(self) -> None:
        self._sync(by_hand=False)

    def _sync(self, *, by_hand: bool) -> None:
        self.schedule.note_begun()
        if self._task is not None:
            self._once_more = True
            return
        self._by_hand = by_hand
        large_files = by_hand or not self._network.is_metered
        wanted = Wanted(by_hand, self._checks, large_files)
        backend, secrets = self._backend, self._secrets
        self._task = task = self._runner.task(lambda ctx: run(ctx, backend, secrets, wanted))
        task.progressed.connect(self._on_progressed)
        task.partial.connect(self._on_change)
        task.succeeded.connect(self._on_ran)
        task.failed.connect(self._on_broken)
        task.cancelled.connect(self._on_cancelled)
        is_first = self._facts.linked is not None and self._facts.linked.synced is None
        if by_hand or is_first:
            self._show_work()
        else:
            self._patience.start()
        task.start()

    # What comes of it

    def _look(self, job: Callable[[TaskContext], Facts], then: Callable[[Facts], None]) -> None:
        task = self._runner.task(job)
        task.succeeded.connect(then)
        task.failed.connect(self._on_not_found)
        task.start()

    @Slot(object)
    def _on_found(self, found: Facts) -> None:
        self._facts = found
        if found.linked is None:
            self._looking.stop()
        else:
            self._looking.start()
        if found.linked is None or found.linked.paused:
            self.schedule.stop()
            self._failure = None
        elif found.linked.refused:
            self._failure = Failure(Message("sync.wrong_password"), passes=False)
            self._note_failure(self._failure)
        else:
            self.schedule.start()
            self._sync(by_hand=False)
        self._tell_stand()

    @Slot(Message)
    def _on_not_found(self, _why: Message) -> None:
        """Of a library that cannot be read every page tells."""

    @Slot()
    def _count(self) -> None:
        backend = self._backend
        self._look(lambda _ctx: facts(backend), self._on_counted)

    @Slot(object)
    def _on_counted(self, found: Facts) -> None:
        more = found.pending.rows > self._facts.pending.rows
        self._facts = found
        if more and self._task is None:
            self.schedule.note_edit()
        self._tell_stand()

    @Slot()
    def _show_work(self) -> None:
        if self._task is not None:
            self._shown = True
            self._tell_stand()

    @Slot(Progress)
    def _on_progressed(self, progress: Progress) -> None:
        if self._shown:
            self.progressed.emit(progress)

    @Slot(object)
    def _on_change(self, change: Change) -> None:
        """One page of what others did is in the store."""
        self._change = self._change.and_then(change)
        if not self._gathering.isActive():
            self._gathering.start()

    @Slot()
    def _announce(self) -> None:
        self._gathering.stop()
        change, self._change = self._change, Change()
        self._announces = True
        try:
            self._tracking.announce(change)
        finally:
            self._announces = False
        if change.tables & _REPORTS:
            self.reports_changed.emit()

    @Slot(object)
    def _on_ran(self, ran: Ran) -> None:
        self._facts = ran.facts
        self._failure = ran.failure
        if ran.outcome is not None:
            self._held_in, self._held_out = ran.outcome.held_in, ran.outcome.held_out
        if ran.failure is None:
            self._checks, self._told = False, ""
            self.schedule.note_done()
            if ran.outcome is not None and ran.outcome.conflicts:
                self.conflicts_found.emit(ran.outcome.conflicts)
        else:
            self._note_failure(ran.failure)
        self._end()

    @Slot(Message)
    def _on_broken(self, why: Message) -> None:
        """A fault of ours, or the library cannot be read."""
        self._failure = Failure(why, passes=False)
        self._note_failure(self._failure)
        self._end()

    @Slot()
    def _on_cancelled(self) -> None:
        self._failure = None
        self.schedule.note_done()
        self._end()
        self.look_again()

    def _note_failure(self, failure: Failure) -> None:
        self._once_more = False
        if failure.passes:
            self.schedule.note_failed()
            return
        self._checks = True
        self.schedule.stop()
        if self._told != failure.why.id:
            self._told = failure.why.id
            self.failed.emit(failure.why)

    def _end(self) -> None:
        self._task, self._shown = None, False
        self._patience.stop()
        self._announce()
        self.progressed.emit(None)
        self._tell_stand()
        if self._once_more:
            self._once_more = False
            self._sync(by_hand=False)

    def _tell_stand(self) -> None:
        self.stand_changed.emit(self.stand)
