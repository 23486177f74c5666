"""Whether the cells of a row make one that its table can hold, and which."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from careerflow.services.store.cells import values
from careerflow.services.store.cells.columns import (
    APPEND_ONLY,
    SYNCHRONISED,
    defaults_of,
    is_built_in,
    names_of,
    parents_of,
)
from careerflow.services.store.cells.meeting import Here, is_gone
from careerflow.services.store.cells.rows import GONE, WHOLE
from careerflow.services.store.everything import BrokenRowError

Row = Mapping[str, Any]


class Shape(NamedTuple):
    """`row` is None where the table cannot hold it; `waits` then names, by table and id, what it
    refers to and is not shown. `held` are the columns whose values stay in their cells."""

    row: Row | None
    waits: tuple[str, str] | None = None
    held: frozenset[str] = frozenset()


def shape(
    table: str,
    row_id: str,
    cells: Mapping[str, Here],
    live: Row | None,
    shown: Collection[tuple[str, str]],
) -> Shape:
    """`live` is the row that the table holds now, and `shown` what is shown of all that it may
    refer to, by table and id. What came of a version that allows more does not fit, and counts as
    if it were not there: so it is on every computer of this version."""
    if is_gone(cells) and not is_built_in(table, row_id):
        return Shape(None)
    try:
        if table in APPEND_ONLY:
            row, held = _whole(table, row_id, cells, live), frozenset[str]()
        else:
            row, held = _of_columns(table, row_id, cells, live)
    except BrokenRowError:
        return Shape(None)
    for column, parent in parents_of(table):
        if (parent, row[column]) not in shown:
            return Shape(None, (parent, row[column]))
    if cells.keys() <= _known(table):
        return Shape(row, held=held)
    return Shape(row, held=held | (cells.keys() - _known(table)))


@cache
def _known(table: str) -> frozenset[str]:
    return names_of(table) | {WHOLE, GONE}


def _whole(table: str, row_id: str, cells: Mapping[str, Here], live: Row | None) -> Row:
    cell = cells.get(WHOLE)
    if cell is None:
        raise BrokenRowError
    if cell.is_live:
        assert live is not None
        return live
    return values.stored_row(SYNCHRONISED[table], row_id, cell.value)


def _of_columns(
    table: str, row_id: str, cells: Mapping[str, Here], live: Row | None
) -> tuple[Row, frozenset[str]]:
    read, held = values.readers(table), set()
    base = live if is_built_in(table, row_id) else None
    row = {**(defaults_of(table) if base is None else base), "id": values.read_id(table, row_id)}
    for name, cell in cells.items():
        if name not in read:
            continue
        if cell.is_live:
            assert live is not None
            row[name] = live[name]
            continue
        try:
            row[name] = read[name](cell.value)
        except BrokenRowError:
            held.add(name)
    if len(row) <= len(read):
        raise BrokenRowError(min(read.keys() - row.keys()))
    return row, frozenset(held)
