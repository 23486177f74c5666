"""Rows that come from another library, or from this one at another time, into this one: by their
ids; of two that differ the one that was changed later counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change, RowChange
from careerflow.models.inout import Counts, RowKind
from careerflow.models.tracker import BUILT_IN_STAGES
from careerflow.services.store.everything import FILE_COLUMNS, BrokenRowError, files_of
from careerflow.services.store.schema import (
    applications,
    cvs,
    library_cvs,
    library_jobs,
    metadata,
    reports,
    stage_moves,
    stages,
    tombstones,
)
from careerflow.services.store.tracker import search_index
from careerflow.services.task import Stage, TaskContext

_KINDS = {
    library_cvs: RowKind.CVS,
    library_jobs: RowKind.JOBS,
    applications: RowKind.APPLICATIONS,
    reports: RowKind.REPORTS,
}
_OF_THE_STORE = ("id", "created", "updated")
_SAID = ("application_id", "stage_id", "at", "withdrawn")
_AT_ONCE = 500
_BUILT_IN = frozenset(BUILT_IN_STAGES.values())


class Merge:
    """One import: what it counts and what it changes. Without `writes` it only looks."""

    def __init__(self, connection: sa.Connection, *, writes: bool) -> None:
        self._connection = connection
        self._writes = writes
        self._counts: Counter[tuple[RowKind, str]] = Counter()
        self._rows: list[RowChange] = []
        self._ids: dict[str, set[str]] = {}
        self._new_applications: set[str] = set()
        self._touched: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self.files: set[str] = set()

    @property
    def change(self) -> Change:
        """A new row is told by its id alone: it is still there after an undo, in the trash."""
        return Change(tuple(self._rows))

    @property
    def counts(self) -> dict[RowKind, Counts]:
        names = ("new", "newer", "same", "older")
        return {
            kind: Counts(*(self._counts[kind, name] for name in names))
            for kind in RowKind
            if any(self._counts[kind, name] for name in names)
        }

    def take(self, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Rows of services.store.everything.row_of; those that they refer to were taken before.
        Raises BrokenRowError where they were not, or an id is there twice."""
        waiting = iter(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            self._take(table, some)

    def index(self, ctx: TaskContext) -> None:
        """Brings the search index up to date, when all was taken; raises Cancelled."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, rows in self._touched.items():
            table = metadata.tables[name]
            if table is cvs:
                for sha256 in {row["file_sha256"] for row in rows}:
                    search_index.refresh_file(self._connection, sha256)
            elif search_index.is_searched(table, ("deleted_at",)):
                for ids in search_index.portions([row["id"] for row in rows]):
                    kind, of = search_index.things(self._connection, table, ids)
                    found[kind] |= of
        total, done = sum(len(ids) for ids in found.values()), 0
        for kind, all_of_it in found.items():
            for ids in search_index.portions(sorted(all_of_it)):
                ctx.step(Stage.STORING, done, total)
                search_index.refresh(self._connection, kind, ids)
                done += len(ids)

    def _take(self, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        self._check(table, rows)
        here = self._here(table, [row["id"] for row in rows])
        new = []
        for row in rows:
            self.files.update(files_of(row))
            was = here.get(row["id"])
            if was is None:
                new.append(row)
                self._count(table, "new")
            else:
                self._count(table, self._meet(table, was, row))
        self._add(table, new)

    def _check(self, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        ids = self._known(table)
        for number, row in enumerate(rows, start=1):
            if row["id"] in ids:
                raise BrokenRowError("id", behind=len(rows) - number)
            ids.add(row["id"])
        for column in table.c:
            for key in column.foreign_keys:
                self._check_reference(column, key.column.table, rows)

    def _check_reference(
        self, column: sa.Column[Any], target: sa.Table, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        unknown = {row[column.name] for row in rows} - self._known(target)
        wanted = sa.select(target.c.id).where(target.c.id.in_(unknown))
        unknown = unknown.difference(self._connection.scalars(wanted))
        for number, row in enumerate(rows, start=1):
            if row[column.name] in unknown:
                raise BrokenRowError(column.name, behind=len(rows) - number)

    def _known(self, table: sa.Table) -> set[str]:
        return self._ids.setdefault(table.name, set())

    def _here(self, table: sa.Table, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        wanted = sa.select(table).where(table.c.id.in_(ids))
        return {row["id"]: dict(row) for row in self._connection.execute(wanted).mappings()}

    def _meet(self, table: sa.Table, was: Mapping[str, Any], row: Mapping[str, Any]) -> str:
        """What becomes of a row that is here already."""
        before, after = _differing(was, row)
        if table is stages and row["id"] in _BUILT_IN and was["created"] == was["updated"]:
            # Made with the library, and never touched: it has no time of the user's.
            self._put(table, row, before, after)
            return "newer" if after else "same"
        if not after:
            return "same"
        if table is stage_moves or row["updated"] <= was["updated"]:
            return "older"
        self._put(table, row, before, after)
        return "newer"

    def _put(
        self,
        table: sa.Table,
        row: Mapping[str, Any],
        before: Mapping[str, Any],
        after: Mapping[str, Any],
    ) -> None:
        if self._writes:
            self._touch(table, [row])
            self._connection.execute(sa.update(table).where(table.c.id == row["id"]).values(**row))
        if after:
            self._rows.append(RowChange(table.name, row["id"], before, after))

    def _add(self, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if table is applications:
            self._new_applications.update(row["id"] for row in rows)
        if table is stage_moves:
            self._note_moves(rows)
        else:
            self._rows += (
                RowChange(table.name, row["id"], None, {})
                for row in rows
                if row["deleted_at"] is None
            )
        if rows and self._writes:
            ids = [row["id"] for row in rows]
            self._connection.execute(sa.delete(tombstones).where(tombstones.c.row_id.in_(ids)))
            self._connection.execute(sa.insert(table), [dict(row) for row in rows])
            self._touch(table, rows)

    def _touch(self, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> None:
        names = ("id", *FILE_COLUMNS)
        self._touched[table.name] += ({n: row[n] for n in names if n in row} for row in rows)

    def _note_moves(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Of applications that were here: theirs come and go with them."""
        for row in rows:
            if row["application_id"] not in self._new_applications:
                before = self._newest(row["move_id"])
                if before is None or before["created"] < row["created"]:
                    was = None if before is None else {name: before[name] for name in _SAID}
                    said = {name: row[name] for name in _SAID}
                    self._rows.append(RowChange(stage_moves.name, row["move_id"], was, said))

    def _newest(self, move_id: str) -> Mapping[str, Any] | None:
        columns = stage_moves.c
        wanted = sa.select(stage_moves).where(columns.move_id == move_id)
        newest = wanted.order_by(columns.created.desc(), columns.id.desc()).limit(1)
        found = self._connection.execute(newest).mappings().one_or_none()
        return None if found is None else dict(found)

    def _count(self, table: sa.Table, what: str) -> None:
        self._counts[_KINDS.get(table, RowKind.OTHERS), what] += 1


def _differing(
    was: Mapping[str, Any], row: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs, but for what is the store's alone: as it was, and as it comes."""
    names = [name for name in row if name not in _OF_THE_STORE and was[name] != row[name]]
    return {name: was[name] for name in names}, {name: row[name] for name in names}
