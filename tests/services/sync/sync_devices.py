"""Devices for random histories: each a real store, and a connection that loses, repeats and mixes
up what is sent through it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.util import LRUCache
from sync_edits import Person

from careerflow.models.errors import SyncError
from careerflow.models.sync import SyncOutcome
from careerflow.services.store.cells.columns import SYNCHRONISED
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.cells.rows import GONE, WHOLE, CellId
from careerflow.services.store.cells.tables import sync_conflicts
from careerflow.services.store.cells.values import plain
from careerflow.services.store.store import Store
from careerflow.services.sync import engine
from careerflow.services.sync.remote import Remote
from careerflow.services.sync.sealing import Sealer
from careerflow.services.task import TaskContext

FAULTS = ("ok", "ok", "ok", "lost request", "lost answer", "twice", "late")
"""What may become of a statement; "late": requests of long ago come once more before it."""

OWN_BUSINESS = frozenset({"updated", "created", "active", "rank", "text_sha256", GONE})
"""Columns that change by themselves: nobody is told of a conflict."""


Stamped = tuple[CellId, str]


class Crash(Exception):  # noqa: N818 - of the power
    """The program ended here."""


class Beside(Executor):
    """By turns what is asked happens at once, and only when somebody waits for it: what a thread
    leaves to chance, the same each time."""

    def __init__(self) -> None:
        self.number = 0

    def submit(self, do: Callable[..., Any], /, *args: Any, **named: Any) -> "Asked":
        self.number += 1
        return Asked(lambda: do(*args, **named), at_once=self.number % 2 == 1)


class Asked(Future[Any]):
    def __init__(self, do: Callable[[], Any], *, at_once: bool) -> None:
        super().__init__()
        self._do = do
        if at_once:
            self._happen()

    def _happen(self) -> None:
        try:
            self.set_result(self._do())
        except BaseException as error:  # noqa: BLE001 - told where it is asked for
            self.set_exception(error)

    def result(self, timeout: float | None = None) -> Any:
        if not self.done():
            self._happen()
        return super().result(timeout)


class Flaky:
    """A Remote behind a bad network. `plan` says what becomes of the next statements; `in_flight`
    is done between a push and its answer, `meanwhile` before it, when the pull has been."""

    def __init__(
        self, remote: Remote, page: int, truth: Callable[[], Mapping[CellId, str]]
    ) -> None:
        self.remote = remote
        self.page = page
        self.refused: set[Stamped] = set()  # what the server did not keep, whatever it answers
        self._truth = truth  # the stamps that it has
        self.plan: list[str] = []
        self.beside = Beside()
        self.in_flight: Callable[[], None] | None = None
        self.meanwhile: Callable[[], None] | None = None
        self.earlier: list[Any] = []
        self.seen: Mapping[CellId, str] = {}  # of WatchedCells
        self.unnamed: list[CellId] = []  # what a push overran and its answer did not say

    def push(self, rows: Any, cursor: int) -> Any:
        if self.meanwhile:
            act, self.meanwhile = self.meanwhile, None
            act()
        self.earlier.append(rows)
        answer = self._asked(lambda: self._pushed(rows, cursor))
        kept = self._truth()
        for row in rows:
            for name, cell in row.cells.items():
                of = (row.table, row.row_id, name)
                is_kept = kept.get(of) == cell.stamp
                (self.refused.discard if is_kept else self.refused.add)((of, cell.stamp))
        if self.in_flight:
            edit, self.in_flight = self.in_flight, None
            edit()
        return answer

    def _pushed(self, rows: Any, cursor: int) -> Any:
        """The answer; what it names must be all that it wrote over and was not seen here."""
        was = self._truth()
        answer = self.remote.push(rows, cursor)
        named = {(of, stamp) for of, stamp, _ in _each(answer.overrun)}
        for of, stamp, _ in _each(rows):
            held = was.get(of, "")
            is_unseen = held > self.seen.get(of, "") and held[16:] != stamp[16:]
            if is_unseen and held < stamp and of[2] != GONE and (of, held) not in named:
                self.unnamed.append(of)
        return answer

    def pull(self, cursor: int, *_most: int) -> Any:
        return self._asked(lambda: self.remote.pull(cursor, most=self.page))

    def late(self) -> None:
        """Everything that was ever sent comes a second time, the last first."""
        for rows in reversed(self.earlier[-6:]):
            with suppress(SyncError):
                self.remote.push(rows)

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self.remote, name)
        return lambda *args, **named: self._asked(lambda: asked(*args, **named))

    def _asked(self, ask: Callable[[], Any]) -> Any:
        fault = self.plan.pop(0) if self.plan else "ok"
        if fault == "late":
            self.late()
        if fault == "lost request":
            raise SyncError("sync.offline")
        if fault == "twice":
            ask()
        answer = ask()
        if fault == "lost answer":
            raise SyncError("sync.offline")
        return answer


Cells = dict[CellId, tuple[str, int, str | None]]
"""Stamp, state and held value of every cell."""


_CELLS = "SELECT table_name, row_id, column_name, stamp, state, value FROM sync_cells"
_COMPILED: Any = LRUCache(2000)
_DIALECT: list[Any] = []
"""Of all stores that a process opens: SQLAlchemy would compile every statement anew for each."""


def cells_of(store: Store) -> Cells:
    with _driver(store) as driver:
        return {(t, r, c): (s, state, v) for t, r, c, s, state, v in driver.execute(_CELLS)}


def tables_of(store: Store) -> dict[str, dict[str, dict[str, Any]]]:
    """Every synchronised row as it stands in the file, by table and id."""
    found = {}
    with _driver(store) as driver:
        for name in SYNCHRONISED:
            rows = driver.execute(f"SELECT * FROM {name}")
            names = [column[0] for column in rows.description]
            of = names.index("id")
            found[name] = {row[of]: dict(zip(names, row, strict=True)) for row in rows}
    return found


@contextmanager
def _driver(store: Store) -> Iterator[Any]:
    with store.read() as connection:
        yield connection.connection.driver_connection


@dataclass
class Ledger:
    """What a history has seen, to be held against its end."""

    overwritten: dict[CellId, set[str]] = field(default_factory=dict)  # stamps
    moves: set[str] = field(default_factory=set)
    purged: set[tuple[str, str]] = field(default_factory=set)
    unconfessed: list[str] = field(default_factory=list)  # lost values that nobody was told of
    made_up: list[str] = field(default_factory=list)  # told as lost, and had been known
    full: int = 0
    restores: int = 0

    def note(self, before: Cells, after: Cells) -> None:
        """An edit of a person: what it wrote over is never to be seen again."""
        for cell, (stamp, _, _) in before.items():
            now = after.get(cell)
            if now is None or now[0] != stamp:
                self.overwritten.setdefault(cell, set()).add(stamp)
        for cell, (stamp, _, value) in after.items():
            table, row_id, column = cell
            if column == GONE and value == "true" and before.get(cell, ("",))[0] != stamp:
                self.purged.add((table, row_id))
            if table == "stage_moves" and column == "*":
                self.moves.add(row_id)


class WatchedCells(LocalCells):
    """Notices values that lose without a word: unsent ones, and those of others that lose to
    unsent ones before anybody here had seen them. `seen` is by cell the greatest stamp that this
    computer and the server both had."""

    ledger: Ledger

    def __init__(
        self,
        store: Store,
        wall: Callable[[], int],
        ledger: Ledger,
        refused: set[Stamped],
        seen: dict[CellId, str],
    ) -> None:
        super().__init__(store, wall)
        self.ledger, self._refused, self._seen = ledger, refused, seen

    def start_over(self, epoch: str) -> None:
        self._saw({cell: stamp for cell, (stamp, state, _) in self._cells().items() if not state})
        super().start_over(epoch)

    def sent(self, rows: Any, answer: Any, end: Any = None) -> bool:
        is_end = super().sent(rows, answer, end)
        arrived = {of: stamp for of, stamp, _ in _each(rows) if of not in answer.lost}
        for of, stamp, _ in _each(answer.overrun):
            if self._seen.get(of, "") < stamp < arrived.get(of, ""):
                self.ledger.unconfessed.append(f"overrun by a push, and not looked at: {of}")
        self._saw(arrived)
        return is_end

    def take_overrun(self, rows: Any) -> int:
        was, before = self._cells(), self._told()
        made = super().take_overrun(rows)
        self._look_at_overrun(rows, was, self._cells(), self._told() - before)
        self._saw({of: stamp for of, stamp, _ in _each(rows)})
        return made

    def take(self, page: Any, end: Any = None) -> Any:
        if not page.rows:
            return super().take(page, end)
        was, rows, told_before = self._cells(), tables_of(self._store), self._told()
        taken = super().take(page, end)
        now, after = self._cells(), tables_of(self._store)
        told = self._told()
        self._look_at_overrun(page.rows, was, now, told - told_before)
        self._saw({of: stamp for of, stamp, _ in _each(page.rows)})
        mine = {of for of, _, from_here in told if from_here}
        for cell, (stamp, state, _) in was.items():
            is_new = state or (cell, stamp) in self._refused
            if is_new and now.get(cell, ("",))[0] != stamp and cell[2] not in OWN_BUSINESS:
                self._look(cell, rows, after, mine)
        return taken

    def _cells(self) -> Cells:
        return cells_of(self._store)

    def _told(self) -> Counter[tuple[CellId, str, bool]]:
        """How often each conflict: its cell, the stamp that lost, and whether that was of here."""
        c = sync_conflicts.c
        wanted = sa.select(c.table_name, c.row_id, c.column_name, c.lost_stamp, c.from_here)
        with self._store.read() as connection:
            found = connection.execute(wanted)
            return Counter(((t, r, of), lost, here) for t, r, of, lost, here in found)

    def _saw(self, stamps: Mapping[CellId, str]) -> None:
        for of, stamp in stamps.items():
            self._seen[of] = max(stamp, self._seen.get(of, ""))

    def _look_at_overrun(self, rows: Any, was: Cells, now: Cells, told: Counter[Any]) -> None:
        """`told` are the new conflicts."""
        overrun = set()
        for of, stamp, value in _each(rows):
            ours, state, _ = was.get(of, ("", 0, None))
            is_unseen = stamp > self._seen.get(of, "") and stamp[16:] != ours[16:]
            if of in now and state and stamp < ours and is_unseen:
                overrun.add((of, stamp, False))
                if (of, stamp, False) not in told and self._is_missed(of, value):
                    self.ledger.unconfessed.append(f"overrun: {of}")
        made_up = (told - Counter(overrun)).elements()
        self.ledger.made_up += [str(of) for of, _, here in made_up if not here]

    def _is_missed(self, cell: CellId, value: Any) -> bool:
        """Whether a person would see that the table has something else."""
        table, row_id, column = cell
        if column in OWN_BUSINESS or table not in SYNCHRONISED or column == WHOLE:
            return False
        of = SYNCHRONISED[table]
        if column not in of.c:
            return False
        with self._store.read() as connection:
            held = connection.execute(
                sa.select(of.c[column]).where(of.c.id == row_id)
            ).one_or_none()
        if held is None:
            return False
        ours = plain(held[0])
        return bool(ours != value) and not (column == "deleted_at" and ours and value)

    def _look(self, cell: CellId, rows: Any, after: Any, told: set[CellId]) -> None:
        table, row_id, column = cell
        row = rows.get(table, {}).get(row_id)
        if row is None or column not in row:
            return  # held: of a row that nobody sees, or of a later version
        new = after[table].get(row_id)
        if new is None and row["deleted_at"]:
            return  # nobody misses what was in the trash
        if new is not None and (new[column] == row[column] or _both_deleted(column, new, row)):
            return
        if (table, row_id, column) not in told and (table, row_id, "") not in told:
            self.ledger.unconfessed.append(f"{table}.{column}")


def _each(rows: Any) -> Iterator[tuple[CellId, str, Any]]:
    for row in rows:
        for name, cell in row.cells.items():
            yield (row.table, row.row_id, name), cell.stamp, cell.value


def _both_deleted(column: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return column == "deleted_at" and bool(one[column] and other[column])


class Device(Person):
    """One computer. `skew` is what its clock is ahead, in milliseconds."""

    def __init__(
        self, folder: Path, remote: Flaky, sealer: Sealer, ledger: Ledger, wall: Callable[[], int]
    ) -> None:
        self.data = folder / "data"
        self.remote, self.sealer, self.ledger = remote, sealer, ledger
        self.skew = 0
        self._wall = wall
        self._seen: dict[CellId, str] = {}
        remote.seen = self._seen
        super().__init__(self._opened(), folder)

    def _opened(self) -> Store:
        store = Store(self.data)
        for each in (store._engine, store._readers):
            each._compiled_cache = _COMPILED
            each.dialect = _DIALECT[0] if _DIALECT else each.dialect
        store.migrate()
        _DIALECT[:] = _DIALECT or [store._engine.dialect]
        self.cells = WatchedCells(
            store,
            lambda: self._wall() + self.skew,
            self.ledger,
            self.remote.refused,
            self._seen,
        )
        return store

    def reopen(self) -> None:
        self.store.close()
        self.store = self._opened()

    def watched(self, edit: Callable[[], object]) -> None:
        """An edit, held in the ledger."""
        before = cells_of(self.store)
        try:
            edit()
        finally:
            self.ledger.note(before, cells_of(self.store))

    def sync(self, *, check: bool = False) -> SyncOutcome:
        outcome = engine.sync(
            TaskContext(), self.store, self.cells, self.remote, self.sealer, check=check
        )  # fmt: skip
        self.ledger.full += outcome.resynced
        return outcome

    @contextmanager
    def crashing(self, after: int) -> Iterator[None]:
        """The power fails before the commit with this number, of those that write, counted from 1;
        0 is never."""
        left = [after]

        def on_commit(connection: sa.Connection) -> None:
            if connection.get_execution_options().get("careerflow_reading"):
                return
            left[0] -= 1
            if left[0] == 0:
                raise Crash

        event.listen(self.store._engine, "commit", on_commit)
        try:
            yield
        finally:
            event.remove(self.store._engine, "commit", on_commit)
