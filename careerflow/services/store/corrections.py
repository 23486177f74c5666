"""The user's corrections of rows: kept one by one, so that two windows never undo each other's."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.models.job import Kind
from careerflow.models.report import Report, RowCorrection, Verdict
from careerflow.services.matching.corrections import Corrections, corrected
from careerflow.services.store.codec import decode
from careerflow.services.store.schema import (
    advert_corrections,
    cvs,
    jobs,
    now,
    reports,
    verdict_corrections,
)


def keep(
    connection: sa.Connection, cv_sha256: str, job_sha256: str, changed: Iterable[RowCorrection]
) -> None:
    """Puts each in place of what was kept for its span; an empty one takes that away."""
    for said in changed:
        span = {"job_sha256": job_sha256, "span_start": said.start, "span_end": said.end}
        about_advert = {"not_required": said.not_required, "kind": said.kind and said.kind.value}
        _put(connection, advert_corrections, span, about_advert if said.about_advert else None)
        verdict = {"verdict": said.verdict, "note": said.note} if said.verdict else None
        _put(connection, verdict_corrections, {**span, "cv_sha256": cv_sha256}, verdict)


def load(connection: sa.Connection, cv_sha256: str, job_sha256: str) -> Corrections:
    """Of one CV beside one advert, in the advert's order.

    Raises StoreError `store.unreadable_record`.
    """
    said: dict[tuple[int, int], dict[str, Any]] = {}
    try:
        for row in _rows(connection, advert_corrections, job_sha256=job_sha256):
            kind = None if row.kind is None else Kind(row.kind)
            said[row.span_start, row.span_end] = {"not_required": row.not_required, "kind": kind}
        pair = {"cv_sha256": cv_sha256, "job_sha256": job_sha256}
        for row in _rows(connection, verdict_corrections, **pair):
            own = {"verdict": Verdict(row.verdict), "note": row.note}
            said.setdefault((row.span_start, row.span_end), {}).update(own)
    except ValueError as error:
        raise StoreError("store.unreadable_record", kind="RowCorrection") from error
    return tuple(RowCorrection(*span, **said[span]) for span in sorted(said))


def corrected_reports(connection: sa.Connection) -> dict[str, Report]:
    """Id -> the report as the user corrected it: of those that are listed and have corrections.

    One that cannot be read any more is left out: the list shows it, and opening it tells why.
    """
    advert, own = advert_corrections.c, verdict_corrections.c
    job, cv = jobs.c.text_sha256, cvs.c.file_sha256
    of_job = sa.exists().where(advert.job_sha256 == job, advert.deleted_at.is_(None))
    of_cv = sa.exists().where(own.job_sha256 == job, own.cv_sha256 == cv, own.deleted_at.is_(None))
    wanted = (
        sa.select(reports.c.id, reports.c.report, cv, job)
        .join(cvs, cvs.c.id == reports.c.cv_id)
        .join(jobs, jobs.c.id == reports.c.job_id)
        .where(reports.c.deleted_at.is_(None), sa.or_(of_job, of_cv))
    )
    found = {}
    for row in connection.execute(wanted).all():
        with suppress(StoreError):
            said = load(connection, row.file_sha256, row.text_sha256)
            found[row.id] = corrected(decode(row.report, Report), said)
    return found


def _rows(connection: sa.Connection, table: sa.Table, **where: str) -> Iterable[Any]:
    """Live ones, the newest last."""
    wanted = sa.select(table).filter_by(**where).where(table.c.deleted_at.is_(None))
    return connection.execute(wanted.order_by(table.c.updated)).all()


def _put(
    connection: sa.Connection,
    table: sa.Table,
    where: dict[str, Any],
    values: dict[str, Any] | None,
) -> None:
    live = sa.and_(
        *(table.c[name] == value for name, value in where.items()), table.c.deleted_at.is_(None)
    )
    change = {"deleted_at": now()} if values is None else values
    done = connection.execute(sa.update(table).where(live).values(**change))
    if values is not None and done.rowcount == 0:
        connection.execute(sa.insert(table).values(**where, **values))
