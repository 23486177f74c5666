"""Triggers that mark what changes, there only while the library has a link.

They call nothing but what SQLite has built in, since `trusted_schema` is off.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from careerflow.services.store.cells.columns import (
    APPEND_ONLY,
    SYNCHRONISED,
    columns_of,
    default_of,
    is_required,
)
from careerflow.services.store.cells.rows import GONE, WHOLE
from careerflow.services.store.cells.tables import MARKED, SENT

_PREFIX = "sync_on_"
_LISTENS = "(SELECT applying FROM sync_link WHERE id = 1) = 0"
_INTO = "INSERT INTO sync_cells (table_name, row_id, column_name, stamp, state, value)"
# Its base is what was known when it was edited first, and not yet sent.
_ANEW = (
    "ON CONFLICT (table_name, row_id, column_name) DO UPDATE SET"
    f" base = CASE state WHEN {SENT} THEN stamp ELSE base END,"
    f" stamp = '', state = {MARKED}, value = NULL"
)


def is_complete(connection: sa.Connection) -> bool:
    """Whether the triggers are there, and those of this version."""
    return _present(connection) == _wanted()


def make(connection: sa.Connection) -> None:
    """In place of whatever is there."""
    remove(connection)
    for statement in _wanted().values():
        connection.exec_driver_sql(statement)


def remove(connection: sa.Connection) -> None:
    for name in _present(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def differs_from_default(column: sa.Column[Any], name: str) -> str:
    """The condition, in SQL, that a value has to be sent: `name` is what has it."""
    return "1" if is_required(column) else f"{name} IS NOT {_literal(column)}"


def _present(connection: sa.Connection) -> dict[str, str]:
    found = connection.exec_driver_sql(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '{_PREFIX}*'"  # noqa: S608
    )
    return {row.name: row.sql for row in found}


def _wanted() -> dict[str, str]:
    made: dict[str, str] = {}
    for table in SYNCHRONISED:
        happenings = {"insert": _inserted(table), "delete": _deleted(table)}
        if table not in APPEND_ONLY:
            happenings["update"] = _updated(table)
        for event, body in happenings.items():
            name = f"{_PREFIX}{event}_{table}"
            made[name] = (
                f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table}"
                f" WHEN {_LISTENS} BEGIN {body} END"
            )
    return made


def _inserted(table: str) -> str:
    """What is not its default; everything where the row was here before. Cells of columns that
    only a later version knows stay as they are."""
    if table in APPEND_ONLY:
        marked = _marked(table, "NEW", WHOLE, "1")
    else:
        here = (
            "EXISTS (SELECT 1 FROM sync_cells"  # noqa: S608
            f" WHERE table_name = '{table}' AND row_id = NEW.id)"
        )
        marked = " UNION ALL ".join(
            _marked(table, "NEW", c.name, f"({differs_from_default(c, f'NEW.{c.name}')} OR {here})")
            for c in columns_of(table)
        )
    back = (
        f"UPDATE sync_cells SET stamp = '', state = {MARKED}, value = 'false' WHERE"  # noqa: S608
        f" table_name = '{table}' AND row_id = NEW.id AND column_name = '{GONE}';"
    )
    return f"{_INTO} {marked} {_ANEW}; {back}"


def _updated(table: str) -> str:
    marked = " UNION ALL ".join(
        _marked(table, "NEW", c.name, f"NEW.{c.name} IS NOT OLD.{c.name}")
        for c in columns_of(table)
    )
    return f"{_INTO} {marked} {_ANEW};"


def _deleted(table: str) -> str:
    """What lost to others in it is gone too."""
    return (
        f"DELETE FROM sync_conflicts WHERE table_name = '{table}' AND row_id = OLD.id; "  # noqa: S608
        f"DELETE FROM sync_cells WHERE table_name = '{table}' AND row_id = OLD.id;"
        f" {_INTO} VALUES ('{table}', OLD.id, '{GONE}', '', {MARKED}, 'true');"
    )


def _marked(table: str, row: str, column: str, condition: str) -> str:
    return f"SELECT '{table}', {row}.id, '{column}', '', {MARKED}, NULL WHERE {condition}"


def _literal(column: sa.Column[Any]) -> str:
    """The default, as it stands in the file."""
    dialect = sqlite_dialect()
    into = column.type.dialect_impl(dialect).bind_processor(dialect)
    value = default_of(column)
    stored = value if into is None else into(value)
    if stored is None:
        return "NULL"
    return str(int(stored)) if isinstance(stored, int) else "'" + stored.replace("'", "''") + "'"
