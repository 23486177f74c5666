"""Values that lost to later ones of another computer, or of this one: shown, settled, taken
back."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.errors import StoreError
from careerflow.models.sync import Conflict
from careerflow.services.store.cells.columns import SYNCHRONISED, parents_of
from careerflow.services.store.cells.subjects import subject
from careerflow.services.store.cells.tables import sync_conflicts
from careerflow.services.store.cells.values import from_text, plain, stored, stored_row
from careerflow.services.store.everything import BrokenRowError
from careerflow.services.store.schema import (
    applications,
    library_jobs,
    now,
    stage_moves,
    tombstones,
)
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.store.tracker.jobs import text_sha256
from careerflow.services.store.tracker.moving import placed_at_end

KEPT = timedelta(days=30)
"""What was settled stays as long, as everything in the trash does."""

_columns = sync_conflicts.c


def conflicts(connection: sa.Connection) -> tuple[Conflict, ...]:
    """Those that are not settled, the newest first."""
    wanted = sa.select(sync_conflicts).where(_columns.settled.is_(None))
    rows = connection.execute(wanted.order_by(_columns.at.desc(), _columns.id)).mappings().all()
    return tuple(_conflict(connection, dict(row)) for row in rows)


def settle(connection: sa.Connection, ids: Collection[str]) -> None:
    connection.execute(sa.update(sync_conflicts).where(_columns.id.in_(ids)).values(settled=now()))
    connection.execute(sa.delete(sync_conflicts).where(_columns.settled < now() - KEPT))


def take_back(connection: sa.Connection, conflict_id: str) -> Change:
    """What lost is the newest now. Raises StoreError `store.not_found` where the conflict is
    settled, its row is gone, or what it refers to."""
    wanted = sa.select(sync_conflicts).where(_columns.id == conflict_id, _columns.settled.is_(None))
    row = connection.execute(wanted).mappings().one_or_none()
    if row is None or row["table_name"] not in SYNCHRONISED:
        raise StoreError("store.not_found")
    table = SYNCHRONISED[row["table_name"]]
    editing = Editing(connection)
    try:
        lost, column = from_text(row["lost"]), row["column_name"]
        if column:
            value = stored(table, table.c[column], lost)
            _take_back_value(editing, table, row["row_id"], column, value)
        else:
            _take_back_row(editing, table, stored_row(table, row["row_id"], lost))
    except (BrokenRowError, KeyError) as error:
        raise StoreError("store.not_found") from error
    settle(connection, [conflict_id])
    return editing.change


def _take_back_value(
    editing: Editing, table: sa.Table, row_id: str, column: str, value: Any
) -> None:
    _refuse_orphans(editing.connection, table, {column: value})
    if table is applications and column == "stage_id":
        placed_at_end(editing, [row_id], value)
        return
    values = {column: value}
    if table is library_jobs and column == "text":
        values["text_sha256"] = text_sha256(value)
    editing.update(table, row_id, **values)


def _take_back_row(editing: Editing, table: sa.Table, row: Mapping[str, Any]) -> None:
    connection = editing.connection
    _refuse_orphans(connection, table, row)
    if connection.scalar(sa.select(table.c.id).where(table.c.id == row["id"])) is not None:
        editing.update(table, row["id"], **row)
        return
    connection.execute(sa.delete(tombstones).where(tombstones.c.row_id == row["id"]))
    editing.insert_many(table, [row])
    if table is applications:  # its history is gone with it; it begins with where it stands
        editing.say_new(
            [
                {
                    "application_id": row["id"],
                    "stage_id": row["stage_id"],
                    "at": row["created"],
                    "withdrawn": False,
                }
            ]
            if _has_no_moves(connection, row["id"])
            else []
        )


def _refuse_orphans(connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> None:
    for column, parent in parents_of(table.name):
        if column in values:
            of = SYNCHRONISED[parent]
            wanted = sa.select(of.c.id).where(of.c.id == values[column])
            if connection.scalar(wanted) is None:
                raise StoreError("store.not_found")


def _has_no_moves(connection: sa.Connection, application_id: str) -> bool:
    mine = sa.select(stage_moves.c.id).where(stage_moves.c.application_id == application_id)
    return connection.scalar(mine.limit(1)) is None


def _conflict(connection: sa.Connection, row: Mapping[str, Any]) -> Conflict:
    name, row_id, column = row["table_name"], row["row_id"], row["column_name"]
    lost = from_text(row["lost"])
    live: Mapping[str, Any] | None = None
    if name in SYNCHRONISED:
        table = SYNCHRONISED[name]
        wanted = sa.select(table).where(table.c.id == row_id)
        live = next((dict(found) for found in connection.execute(wanted).mappings()), None)
    won = None if live is None or column not in live else plain(live[column])
    ours, theirs = (lost, won) if row["from_here"] else (won, lost)
    about: Mapping[str, Any] = live if live is not None else lost if not column else {}
    return Conflict(
        id=row["id"],
        table=name,
        row_id=row_id,
        column=column,
        subject=subject(connection, name, about),
        ours=ours,
        theirs=theirs,
        at=row["at"],
        gone=not column,
        from_here=row["from_here"],
    )
