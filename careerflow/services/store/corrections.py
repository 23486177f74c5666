"""The user's corrections of rows: kept one by one, so that two windows never undo each other's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.models.job import Kind
from careerflow.models.report import Report, RowCorrection, Verdict
from careerflow.services.matching.corrections import Corrections, corrected
from careerflow.services.store.codec import decode
from careerflow.services.store.deeper import shown
from careerflow.services.store.schema import (
    advert_corrections,
    cvs,
    jobs,
    now,
    reports,
    verdict_corrections,
)

_AT_ONCE = 500
_Stand = tuple[datetime, Corrections]
"""When a report was changed last, and what the user says of it."""


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
    of_advert = _rows(connection, advert_corrections, job_sha256=job_sha256)
    pair = {"cv_sha256": cv_sha256, "job_sha256": job_sha256}
    return _said(of_advert, _rows(connection, verdict_corrections, **pair))


def _said(of_advert: Iterable[Any], of_cv: Iterable[Any]) -> Corrections:
    """Of rows of the two tables, the newest last."""
    said: dict[tuple[int, int], dict[str, Any]] = {}
    try:
        for row in of_advert:
            kind = None if row.kind is None else Kind(row.kind)
            said[row.span_start, row.span_end] = {"not_required": row.not_required, "kind": kind}
        for row in of_cv:
            own = {"verdict": Verdict(row.verdict), "note": row.note}
            said.setdefault((row.span_start, row.span_end), {}).update(own)
    except ValueError as error:
        raise StoreError("store.unreadable_record", kind="RowCorrection") from error
    return tuple(RowCorrection(*span, **said[span]) for span in sorted(said))


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows of a report as the user corrected it."""

    score: int | None
    must_met: int
    must_of: int
    corrected: int


class CorrectedReports:
    """What the list shows of the reports that have corrections. A report is decoded once for
    what is said of it, and again where it has been deepened since. Safe to use from several
    threads."""

    def __init__(self, *, also_deleted: bool = False) -> None:
        self._also_deleted = also_deleted
        self._known: dict[str, tuple[_Stand, Listed]] = {}

    def load(self, connection: sa.Connection) -> dict[str, Listed]:
        """By id, of those that are not deleted (or `also_deleted`) and have corrections.

        One that cannot be read any more is left out: the list shows it, and opening it tells why.
        """
        known, stands = self._known, self._stands(connection)
        fresh = {each for each, now in stands.items() if each not in known or known[each][0] != now}
        seen = {each: known[each] for each in stands.keys() - fresh}
        for report_id, data in _encoded(connection, fresh):
            with suppress(StoreError):
                report = corrected(decode(data, Report), stands[report_id][1])
                must = report.must_have
                listed = Listed(report.score, must.met, must.of, report.corrected)
                seen[report_id] = stands[report_id], listed
        self._known = seen
        return {each: listed for each, (_, listed) in seen.items()}

    def _stands(self, connection: sa.Connection) -> dict[str, _Stand]:
        """By the id of a report; of those with corrections that can be read."""
        of_job: defaultdict[str, list[Any]] = defaultdict(list)
        of_pair: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in _rows(connection, advert_corrections):
            of_job[row.job_sha256].append(row)
        for row in _rows(connection, verdict_corrections):
            of_pair[row.cv_sha256, row.job_sha256].append(row)
        if not of_job and not of_pair:
            return {}
        wanted = (
            sa.select(reports.c.id, reports.c.updated, cvs.c.file_sha256, jobs.c.text_sha256)
            .join(cvs, cvs.c.id == reports.c.cv_id)
            .join(jobs, jobs.c.id == reports.c.job_id)
        )
        if not self._also_deleted:
            wanted = wanted.where(reports.c.deleted_at.is_(None))
        found = {}
        for report_id, updated, cv, job in connection.execute(wanted).all():
            if job in of_job or (cv, job) in of_pair:
                with suppress(StoreError):
                    said = _said(of_job.get(job, ()), of_pair.get((cv, job), ()))
                    found[report_id] = updated, said
        return found


def _encoded(connection: sa.Connection, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The reports of these ids, a few at a time: a query has room for so many only."""
    waiting = sorted(ids)
    for start in range(0, len(waiting), _AT_ONCE):
        chunk = waiting[start : start + _AT_ONCE]
        wanted = sa.select(reports.c.id, shown("report")).where(reports.c.id.in_(chunk))
        yield from ((row.id, row.report) for row in connection.execute(wanted))


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
