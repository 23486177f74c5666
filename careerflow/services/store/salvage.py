"""What can still be read of a damaged database, row by row, into a new one.

A table is read in its own order up to the damage. What follows is found by the index of its ids,
which lies elsewhere in the file and says how many rows there were; where that is damaged too, the
table is read on behind the damage, and how many rows lay in it nobody knows.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from careerflow.models.errors import StoreError
from careerflow.services.store.driver import (
    APPLICATION_ID,
    connect,
    create_engine,
    sqlite_module,
)
from careerflow.services.store.migrate import upgrade
from careerflow.services.store.schema import SCHEMA_VERSION
from careerflow.services.task import Stage, TaskContext

_MADE_ANEW = ("alembic_version", "search_entries", "sync_cells", "sync_files", "sync_waiting")

_FARTHEST = 2**40
"""No table has as many rows."""

_LONG_AGO = "1970-01-01T00:00:00.000000+00:00"
_STAGE = {"kind": "applied", "name": "?", "rank": "zz"}
_NOTHING = dict.fromkeys(
    ("text", "company", "location", "salary_currency", "source", "link", "language", "notes"), ""
)
_JOB = {"title": "?", "tags": "[]", "text_sha256": sha256(b"").hexdigest(), **_NOTHING}
# What takes the place of a lost row: its table, and where a row names it.
_STAND_INS = (
    ("library_jobs", "applications", "job_id", _JOB),
    ("stages", "applications", "stage_id", _STAGE),
    ("stages", "stage_moves", "stage_id", _STAGE),
)

Row = tuple[Any, ...]
Counts = dict[str, int]


def salvage(
    ctx: TaskContext, database: Path, target: Path
) -> tuple[Counts, Counts, frozenset[str]]:
    """Fills the new file `target`, of the same schema as `database`; of the newest one where
    nothing of that can be read. Returns by table how many rows were kept and how many lost, and
    the tables of which more may be lost.

    Raises StoreError `store.newer`, and Cancelled.
    """
    with closing(connect(database, read_only=True)) as source:
        version = _version(source)
        if version > SCHEMA_VERSION:
            raise StoreError("store.newer", folder=str(database.parent))
        engine = create_engine(target, on_network=True)
        upgrade(engine, version or SCHEMA_VERSION)
        engine.dispose()
        with closing(connect(target)) as new:
            if not version:
                return {}, {}, frozenset(_tables(new))
            new.execute("PRAGMA foreign_keys=OFF")
            new.execute("BEGIN IMMEDIATE")
            outcome = _fill(ctx, source, new)
            new.execute("COMMIT")
    return outcome


def _version(source: Any) -> int:
    """0 where nothing of it can be read."""
    try:
        (application_id,) = source.execute("PRAGMA application_id").fetchone()
        (version,) = source.execute("PRAGMA user_version").fetchone()
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite_module().Error:
        return 0
    return max(int(version), 0) if application_id == APPLICATION_ID else 0


def _fill(ctx: TaskContext, source: Any, new: Any) -> tuple[Counts, Counts, frozenset[str]]:
    kept: Counts = {}
    lost: Counts = {}
    uncounted: set[str] = set()
    tables = _tables(new)
    for number, table in enumerate(tables):
        ctx.step(Stage.STORING, number, len(tables))
        columns = [column[1] for column in new.execute(f"PRAGMA table_info({table})")]
        reading = _Table(source, table, columns)
        kept[table] = sum(_insert(new, table, columns, row) for row in reading.rows())
        lost[table] = reading.lost
        if reading.is_uncounted:
            uncounted.add(table)
    _stand_in(new)
    _remove_orphans(new, kept, lost)
    return kept, lost, frozenset(uncounted)


class _Table:
    """The rows of one table that can be read; `lost` and `is_uncounted` hold once they have all
    been asked for."""

    def __init__(self, source: Any, name: str, columns: Sequence[str]) -> None:
        self._source = source
        self._name = name
        self._columns = ", ".join(columns)
        self.lost = 0
        self.is_uncounted = False

    def rows(self) -> Iterator[Row]:
        try:
            index = f"INDEXED BY sqlite_autoindex_{self._name}_1"
            known = self._select("rowid", f"{index} WHERE id > ''").fetchall()
        except sqlite_module().Error:
            known = None
        place: int | None = 1
        while place is not None:
            place = yield from self._scan(place)
            if place is None:
                return
            if known is not None:
                for (rowid,) in known:
                    if rowid >= place:
                        yield from self._one(rowid)
                return
            self.is_uncounted = True
            place = self._behind(place)

    def _scan(self, first: int) -> Generator[Row, None, int | None]:
        """Returns where the damage begins, None at the end of the table."""
        following = first
        try:
            wanted = f"WHERE rowid >= {first} ORDER BY rowid"
            for rowid, *row in self._select(f"rowid, {self._columns}", wanted):
                following = rowid + 1
                yield tuple(row)
        except sqlite_module().Error:
            return following
        return None

    def _behind(self, place: int) -> int | None:
        """Where the table can be read again, behind the damage at `place`; None where it cannot."""
        damaged, good = 0, 1
        while not self._is_readable(place + good):
            damaged, good = good, good * 2
            if good > _FARTHEST:
                return None
        while good - damaged > 1:
            middle = (damaged + good) // 2
            if self._is_readable(place + middle):
                good = middle
            else:
                damaged = middle
        return place + good

    def _is_readable(self, place: int) -> bool:
        with suppress(sqlite_module().Error):
            wanted = f"WHERE rowid >= {place} ORDER BY rowid LIMIT 1"
            self._select(self._columns, wanted).fetchall()
            return True
        return False

    def _one(self, rowid: int) -> Iterator[Row]:
        with suppress(sqlite_module().Error):
            row = self._select(self._columns, f"WHERE rowid = {rowid}").fetchone()
            if row is not None:
                yield row
                return
        self.lost += 1

    def _select(self, what: str, rest: str) -> Any:
        return self._source.execute(f"SELECT {what} FROM {self._name} {rest}")  # noqa: S608


def _tables(new: Any) -> list[str]:
    """Those of the user's rows; the words for searching are made from them anew."""
    found = new.execute("SELECT name FROM pragma_table_list WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if name not in _MADE_ANEW and name[:7] != "sqlite_"]


def _insert(new: Any, table: str, columns: Sequence[str], row: Row) -> int:
    # In place of what a migration has filled in, which is in the old database as well.
    places = ", ".join("?" * len(columns))
    wanted = f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
    return int(new.execute(wanted, row).rowcount)


def _stand_in(new: Any) -> None:
    """An application without its job or its stage keeps its history, contacts and notes: an entry
    named "?" takes the place of what was lost."""
    if not new.execute("PRAGMA table_info(applications)").fetchall():
        return
    for table, child, column, own in _STAND_INS:
        values = {"created": _LONG_AGO, "updated": _LONG_AGO, **own}
        new.execute(
            f"INSERT INTO {table} (id, {', '.join(values)})"  # noqa: S608 - names of ours
            f" SELECT DISTINCT {column}, {', '.join('?' * len(values))} FROM {child}"
            f" WHERE {column} NOT IN (SELECT id FROM {table})",
            tuple(values.values()),
        )


def _remove_orphans(new: Any, kept: Counts, lost: Counts) -> None:
    """Rows that belong to a lost one, and those that belong to them."""
    while orphans := {(row[0], row[1]) for row in new.execute("PRAGMA foreign_key_check")}:
        for table, rowid in orphans:
            new.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608
            kept[table] -= 1
            lost[table] += 1
