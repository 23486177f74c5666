"""Edits of the user's own rows: one transaction each, remembered so that they can be undone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change, RowChange
from careerflow.models.errors import StoreError
from careerflow.services.store.schema import applications, metadata, new_id, now, stage_moves
from careerflow.services.store.shelf import plain
from careerflow.services.store.tracker import search_index
from careerflow.services.store.tracker.search_index import portions

_OF_THE_STORE = frozenset({"id", "created", "updated"})
_NO_NEWS = frozenset({"rank", "stage_id", "active", "deleted_at"})
"""Columns of an application that change without anything being done about it; what brings it into
another stage has a time of its own."""
_MOMENT = timedelta(microseconds=1)


class Editing:
    """What happens in one transaction of the store; `change` is what it came to. The search index
    is kept up to date in the same transaction: after each edit, or at the end of `several`."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._rows: list[RowChange] = []
        self._waits = False
        self._to_index: defaultdict[str, set[str]] = defaultdict(set)

    @property
    def change(self) -> Change:
        return Change(tuple(self._rows))

    @contextmanager
    def several(self) -> Iterator[None]:
        """For many edits: the index is brought up to date once, after the last."""
        waited, self._waits = self._waits, True
        yield
        self._waits = waited
        self._index()

    def insert(self, table: sa.Table, **values: Any) -> str:
        """A new row; returns its id."""
        row = {"id": new_id(), **values}
        self.insert_many(table, [row])
        return str(row["id"])

    def insert_many(self, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """New rows with their ids and the same columns, in one step; `created` may be given."""
        if not rows:
            return
        clean = [_clean(row) for row in rows]
        stamps = [{name: row[name] for name in ("id", "created") if name in row} for row in rows]
        given = [{**stamp, **values} for stamp, values in zip(stamps, clean, strict=True)]
        self.connection.execute(sa.insert(table), given)
        for row, values in zip(rows, clean, strict=True):
            self._rows.append(RowChange(table.name, row["id"], None, values))
        self._touch(table, [row["id"] for row in rows], clean[0])

    def update(self, table: sa.Table, row_id: str, **values: Any) -> None:
        """Changes what differs. Raises StoreError `store.not_found`."""
        self.update_many(table, {row_id: values})

    def update_many(self, table: sa.Table, wanted: Mapping[str, Mapping[str, Any]]) -> None:
        """Changes what differs, by id. Raises StoreError `store.not_found`."""
        cleaned = {row_id: _clean(values) for row_id, values in wanted.items()}
        names = {name for values in cleaned.values() for name in values}
        if table is applications:
            names.add("active")
        found = self._found(table, cleaned, sorted(names))
        alike: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row_id, values in cleaned.items():
            if row_id not in found:
                raise StoreError("store.not_found")
            before = found[row_id]
            after = {name: values[name] for name in sorted(values) if before[name] != values[name]}
            if table is applications and not _NO_NEWS.issuperset(after) and "active" not in values:
                after["active"] = now()
            if after:
                earlier = {name: before[name] for name in after}
                self._rows.append(RowChange(table.name, row_id, earlier, after))
                alike[tuple(after)].append({"of_row": row_id, **after})
        for columns, rows in alike.items():
            # The other names of a row are those of the columns that it sets.
            change = sa.update(table).where(table.c.id == sa.bindparam("of_row"))
            self.connection.execute(change, rows)
            self._touch(table, [row["of_row"] for row in rows], columns)

    def delete(self, table: sa.Table, *row_ids: str) -> None:
        """Moves them to the trash. Raises StoreError `store.not_found`."""
        deleted_at = now()
        self.update_many(table, {row_id: {"deleted_at": deleted_at} for row_id in row_ids})

    def say(self, move_id: str, **values: Any) -> None:
        """What counts of a move from now on. Its table is append-only: what corrects a row, or
        takes it back, is a newer one, and a RowChange names the move, not the row."""
        self._say({move_id: values})

    def _say(self, moves: Mapping[str, Mapping[str, Any]]) -> None:
        """By the id of the move."""
        newest = self._newest(list(moves))
        rows = []
        for move_id, values in moves.items():
            was = newest.get(move_id)
            created = _after(None if was is None else was.pop("created"))
            rows.append({"id": new_id(), "move_id": move_id, "created": created, **values})
            self._rows.append(RowChange(stage_moves.name, move_id, was, values))
        self.connection.execute(sa.insert(stage_moves), rows)

    def _newest(self, move_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What counts of each move now, and since when."""
        columns = stage_moves.c
        wanted = sa.select(
            columns.move_id,
            columns.application_id,
            columns.stage_id,
            columns.at,
            columns.withdrawn,
            columns.created,
        ).order_by(columns.created, columns.id)
        found: dict[str, dict[str, Any]] = {}
        for some in portions(move_ids):
            for row in self.connection.execute(wanted.where(columns.move_id.in_(some))).mappings():
                values = {**row}
                found[values.pop("move_id")] = values
        return found

    def say_new(self, moves: Iterable[Mapping[str, Any]]) -> None:
        """Moves that were not there before: as `say`, all at once."""
        rows = [{"id": new_id(), "move_id": new_id(), **values} for values in moves]
        if rows:
            self.connection.execute(sa.insert(stage_moves), rows)
        for row in rows:
            said = {name: row[name] for name in row if name not in ("id", "move_id")}
            self._rows.append(RowChange(stage_moves.name, str(row["move_id"]), None, said))

    def apply(self, change: Change) -> None:
        """Makes every row as it is after `change`: undoes where it is an inverse."""
        with self.several():
            for (table, _, _), rows in groupby(change.rows, _step):
                self._apply(metadata.tables[table], list(rows))

    def _apply(self, table: sa.Table, rows: Sequence[RowChange]) -> None:
        """Rows of one `_step`."""
        said = {row.id: row.after or {} for row in rows}
        if table is stage_moves:
            taken_back = {row.id: {**(row.before or {}), "withdrawn": True} for row in rows}
            self._say(
                {row.id: taken_back[row.id] if row.after is None else row.after for row in rows}
            )
        elif rows[0].after is None:
            self.delete(table, *said)
        elif rows[0].before is None:
            there = self._found(table, said, [])
            back = {key: {**said[key], "deleted_at": None} for key in said if key in there}
            self.update_many(table, back)
            self.insert_many(table, [{"id": key, **said[key]} for key in said if key not in there])
        else:
            wanted: defaultdict[str, dict[str, Any]] = defaultdict(dict)
            for row in rows:
                wanted[row.id].update(row.after or {})
            self.update_many(table, wanted)

    def _found(
        self, table: sa.Table, row_ids: Iterable[str], names: Iterable[str]
    ) -> dict[str, Mapping[str, Any]]:
        """These columns of the rows, by id."""
        wanted = sa.select(table.c.id, *(table.c[name] for name in names))
        found: dict[str, Mapping[str, Any]] = {}
        for some in portions(list(row_ids)):
            rows = self.connection.execute(wanted.where(table.c.id.in_(some))).mappings()
            found |= {row["id"]: row for row in rows}
        return found

    def _touch(self, table: sa.Table, row_ids: list[str], columns: Iterable[str]) -> None:
        if search_index.is_searched(table, columns):
            kind, ids = search_index.things(self.connection, table, row_ids)
            self._to_index[kind] |= ids
            if not self._waits:
                self._index()

    def _index(self) -> None:
        for kind, ids in self._to_index.items():
            search_index.refresh(self.connection, kind, ids)
        self._to_index.clear()


def _step(row: RowChange) -> tuple[str, bool, bool]:
    """Of neighbours with the same one the order does not matter, or is kept by `_apply`."""
    return row.table, row.before is None, row.after is None


def _after(before: datetime | None) -> datetime:
    """Now; and after `before`, should the clock have been set back."""
    return now() if before is None else max(now(), before + _MOMENT)


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a database takes, without what is the store's alone."""
    return {
        name: plain(value) if isinstance(value, str) else value
        for name, value in values.items()
        if name not in _OF_THE_STORE
    }
