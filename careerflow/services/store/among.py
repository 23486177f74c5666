"""Questions about many rows at once."""

import json
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

OF_LIST = "IN (SELECT value FROM json_each(?))"
"""In a statement for the driver; the parameter is `listed`."""


def among(column: sa.Column[Any], ids: Collection[str]) -> sa.ColumnElement[bool]:
    """Whether the column holds one of them. However many they are, they are one parameter: SQLite
    has no limit for it, and the statement is compiled once."""
    each = sa.func.json_each(listed(ids)).table_valued("value")
    return column.in_(sa.select(each.c.value))


def listed(ids: Collection[str]) -> str:
    return json.dumps(list(ids))
