"""The user's rows as the file has them, for the driver's own statements: what SQLAlchemy makes of a
row and back takes longer than all else of another computer's edit."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect

from careerflow.services.store.among import OF_LIST, listed
from careerflow.services.store.cells.columns import SYNCHRONISED
from careerflow.services.store.driver import insert as insert_rows
from careerflow.services.store.driver import raw

Row = Mapping[str, Any]

Forms = Mapping[str, Callable[[Any], Any]]

Filed = tuple[Any, ...]
"""A row in the order of its table's columns."""

_DIALECT = dialect()


def select(connection: sa.Connection, table: str, row_ids: Collection[str]) -> dict[str, Row]:
    """What the table holds of these rows, by id."""
    wanted = f"SELECT {_names(table)} FROM {table} WHERE id {OF_LIST}"  # noqa: S608
    found = raw(connection).execute(wanted, (listed(row_ids),))
    return {row["id"]: row for row in (read(table, values) for values in found)}


def insert(connection: sa.Connection, table: str, rows: Sequence[Filed]) -> None:
    insert_rows(connection, f"INSERT INTO {table} ({_names(table)})", rows)


def update(connection: sa.Connection, table: str, was: Row, row: Row) -> None:
    changed = values(table, {name: row[name] for name in row if row[name] != was[name]})
    into = ", ".join(f"{name} = ?" for name in changed)
    said = f"UPDATE {table} SET {into} WHERE id = ?"  # noqa: S608
    raw(connection).execute(said, (*changed.values(), row["id"]))


def read(table: str, row: Filed, names: Collection[str] = ()) -> dict[str, Any]:
    """All of its columns, or those of these names."""
    place, forms = places(table), from_file(table)
    return {
        name: forms[name](row[place[name]]) if name in forms else row[place[name]]
        for name in names or place
    }


def written(table: str, row: Row) -> Filed:
    """What `read` reads."""
    return tuple(values(table, {name: row[name] for name in places(table)}).values())


def values(table: str, some: Row) -> dict[str, Any]:
    """Some of a row's values, in their order."""
    forms = into_file(table)
    return {name: forms[name](value) if name in forms else value for name, value in some.items()}


@cache
def places(table: str) -> Mapping[str, int]:
    """Where the columns have their values in a row."""
    return {name: place for place, name in enumerate(SYNCHRONISED[table].c.keys())}


@cache
def into_file(table: str) -> Forms:
    """By column, what makes of a value what the file has, where that is something else."""
    return _forms(table, lambda kind: kind.bind_processor(_DIALECT))


@cache
def from_file(table: str) -> Forms:
    """The way back."""
    return _forms(table, lambda kind: kind.result_processor(_DIALECT, None))


def _forms(table: str, form_of: Callable[[Any], Callable[[Any], Any] | None]) -> Forms:
    found = {c.name: form_of(c.type.dialect_impl(_DIALECT)) for c in SYNCHRONISED[table].c}
    return {name: form for name, form in found.items() if form is not None}


@cache
def _names(table: str) -> str:
    return ", ".join(places(table))
