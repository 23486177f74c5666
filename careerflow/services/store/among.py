"""Questions about many rows at once."""

from collections.abc import Collection
from typing import Any

import msgspec
import sqlalchemy as sa

OF_LIST = "IN (SELECT value FROM json_each(?))"
"""In a statement for the driver; the parameter is `listed`."""


def among(column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """Whether the column holds one of those that `chosen` gives as parameters. However many they
    are, they are one parameter: SQLite's limit does not count, and the statement is made once."""
    each = sa.func.json_each(sa.bindparam("chosen")).table_valued("value")
    return column.in_(sa.select(each.c.value))


def chosen(ids: Collection[str]) -> dict[str, str]:
    return {"chosen": listed(ids)}


def listed(ids: Collection[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
