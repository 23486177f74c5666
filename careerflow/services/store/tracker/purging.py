"""What goes for good: rows with all that belongs to them, and readings and files that nothing names
any more. Each row leaves a tombstone, so that a synchronised computer learns of it."""

from collections.abc import Collection, Iterable
from datetime import datetime

import sqlalchemy as sa

from careerflow.models.shelf import RecentKind
from careerflow.services.store.schema import (
    advert_corrections,
    applications,
    attachments,
    contacts,
    cv_corrections,
    cv_vectors,
    cvs,
    drafts,
    interviews,
    jobs,
    library_cvs,
    library_jobs,
    recents,
    reports,
    stage_moves,
    tombstones,
    verdict_corrections,
)
from careerflow.services.store.tracker import search_index
from careerflow.services.store.tracker.search_index import portions

_FILES = "files"
"""The "table" of tombstones that name files."""
_BELONGING = (stage_moves, interviews, contacts, attachments)


def purge(connection: sa.Connection, before: datetime, only: Collection[str] | None = None) -> int:
    """Of what was deleted before then, all that nothing else needs; `only` those with these ids.
    Returns how many CVs, jobs, applications and reports that were."""
    files, texts = set[str](), set[str]()
    gone = _purge_applications(connection, before, files, only)
    gone += _purge_jobs(connection, before, texts, only)
    gone += _purge_cvs(connection, before, files, only)
    gone += _purge_reports(connection, before, files, texts, only)
    _purge_readings_of_adverts(connection, texts)
    _purge_readings_of_cvs(connection, files)
    _bury(connection, _FILES, files)
    if gone:
        search_index.forget(connection)
    return gone


def needless_files(connection: sa.Connection) -> list[str]:
    """Hashes of files that were given up and that nothing names."""
    wanted = sa.select(tombstones.c.row_id).where(tombstones.c.table_name == _FILES).distinct()
    given_up = set(connection.scalars(wanted))
    for column in (
        cvs.c.file_sha256,
        library_cvs.c.file_sha256,
        applications.c.cv_sha256,
        attachments.c.file_sha256,
        drafts.c.cv_sha256,
    ):
        for some in portions(sorted(given_up)):
            given_up -= set(connection.scalars(sa.select(column).where(column.in_(some))))
    return sorted(given_up)


def _of(table: sa.Table, before: datetime, only: Collection[str] | None) -> sa.ColumnElement[bool]:
    gone = table.c.deleted_at < before
    return gone if only is None else sa.and_(gone, table.c.id.in_(only))


def _purge_applications(
    connection: sa.Connection, before: datetime, files: set[str], only: Collection[str] | None
) -> int:
    columns = applications.c
    wanted = sa.select(columns.id, columns.cv_sha256).where(_of(applications, before, only))
    rows = connection.execute(wanted).all()
    ids = [row.id for row in rows]
    files.update(row.cv_sha256 for row in rows if row.cv_sha256)
    for table in _BELONGING:
        mine = [table.c.deleted_at < before] if only is None else []
        mine += [table.c.application_id.in_(some) for some in portions(ids)]
        for condition in mine:
            if table is attachments:
                kept = sa.select(attachments.c.file_sha256).where(condition)
                files.update(connection.scalars(kept))
            _remove_where(connection, table, condition)
    _remove(connection, applications, ids)
    return len(ids)


def _purge_jobs(
    connection: sa.Connection, before: datetime, texts: set[str], only: Collection[str] | None
) -> int:
    columns = library_jobs.c
    needed = sa.exists().where(applications.c.job_id == columns.id)
    found = _of(library_jobs, before, only)
    wanted = sa.select(columns.id, columns.text_sha256).where(found, ~needed)
    rows = connection.execute(wanted).all()
    texts.update(row.text_sha256 for row in rows)
    _remove(connection, library_jobs, [row.id for row in rows])
    return len(rows)


def _purge_cvs(
    connection: sa.Connection, before: datetime, files: set[str], only: Collection[str] | None
) -> int:
    columns = library_cvs.c
    needed = sa.exists().where(applications.c.cv_sha256 == columns.file_sha256)
    found = _of(library_cvs, before, only)
    wanted = sa.select(columns.id, columns.file_sha256).where(found, ~needed)
    rows = connection.execute(wanted).all()
    files.update(row.file_sha256 for row in rows)
    _remove(connection, library_cvs, [row.id for row in rows])
    return len(rows)


