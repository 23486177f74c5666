"""Rows of which nothing is known here: most of what a first sync brings. What `meeting` and
`holding` make of such a row, as long as all of it fits, in one go."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from careerflow.services.store.cells.clock import is_stamp
from careerflow.services.store.cells.columns import (
    APPEND_ONLY,
    SYNCHRONISED,
    defaults_of,
    is_built_in,
    names_of,
)
from careerflow.services.store.cells.rows import WHOLE, Cell
from careerflow.services.store.cells.values import read_id, readers
from careerflow.services.store.everything import BrokenRowError
from careerflow.services.store.schema import UtcTime, is_stored_time

Row = Mapping[str, Any]


class Arrived(NamedTuple):
    """`row` as `holding.shape` gives it, and `stored` as the file has it, in the order of the
    table's columns."""

    row: Row
    stored: tuple[Any, ...]


def arrived(table: str, row_id: str, cells: Mapping[str, Cell]) -> Arrived | None:
    """None where there is more to it: the row is gone, or not whole, or of another version. What
    it refers to is not looked at."""
    if is_built_in(table, row_id):
        return None
    for cell in cells.values():
        if not is_stamp(cell.stamp):
            return None
    if table in APPEND_ONLY:
        whole = cells[WHOLE].value if cells.keys() == {WHOLE} else None
        if not isinstance(whole, dict) or "id" in whole:
            return None
        return _read(table, row_id, whole)
    return _read(table, row_id, {name: cell.value for name, cell in cells.items()})


def _read(table: str, row_id: str, values: Mapping[str, Any]) -> Arrived | None:
    read, template = readers(table), _template(table)
    if not (_required(table) <= values.keys() <= read.keys()):
        return None
    row, stored = dict(template.row), dict(template.stored)
    try:
        row["id"] = stored["id"] = read_id(table, row_id)
        for name, value in values.items():
            row[name] = stored[name] = read[name](value)
    except BrokenRowError:
        return None
    for name, bind in template.times:
        value = values.get(name)
        # To write a time takes ten times as long as to see that it is written so already.
        stored[name] = value if value is None or is_stored_time(value) else bind(row[name])
    for name, bind in template.others:
        if name in values:
            stored[name] = bind(row[name])
    return Arrived(row, tuple(stored.values()))


def as_stored(table: str, row: Row) -> Arrived:
    """A row that came another way."""
    in_order = {name: row[name] for name in _template(table).row}
    return Arrived(row, tuple(stored_values(table, in_order).values()))


def stored_values(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Some of a row's values, as the file has them."""
    bind = _binders_of(table)
    return {name: bind[name](value) if name in bind else value for name, value in values.items()}


class _Template(NamedTuple):
    """A row of defaults, in the order of the columns: what is required is None. `times` and
    `others` are the columns that are stored in another form."""

    row: Row
    stored: Row
    times: tuple[tuple[str, Callable[[Any], Any]], ...]
    others: tuple[tuple[str, Callable[[Any], Any]], ...]


@cache
def _template(table: str) -> _Template:
    columns, defaults = SYNCHRONISED[table].c, defaults_of(table)
    row = {column.name: defaults.get(column.name) for column in columns}
    binders = _binders_of(table)
    times = {column.name for column in columns if isinstance(column.type, UtcTime)}
    return _Template(
        row,
        stored_values(table, row),
        tuple((name, bind) for name, bind in binders.items() if name in times),
        tuple((name, bind) for name, bind in binders.items() if name not in times),
    )


@cache
def _binders_of(table: str) -> Mapping[str, Callable[[Any], Any]]:
    """What makes of a value of these columns what the file has."""
    dialect = sqlite_dialect()
    into = {
        column.name: column.type.dialect_impl(dialect).bind_processor(dialect)
        for column in SYNCHRONISED[table].c
    }
    return {name: bind for name, bind in into.items() if bind is not None}


@cache
def _required(table: str) -> frozenset[str]:
    return names_of(table) - {"id"} - defaults_of(table).keys()
