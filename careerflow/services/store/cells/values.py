"""Values of cells: those of services.store.everything, but bytes, which are compressed."""

import zlib
from base64 import b64decode, b64encode
from binascii import Error as BinasciiError
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from careerflow.services.store.among import OF_LIST, listed
from careerflow.services.store.cells import filed
from careerflow.services.store.cells.columns import (
    SYNCHRONISED,
    columns_of,
    defaults_of,
    is_binary,
    names_of,
)
from careerflow.services.store.driver import raw
from careerflow.services.store.everything import BrokenRowError, plain_value, reader
from careerflow.services.store.schema import Day, Tags, UtcTime

_LARGEST = 64 << 20
"""Bytes of one value; the largest report is a hundredth of it."""


def plain(value: Any) -> Any:
    """What a table holds, as it travels."""
    if isinstance(value, bytes):
        return {"zlib": b64encode(zlib.compress(value)).decode()}
    return list(value) if isinstance(value, tuple) else plain_value(value)


def stored(table: sa.Table, column: sa.Column[Any], value: Any) -> Any:
    """The way back; nothing is believed of it. Raises BrokenRowError."""
    return readers(table.name)[column.name](value)


@cache
def readers(table: str) -> Mapping[str, Callable[[Any], Any]]:
    """`stored` of each column but the id."""
    return {
        column.name: _inflating(column) if is_binary(column) else reader(column)
        for column in columns_of(table)
    }


def read_id(table: str, row_id: str) -> Any:
    """Raises BrokenRowError."""
    return _id_reader(table)(row_id)


@cache
def _id_reader(table: str) -> Callable[[Any], Any]:
    return reader(SYNCHRONISED[table].c.id)


def _inflating(column: sa.Column[Any]) -> Callable[[Any], Any]:
    none = reader(column)

    def found_of(value: Any) -> Any:
        if value is None:
            return none(value)
        try:
            return _inflated(value)
        except (ValueError, TypeError, BinasciiError, zlib.error) as error:
            raise BrokenRowError(column.name) from error

    return found_of


def whole_row(row: Mapping[str, Any], table: str) -> dict[str, Any]:
    """A row as the one value of an append-only table, or of a conflict: all but its id."""
    return {column.name: plain(row[column.name]) for column in columns_of(table)}


def stored_row(table: sa.Table, row_id: str, value: Any) -> dict[str, Any]:
    """The way back. Raises BrokenRowError."""
    if not isinstance(value, dict) or value.keys() - names_of(table.name):
        raise BrokenRowError
    read = readers(table.name)
    found = {**defaults_of(table.name), "id": read_id(table.name, row_id)}
    for name, its in value.items():
        if name != "id":
            found[name] = read[name](its)
    if len(found) <= len(read):
        raise BrokenRowError(min(read.keys() - found.keys()))
    return found


def travelling(
    connection: sa.Connection, table: str, row_ids: Sequence[str], names: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """These columns of these rows, as `plain` has them."""
    forms = _forms_of(table)
    made = [(name, forms[name]) for name in names if name in forms]
    found: dict[str, dict[str, Any]] = {}
    wanted = f"SELECT id, {', '.join(names)} FROM {table} WHERE id {OF_LIST}"  # noqa: S608
    for row_id, *values in raw(connection).execute(wanted, (listed(row_ids),)):
        found[row_id] = row = dict(zip(names, values, strict=True))
        for name, form in made:
            row[name] = form(row[name])
    return found


@cache
def _forms_of(table: str) -> Mapping[str, Callable[[Any], Any]]:
    """What makes of what the file has in a column what travels, where that is something else."""
    read, found = filed.from_file(table), dict[str, Callable[[Any], Any]]()
    for column in columns_of(table):
        name, kind = column.name, column.type
        if is_binary(column):
            found[name] = plain
        elif isinstance(kind, Tags):
            found[name] = _of_tags(read[name])
        elif name in read and not isinstance(kind, (UtcTime, Day)):
            found[name] = read[name]
    return found


def _of_tags(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: plain(read(value))


def as_text(value: Any) -> str:
    """As JSON, for a cell that no table can take."""
    return msgspec.json.encode(value).decode()


def from_text(text: str) -> Any:
    return msgspec.json.decode(text)


def _inflated(value: Any) -> bytes:
    if not isinstance(value, dict) or value.keys() != {"zlib"}:
        raise TypeError
    machine = zlib.decompressobj()
    found = machine.decompress(b64decode(value["zlib"], validate=True), _LARGEST)
    if not machine.eof or machine.unused_data:
        raise ValueError("not all of it, or too much")
    return found
