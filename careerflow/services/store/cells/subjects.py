"""What the user knows a row by."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from careerflow.services.store.schema import (
    advert_corrections,
    applications,
    cv_corrections,
    library_cvs,
    library_jobs,
    stages,
    verdict_corrections,
)

_ADVERT = sa.select(library_jobs.c.title, library_jobs.c.company)
_CV = sa.select(library_cvs.c.name)


def subject(connection: sa.Connection, table: str, row: Mapping[str, Any]) -> str:
    """The job, with its company, of an application and of all that belongs to it; the name of a
    CV; that of a stage, or its kind where it has none of its own. Empty where nothing is known.
    `row` may lack columns."""
    if table == library_jobs.name:
        return _joined((row.get("title"), row.get("company")))
    if table == library_cvs.name:
        return row.get("name") or row.get("file_name") or ""
    if table == stages.name:
        return row.get("name") or row.get("kind") or ""
    if table == cv_corrections.name:
        wanted = _CV.where(library_cvs.c.file_sha256 == row.get("file_sha256"))
        return connection.scalar(wanted.limit(1)) or ""
    if table in (advert_corrections.name, verdict_corrections.name):
        text = row.get("job_sha256")
        return _first(connection, _ADVERT.where(library_jobs.c.text_sha256 == text))
    job_id = row.get("job_id")
    if "application_id" in row:
        own = sa.select(applications.c.job_id).where(applications.c.id == row["application_id"])
        job_id = connection.scalar(own)
    return _first(connection, _ADVERT.where(library_jobs.c.id == job_id))


def _first(connection: sa.Connection, wanted: sa.Select[Any]) -> str:
    found = connection.execute(wanted.limit(1)).one_or_none()
    return "" if found is None else _joined(tuple(found))


def _joined(parts: tuple[str | None, ...]) -> str:
    return " – ".join(part for part in parts if part)
