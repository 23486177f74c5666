"""Rows as the tests of the server send them."""

import time
from typing import Any

from careerflow.services.store.cells.rows import Cell, CellRow

NODE = "0123456789ab"


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def stamp(ms: int, counter: int = 0, node: str = NODE) -> str:
    return f"{ms:012x}{counter:04x}{node}"


def row(row_id: str, cells: dict[str, tuple[str, Any]], table: str = "applications") -> CellRow:
    return CellRow(table, row_id, {name: Cell(*cell) for name, cell in cells.items()})


def note(row_id: str, counter: int, value: Any = "text", ms: int | None = None) -> CellRow:
    """One cell, stamped a second ago unless `ms` says otherwise."""
    at = stamp(now_ms() - 1_000 if ms is None else ms, counter)
    return row(row_id, {"note": (at, value)})
