"""A server that merges as the real one does, in plain Python, and computers that sync with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import msgspec
import sqlalchemy as sa

from careerflow.models.sync import Linked, Server
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts
from careerflow.services.store.cells import clock
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.cells.rows import GONE, Cell, CellId, CellRow, Page, Pushed, Taken
from careerflow.services.store.everything import EXPORTED, row_of, rows
from careerflow.services.store.merging import Merge
from careerflow.services.store.schema import stages
from careerflow.services.store.store import Store, open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import TaskContext

LINKED = Linked(
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "Library",
    "Laptop",
    Server("db.example", 6543, "postgres", "careerflow_1"),
    sealed=False,
)

STAGES = list(BUILT_IN_STAGES.values())


class CutError(Exception):
    """The request or its answer was lost."""


@dataclass
class Kept:
    cells: dict[str, Cell]
    number: int


class ReferenceServer:
    def __init__(self, now_ms: int) -> None:
        self.now_ms = now_ms
        self.rows: dict[tuple[str, str], Kept] = {}
        self.head = 0
        self.epoch = "epoch-1"

    @property
    def greatest(self) -> str:
        stamps = [cell.stamp for kept in self.rows.values() for cell in kept.cells.values()]
        return max(stamps, default="")

    def push(self, rows: Sequence[CellRow]) -> Pushed:
        limit = max(self.now_ms, clock.ms_of(self.greatest)) + 300_000
        stamps = [cell.stamp for row in rows for cell in row.cells.values()]
        assert all(clock.ms_of(stamp) <= limit for stamp in stamps), "a clock is ahead"
        base, lost = self.head, set[CellId]()
        for row in rows:
            kept = self.rows.get((row.table, row.row_id))
            cells = dict(kept.cells) if kept else {}
            for column, cell in row.cells.items():
                if column not in cells or cells[column].stamp < cell.stamp:
                    cells[column] = cell
            floor = cells[GONE].stamp if GONE in cells else ""
            cells = {name: cell for name, cell in cells.items() if cell.stamp >= floor}
            lost |= {
                (row.table, row.row_id, column)
                for column, cell in row.cells.items()
                if column not in cells or cells[column].stamp != cell.stamp
            }
            if kept is None or cells != kept.cells:
                self.head += 1
                self.rows[row.table, row.row_id] = Kept(cells, self.head)
        return Pushed(self.epoch, base, self.head, self.now_ms, frozenset(lost))

    def pull(self, cursor: int, most: int) -> Page:
        found = sorted(
            (kept.number, *name) for name, kept in self.rows.items() if kept.number > cursor
        )
        some = found[:most]
        rows = tuple(CellRow(table, row, self.rows[table, row].cells) for _, table, row in some)
        last = some[-1][0] if some else cursor
        more = len(found) > most
        return Page(self.epoch, self.head, last, self.now_ms, self.greatest, rows, more)

    def digest(self) -> str:
        texts = [
            f"{table}\x1f{row}\x1f{column}\x1f{cell.stamp}"
            for (table, row), kept in self.rows.items()
            for column, cell in kept.cells.items()
        ]
        return f"{len(texts)}:{sum(int(md5(t.encode()).hexdigest()[:14], 16) for t in texts)}"


class Computer:
    """One store with its link; `skew_ms` is how far its clock is from the server's."""

    def __init__(self, folder: Path, server: ReferenceServer) -> None:
        self.folder, self.server, self.skew_ms = folder, server, 0
        self.plan: list[str] = []
        self.page = 500
        self.taken: list[Taken] = []
        self._open()

    def _open(self) -> None:
        self.store: Store = open_store(self.folder)
        self.tracker = Tracker(self.store)
        self.cells = LocalCells(self.store, lambda: self.server.now_ms + self.skew_ms)

    def reopen(self) -> None:
        self.store.close()
        self._open()

    def link(self) -> None:
        self.cells.link(LINKED)

    def sync(self) -> None:
        """As the engine does it: in, out, and in again."""
        self._pull()
        while rows := self.cells.unsent(self.page):
            answer = self._asked(lambda rows=rows: self.server.push(rows))
            self.cells.sent(rows, answer)
            if answer.lost:
                self._pull()
        self._pull()

    def _pull(self) -> None:
        more = True
        while more:
            page = self._asked(lambda: self.server.pull(self.cells.cursor(), self.page))
            self.cells.restamp(self.cells.position(), page.now_ms, page.greatest)
            self.taken.append(self.cells.take(page))
            more = page.more

    def _asked(self, request):
        what = self.plan.pop(0) if self.plan else "ok"
        if what == "request lost":
            raise CutError
        answer = request()
        if what == "answer lost":
            raise CutError
        return request() if what == "sent twice" else answer


def tables(store: Store) -> Mapping[str, Sequence[Mapping[str, object]]]:
    """All that is the user's, but for the times of built-in stages, which are of each library."""
    found = {}
    with store.read() as connection:
        for table in EXPORTED:
            held = connection.execute(sa.select(table).order_by(table.c.id)).mappings()
            found[table.name] = [_comparable(table, dict(row)) for row in held]
    return found


def _comparable(table: sa.Table, row: dict[str, object]) -> dict[str, object]:
    if table is stages and row["id"] in BUILT_IN_STAGES.values():
        del row["created"], row["updated"]
    return row


def cell_states(store: Store) -> set[int]:
    with store.read() as connection:
        return set(connection.exec_driver_sql("SELECT DISTINCT state FROM sync_cells").scalars())


def add(computer, title="Developer", **more):
    """The ids of an application and its job."""
    new = NewApplication("", STAGES[0], **more)
    return computer.tracker.add_with_job("Python", JobFacts(title=title), new)[:2]


def unsent(computer):
    """Columns by table and row."""
    return {(row.table, row.row_id): dict(row.cells) for row in computer.cells.unsent()}


def exported(store):
    with store.read() as connection:
        found = {table.name: list(rows(connection, table)) for table in EXPORTED}
    return msgspec.json.decode(msgspec.json.encode(found))


def take_in(store, plain):
    with store.write() as connection:
        merge = Merge(connection, writes=True)
        for table in EXPORTED:
            merge.take(table, [row_of(table, row) for row in plain[table.name]])
        merge.index(TaskContext())
