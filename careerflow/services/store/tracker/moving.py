"""Applications put into a stage and a place, and the history that this leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.models.rank import several_between
from careerflow.models.tracker import Move
from careerflow.services.store.schema import applications, new_id, now, stage_moves
from careerflow.services.store.tracker.editing import Editing


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an application is put: `rank` is its place in the stage (models.rank)."""

    application_id: str
    stage_id: str
    rank: str


def place(editing: Editing, placement: Placement, at: datetime) -> None:
    """Raises StoreError `store.not_found`. A change of the stage goes into the history."""
    columns = applications.c
    wanted = sa.select(columns.stage_id).where(columns.id == placement.application_id)
    was = editing.connection.scalar(wanted)
    if was is None:
        raise StoreError("store.not_found")
    editing.update(
        applications, placement.application_id, stage_id=placement.stage_id, rank=placement.rank
    )
    if was != placement.stage_id:
        note(editing, placement.application_id, placement.stage_id, at)


def placed_at_end(editing: Editing, application_ids: Sequence[str], stage_id: str) -> None:
    """In their order, behind what is in the stage already."""
    ranks = several_between(last_rank(editing.connection, stage_id), None, len(application_ids))
    for application_id, rank in zip(application_ids, ranks, strict=True):
        place(editing, Placement(application_id, stage_id, rank), now())


def last_rank(connection: sa.Connection, stage_id: str) -> str | None:
    """None where the stage is empty; deleted applications keep their places."""
    wanted = sa.select(sa.func.max(applications.c.rank)).where(applications.c.stage_id == stage_id)
    rank: str | None = connection.scalar(wanted)
    return rank or None


def first_rank(connection: sa.Connection, stage_id: str) -> str | None:
    """As `last_rank`, at the other end."""
    wanted = sa.select(sa.func.min(applications.c.rank)).where(applications.c.stage_id == stage_id)
    rank: str | None = connection.scalar(wanted)
    return rank or None


def note(editing: Editing, application_id: str, stage_id: str, at: datetime) -> str:
    """A new move of the history; returns its id."""
    move_id = new_id()
    editing.say(move_id, application_id=application_id, stage_id=stage_id, at=at, withdrawn=False)
    return move_id


def correct(editing: Editing, application_id: str, move: Move, *, withdrawn: bool = False) -> None:
    """A newer row of the move, which then counts. Raises StoreError `store.not_found`."""
    columns = stage_moves.c
    wanted = sa.select(columns.id).where(
        columns.move_id == move.id, columns.application_id == application_id
    )
    if editing.connection.scalar(wanted.limit(1)) is None:
        raise StoreError("store.not_found")
    editing.say(
        move.id,
        application_id=application_id,
        stage_id=move.stage_id,
        at=move.at,
        withdrawn=withdrawn,
    )


def histories(
    connection: sa.Connection, application_ids: Sequence[str] | None = None
) -> dict[str, list[Move]]:
    """The moves that count, by application, in the order of their times; None is all."""
    columns = stage_moves.c
    wanted = sa.select(
        columns.move_id, columns.application_id, columns.stage_id, columns.at, columns.withdrawn
    ).where(columns.deleted_at.is_(None))
    if application_ids is not None:
        wanted = wanted.where(columns.application_id.in_(application_ids))
    newest = {
        row.move_id: row for row in connection.execute(wanted.order_by(columns.created, columns.id))
    }
    found: dict[str, list[Move]] = {}
    for row in newest.values():
        if not row.withdrawn:
            move = Move(row.move_id, row.stage_id, row.at)
            found.setdefault(row.application_id, []).append(move)
    for moves in found.values():
        moves.sort(key=lambda move: move.at)
    return found
