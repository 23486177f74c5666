"""Edits of the user's own rows: one transaction each, remembered so that they can be undone."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change, RowChange
from careerflow.models.errors import StoreError
from careerflow.services.store.schema import metadata, new_id, now, stage_moves
from careerflow.services.store.shelf import plain

_OF_THE_STORE = frozenset({"id", "created", "updated"})


class Editing:
    """What happens in one transaction of the store; `change` is what it came to."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._rows: list[RowChange] = []

    @property
    def change(self) -> Change:
        return Change(tuple(self._rows))

    def insert(self, table: sa.Table, **values: Any) -> str:
        """A new row; returns its id."""
        row_id = str(values.pop("id", None) or new_id())
        values = _clean(values)
        self.connection.execute(sa.insert(table).values(id=row_id, **values))
        self._rows.append(RowChange(table.name, row_id, None, values))
        return row_id

    def update(self, table: sa.Table, row_id: str, **values: Any) -> None:
        """Changes what differs. Raises StoreError `store.not_found`."""
        values = _clean(values)
        wanted = sa.select(*(table.c[name] for name in values)).where(table.c.id == row_id)
        found = self.connection.execute(wanted).mappings().one_or_none()
        if found is None:
            raise StoreError("store.not_found")
        differing = {name for name in values if found[name] != values[name]}
        if not differing:
            return
        after = {name: values[name] for name in sorted(differing)}
        before = {name: found[name] for name in sorted(differing)}
        self.connection.execute(sa.update(table).where(table.c.id == row_id).values(**after))
        self._rows.append(RowChange(table.name, row_id, before, after))

    def delete(self, table: sa.Table, row_id: str) -> None:
        """Moves it to the trash. Raises StoreError `store.not_found`."""
        self.update(table, row_id, deleted_at=now())

    def say(self, move_id: str, **values: Any) -> None:
        """What counts of a move from now on. Its table is append-only: what corrects a row, or
        takes it back, is a newer one, and a RowChange names the move, not the row."""
        columns = stage_moves.c
        wanted = sa.select(columns.application_id, columns.stage_id, columns.at, columns.withdrawn)
        versions = wanted.where(columns.move_id == move_id)
        newest = versions.order_by(columns.created.desc(), columns.id.desc()).limit(1)
        before = self.connection.execute(newest).mappings().one_or_none()
        said = {"move_id": move_id, **values}
        self.connection.execute(sa.insert(stage_moves).values(id=new_id(), **said))
        was = None if before is None else dict(before)
        self._rows.append(RowChange(stage_moves.name, move_id, was, values))

    def apply(self, change: Change) -> None:
        """Makes every row as it is after `change`: undoes where it is an inverse."""
        for row in change.rows:
            self._apply(metadata.tables[row.table], row)

    def _apply(self, table: sa.Table, row: RowChange) -> None:
        if table is stage_moves:
            values = (
                row.after if row.after is not None else {**(row.before or {}), "withdrawn": True}
            )
            self.say(row.id, **values)
        elif row.after is None:
            self.delete(table, row.id)
        elif row.before is None and self._is_there(table, row.id):
            self.update(table, row.id, **{**row.after, "deleted_at": None})
        elif row.before is None:
            self.insert(table, id=row.id, **row.after)
        else:
            self.update(table, row.id, **row.after)

    def _is_there(self, table: sa.Table, row_id: str) -> bool:
        found = self.connection.scalar(sa.select(table.c.id).where(table.c.id == row_id))
        return found is not None


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a database takes, without what is the store's alone."""
    return {
        name: plain(value) if isinstance(value, str) else value
        for name, value in values.items()
        if name not in _OF_THE_STORE
    }
