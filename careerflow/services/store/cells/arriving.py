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
from careerflow.services.store.everything import as_it_is, read_time
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
    if not (template.required <= values.keys() <= read.keys()):
        return None
    row, stored = dict(template.row), dict(template.stored)
    fits, bind = template.as_it_is, template.bind
    try:
        row["id"] = stored["id"] = row_id if fits["id"](row_id) else read_id(table, row_id)
        for name, value in values.items():
            # Most values are stored as they come, and most times as they are written: to see that
            # takes a fifth of what it takes to read them and to write them anew.
            if type(value) is str and name in fits and fits[name](value):
                stored[name] = value
                row[name] = read_time(value) if name in template.times else value
            else:
                row[name] = stored[name] = found = read[name](value)
                if name in bind:
                    stored[name] = bind[name](found)
    except ValueError:  # a BrokenRowError, or of a time
        return None
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
    """A row of defaults, in the order of the columns: what is `required` is None. By column:
    `as_it_is` says of a text that it may be stored so, `bind` makes what is stored of another
    value."""

    required: frozenset[str]
    row: Row
    stored: Row
    as_it_is: Mapping[str, Callable[[str], object]]
    times: frozenset[str]
    bind: Mapping[str, Callable[[Any], Any]]


@cache
def _template(table: str) -> _Template:
    columns, defaults = SYNCHRONISED[table].c, defaults_of(table)
    row = {column.name: defaults.get(column.name) for column in columns}
    times = frozenset(column.name for column in columns if isinstance(column.type, UtcTime))
    texts = {column.name: as_it_is(table, column) for column in columns}
    said = {name: of for name, of in texts.items() if of is not None}
    said |= dict.fromkeys(times, is_stored_time)
    return _Template(
        required=names_of(table) - {"id"} - defaults.keys(),
        row=row,
        stored=stored_values(table, row),
        as_it_is=said,
        times=times,
        bind=_binders_of(table),
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
