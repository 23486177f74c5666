"""Rows on their way to the server and back: values sealed, and of what comes nothing believed.

What a Remote gives has the right types; that is all it sees to.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from careerflow.models.errors import SyncError
from careerflow.services.store.cells.clock import is_stamp
from careerflow.services.store.cells.rows import GONE, WHOLE, Cell, CellRow
from careerflow.services.sync.sealing import Sealer

# As in resources/sync/server.sql: what it lets in comes through here as well.
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,62}", re.ASCII)
_ROW_ID: Final = re.compile(r"[!-~]{1,64}", re.ASCII)


def sealed(rows: Iterable[CellRow], sealer: Sealer) -> tuple[CellRow, ...]:
    """As they go out: every value made what a Sealer makes of it, but that of the cell which says
    whether a row is gone, since the server has to understand that one. Raises SyncError
    `sync.malformed` for a value that JSON cannot say."""
    return tuple(
        CellRow(
            row.table,
            row.row_id,
            {
                name: cell if name == GONE else _sealed(row, name, cell, sealer)
                for name, cell in row.cells.items()
            },
        )
        for row in rows
    )


def opened(rows: Iterable[CellRow], sealer: Sealer) -> tuple[CellRow, ...]:
    """As they were before `sealed`. Raises SyncError `sync.cannot_open` where the key is another
    or a value was touched, and `sync.malformed` for names, ids and stamps that are none, a row
    without cells, and one that is there twice. Tables and columns of a later version are let
    through."""
    found = tuple(_opened(row, sealer) for row in rows)
    if len({(row.table, row.row_id) for row in found}) != len(found):
        raise SyncError("sync.malformed")
    return found


@lru_cache(maxsize=1024)  # many cells of few columns
def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def _sealed(row: CellRow, name: str, cell: Cell, sealer: Sealer) -> Cell:
    return Cell(cell.stamp, sealer.seal(row.table, row.row_id, name, cell.stamp, cell.value))


def _opened(row: CellRow, sealer: Sealer) -> CellRow:
    table, row_id, cells = row.table, row.row_id, row.cells
    if not (_is_name(table) and _ROW_ID.fullmatch(row_id) and cells):
        raise SyncError("sync.malformed")
    found = {}
    for name, cell in cells.items():
        if not (is_stamp(cell.stamp) and (_is_name(name) or name in (GONE, WHOLE))):
            raise SyncError("sync.malformed")
        if name != GONE:
            value = sealer.open(table, row_id, name, cell.stamp, cell.value)
            found[name] = Cell(cell.stamp, value)
        elif isinstance(cell.value, bool):
            found[name] = cell
        else:
            raise SyncError("sync.malformed")
    return CellRow(table, row_id, found)
