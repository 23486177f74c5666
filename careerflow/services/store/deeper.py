"""Reports deepened by a language model: each beside the local engine's own, in the same row."""

from typing import Any

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.models.report import Report
from careerflow.services.store.codec import encode
from careerflow.services.store.schema import reports

_NONE: dict[str, Any] = {
    "deeper": None,
    "deeper_key": None,
    "deeper_score": None,
    "deeper_must_met": None,
    "deeper_must_of": None,
}


def keep(connection: sa.Connection, report_id: str, report: Report, key: str) -> None:
    """In place of an earlier one. Raises StoreError `store.not_found`."""
    values = {
        "deeper": encode(report),
        "deeper_key": key,
        "deeper_score": report.score,
        "deeper_must_met": report.must_have.met,
        "deeper_must_of": report.must_have.of,
    }
    _put(connection, report_id, values)


def remove(connection: sa.Connection, report_id: str) -> None:
    """Nothing of it is kept. Raises StoreError `store.not_found`."""
    _put(connection, report_id, _NONE)


def shown(local: str) -> sa.ColumnElement[Any]:
    """The column of the deepened report where there is one, else that of the local report:
    `report`, `score`, `must_met` or `must_of`."""
    deepened = "deeper" if local == "report" else f"deeper_{local}"
    there = reports.c.deeper.is_not(None)
    return sa.case((there, reports.c[deepened]), else_=reports.c[local]).label(local)


def _put(connection: sa.Connection, report_id: str, values: dict[str, Any]) -> None:
    done = connection.execute(sa.update(reports).where(reports.c.id == report_id).values(**values))
    if done.rowcount == 0:
        raise StoreError("store.not_found")
