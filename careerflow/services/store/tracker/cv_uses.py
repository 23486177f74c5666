"""What a CV was sent with and compared with, by the hash of its file."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from careerflow.models.cv_uses import SentWith
from careerflow.models.tracker import Stage, StageKind
from careerflow.services.store.schema import applications, cvs, library_jobs, reports, stages


def sent_with(connection: sa.Connection, sha256: str) -> tuple[SentWith, ...]:
    """Applications that are not deleted, the newest first."""
    wanted = (
        sa.select(
            applications.c.id,
            applications.c.created,
            library_jobs.c.title,
            library_jobs.c.company,
            stages.c.id.label("stage_id"),
            stages.c.kind,
            stages.c.name,
            stages.c.rank,
        )
        .join(library_jobs, library_jobs.c.id == applications.c.job_id)
        .join(stages, stages.c.id == applications.c.stage_id)
        .where(applications.c.cv_sha256 == sha256, applications.c.deleted_at.is_(None))
        .order_by(applications.c.created.desc(), applications.c.id)
    )
    return tuple(_sent(row) for row in connection.execute(wanted))


def report_ids(connection: sa.Connection, *sha256: str) -> Mapping[str, frozenset[str]]:
    """By the hash of each file, the ids of its reports that are not deleted."""
    wanted = (
        sa.select(cvs.c.file_sha256, reports.c.id)
        .join(reports, reports.c.cv_id == cvs.c.id)
        .where(cvs.c.file_sha256.in_(sha256), reports.c.deleted_at.is_(None))
    )
    found: dict[str, set[str]] = {each: set() for each in sha256}
    for file, report_id in connection.execute(wanted):
        found[file].add(report_id)
    return {file: frozenset(ids) for file, ids in found.items()}


def _sent(row: Any) -> SentWith:
    stage = Stage(row.stage_id, StageKind(row.kind), row.name, row.rank)
    return SentWith(row.id, row.title, row.company, stage, row.created)
