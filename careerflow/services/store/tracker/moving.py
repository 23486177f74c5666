"""Applications put into a stage and a place, and the history that this leaves."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.models.rank import several_between
from careerflow.models.tracker import Move
from careerflow.services.store.schema import applications, new_id, now, stage_moves
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.store.tracker.search_index import portions


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an application is put: `rank` is its place in the stage (models.rank)."""

    application_id: str
    stage_id: str
    rank: str


def place(editing: Editing, placements: Sequence[Placement], at: datetime) -> None:
    """All or none. Raises StoreError `store.not_found`. Changes of the stage go into the
    histories."""
    wanted = {each.application_id: each for each in placements}
    was = _stages_of(editing.connection, list(wanted))
    if was.keys() != wanted.keys():
        raise StoreError("store.not_found")
    editing.update_many(
        applications,
        {key: {"stage_id": each.stage_id, "rank": each.rank} for key, each in wanted.items()},
    )
    editing.say_new(
        {"application_id": key, "stage_id": each.stage_id, "at": at, "withdrawn": False}
        for key, each in wanted.items()
        if was[key] != each.stage_id
    )


def placed_at_end(editing: Editing, application_ids: Sequence[str], stage_id: str) -> None:
    """In their order, behind what is in the stage already."""
    ranks = several_between(last_rank(editing.connection, stage_id), None, len(application_ids))
    placements = [
        Placement(application_id, stage_id, rank)
        for application_id, rank in zip(application_ids, ranks, strict=True)
    ]
    place(editing, placements, now())


def _stages_of(connection: sa.Connection, application_ids: Sequence[str]) -> dict[str, str]:
    columns = applications.c
    found: dict[str, str] = {}
    for some in portions(application_ids):
        wanted = sa.select(columns.id, columns.stage_id).where(columns.id.in_(some))
        found |= {row.id: row.stage_id for row in connection.execute(wanted)}
    return found


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
    """The moves that count, by application, in the order of their times, equal ones in that in
    which they were told; None is all."""
    found: dict[str, list[Move]] = {}
    for row in _counting(connection, application_ids):
        move = Move(row.move_id, row.stage_id, datetime.fromisoformat(row.at))
        found.setdefault(row.application_id, []).append(move)
    for moves in found.values():
        moves.sort(key=lambda move: move.at)
    return found


@dataclass(frozen=True, slots=True)
class Stand:
    """What a history comes to: see models.tracker.Card."""

    entered: datetime
    applied: datetime | None


def stand(moves: Sequence[Move], wishes: Collection[str]) -> Stand | None:
    """Of one history; None where there is none."""
    sent = (move.at for move in moves if move.stage_id not in wishes)
    return Stand(moves[-1].at, next(sent, None)) if moves else None


def stands(
    connection: sa.Connection, wishes: Collection[str], only: Sequence[str] | None = None
) -> dict[str, Stand]:
    """Of all applications, or `only` of these, by id; `wishes` are the stages in which nothing has
    been sent yet.

    Times of the store are compared as text, since there are tens of thousands of them.
    """
    entered: dict[str, str] = {}
    applied: dict[str, str] = {}
    for _, key, stage_id, at, _ in _counting(connection, only):
        if at >= entered.get(key, ""):
            entered[key] = at
        if stage_id not in wishes and (key not in applied or at < applied[key]):
            applied[key] = at
    read = datetime.fromisoformat
    return {
        key: Stand(read(at), read(applied[key]) if key in applied else None)
        for key, at in entered.items()
    }


def _counting(connection: sa.Connection, application_ids: Sequence[str] | None) -> Iterable[Any]:
    """The newest row of each move that is not withdrawn, its times as text; in the order in which
    the moves were told first."""
    columns = stage_moves.c
    wanted = sa.select(
        columns.move_id,
        columns.application_id,
        columns.stage_id,
        sa.type_coerce(columns.at, sa.String),
        columns.withdrawn,
    ).where(columns.deleted_at.is_(None))
    if application_ids is not None:
        wanted = wanted.where(columns.application_id.in_(application_ids))
    rows = connection.execute(wanted.order_by(columns.created, columns.id)).all()
    newest = {row[0]: row for row in rows}
    return [row for row in newest.values() if not row[4]]


def placed_before(
    connection: sa.Connection, application_ids: Sequence[str], stage_id: str, before: str | None
) -> list[Placement]:
    """In their order before the application `before` of the stage, or at its end. Of cards with
    equal ranks, which two computers may have made, those behind get others, so that there is
    room."""
    columns = applications.c
    wanted = sa.select(columns.id, columns.rank).where(columns.stage_id == stage_id)
    moved = set(application_ids)
    rows = connection.execute(wanted.order_by(columns.rank, columns.id))
    column = [(row.id, row.rank) for row in rows if row.id not in moved]
    place = next((n for n, (key, _) in enumerate(column) if key == before), len(column))
    low = column[place - 1][1] if place else None
    end = place
    while end < len(column) and column[end][1] == low:
        end += 1
    high = column[end][1] if end < len(column) else None
    keys = [*application_ids, *(key for key, _ in column[place:end])]
    ranks = several_between(low, high, len(keys))
    return [Placement(key, stage_id, rank) for key, rank in zip(keys, ranks, strict=True)]
