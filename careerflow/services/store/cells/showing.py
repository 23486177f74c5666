"""The user's tables, as the cells have them: written, with all that follows from it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change, RowChange
from careerflow.models.shelf import RecentKind
from careerflow.models.tracker import TrashKind
from careerflow.services.store.among import OF_LIST, among, chosen, listed
from careerflow.services.store.cells import filed
from careerflow.services.store.cells.columns import SYNCHRONISED, derived_of
from careerflow.services.store.cells.filed import Filed
from careerflow.services.store.driver import raw
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
from careerflow.services.store.tracker.search_index import Words

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
_SEARCHED_BY = {table: column for table, (_kind, column) in _SEARCHED_AS.items()}
_SEARCHED_BY[cvs.name] = "file_sha256"
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
        self._new: defaultdict[str, list[Filed]] = defaultdict(list)
        self._edited: defaultdict[str, list[tuple[Row, Row]]] = defaultdict(list)
        self._came: defaultdict[str, set[str]] = defaultdict(set)
        self._to_index: defaultdict[str, set[str]] = defaultdict(set)
        self._words: dict[str, Words] = {}
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
        return filed.select(self._connection, table, row_ids)

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
            self._new[table].append(filed.written(table, row))
        elif was != row:
            self._edited[table].append((was, row))

    def arrive(self, table: str, rows: Mapping[str, Filed], words: Mapping[str, Words]) -> None:
        """As `put`, of rows that are not there. `words` may be known of adverts among them."""
        self._new[table].extend(rows.values())
        if table == library_jobs.name:
            self._words.update({row_id: words[row_id] for row_id in rows if row_id in words})

    def bury(self, table: str, row_id: str, was: Row | None) -> None:
        """It is gone for good, as it is after services.store.tracker.purging."""
        gone = {(table, row_id), *((_FILES, sha256) for sha256 in files_of(was or {}))}
        rows = [{"table_name": name, "row_id": of} for name, of in sorted(gone)]
        self._connection.execute(sa.insert(tombstones), rows)
        self._is_purged |= table in _SEARCHED_AS
        if table in _READ and was is not None:
            self._unread.add((table, was[_READ[table][0]]))

    def write(self, table: str) -> None:
        new, edited = self._new.pop(table, []), self._edited.pop(table, [])
        if new:
            self._insert(table, new)
        for was, row in edited:
            filed.update(self._connection, table, was, row)
            changed = {name for name in row if was[name] != row[name]}
            if (
                _SAYS_ANEW & changed
                or table == cvs.name
                or search_index.is_searched(SYNCHRONISED[table], changed)
            ):
                self._touch(table, was, row)
            self._tell(table, row["id"], was, row)

    def _insert(self, table: str, rows: Sequence[Filed]) -> None:
        place = filed.places(table)
        ids = [row[place["id"]] for row in rows]
        driver = raw(self._connection)
        if driver.execute(_ANY_BURIED).fetchone()[0]:
            driver.execute(_UNBURY, (listed(ids),))
        filed.insert(self._connection, table, rows)
        self._came[table].update(ids)
        self._changes += _told_as_new(table, rows)
        if table in _SEARCHED_BY:
            by = place[_SEARCHED_BY[table]]
            self._searched(table).update(row[by] for row in rows)

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
            words = self._words if kind == TrashKind.JOB.value else None
            search_index.refresh(self._connection, kind, ids, words)
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
        if table in _SEARCHED_BY:
            self._searched(table).update(row[_SEARCHED_BY[table]] for row in rows)

    def _searched(self, table: str) -> set[str]:
        """What is to be searched anew because of rows of this table."""
        return self._read_anew if table == cvs.name else self._to_index[_SEARCHED_AS[table][0]]

    def _tell(self, table: str, row_id: str, was: Row, row: Row) -> None:
        names = [name for name in row if name not in _OF_THE_STORE and was[name] != row[name]]
        if names:
            before = {name: was[name] for name in names}
            self._changes.append(
                RowChange(table, row_id, before, {name: row[name] for name in names})
            )


def _told_as_new(table: str, rows: Iterable[Filed]) -> list[RowChange]:
    place = filed.places(table)
    if table == stage_moves.name:
        of = place["move_id"]
        return [RowChange(table, row[of], None, filed.read(table, row, _SAID)) for row in rows]
    of, gone = place["id"], place["deleted_at"]
    return [RowChange(table, row[of], None, {}) for row in rows if row[gone] is None]


def _said(move: Row) -> dict[str, Any]:
    return {name: move[name] for name in _SAID}
