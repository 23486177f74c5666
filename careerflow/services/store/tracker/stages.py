"""The columns of the pipeline."""

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.errors import StoreError
from careerflow.models.tracker import BUILT_IN_STAGES, Stage, StageKind
from careerflow.services.store.schema import applications, stages
from careerflow.services.store.store import Store
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.store.tracker.moving import placed_at_end


class Stages:
    """Every method may raise StoreError; `store.not_found` where an id is unknown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Stage, ...]:
        """From left to right."""
        with self._store.read() as connection:
            return listed(connection)

    def add(self, name: str, kind: StageKind, rank: str) -> tuple[str, Change]:
        """A stage of the user's own; returns its id too."""
        with self._store.write() as connection:
            editing = Editing(connection)
            stage_id = editing.insert(stages, name=name, kind=kind.value, rank=rank)
        return stage_id, editing.change

    def edit(
        self,
        stage_id: str,
        name: str | None = None,
        kind: StageKind | None = None,
        rank: str | None = None,
    ) -> Change:
        """Changes what is not None; an empty name gives a built-in stage its own again."""
        values = {"name": name, "kind": None if kind is None else kind.value, "rank": rank}
        with self._store.write() as connection:
            editing = Editing(connection)
            wanted = {key: value for key, value in values.items() if value is not None}
            editing.update(stages, stage_id, **wanted)
        return editing.change

    def delete(self, stage_id: str, move_to: str) -> Change:
        """Its applications go to the end of stage `move_to`. Raises StoreError
        `tracker.stage_stays` for a built-in one."""
        if stage_id in BUILT_IN_STAGES.values():
            raise StoreError("tracker.stage_stays")
        with self._store.write() as connection:
            editing = Editing(connection)
            placed_at_end(editing, _inside(connection, stage_id), move_to)
            editing.delete(stages, stage_id)
        return editing.change


def listed(connection: sa.Connection) -> tuple[Stage, ...]:
    """From left to right."""
    columns = stages.c
    wanted = (
        sa.select(columns.id, columns.kind, columns.name, columns.rank)
        .where(columns.deleted_at.is_(None))
        .order_by(columns.rank, columns.id)
    )
    return tuple(
        Stage(row.id, StageKind(row.kind), row.name, row.rank) for row in connection.execute(wanted)
    )


def _inside(connection: sa.Connection, stage_id: str) -> list[str]:
    """Also deleted ones, which may come back: their stage must then be there."""
    columns = applications.c
    wanted = sa.select(columns.id).where(columns.stage_id == stage_id)
    return list(connection.scalars(wanted.order_by(columns.rank, columns.id)))
