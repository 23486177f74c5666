"""Applications that come from a file: all of them are one edit."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.inout import ColumnMapping, More, PlannedRow
from careerflow.models.rank import between, several_between
from careerflow.models.tracker import BUILT_IN_STAGES, Salary, StageKind
from careerflow.services.store.codec import decode, encode
from careerflow.services.store.schema import (
    applications,
    import_mappings,
    library_jobs,
    new_id,
    now,
    stage_moves,
    stages,
)
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import moving, values
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.store.tracker.jobs import text_sha256
from careerflow.services.task import Stage, TaskContext

_AT_ONCE = 500
_APPLIED = BUILT_IN_STAGES[StageKind.APPLIED]
_BEFORE = frozenset({StageKind.WISHLIST.value, StageKind.APPLIED.value})
_NOON = time(12)
_MOMENT = timedelta(minutes=1)


class Importing:
    """Every method may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, ctx: TaskContext, rows: Sequence[PlannedRow]) -> tuple[int, Change]:
        """Adds an application for each, behind what is in its stage. Returns how many too; raises
        Cancelled, and then nothing was added."""
        with self._store.write() as connection:
            work = _Import(connection, rows)
            for done in range(0, len(rows), _AT_ONCE):
                ctx.step(Stage.STORING, done, len(rows))
                work.add(rows[done : done + _AT_ONCE])
            ctx.check()
            return len(rows), work.change

    def mapping(self, headers: Sequence[str]) -> ColumnMapping | None:
        """What columns of these names meant the last time."""
        columns = import_mappings.c
        wanted = sa.select(columns.mapping).where(columns.headers_sha256 == _sha256(headers))
        with self._store.read() as connection:
            found = connection.scalar(wanted.order_by(columns.updated.desc()).limit(1))
        return None if found is None else decode(found, ColumnMapping)

    def keep_mapping(self, headers: Sequence[str], mapping: ColumnMapping) -> None:
        """In place of an earlier one."""
        columns, key = import_mappings.c, _sha256(headers)
        kept = {"mapping": encode(mapping)}
        change = sa.update(import_mappings).where(columns.headers_sha256 == key).values(**kept)
        with self._store.write() as connection:
            if connection.execute(change).rowcount == 0:
                row = sa.insert(import_mappings).values(headers_sha256=key, **kept)
                connection.execute(row)

    def more(self) -> dict[str, More]:
        """Of every application that is not deleted what its card does not say, by its id."""
        job = library_jobs.c
        columns = (applications.c.id, applications.c.notes, job.posted, job.language, job.text)
        wanted = sa.select(*columns).join(library_jobs, job.id == applications.c.job_id)
        with self._store.read() as connection:
            rows = connection.execute(wanted.where(applications.c.deleted_at.is_(None)))
            return {row.id: More(*row[1:]) for row in rows}


class _Import:
    """One import into one transaction."""

    def __init__(self, connection: sa.Connection, rows: Sequence[PlannedRow]) -> None:
        self._connection = connection
        self._editing = Editing(connection)
        self._now = now()
        self._new_stages: dict[str, str] = {}
        for row in rows:
            if row.stage_is_new and row.stage not in self._new_stages:
                self._new_stages[row.stage] = self._add_stage(row.stage)
        wanted = sa.select(stages.c.id, stages.c.kind)
        self._kinds = {row.id: row.kind for row in connection.execute(wanted)}
        self._ranks: dict[str, str | None] = {}

    @property
    def change(self) -> Change:
        return self._editing.change

    def add(self, rows: Sequence[PlannedRow]) -> None:
        jobs: list[dict[str, Any]] = []
        made: list[dict[str, Any]] = []
        moves: list[dict[str, Any]] = []
        for row in rows:
            job_id = row.job_id
            if job_id is None:
                job_id = new_id()
                jobs.append({"id": job_id, **self._created(row), **_job(row)})
            stage_id = self._stage(row)
            application = {
                "id": new_id(),
                "job_id": job_id,
                "stage_id": stage_id,
                "rank": self._next_rank(stage_id),
                **self._created(row),
                "active": self._time(row.saved),
                **_application(row),
            }
            made.append(application)
            moves += self._moves(row, application["id"], stage_id)
        self._editing.insert_many(library_jobs, jobs)
        self._editing.insert_many(applications, made)
        # Not part of the change: they come and go with their application.
        self._connection.execute(sa.insert(stage_moves), moves)

    def _add_stage(self, name: str) -> str:
        last = self._connection.scalar(sa.select(sa.func.max(stages.c.rank)))
        rank = between(last or None, None)
        kind = StageKind.APPLIED.value
        return self._editing.insert(stages, name=name, kind=kind, rank=rank)

    def _stage(self, row: PlannedRow) -> str:
        return self._new_stages[row.stage] if row.stage_is_new else row.stage

    def _next_rank(self, stage_id: str) -> str:
        if stage_id not in self._ranks:
            self._ranks[stage_id] = moving.last_rank(self._connection, stage_id)
        rank = several_between(self._ranks[stage_id], None, 1)[0]
        self._ranks[stage_id] = rank
        return rank

    def _created(self, row: PlannedRow) -> dict[str, Any]:
        return {"created": self._time(row.saved)}

    def _time(self, day: date | None) -> datetime:
        """Noon of a day of the user's, and nothing that is still to come; now, if there is none."""
        if day is None:
            return self._now
        return min(datetime.combine(day, _NOON).astimezone(UTC), self._now)

    def _moves(self, row: PlannedRow, application_id: str, stage_id: str) -> list[dict[str, Any]]:
        """It came into its stage; before that, where the file says when, it was sent."""
        applied, entered = self._time(row.applied), self._time(row.entered or row.saved)
        if row.applied is None:
            return [self._move(application_id, stage_id, entered)]
        if self._kinds[stage_id] in _BEFORE:
            at = self._time(row.entered) if row.entered else applied
            return [self._move(application_id, stage_id, at)]
        last = self._time(row.entered) if row.entered else applied + _MOMENT
        last = min(max(last, applied + _MOMENT), self._now)
        first = min(applied, last - _MOMENT)
        return [
            self._move(application_id, _APPLIED, first),
            self._move(application_id, stage_id, last),
        ]

    def _move(self, application_id: str, stage_id: str, at: datetime) -> dict[str, Any]:
        return {
            "id": new_id(),
            "move_id": new_id(),
            "application_id": application_id,
            "stage_id": stage_id,
            "at": at,
            "withdrawn": False,
        }


def _job(row: PlannedRow) -> dict[str, Any]:
    return {
        "text": row.text,
        "text_sha256": text_sha256(row.text),
        "tags": (),
        "notes": "",
        **values.of_facts(row.facts),
    }


def _application(row: PlannedRow) -> dict[str, Any]:
    return {
        "cv_name": row.cv_name,
        "link": "",
        "next_step": row.next_step,
        "next_step_on": row.next_step_on,
        "tags": row.tags,
        "notes": row.notes,
        **values.of_salary(Salary()),
    }


def _sha256(headers: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(headers)).encode()).hexdigest()
