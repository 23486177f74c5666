"""Edits of the tracker: made one after the other by workers, undone and done again."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.change import Change
from careerflow.models.message import Message
from careerflow.services.task import Progress, TaskContext

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

Edit = Callable[["Tracker"], Any]
"""Returns its Change, or a tuple whose last member is that; before it come new ids."""

Then = Callable[[Any], object]

LongEdit = Callable[["Tracker", TaskContext], Any]
"""As an Edit; it reports progress and may be cancelled, and then has changed nothing."""

_MOST_UNDONE = 200
"""Edits that can be undone, the newest."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of a long edit: how far it is, and that it was stopped."""

    progressed: Callable[[Progress], object]
    stopped: Callable[[], object]


@dataclass(frozen=True, slots=True, eq=False)
class _Done:
    """An edit that is in the store; `what` says what it was."""

    what: Message
    change: Change
    joins: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    job: Callable[[TaskContext], Any]
    done: Callable[[Any], None]
    failed: Callable[[Message], object] | None
    watch: Watch | None = None


class Tracking(QObject):
    """The one place through which pages edit the tracker, so that the order of the edits is that
    of the user, and one Undo serves all pages. `changed` follows each that is in the store: pages
    load again what its tables show."""

    changed = Signal(object)
    """A Change: of an edit, an undo or a redo, or what came from another computer."""
    failed = Signal(Message)
    undo_offered = Signal(Message, object)
    """What was done, and the function that undoes it."""
    turned_back = Signal(Message, bool)
    """What an undo, or (True) a redo, was about."""
    stack_changed = Signal()
    """`undo_what` or `redo_what` is another."""

    def __init__(self, backend: Backend, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._runner = runner
        self._undo: list[_Done] = []
        self._redo: list[_Done] = []
        self._waiting: deque[_Wanted] = deque()
        self._running: Task | None = None
        self._at_work: _Wanted | None = None

    @property
    def undo_what(self) -> Message | None:
        """What `undo` would undo."""
        return self._undo[-1].what if self._undo else None

    @property
    def redo_what(self) -> Message | None:
        return self._redo[-1].what if self._redo else None

    def is_busy(self) -> bool:
        """Whether an edit is on its way into the store."""
        return self._running is not None

    def load(self, job: Callable[["Tracker"], Any], done: Then) -> Task:
        """Reads in a worker, beside the edits; `done` gets what `job` returns."""
        tracker = self._backend.tracker
        task = self._runner.task(lambda _ctx: job(tracker()))
        task.succeeded.connect(done)
        task.failed.connect(self.failed)
        task.start()
        return task

    def do(
        self,
        what: Message,
        edit: Edit,
        *,
        offer_undo: bool = False,
        joins: str = "",
        then: Then | None = None,
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Makes an edit in its turn. `then` gets what it returned, once it is in the store;
        `otherwise` is called where it failed, after that was told. With `offer_undo` the user is
        told of it with a button that undoes it. Edits one after the other with the same `joins`
        are undone as one: what is typed into one field."""
        tracker = self._backend.tracker
        done = partial(self._on_done, what, offer_undo, joins, then)
        self._add(_Wanted(lambda _ctx: edit(tracker()), done, _unasked(otherwise)))

    def do_long(
        self,
        what: Message,
        edit: LongEdit,
        watch: Watch,
        *,
        then: Then,
        otherwise: Callable[[], object],
    ) -> Callable[[], None]:
        """As `do`, of an edit that the user waits for; returns what stops it."""
        tracker = self._backend.tracker
        done = partial(self._on_done, what, False, "", then)
        wanted = _Wanted(lambda ctx: edit(tracker(), ctx), done, _unasked(otherwise), watch)
        self._add(wanted)
        return partial(self._stop, wanted)

    def announce(self, change: Change) -> None:
        """What another computer of the user's has changed, and is in the store: pages load again.
        It is no edit of here; what can be undone stays as it is."""
        if change:
            self.changed.emit(change)

    def _remember(self, what: Message, change: Change, joins: str) -> None:
        before = self._undo[-1] if self._undo else None
        if joins and before is not None and before.joins == joins and not self._redo:
            self._undo[-1] = _Done(what, before.change.and_then(change), joins)
        else:
            self._undo.append(_Done(what, change, joins))
            del self._undo[:-_MOST_UNDONE]

    @Slot()
    def undo(self) -> None:
        """The newest edit; nothing where there is none."""
        self._turn_back(self._undo, self._redo, forward=False)

    @Slot()
    def redo(self) -> None:
        self._turn_back(self._redo, self._undo, forward=True)

    def _undo_one(self, done: _Done) -> None:
        """That one, whatever came after it; nothing where it is undone already."""
        self._turn_back(self._undo, self._redo, forward=False, only=done)

    def close(self, milliseconds: int = 2000) -> None:
        """What the user has done is to be in the store before the program ends."""
        while self._running is not None and self._running.wait(milliseconds):
            self._running.abandon()  # it has ended, and no page needs to know any more
            self._running = self._at_work = None
            if self._waiting:
                self._start(self._waiting.popleft())

    def _turn_back(
        self,
        source: list[_Done],
        target: list[_Done],
        *,
        forward: bool,
        only: _Done | None = None,
    ) -> None:
        """The newest of `source`, or `only` where it is there."""
        tracker = self._backend.tracker
        turned: list[_Done] = []

        def job(_ctx: TaskContext) -> None:
            # Only now: edits that were still on their way are in the store and on the stack.
            if source and only in (None, *source):
                entry = only or source[-1]
                turned.append(entry)
                tracker().apply(entry.change if forward else entry.change.inverse)

        def done(_result: Any) -> None:
            for entry in turned:
                source.remove(entry)
                target.append(entry)
                self.stack_changed.emit()
                self.changed.emit(entry.change)
                self.turned_back.emit(entry.what, forward)

        def failed(why: Message) -> None:
            if turned and why.id == "store.not_found":  # a row is gone for good
                source.remove(turned[0])
                self.stack_changed.emit()

        self._add(_Wanted(job, done, failed))

    def _on_done(
        self, what: Message, offer_undo: bool, joins: str, then: Then | None, result: Any
    ) -> None:
        change = result[-1] if isinstance(result, tuple) else result
        if change:
            self._remember(what, change, joins)
            self._redo.clear()
            self.stack_changed.emit()
            self.changed.emit(change)
            if offer_undo:
                self.undo_offered.emit(what, partial(self._undo_one, self._undo[-1]))
        if then is not None:
            then(result)

    def _stop(self, wanted: _Wanted) -> None:
        if self._at_work is wanted and self._running is not None:
            self._running.cancel()
        elif wanted in self._waiting:
            self._waiting.remove(wanted)
            if wanted.watch is not None:
                wanted.watch.stopped()

    def _add(self, wanted: _Wanted) -> None:
        if self._running is None:
            self._start(wanted)
        else:
            self._waiting.append(wanted)

    def _start(self, wanted: _Wanted) -> None:
        self._at_work = wanted
        self._running = task = self._runner.task(wanted.job)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        if wanted.watch is not None:
            task.progressed.connect(wanted.watch.progressed)
        task.start()

    @Slot(object)
    def _on_succeeded(self, result: Any) -> None:
        # The next one begins after that: an undo takes what is newest by then.
        assert self._at_work is not None
        try:
            self._at_work.done(result)
        finally:
            self._go_on()

    @Slot(Message)
    def _on_failed(self, why: Message) -> None:
        assert self._at_work is not None
        self.failed.emit(why)
        try:
            if self._at_work.failed is not None:
                self._at_work.failed(why)
        finally:
            self._go_on()

    @Slot()
    def _on_cancelled(self) -> None:
        assert self._at_work is not None
        watch = self._at_work.watch
        try:
            if watch is not None:
                watch.stopped()
        finally:
            self._go_on()

    def _go_on(self) -> None:
        self._running = self._at_work = None
        if self._waiting:
            self._start(self._waiting.popleft())


def _unasked(otherwise: Callable[[], object] | None) -> Callable[[Message], object] | None:
    """The same, where it does not matter why."""
    return None if otherwise is None else lambda _why: otherwise()
