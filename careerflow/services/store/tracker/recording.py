"""What dashboard and statistics are computed from, read at once."""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from careerflow.models.record import Analysis, Record, Tracked
from careerflow.models.tracker import Interview, Stage, StageKind
from careerflow.services.store import deeper
from careerflow.services.store.corrections import CorrectedReports, Listed
from careerflow.services.store.schema import (
    applications,
    cvs,
    interviews,
    jobs,
    library_cvs,
    library_jobs,
    reports,
    stages,
)
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import moving, values


def record(store: Store, scores: CorrectedReports) -> Record:
    """All that is not deleted, in one snapshot; raises StoreError."""
    with store.read() as connection:
        columns = stages.c
        wanted = sa.select(
            columns.id, columns.kind, columns.name, columns.rank, columns.deleted_at
        ).order_by(columns.rank, columns.id)
        listed = connection.execute(wanted).all()
        return Record(
            stages=_stages(row for row in listed if row.deleted_at is None),
            past_stages=_stages(row for row in listed if row.deleted_at is not None),
            applications=_applications(connection, scores.load(connection)),
            analyses=_analyses(connection),
        )


def _stages(rows: Iterable[Any]) -> tuple[Stage, ...]:
    return tuple(Stage(row.id, StageKind(row.kind), row.name, row.rank) for row in rows)


def _applications(connection: sa.Connection, seen: Mapping[str, Listed]) -> tuple[Tracked, ...]:
    histories = moving.histories(connection)
    rounds = _interviews(connection)
    names = _cv_names(connection)
    found = []
    for row in connection.execute(_wanted()):
        moves = tuple(histories.get(row.id, ()))
        corrected = seen.get(row.report_id)
        found.append(
            Tracked(
                row.id,
                row.title,
                row.company,
                row.source,
                row.stage_id,
                row.score if corrected is None else corrected.score,
                row.cv_sha256,
                names.get(row.cv_sha256, row.cv_name),
                moves,
                row.created,
                max((row.active, *(move.at for move in moves))),
                row.next_step,
                row.next_step_on,
                row.deadline,
                tuple(rounds.get(row.id, ())),
            )
        )
    return tuple(found)


def _wanted() -> sa.Select[Any]:
    columns = applications.c
    job = library_jobs.c
    return (
        sa.select(
            columns.id,
            columns.stage_id,
            columns.cv_sha256,
            columns.cv_name,
            columns.next_step,
            columns.next_step_on,
            columns.created,
            columns.active,
            columns.report_id,
            job.title,
            job.company,
            job.source,
            job.deadline,
            deeper.shown("score"),
        )
        .join(library_jobs, job.id == columns.job_id)
        .outerjoin(reports, reports.c.id == columns.report_id)
        .where(columns.deleted_at.is_(None))
        .order_by(columns.id)
    )


def _cv_names(connection: sa.Connection) -> Mapping[str, str]:
    """By file: what the library calls it now."""
    columns = library_cvs.c
    wanted = sa.select(columns.file_sha256, columns.name).where(columns.deleted_at.is_(None))
    return {row.file_sha256: row.name for row in connection.execute(wanted) if row.name}


def _interviews(connection: sa.Connection) -> Mapping[str, list[Interview]]:
    columns = interviews.c
    found: dict[str, list[Interview]] = {}
    wanted = sa.select(interviews).where(columns.deleted_at.is_(None))
    for row in connection.execute(wanted.order_by(columns.created, columns.id)):
        found.setdefault(row.application_id, []).append(values.interview(row))
    return found


def _analyses(connection: sa.Connection) -> tuple[Analysis, ...]:
    columns = reports.c
    wanted = (
        sa.select(columns.id, jobs.c.title, cvs.c.file_name, columns.created)
        .join(jobs, jobs.c.id == columns.job_id)
        .join(cvs, cvs.c.id == columns.cv_id)
        .where(columns.deleted_at.is_(None))
        .order_by(columns.created.desc(), columns.id)
    )
    return tuple(
        Analysis(row.id, row.title or "", row.file_name, row.created)
        for row in connection.execute(wanted)
    )
