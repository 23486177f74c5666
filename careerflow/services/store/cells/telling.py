"""Which lost values the user is told of, and how they are kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from careerflow.services.store.cells.columns import APPEND_ONLY, SYNCHRONISED
from careerflow.services.store.cells.meeting import Cells, Here
from careerflow.services.store.cells.rows import GONE, Cell
from careerflow.services.store.cells.tables import UNSENT
from careerflow.services.store.cells.values import as_text, plain, stored, whole_row
from careerflow.services.store.everything import BrokenRowError
from careerflow.services.store.schema import (
    cvs,
    import_mappings,
    jobs,
    new_id,
    notices,
    reports,
)

_MADE_BY_PROGRAM = APPEND_ONLY | {
    table.name for table in (cvs, jobs, reports, notices, import_mappings)
}
_UNKNOWN_TO_PEOPLE = frozenset({GONE, "created", "updated", "active", "rank", "text_sha256"})
_ROW = ""
"""Stands for the column where the row itself is gone."""


def is_told(table: str, column: str) -> bool:
    """Whether a person knows of it."""
    return (
        table in SYNCHRONISED and table not in _MADE_BY_PROGRAM and column not in _UNKNOWN_TO_PEOPLE
    )


def lost_values(
    table: str, row_id: str, beaten: Cells, was: Mapping[str, Any], row: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Conflicts, as rows of their table but for the winning stamps: `beaten` lost in a row that
    was as `was` and is as `row` now."""
    found = []
    for column, cell in beaten.items():
        if column not in row or not is_told(table, column):
            continue
        ours = _stored(table, column, cell, was)
        theirs = row[column]
        if _differ(column, ours, theirs):
            found.append(_conflict(table, row_id, column, as_text(plain(ours)), cell.stamp))
    return found


def overrun_values(
    table: str, row_id: str, overrun: Mapping[str, Cell], row: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The same of values of others, which lost to what `row` has before it was known of them."""
    found = []
    of = SYNCHRONISED[table]
    for column, cell in overrun.items():
        if column not in row or not is_told(table, column):
            continue
        try:
            theirs = stored(of, of.c[column], cell.value)
        except BrokenRowError:
            continue  # of a version that allows more: it can be neither shown nor taken
        if _differ(column, row[column], theirs):
            lost = _conflict(table, row_id, column, as_text(plain(theirs)), cell.stamp)
            found.append({**lost, "from_here": False})
    return found


def lost_row(
    table: str, row_id: str, here: Mapping[str, Here], was: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The conflict, if it is one, of a row that left its table: nobody misses what had not been
    changed since it was sent, or was in the trash."""
    unsent = [
        cell.stamp
        for column, cell in here.items()
        if cell.state == UNSENT and is_told(table, column)
    ]
    if not unsent or was["deleted_at"] is not None:
        return []
    return [_conflict(table, row_id, _ROW, as_text(whole_row(was, table)), max(unsent))]


def with_times(
    conflicts: list[dict[str, Any]], cells: Mapping[str, Here], at: datetime
) -> list[dict[str, Any]]:
    """The same, with what won and when that came."""
    won = {column: cell.stamp for column, cell in cells.items()}
    greatest = max(won.values(), default="")
    return [
        {**one, "won_stamp": won.get(one["column_name"] or GONE, greatest), "at": at}
        for one in conflicts
    ]


def _differ(column: str, ours: Any, theirs: Any) -> bool:
    """Where both have deleted it, at another moment, they do not."""
    return bool(ours != theirs) and not (column == "deleted_at" and ours and theirs)


def _stored(table: str, column: str, cell: Here, was: Mapping[str, Any]) -> Any:
    if cell.is_live:
        return was[column]
    of = SYNCHRONISED[table]
    try:
        return stored(of, of.c[column], cell.value)
    except BrokenRowError:
        return was[column]


def _conflict(table: str, row_id: str, column: str, lost: str, stamp: str) -> dict[str, Any]:
    return {
        "id": new_id(),
        "table_name": table,
        "row_id": row_id,
        "column_name": column,
        "lost": lost,
        "lost_stamp": stamp,
        "from_here": True,
    }
