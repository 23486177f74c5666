"""Whether the cells of a row make one that its table can hold, and which."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from careerflow.services.store.cells import values
from careerflow.services.store.cells.columns import (
    APPEND_ONLY,
    SYNCHRONISED,
    columns_of,
    default_of,
    is_built_in,
    is_required,
    parents_of,
)
from careerflow.services.store.cells.meeting import Here, is_gone
from careerflow.services.store.cells.rows import GONE, WHOLE
from careerflow.services.store.everything import BrokenRowError

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
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
    is_shown: Callable[[str, str], bool],
) -> Shape:
    """`live` is the row that the table holds now. What came of a version that allows more does not
    fit, and counts as if it were not there: so it is on every computer of this version."""
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
        if not is_shown(parent, row[column]):
            return Shape(None, (parent, row[column]))
    return Shape(row, held=held | (cells.keys() - SYNCHRONISED[table].c.keys() - {WHOLE, GONE}))


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
    of = SYNCHRONISED[table]
    row: dict[str, Any] = {"id": values.stored(of, of.c.id, row_id)}
    held = set()
    base = live if is_built_in(table, row_id) else None
    for column in columns_of(table):
        cell = cells.get(column.name)
        if cell is None:
            row[column.name] = _without(column, base)
        elif cell.is_live:
            assert live is not None
            row[column.name] = live[column.name]
        else:
            try:
                row[column.name] = values.stored(of, column, cell.value)
            except BrokenRowError:
                held.add(column.name)
                row[column.name] = _without(column, base)
    return row, frozenset(held)


def _without(column: sa.Column[Any], base: Row | None) -> Any:
    """What stands where no cell is. Raises BrokenRowError."""
    if base is not None:
        return base[column.name]
    if is_required(column):
        raise BrokenRowError(column.name)
    return default_of(column)