def _purge_reports(
    connection: sa.Connection,
    before: datetime,
    files: set[str],
    texts: set[str],
    only: Collection[str] | None,
) -> int:
    columns = reports.c
    needed = sa.exists().where(applications.c.report_id == columns.id)
    wanted = (
        sa.select(columns.id, cvs.c.file_sha256, jobs.c.text_sha256)
        .join(cvs, cvs.c.id == columns.cv_id)
        .join(jobs, jobs.c.id == columns.job_id)
        .where(_of(reports, before, only), ~needed)
    )
    rows = connection.execute(wanted).all()
    files.update(row.file_sha256 for row in rows)
    texts.update(row.text_sha256 for row in rows)
    _remove(connection, reports, [row.id for row in rows])
    return len(rows)


def _purge_readings_of_adverts(connection: sa.Connection, texts: Iterable[str]) -> None:
    compared = sa.select(jobs.c.id).join(reports, reports.c.job_id == jobs.c.id)
    listed = sa.select(library_jobs.c.id)
    for sha256 in sorted(texts):
        if _any(connection, compared.where(jobs.c.text_sha256 == sha256)) or _any(
            connection, listed.where(library_jobs.c.text_sha256 == sha256)
        ):
            continue
        _remove_where(connection, advert_corrections, advert_corrections.c.job_sha256 == sha256)
        _remove_where(connection, verdict_corrections, verdict_corrections.c.job_sha256 == sha256)
        forget_recent(connection, RecentKind.JOB, sha256)
        _remove_where(connection, jobs, jobs.c.text_sha256 == sha256)


def _purge_readings_of_cvs(connection: sa.Connection, files: Iterable[str]) -> None:
    compared = sa.select(cvs.c.id).join(reports, reports.c.cv_id == cvs.c.id)
    for sha256 in sorted(files):
        naming = (
            compared.where(cvs.c.file_sha256 == sha256),
            sa.select(library_cvs.c.id).where(library_cvs.c.file_sha256 == sha256),
            sa.select(applications.c.id).where(applications.c.cv_sha256 == sha256),
            sa.select(drafts.c.id).where(drafts.c.cv_sha256 == sha256),
        )
        if any(_any(connection, each) for each in naming):
            continue
        readings = sa.select(cvs.c.id).where(cvs.c.file_sha256 == sha256)
        _remove_where(connection, cv_vectors, cv_vectors.c.cv_id.in_(readings))
        _remove_where(connection, cv_corrections, cv_corrections.c.file_sha256 == sha256)
        _remove_where(connection, verdict_corrections, verdict_corrections.c.cv_sha256 == sha256)
        forget_recent(connection, RecentKind.CV, sha256)
        _remove_where(connection, cvs, cvs.c.file_sha256 == sha256)


def forget_recent(connection: sa.Connection, kind: RecentKind, sha256: str) -> None:
    """The list of what was used lately is not to name it any more."""
    same = sa.and_(recents.c.kind == kind.value, recents.c.sha256 == sha256)
    _remove_where(connection, recents, same)


def _any(connection: sa.Connection, wanted: sa.Select[str]) -> bool:
    return connection.scalar(wanted.limit(1)) is not None


def _remove_where(
    connection: sa.Connection, table: sa.Table, condition: sa.ColumnElement[bool]
) -> None:
    _remove(connection, table, connection.scalars(sa.select(table.c.id).where(condition)).all())


def _remove(connection: sa.Connection, table: sa.Table, ids: Iterable[str]) -> None:
    waiting = list(ids)
    for some in portions(waiting):
        connection.execute(sa.delete(table).where(table.c.id.in_(some)))
    _bury(connection, table.name, waiting)


def _bury(connection: sa.Connection, table_name: str, row_ids: Iterable[str]) -> None:
    rows = [{"table_name": table_name, "row_id": row_id} for row_id in sorted(set(row_ids))]
    if rows:
        connection.execute(sa.insert(tombstones), rows)
