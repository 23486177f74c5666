"""The user's tables, as the cells have them: written, with all that follows from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change, RowChange
from careerflow.models.shelf import RecentKind
from careerflow.models.tracker import TrashKind
from careerflow.services.store.among import OF_LIST, among, chosen, listed
from careerflow.services.store.cells.arriving import Arrived, as_stored, stored_values
from careerflow.services.store.cells.columns import SYNCHRONISED, derived_of
from careerflow.services.store.driver import insert, raw
from careerflow.services.store.everything import files_of
from careerflow.services.store.schema import (
    applications,
    contacts,
    cvs,
    interviews,
    jobs,
    library_cvs,
    library_jobs,
    stage_moves,
    tombstones,
)
from careerflow.services.store.tracker import search_index
from careerflow.services.store.tracker.purging import forget_recent

Row = Mapping[str, Any]

_OF_THE_STORE = frozenset({"id", "created", "updated"})
_SAID = ("application_id", "stage_id", "at", "withdrawn")
_SEARCHED_AS = {
    library_cvs.name: (TrashKind.CV.value, "id"),
    library_jobs.name: (TrashKind.JOB.value, "id"),
    applications.name: (TrashKind.APPLICATION.value, "id"),
    interviews.name: (TrashKind.APPLICATION.value, "application_id"),
    contacts.name: (TrashKind.APPLICATION.value, "application_id"),
}
_READ = {cvs.name: ("file_sha256", RecentKind.CV), jobs.name: ("text_sha256", RecentKind.JOB)}
"""Readings by the program: of which content, and what that is among what was used lately."""

_SAYS_ANEW = {"application_id", "file_sha256"}
"""Columns by which something else is searched as the same thing."""

_FILES = "files"
_ANY_BURIED = "SELECT EXISTS (SELECT 1 FROM tombstones)"
_UNBURY = f"DELETE FROM tombstones WHERE row_id {OF_LIST}"  # noqa: S608


class Showing:
    """What happens in one transaction of the store."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._changes: list[RowChange] = []
        self._new: defaultdict[str, list[Arrived]] = defaultdict(list)
        self._edited: defaultdict[str, list[tuple[Row, Row]]] = defaultdict(list)
        self._came: defaultdict[str, set[str]] = defaultdict(set)
        self._to_index: defaultdict[str, set[str]] = defaultdict(set)
        self._read_anew: set[str] = set()
        self._unread: set[tuple[str, str]] = set()
        self._is_purged = False

    @property
    def change(self) -> Change:
        """New rows are told by their ids alone, moves of the history by what they say; what came
        into the trash is not told."""
        return Change(tuple(self._changes))

    def live(self, table: str, row_ids: Collection[str]) -> dict[str, Row]:
        """What the table holds of these rows, by id."""
        rows = self._connection.execute(_these(table), chosen(row_ids)).mappings()
        return {row["id"]: dict(row) for row in rows}

    def there(self, table: str, row_ids: Collection[str]) -> set[str]:
        """Those of these rows that the table holds."""
        return self.referring(table, "id", row_ids)

    def referring(self, table: str, column: str, row_ids: Collection[str]) -> set[str]:
        """The rows of the table that refer to one of those by `column`."""
        if not row_ids:
            return set()
        wanted = f"SELECT id FROM {table} WHERE {column} {OF_LIST}"  # noqa: S608
        return {of for (of,) in raw(self._connection).execute(wanted, (listed(row_ids),))}

    def came(self, table: str) -> list[str]:
        """The rows that were not in the table before."""
        return sorted(self._came[table])

    def put(self, table: str, was: Row | None, row: Row) -> None:
        """The table is to hold `row`, as `write` makes it, in place of `was`."""
        if was is None:
            self._new[table].append(as_stored(table, row))
        elif was != row:
            self._edited[table].append((was, row))

    def arrive(self, table: str, rows: Iterable[Arrived]) -> None:
        """As `put`, of rows that are not there."""
        self._new[table].extend(rows)

    def bury(self, table: str, row_id: str, was: Row | None) -> None:
        """It is gone for good, as it is after services.store.tracker.purging."""
        gone = {(table, row_id), *((_FILES, sha256) for sha256 in files_of(was or {}))}
        rows = [{"table_name": name, "row_id": of} for name, of in sorted(gone)]
        self._connection.execute(sa.insert(tombstones), rows)
        self._is_purged |= table in _SEARCHED_AS
        if table in _READ and was is not None:
            self._unread.add((table, was[_READ[table][0]]))

    def write(self, table: str) -> None:
        of = SYNCHRONISED[table]
        new, edited = self._new.pop(table, []), self._edited.pop(table, [])
        if new:
            self._insert(table, new)
        for was, row in edited:
            self._update(table, was, row)
        came = [row for row, _stored in new]
        self._came[table].update(row["id"] for row in came)
        self._touch(table, *came)
        self._changes += _told_as_new(table, came)
        for was, row in edited:
            changed = {name for name in row if was[name] != row[name]}
            if _SAYS_ANEW & changed or table == cvs.name or search_index.is_searched(of, changed):
                self._touch(table, was, row)
            self._tell(table, row["id"], was, row)

    def _insert(self, table: str, rows: Sequence[Arrived]) -> None:
        driver = raw(self._connection)
        if driver.execute(_ANY_BURIED).fetchone()[0]:
            ids = [row["id"] for row, _stored in rows]
            driver.execute(_UNBURY, (listed(ids),))
        insert(self._connection, _into(table), [stored for _row, stored in rows])

    def _update(self, table: str, was: Row, row: Row) -> None:
        values = stored_values(table, {name: row[name] for name in row if row[name] != was[name]})
        into = ", ".join(f"{name} = ?" for name in values)
        said = f"UPDATE {table} SET {into} WHERE id = ?"  # noqa: S608
        raw(self._connection).execute(said, (*values.values(), row["id"]))

    def remove(self, leaving: Mapping[str, Mapping[str, Row]]) -> None:
        """Takes rows out of their tables, by table and id: what refers to others goes first."""
        for table in reversed(SYNCHRONISED):
            rows = leaving.get(table, {})
            if rows:
                for column in (*derived_of(table), SYNCHRONISED[table].c.id):
                    made = sa.delete(column.table).where(among(column))
                    self._connection.execute(made, chosen(rows))
            for row_id, was in rows.items():
                self._touch(table, was)
                if table == stage_moves.name:
                    self._changes.append(RowChange(table, was["move_id"], _said(was), None))
                else:
                    self._changes.append(RowChange(table, row_id, was, None))

        for table, sha256 in sorted(self._unread):
            self._forget(table, sha256)

    def index(self) -> None:
        """Makes the search say what the tables say, when all is written."""
        for kind, ids in self._to_index.items():
            search_index.refresh(self._connection, kind, ids)
        for sha256 in sorted(self._read_anew):
            search_index.refresh_file(self._connection, sha256)
        if self._is_purged:
            search_index.forget(self._connection)

    def _forget(self, table: str, sha256: str) -> None:
        """As purging does where the last reading of it is gone."""
        column, kind = _READ[table]
        of = SYNCHRONISED[table]
        if self._connection.scalar(sa.select(of.c.id).where(of.c[column] == sha256)) is None:
            forget_recent(self._connection, kind, sha256)

    def _touch(self, table: str, *rows: Row) -> None:
        if table in _SEARCHED_AS:
            kind, column = _SEARCHED_AS[table]
            self._to_index[kind].update(row[column] for row in rows)
        elif table == cvs.name:
            self._read_anew.update(row["file_sha256"] for row in rows)

    def _tell(self, table: str, row_id: str, was: Row, row: Row) -> None:
        names = [name for name in row if name not in _OF_THE_STORE and was[name] != row[name]]
        if names:
            before = {name: was[name] for name in names}
            self._changes.append(
                RowChange(table, row_id, before, {name: row[name] for name in names})
            )


@cache
def _these(table: str) -> sa.Select[Any]:
    of = SYNCHRONISED[table]
    return sa.select(of).where(among(of.c.id))


@cache
def _into(table: str) -> str:
    return f"INSERT INTO {table} ({', '.join(SYNCHRONISED[table].c.keys())})"


def _told_as_new(table: str, rows: Iterable[Row]) -> list[RowChange]:
    if table == stage_moves.name:
        return [RowChange(table, row["move_id"], None, _said(row)) for row in rows]
    return [RowChange(table, row["id"], None, {}) for row in rows if row["deleted_at"] is None]


def _said(move: Row) -> dict[str, Any]:
    return {name: move[name] for name in _SAID}
