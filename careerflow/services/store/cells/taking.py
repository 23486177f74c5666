"""Rows that come from the server, or have waited here, brought into the tables.

Parents are looked at before what refers to them: rows are written in that order, and those that
leave their tables are taken out in the other one, when nothing refers to them any more.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.services.store.among import OF_LIST, listed
from careerflow.services.store.cells import filed, holding, meeting, telling
from careerflow.services.store.cells.arriving import arrived
from careerflow.services.store.cells.columns import (
    SYNCHRONISED,
    children_of,
    parents_of,
)
from careerflow.services.store.cells.filed import Filed
from careerflow.services.store.cells.meeting import Cells, Here
from careerflow.services.store.cells.preparing import Prepared
from careerflow.services.store.cells.rows import GONE, WHOLE, CellRow
from careerflow.services.store.cells.showing import Showing
from careerflow.services.store.cells.tables import SENT, sync_conflicts, sync_waiting
from careerflow.services.store.cells.values import as_text, plain, whole_row
from careerflow.services.store.driver import raw
from careerflow.services.store.schema import now
from careerflow.services.store.tracker.search_index import portions

_log = logging.getLogger(__name__)

_SAVE = (
    "INSERT INTO sync_cells (table_name, row_id, column_name, stamp, state, value, base)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (table_name, row_id, column_name) DO UPDATE"
    " SET stamp = excluded.stamp, state = excluded.state, value = excluded.value,"
    " base = excluded.base"
)
_SAVE_NEW = (
    "INSERT INTO sync_cells (table_name, row_id, column_name, stamp, state)"  # noqa: S608
    f" SELECT ?, row.key, name.value, row.value, {SENT}"
    " FROM json_each(?) AS row CROSS JOIN json_each(?) AS name"
)
_BEGIN = "UPDATE sync_link SET applying = 1 RETURNING EXISTS (SELECT 1 FROM sync_waiting)"
_WAITING = f"SELECT table_name, row_id FROM sync_waiting WHERE parent_id {OF_LIST}"  # noqa: S608
_WAITS_NO_MORE = f"DELETE FROM sync_waiting WHERE table_name = ? AND row_id {OF_LIST}"  # noqa: S608
_DROP = "DELETE FROM sync_cells WHERE table_name = ? AND row_id = ? AND column_name = ?"
_NOTHING = Prepared({}, {})


class Taking:
    """What happens in one transaction of the store. The triggers are silent from when it is made;
    whoever has made it lets them speak again."""

    def __init__(self, connection: sa.Connection, ready: Prepared | None = None) -> None:
        self._connection = connection
        self._ready = ready or _NOTHING
        self._showing = Showing(connection)
        self._coming: defaultdict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
        self._again: defaultdict[str, set[str]] = defaultdict(set)
        self._leaving: defaultdict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
        self._unfit: set[str] = set()
        begun = raw(connection).execute(_BEGIN).fetchall()
        self.any_waits = any(any_waits for (any_waits,) in begun)
        self.rows = 0
        self.conflicts = 0

    @property
    def change(self) -> Change:
        return self._showing.change

    def take(self, rows: Iterable[CellRow], again: Iterable[tuple[str, str]] = ()) -> None:
        """Each row at most once. `again` names rows that are to be looked at anew."""
        for row in rows:
            self._coming[row.table][row.row_id] = row.cells
        for table, row_id in again:
            self._again[table].add(row_id)
        for table in self._coming.keys() - SYNCHRONISED.keys():
            self._hold(table)
        for table in SYNCHRONISED:
            row_ids = sorted({*self._coming[table], *self._again[table]})
            for some in portions(row_ids):
                self._take(table, some)
            if row_ids:
                self._call_children(table)
        self._showing.remove(self._leaving)
        self._showing.index()
        if self._unfit:
            _log.warning("sync: held, as of a later version: %s", ", ".join(sorted(self._unfit)))

    def _hold(self, table: str) -> None:
        """A table that only a later version has."""
        for some in portions(list(self._coming[table])):
            here = meeting.load(self._connection, table, some)
            coming = self._coming[table]
            met = {row_id: meeting.meet(here[row_id], coming[row_id]).cells for row_id in some}
            self._save(table, here, met)

    def _take(self, table: str, row_ids: Sequence[str]) -> None:
        here = meeting.load(self._connection, table, row_ids)
        known = self._arrive(table, row_ids, here)
        if known:
            self._meet(table, known, here)
        self._showing.write(table)

    def _arrive(
        self, table: str, row_ids: Sequence[str], here: Mapping[str, Cells]
    ) -> Sequence[str]:
        """Puts in what is new and whole; gives the others."""
        coming = self._coming[table]
        found = {
            row_id: row
            for row_id in row_ids
            if not here[row_id]
            and row_id in coming
            and (row := self._arrived(table, row_id)) is not None
        }
        if not found:
            return row_ids
        for column, parent in parents_of(table):
            place = filed.places(table)[column]
            named = {row[place] for row in found.values()}
            shown = self._showing.there(parent, named) - self._leaving[parent].keys()
            if not named <= shown:
                found = {row_id: row for row_id, row in found.items() if row[place] in shown}
        for row_id in self._showing.there(table, found):
            del found[row_id]
        self._save_new(table, found)
        self._showing.arrive(table, found, self._ready.words)
        self.rows += len(found)
        return [row_id for row_id in row_ids if row_id not in found]

    def _arrived(self, table: str, row_id: str) -> Filed | None:
        known = self._ready.rows
        if (table, row_id) in known:
            return known[table, row_id]
        return arrived(table, row_id, self._coming[table][row_id])

    def _save_new(self, table: str, row_ids: Iterable[str]) -> None:
        """The cells of rows of which there was none. Most rows have the same columns, and one
        stamp: to name those once takes a third of the time that a parameter for each does."""
        coming = self._coming[table]
        alike: defaultdict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for row_id in row_ids:
            cells = coming[row_id]
            for stamp in {cell.stamp for cell in cells.values()}:
                its = [column for column, cell in cells.items() if cell.stamp == stamp]
                alike[tuple(its)][row_id] = stamp
        for columns, stamps in alike.items():
            said = (table, as_text(stamps), listed(columns))
            raw(self._connection).execute(_SAVE_NEW, said)

    def _meet(self, table: str, row_ids: Sequence[str], here: Mapping[str, Cells]) -> None:
        live = self._showing.live(table, row_ids)
        met = {
            row_id: meeting.meet(here[row_id], self._coming[table].get(row_id, {}))
            for row_id in row_ids
        }
        shown = self._shown_parents(table, met, live)
        waiting, kept = [], {}
        for row_id in row_ids:
            cells, was = met[row_id].cells, live.get(row_id)
            shape = holding.shape(table, row_id, cells, was, shown)
            if shape.held:
                self._unfit.update(f"{table}.{name}" for name in shape.held)
            if shape.waits is not None:
                waiting.append((row_id, *shape.waits))
            self._tell(table, row_id, here[row_id], met[row_id], was, shape.row)
            kept[row_id] = _kept(table, cells, was, shape)
            is_news = meeting.is_gone(cells) and not meeting.is_gone(here[row_id])
            self._put(table, row_id, was, shape.row, gone=is_news)
        self._save(table, here, kept)
        self._note_waiting(table, row_ids, waiting)

    def _put(
        self,
        table: str,
        row_id: str,
        was: Mapping[str, Any] | None,
        row: Mapping[str, Any] | None,
        *,
        gone: bool,
    ) -> None:
        if row is not None:
            self._showing.put(table, was, row)
        elif was is not None:
            self._leaving[table][row_id] = was
        if gone and row is None:
            self._showing.bury(table, row_id, was)

    def _shown_parents(
        self, table: str, met: Mapping[str, meeting.Met], live: Mapping[str, Mapping[str, Any]]
    ) -> set[tuple[str, str]]:
        """Of all that these rows may refer to, what is shown."""
        named: defaultdict[str, set[str]] = defaultdict(set)
        there: defaultdict[str, set[str]] = defaultdict(set)
        for row_id, one in met.items():
            was = live.get(row_id)
            for column, parent in parents_of(table):
                if was is not None:  # a foreign key of a row that is there
                    there[parent].add(was[column])
                named[parent].update(_named(column, one.cells))
        for parent, ids in named.items():
            there[parent] |= self._showing.there(parent, ids - there[parent])
        return {
            (parent, found)
            for parent, ids in there.items()
            for found in ids - self._leaving[parent].keys()
        }

    def _call_children(self, table: str) -> None:
        """What refers to rows that came or leave is to be looked at, with its own table."""
        came, leaving = self._showing.came(table), self._leaving[table]
        for child, column in children_of(table):
            self._again[child] |= self._showing.referring(child, column, leaving)
        if self.any_waits and came:
            for child, row_id in raw(self._connection).execute(_WAITING, (listed(came),)):
                self._again[child].add(row_id)

    def _tell(
        self,
        table: str,
        row_id: str,
        here: Cells,
        met: meeting.Met,
        was: Mapping[str, Any] | None,
        row: Mapping[str, Any] | None,
    ) -> None:
        if was is None:
            return
        if row is None:
            found = telling.lost_row(table, row_id, here, was)
        else:
            found = telling.lost_values(table, row_id, met.beaten, was, row)
            found += telling.overrun_values(table, row_id, met.overrun, row)
        if found:
            conflicts = telling.with_times(found, met.cells, now())
            self._connection.execute(sa.insert(sync_conflicts), conflicts)
            self.conflicts += len(conflicts)

    def _save(self, table: str, here: Mapping[str, Cells], cells: Mapping[str, Cells]) -> None:
        changed: list[tuple[Any, ...]] = []
        dropped: list[tuple[Any, ...]] = []
        for row_id, now_here in cells.items():
            others = list(meeting.differing(table, row_id, here[row_id], now_here))
            no_more = [(table, row_id, column) for column in here[row_id].keys() - now_here.keys()]
            changed += others
            dropped += no_more
            self.rows += bool(others or no_more) and row_id in self._coming[table]
        if changed:
            raw(self._connection).executemany(_SAVE, changed)
        if dropped:
            raw(self._connection).executemany(_DROP, dropped)

    def _note_waiting(
        self, table: str, row_ids: Collection[str], waiting: Sequence[tuple[str, str, str]]
    ) -> None:
        if self.any_waits:
            raw(self._connection).execute(_WAITS_NO_MORE, (table, listed(row_ids)))
        if waiting:
            self.any_waits = True
            names = ("row_id", "parent_table", "parent_id")
            rows = [{"table_name": table, **dict(zip(names, one, strict=True))} for one in waiting]
            self._connection.execute(sa.insert(sync_waiting), rows)


def taken(
    connection: sa.Connection, rows: Iterable[CellRow], again: Iterable[tuple[str, str]] = ()
) -> Taking:
    """What has become of them, while the triggers are silent."""
    taking = Taking(connection)
    taking.take(rows, again)
    raw(connection).execute("UPDATE sync_link SET applying = 0")
    return taking


def _named(column: str, cells: Mapping[str, Here]) -> list[str]:
    """The rows that this one may come to refer to by `column`: what its cell says."""
    cell = cells.get(WHOLE) or cells.get(column)
    if cell is None or cell.is_live:
        return []
    value = cell.value
    if WHOLE in cells:
        value = value.get(column) if isinstance(value, dict) else None
    return [value] if isinstance(value, str) else []


def _kept(table: str, cells: Cells, was: Mapping[str, Any] | None, shape: holding.Shape) -> Cells:
    """The cells as they are to be kept: with the values that no table holds."""
    if shape.row is not None:
        stays = {GONE, *shape.held}
        return {
            column: cell
            if cell.is_live or column in stays
            else Here(cell.stamp, cell.state, base=cell.base)
            for column, cell in cells.items()
        }
    kept = dict(cells)
    for column, cell in cells.items():
        if cell.is_live:
            assert was is not None
            value = whole_row(was, table) if column == WHOLE else plain(was[column])
            kept[column] = Here(cell.stamp, cell.state, as_text(value), base=cell.base)
    return kept
