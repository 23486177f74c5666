"""Which tables and columns are synchronised, and what the sync must know of each."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from careerflow.models.tracker import BUILT_IN_STAGES
from careerflow.services.store.everything import EXPORTED
from careerflow.services.store.schema import metadata, stage_moves, stages

# SQLAlchemy's names are of a class of its own, which no encoder takes.
SYNCHRONISED = {str(table.name): table for table in EXPORTED}
"""By name, each table behind those that it refers to."""

APPEND_ONLY = frozenset({stage_moves.name})

_BUILT_IN = frozenset(BUILT_IN_STAGES.values())


@cache
def columns_of(table: str) -> tuple[sa.Column[Any], ...]:
    """All but the id."""
    return tuple(column for column in SYNCHRONISED[table].c if column.name != "id")


@cache
def is_binary(column: sa.Column[Any]) -> bool:
    return isinstance(column.type, sa.LargeBinary)


def is_required(column: sa.Column[Any]) -> bool:
    """Whether no row can be without a value that somebody gave it."""
    if column.default is None:
        return not column.nullable
    return not column.default.is_scalar


def default_of(column: sa.Column[Any]) -> Any:
    """Of one that is not required, as the table takes it."""
    return None if column.default is None else column.default.arg  # type: ignore[attr-defined]


@cache
def names_of(table: str) -> frozenset[str]:
    """Those of all columns."""
    return frozenset(SYNCHRONISED[table].c.keys())


@cache
def defaults_of(table: str) -> Mapping[str, Any]:
    """Of all columns of a table that are not required."""
    return {c.name: default_of(c) for c in columns_of(table) if not is_required(c)}


@cache
def parents_of(table: str) -> tuple[tuple[str, str], ...]:
    """The columns that refer to a row, and its table."""
    return tuple(
        (column.name, key.column.table.name)
        for column in SYNCHRONISED[table].c
        for key in column.foreign_keys
    )


@cache
def children_of(table: str) -> tuple[tuple[str, str], ...]:
    """The synchronised tables that refer to this one, and by which column."""
    return tuple(
        (child, column)
        for child in SYNCHRONISED
        for column, parent in parents_of(child)
        if parent == table
    )


@cache
def derived_of(table: str) -> tuple[sa.Column[Any], ...]:
    """Columns of tables that are made anew on each computer, which refer to this one."""
    return tuple(
        column
        for other in metadata.tables.values()
        if other.name not in SYNCHRONISED
        for column in other.c
        for key in column.foreign_keys
        if key.column.table.name == table
    )


def is_built_in(table: str, row_id: str) -> bool:
    """Whether every library has this row from the start."""
    return table == stages.name and row_id in _BUILT_IN
