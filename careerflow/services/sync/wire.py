"""Rows as the server's functions take and give them; of what comes nothing is believed.

A row is [table, id, {column: [stamp, value]}]. Its values are what a Sealer made of them, but for
the cell that says that a row is gone: the server has to understand that one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from careerflow.models.errors import SyncError
from careerflow.services.store.cells.rows import GONE, WHOLE, Cell, CellRow
from careerflow.services.sync.sealing import Sealer

# As in resources/sync/server.sql: what it lets in comes through here as well.
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,62}", re.ASCII)
_ROW_ID: Final = re.compile(r"[!-~]{1,64}", re.ASCII)
_STAMP: Final = re.compile(r"[0-9a-f]{28}", re.ASCII)

_Change = Callable[[str, str, str, str, Any], Any]


def sealed(rows: Iterable[CellRow], sealer: Sealer) -> tuple[CellRow, ...]:
    """As they go out. Raises SyncError `sync.malformed` for a value that JSON cannot say."""
    return tuple(_changed(row, sealer.seal) for row in rows)


def opened(rows: Iterable[CellRow], sealer: Sealer) -> tuple[CellRow, ...]:
    """As they were before `sealed`. Raises SyncError `sync.cannot_open` where the key is another
    or a value was touched, else `sync.malformed`."""
    return tuple(_changed(row, sealer.open) for row in rows)


def as_json(rows: Iterable[CellRow]) -> list[list[Any]]:
    """What `push` takes."""
    return [
        [
            row.table,
            row.row_id,
            {name: [cell.stamp, cell.value] for name, cell in row.cells.items()},
        ]
        for row in rows
    ]


def rows_of(found: Any) -> tuple[CellRow, ...]:
    """What `as_json` gave, each row once. Raises SyncError `sync.malformed`, also for names and
    stamps that are none; tables and columns of a later version are let through."""
    rows = tuple(_row(one) for one in _list(found))
    if len({(row.table, row.row_id) for row in rows}) != len(rows):
        raise SyncError("sync.malformed")
    return rows


def _changed(row: CellRow, change: _Change) -> CellRow:
    table, row_id = row.table, row.row_id
    cells = {
        name: cell
        if name == GONE
        else Cell(cell.stamp, change(table, row_id, name, cell.stamp, cell.value))
        for name, cell in row.cells.items()
    }
    return CellRow(table, row_id, cells)


def _row(found: Any) -> CellRow:
    table, row_id, cells = _list(found, 3)
    if not isinstance(cells, Mapping) or not cells:
        raise SyncError("sync.malformed")
    return CellRow(
        _text(table, _NAME),
        _text(row_id, _ROW_ID),
        {_column(name): _cell(name, cell) for name, cell in cells.items()},
    )


def _cell(name: str, found: Any) -> Cell:
    stamp, value = _list(found, 2)
    if name == GONE and not isinstance(value, bool):
        raise SyncError("sync.malformed")
    return Cell(_text(stamp, _STAMP), value)


def _column(name: Any) -> str:
    return name if name in (GONE, WHOLE) else _text(name, _NAME)


def _text(found: Any, form: re.Pattern[str]) -> str:
    if not isinstance(found, str) or form.fullmatch(found) is None:
        raise SyncError("sync.malformed")
    return found


def _list(found: Any, length: int | None = None) -> Sequence[Any]:
    if not isinstance(found, list) or (length is not None and len(found) != length):
        raise SyncError("sync.malformed")
    return found
