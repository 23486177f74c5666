"""One sync: what the server has is fetched, what it lacks is sent, batch by batch. It may be cut or
cancelled anywhere: what was done counts, and the next one goes on from there."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from careerflow.models.change import Change
from careerflow.models.errors import SyncError
from careerflow.models.sync import SyncOutcome
from careerflow.services.store.schema import now
from careerflow.services.sync import ahead, wire
from careerflow.services.sync import files as travelling
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from careerflow.services.store.cells.local import LocalCells
    from careerflow.services.store.cells.rows import CellRow, Page, Pushed
    from careerflow.services.store.store import Store
    from careerflow.services.sync.remote import Remote
    from careerflow.services.sync.sealing import Sealer

_MOST_COMPARISONS = 3
_MOST_STARTS = 2


def sync(
    ctx: TaskContext,
    store: "Store",
    cells: "LocalCells",
    remote: "Remote",
    sealer: "Sealer",
    *,
    check: bool = False,
    large_files: bool = True,
) -> SyncOutcome:
    """Fetches, sends, and fetches again where others wrote meanwhile. With `check` the digests are
    compared too; without `large_files` those of more than a MiB are held back, on either side.
    While a page is put into the store the next one is on its way, and while a batch is on its way
    the next one is made.

    One edit takes two statements on its own side, and one on the other. `ctx.on_partial` gets the
    Change of each page that came, once it is in the store.

    Raises SyncError (`sync.differs` where both sides still do after everything was exchanged
    anew), StoreError and Cancelled.
    """
    with ahead.Ahead(remote, sealer) as coming:
        exchange = _Exchange(ctx, cells, remote, sealer, coming, notes_end=not check)
        exchange.run()
        agreed = check and exchange.agree()
    if not exchange.is_end_noted:
        cells.note_synced(now(), agreed)
    sent = fetched = 0
    held_out, held_in = set[str](), set[str]()
    unsent, wanted = cells.files_to_exchange(anew=check)
    if unsent:
        held = None if large_files else held_out
        done = travelling.send_files(ctx, store, remote, sealer, unsent, held)
        cells.note_files_sent(done)
        sent = len(done)
    if wanted:
        held = None if large_files else held_in
        come = travelling.fetch_files(ctx, store, remote, sealer, wanted, held)
        cells.note_files_sent(come)  # whole on the server, as they are here
        fetched = len(come)
    return replace(
        exchange.outcome(),
        files_in=fetched,
        files_out=sent,
        held_in=len(held_in),
        held_out=len(held_out),
    )


@dataclass(frozen=True, slots=True)
class _Batch:
    rows: "tuple[CellRow, ...]"
    sealed: "tuple[CellRow, ...]" = field(repr=False)


class _Exchange:
    """The rows of one sync."""

    def __init__(
        self,
        ctx: TaskContext,
        cells: "LocalCells",
        remote: "Remote",
        sealer: "Sealer",
        coming: ahead.Ahead,
        *,
        notes_end: bool,
    ) -> None:
        self.is_end_noted = False
        self._notes_end = notes_end
        self._ctx = ctx
        self._cells = cells
        self._remote = remote
        self._ahead = coming
        self._sealer = sealer
        self._most = ahead.ROWS_AT_ONCE
        self._was_ahead = False
        self._losers: tuple[CellRow, ...] = ()
        self._epoch: str | None = None
        self._cursor = self._head = 0
        self._pulled = self._pushed = self._counted = self._conflicts = self._starts = 0
        self._changes: list[Change] = []

    def outcome(self) -> SyncOutcome:
        return SyncOutcome(
            pulled=self._pulled,
            pushed=self._pushed,
            conflicts=self._conflicts,
            resynced=self._starts > 0,
            change=Change(tuple(row for change in self._changes for row in change.rows)),
        )

    def run(self) -> None:
        """Until nothing is unsent, and everything that there was has come."""
        self._pull()
        batch, asked = self._batch(), None
        while batch:
            self._ctx.step(Stage.PUSHING, self._pushed, self._total(len(batch.rows)))
            asked = asked or self._ahead.push(batch.sealed, self._cursor)
            following = self._batch(batch.rows[-1]) if len(batch.rows) > ahead.FEW else None
            answer, asked = self._answer(batch, asked), None
            if answer is None:
                following = None
            elif following and self._is_plain(answer):
                asked = self._ahead.push(following.sealed, answer.head)  # while this one is noted
                self._note_sent(batch.rows, answer)
            elif not self._note_sent(batch.rows, answer):
                self._pull()
                following = None
            batch = following or self._batch()

    def _is_plain(self, answer: "Pushed") -> bool:
        """Whether there is nothing to be done but to note what was sent."""
        is_known = not self._is_another(answer.epoch, answer.head)
        return is_known and answer.base == self._cursor and not answer.lost

    def _note_sent(self, rows: "tuple[CellRow, ...]", answer: "Pushed") -> bool:
        """False where the server has something that this device does not know of."""
        if answer.overrun:
            self._conflicts += self._cells.take_overrun(self._overrun(rows, answer))
        if self._is_another(answer.epoch, answer.head):
            self._start_over(answer.epoch)
            return False
        is_alone = answer.base == self._cursor
        # They lost to what had come already, or have lost before.
        if answer.lost and (is_alone or rows == self._losers):
            self._start_over(answer.epoch)
            return False
        self._losers = rows if answer.lost else ()
        self.is_end_noted = self._cells.sent(rows, answer, self._end() if is_alone else None)
        self._pushed += len(rows)
        if is_alone:
            self._cursor = answer.head
        return is_alone

    def _overrun(self, rows: "tuple[CellRow, ...]", answer: "Pushed") -> "tuple[CellRow, ...]":
        """What the server says of it, as far as it can be: cells that were sent with later
        stamps."""
        sent = {(row.table, row.row_id): row.cells for row in rows}
        found = []
        for row in wire.opened(answer.overrun, self._sealer):
            later = sent.get((row.table, row.row_id), {})
            cells = {
                name: cell
                for name, cell in row.cells.items()
                if name in later and cell.stamp < later[name].stamp
            }
            if cells:
                found.append(msgspec.structs.replace(row, cells=cells))
        return tuple(found)

    def agree(self) -> bool:
        """Compares the digests and, where they differ, exchanges everything anew, once. False
        where somebody kept writing meanwhile."""
        differed = False
        for _ in range(_MOST_COMPARISONS):
            self._ctx.step(Stage.COMPARING)
            epoch, head, theirs = self._remote.digest()
            ours = self._cells.digest()
            if self._is_another(epoch, head):
                self._start_over(epoch)
            # Looked at last: what was edited since is in our digest as well.
            elif self._cursor == head and not self._cells.pending().rows:
                if ours == theirs:
                    return True
                if differed:
                    raise SyncError("sync.differs")
                differed = True
                self._start_over(epoch)
            self.run()
        return False

    def _total(self, rows: int) -> int:
        """How many rows will have gone; counted where it is more than one batch."""
        if rows == self._most and self._pushed >= self._counted:
            self._counted = self._pushed + self._cells.pending().rows
        return max(self._pushed + rows, self._counted)

    def _pull(self) -> None:
        """All pages that there are, each with its cursor in one transaction."""
        first = more = True
        while more:
            at = self._cells.position()
            self._epoch, self._cursor = at.epoch, at.cursor
            left = max(0, self._head - self._cursor)
            self._ctx.step(Stage.PULLING, self._pulled, self._pulled + left)
            page = self._ahead.pull(self._cursor)
            self._head = page.head
            if page.more and page.cursor <= self._cursor:
                raise SyncError("sync.malformed")  # it would never end
            if self._is_another(page.epoch, page.head):
                self._start_over(page.epoch)
                continue
            if first:  # before anything is compared
                self._cells.restamp(at, page.now_ms, page.greatest)
                first = False
            more = page.more
            if more:
                self._ahead.begin(page.cursor)
            if page.rows or at.any_waits or (page.epoch, page.cursor) != (at.epoch, at.cursor):
                self._take(page)

    def _take(self, page: "Page") -> None:
        taken = self._cells.take(page, self._end())
        self.is_end_noted = taken.is_end
        self._epoch, self._cursor = page.epoch, page.cursor
        self._pulled += taken.rows
        self._conflicts += taken.conflicts
        if taken.change:
            self._changes.append(taken.change)
            self._ctx.on_partial(taken.change)

    def _batch(self, last: "CellRow | None" = None) -> _Batch | None:
        """What is to be sent next, behind the `last` that is on its way."""
        if self.is_end_noted:
            return None
        after = (last.table, last.row_id) if last else None
        rows = self._cells.unsent(self._most, after=after)
        return _Batch(rows, wire.sealed(rows, self._sealer)) if rows else None

    def _end(self) -> "datetime | None":
        """The time to be noted, where nothing is left to be sent."""
        return now() if self._notes_end else None

    def _answer(self, batch: _Batch, asked: "Callable[[], Pushed]") -> "Pushed | None":
        """None where there is something to be done before they are sent again."""
        try:
            answer = asked()
        except SyncError as error:
            if error.code == "sync.too_big" and len(batch.rows) > 1:
                self._most = len(batch.rows) // 2
            elif error.code == "sync.clock_ahead" and not self._was_ahead:
                self._was_ahead = True
                self._pull()  # gives them stamps of the server's time
            else:
                raise
            return None
        self._was_ahead = False
        return answer

    def _is_another(self, epoch: str, head: int) -> bool:
        """Whether the server's copy is not the one that was exchanged with until now."""
        known = self._epoch
        return known is not None and (epoch != known or head < self._cursor)

    def _start_over(self, epoch: str) -> None:
        """Everything is exchanged anew, which is idempotent. Raises SyncError `sync.differs` where
        that does not help."""
        self._starts += 1
        if self._starts > _MOST_STARTS:
            raise SyncError("sync.differs")
        self._cells.start_over(epoch)
        self.is_end_noted = False
