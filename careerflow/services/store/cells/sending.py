"""What is to be sent, and what has been."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from careerflow.services.store.cells.columns import SYNCHRONISED
from careerflow.services.store.cells.rows import WHOLE, Cell, CellRow, Pushed
from careerflow.services.store.cells.tables import SENT, UNSENT, sync_cells
from careerflow.services.store.cells.values import as_text, from_text, plain, whole_row

_columns = sync_cells.c
is_unsent = sa.and_(_columns.state == UNSENT, _columns.state > 0)
"""The second says to SQLite that the index on what is not sent has it."""

_AT_ONCE = 25
"""Rows that are read before their size is looked at: a report is large."""

_Found = dict[tuple[str, str], dict[str, tuple[str, str | None]]]
"""By table and row, of each column its stamp and the value that no table holds."""

_SENT = sa.text(
    f"UPDATE sync_cells SET state = {SENT}, base = NULL"  # noqa: S608
    " WHERE table_name = :of_table AND row_id = :of_row"
    f" AND column_name = :of_column AND stamp = :of_stamp AND state = {UNSENT}"
)


def unsent(connection: sa.Connection, most_rows: int, most_bytes: int) -> tuple[CellRow, ...]:
    """The oldest first, but rows that others refer to before all others, so that whoever takes
    them can show them at once. One row at least, however large."""
    rows: list[CellRow] = []
    size = 0
    for row in _with_values(connection, _oldest(connection, most_rows)):
        size += sum(_size(cell.value) for cell in row.cells.values())
        if rows and size > most_bytes:
            break
        rows.append(row)
    return tuple(rows)


def note_sent(connection: sa.Connection, rows: Sequence[CellRow], answer: Pushed) -> None:
    """But for what was edited since, and for what has lost and has yet to learn of it."""
    arrived = [
        {
            "of_table": row.table,
            "of_row": row.row_id,
            "of_column": column,
            "of_stamp": cell.stamp,
        }
        for row in rows
        for column, cell in row.cells.items()
        if (row.table, row.row_id, column) not in answer.lost
    ]
    if arrived:
        connection.execute(_SENT, arrived)


def _oldest(connection: sa.Connection, most_rows: int) -> _Found:
    found: _Found = {}
    for table in _tables(connection):
        wanted = (
            sa.select(_columns.row_id, _columns.column_name, _columns.stamp, _columns.value)
            .where(is_unsent, _columns.table_name == table)
            .order_by(_columns.stamp)
            .execution_options(yield_per=1000)
        )
        with connection.execute(wanted) as cells:
            for row_id, column, stamp, value in cells:
                if (table, row_id) not in found and len(found) == most_rows:
                    return found
                found.setdefault((table, row_id), {})[column] = stamp, value
    return found


def _tables(connection: sa.Connection) -> list[str]:
    """Those that have something to be sent, parents first."""
    found: list[str] = []
    following = sa.select(sa.func.min(_columns.table_name)).where(is_unsent)
    while table := connection.scalar(
        following.where(_columns.table_name > (found[-1] if found else ""))
    ):
        found.append(table)
    order = {name: place for place, name in enumerate(SYNCHRONISED)}
    return sorted(found, key=lambda name: order.get(name, len(order)))


def _with_values(connection: sa.Connection, found: _Found) -> Iterator[CellRow]:
    wanted = list(found)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        live = _live(connection, some)
        for table, row_id in some:
            cells = {
                column: Cell(stamp, _value(table, column, text, live.get((table, row_id))))
                for column, (stamp, text) in found[table, row_id].items()
            }
            yield CellRow(table, row_id, cells)


def _live(
    connection: sa.Connection, wanted: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Mapping[str, Any]]:
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for name, table in SYNCHRONISED.items():
        ids = [row_id for of, row_id in wanted if of == name]
        if ids:
            rows = connection.execute(sa.select(table).where(table.c.id.in_(ids))).mappings()
            found |= {(name, row["id"]): dict(row) for row in rows}
    return found


def _value(table: str, column: str, text: str | None, row: Mapping[str, Any] | None) -> Any:
    if text is not None:
        return from_text(text)
    assert row is not None, "a cell without a value is one of a row that its table holds"
    return whole_row(row, table) if column == WHOLE else plain(row[column])


def _size(value: Any) -> int:
    return len(as_text(value))
