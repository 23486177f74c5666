"""What is to be sent, and what has been."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from careerflow.services.store.cells.columns import SYNCHRONISED, columns_of, is_binary
from careerflow.services.store.cells.rows import WHOLE, Cell, CellRow, Pushed
from careerflow.services.store.cells.tables import SENT, UNSENT, sync_cells
from careerflow.services.store.cells.values import as_text, from_text, travelling
from careerflow.services.store.driver import raw

_columns = sync_cells.c
is_unsent = sa.and_(_columns.state == UNSENT, _columns.state > 0)
"""The second says to SQLite that the index on what is not sent has it."""

_PLACES = {name: place for place, name in enumerate(SYNCHRONISED)}
_AT_ONCE, _LARGE_AT_ONCE = 250, 25
"""Rows that are read before their size is looked at; of tables like that of reports fewer."""

_Cells = dict[str, tuple[str, str | None]]
"""By column, the stamp and the value that no table holds."""

_Found = dict[tuple[str, str], _Cells]
"""By table and row."""

_NEXT_TABLE = (
    "SELECT min(table_name) FROM sync_cells"  # noqa: S608
    f" WHERE state = {UNSENT} AND state > 0 AND table_name > ?"
)
_NEXT_ROWS = (
    # Its order would be that of the primary key too: of all cells that there are.
    "SELECT row_id, column_name, stamp, value FROM sync_cells INDEXED BY ix_sync_cells_state"  # noqa: S608
    f" WHERE state = {UNSENT} AND state > 0 AND table_name = ? AND row_id > ? ORDER BY row_id"
)
_SENT = (
    f"UPDATE sync_cells SET state = {SENT}, base = NULL"  # noqa: S608
    f" WHERE table_name = ? AND row_id = ? AND stamp = ? AND state = {UNSENT}"
)
_OF_COLUMN = " AND column_name = ?"


def unsent(
    connection: sa.Connection,
    most_rows: int,
    most_bytes: int,
    after: tuple[str, str] | None = None,
) -> tuple[CellRow, ...]:
    """Rows that others refer to before all others, so that whoever takes them can show them at
    once; those of a table in the order of their ids, as the files have them: a batch is then
    marked as sent, and put into another store, by writing few pages. Of those behind the table and
    id of `after`; one at least, however large."""
    rows: list[CellRow] = []
    size = 0
    for row in _with_values(connection, _next(connection, most_rows, after)):
        size += sum(_size(cell.value) for cell in row.cells.values())
        if rows and size > most_bytes:
            break
        rows.append(row)
    return tuple(rows)


def note_sent(connection: sa.Connection, rows: Sequence[CellRow], answer: Pushed) -> None:
    """But for what was edited since, and for what has lost and has yet to learn of it."""
    arrived = [
        (row.table, row.row_id, cell.stamp, column)
        for row in rows
        for column, cell in row.cells.items()
        if (row.table, row.row_id, column) not in answer.lost
    ]
    if answer.lost and arrived:
        raw(connection).executemany(_SENT + _OF_COLUMN, arrived)
    elif arrived:  # of the cells of one row and one stamp all were sent
        raw(connection).executemany(_SENT, list(dict.fromkeys(of[:3] for of in arrived)))


def _next(connection: sa.Connection, most_rows: int, after: tuple[str, str] | None) -> _Found:
    found: _Found = {}
    first, last = after or ("", "")
    for table in _tables(connection):
        if after and _order(table) < _order(first):
            continue
        behind = last if table == first else ""
        for row_id, column, stamp, value in raw(connection).execute(_NEXT_ROWS, (table, behind)):
            if (table, row_id) not in found and len(found) == most_rows:
                return found
            found.setdefault((table, row_id), {})[column] = stamp, value
    return found


def _tables(connection: sa.Connection) -> list[str]:
    """Those that have something to be sent, parents first."""
    found: list[str] = []
    ask = raw(connection).execute
    while table := ask(_NEXT_TABLE, (found[-1] if found else "",)).fetchone()[0]:
        found.append(table)
    return sorted(found, key=_order)


def _order(table: str) -> tuple[int, str]:
    """Parents first, those of a later version last."""
    return _PLACES.get(table, len(_PLACES)), table


def _with_values(connection: sa.Connection, found: _Found) -> Iterator[CellRow]:
    for table, wanted in groupby(found, itemgetter(0)):
        row_ids = [row_id for _table, row_id in wanted]
        at_once = _LARGE_AT_ONCE if _is_large(table) else _AT_ONCE
        for start in range(0, len(row_ids), at_once):
            some = row_ids[start : start + at_once]
            live = _live(connection, table, {row_id: found[table, row_id] for row_id in some})
            for row_id in some:
                cells = {
                    column: Cell(stamp, _value(column, text, live.get(row_id)))
                    for column, (stamp, text) in found[table, row_id].items()
                }
                yield CellRow(table, row_id, cells)


def _is_large(table: str) -> bool:
    return table in SYNCHRONISED and any(map(is_binary, columns_of(table)))


def _live(
    connection: sa.Connection, table: str, wanted: Mapping[str, _Cells]
) -> dict[str, dict[str, Any]]:
    """What the table holds of these cells, by row."""
    names = {
        column for cells in wanted.values() for column, (_, text) in cells.items() if text is None
    }
    if not names:
        return {}
    # In the order of the table: so does everybody write the value of a whole row.
    used = [c.name for c in columns_of(table) if WHOLE in names or c.name in names]
    return travelling(connection, table, list(wanted), used)


def _value(column: str, text: str | None, row: Mapping[str, Any] | None) -> Any:
    if text is not None:
        return from_text(text)
    assert row is not None, "a cell without a value is one of a row that its table holds"
    return row if column == WHOLE else row[column]


def _size(value: Any) -> int:
    """About that of its JSON."""
    return len(value) if isinstance(value, str) else len(as_text(value))
