"""CVs beside adverts: the reports that there are of both, and what a new one would be made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from careerflow.models.matrix import Cell
from careerflow.models.report import Ratio
from careerflow.services.store import deeper
from careerflow.services.store.corrections import Listed
from careerflow.services.store.schema import cvs, jobs, reports


@dataclass(frozen=True, slots=True)
class Pairs:
    """`reported` is the newest report by the hashes of its CV's file and its advert's text;
    `readings` the id of the newest reading by the hash of the file."""

    reported: Mapping[tuple[str, str], Cell]
    readings: Mapping[str, str]


def pairs(connection: sa.Connection, seen: Mapping[str, Listed]) -> Pairs:
    """`seen` are the scores of corrected reports."""
    shown = (deeper.shown(name) for name in ("score", "must_met", "must_of"))
    wanted = (
        sa.select(reports.c.id, cvs.c.file_sha256, jobs.c.text_sha256, *shown)
        .join(cvs, cvs.c.id == reports.c.cv_id)
        .join(jobs, jobs.c.id == reports.c.job_id)
        .where(reports.c.deleted_at.is_(None))
        .order_by(reports.c.created, reports.c.id)
    )
    reported: dict[tuple[str, str], Cell] = {}
    for row in connection.execute(wanted):
        stand = seen.get(row.id, row)
        must = Ratio(stand.must_met, stand.must_of)
        reported[row.file_sha256, row.text_sha256] = Cell(stand.score, must, row.id)
    read = sa.select(cvs.c.file_sha256, cvs.c.id).where(cvs.c.deleted_at.is_(None))
    ordered = connection.execute(read.order_by(cvs.c.created, cvs.c.id))
    return Pairs(reported, {row.file_sha256: row.id for row in ordered})
