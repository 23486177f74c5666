"""Rows of which nothing is known here: most of what a first sync brings. What `meeting` and
`holding` make of such a row, as long as all of it fits, in one go."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any, Literal, NamedTuple

import msgspec
import sqlalchemy as sa

from careerflow.services.store.cells import filed
from careerflow.services.store.cells.clock import is_stamp
from careerflow.services.store.cells.columns import (
    APPEND_ONLY,
    SYNCHRONISED,
    defaults_of,
    is_built_in,
)
from careerflow.services.store.cells.filed import Filed
from careerflow.services.store.cells.rows import WHOLE, Cell
from careerflow.services.store.cells.values import readers
from careerflow.services.store.everything import is_plain_text, members_of, pattern_of
from careerflow.services.store.schema import TIME, UtcTime
from careerflow.services.store.shelf import plain


def arrived(table: str, row_id: str, cells: Mapping[str, Cell]) -> Filed | None:
    """None where there is more to it: the row is gone, or not whole, or of another version, or a
    time is written otherwise than here. What it refers to is not looked at."""
    if table not in SYNCHRONISED or is_built_in(table, row_id):
        return None
    for cell in cells.values():
        if not is_stamp(cell.stamp):
            return None
    if table in APPEND_ONLY:
        whole = cells[WHOLE].value if cells.keys() == {WHOLE} else None
        if not isinstance(whole, dict) or "id" in whole:
            return None
        return _read(table, {**whole, "id": row_id})
    values = {name: cell.value for name, cell in cells.items()}
    values["id"] = row_id
    return _read(table, values)


def _read(table: str, values: Mapping[str, Any]) -> Filed | None:
    form = _form(table)
    try:
        row = list(msgspec.structs.astuple(msgspec.convert(values, form.kind)))
        if not _matches(form, row):
            return None
        for place in form.texts:
            if not row[place].isascii():
                row[place] = plain(row[place])
        for place, default, read in form.others:
            if row[place] is not default:
                row[place] = read(row[place])
    except ValueError:  # msgspec's, a BrokenRowError, or of a time
        return None
    return tuple(row)


def _matches(form: "_Form", row: Sequence[Any]) -> bool:
    """Raises ValueError of a time."""
    if form.pattern.fullmatch("\n".join(form.matched(row))) is None:
        return False
    for place, pattern in form.may_match:
        if row[place] is not None and pattern.fullmatch(row[place]) is None:
            return False
    for place in form.times:  # a pattern knows nothing of the length of months
        if row[place] is not None:
            datetime.fromisoformat(row[place])
    return True


class _Form(NamedTuple):
    """How a row of one table is read. What most columns hold is stored as it comes; to see that it
    fits takes a fifth of what it takes to read it and to write it anew, and columns that are
    `matched` are seen in one go: a `pattern` of all of them. The numbers are places in the row;
    `others` have their default there, and what reads any other value."""

    kind: type[msgspec.Struct]
    matched: Callable[[Sequence[Any]], tuple[str, ...]]
    pattern: re.Pattern[str]
    may_match: tuple[tuple[int, re.Pattern[str]], ...]
    times: tuple[int, ...]
    texts: tuple[int, ...]
    others: tuple[tuple[int, Any, Callable[[Any], Any]], ...]


@cache
def _form(table: str) -> _Form:
    columns = tuple(SYNCHRONISED[table].c)
    patterns = [TIME if isinstance(c.type, UtcTime) else pattern_of(c) for c in columns]
    defaults = filed.values(table, defaults_of(table))
    matched, may_match, texts, others = dict[int, str](), [], [], []
    for place, (column, pattern) in enumerate(zip(columns, patterns, strict=True)):
        if pattern and not column.nullable:
            matched[place] = pattern
        elif pattern:
            may_match.append((place, re.compile(pattern)))
        elif _kind(column) is str:
            texts.append(place)
        elif _kind(column) is Any:
            default = defaults.get(column.name, msgspec.NODEFAULT)
            others.append((place, default, _into_file(table, column)))
    return _Form(
        kind=_struct(table, columns, defaults),
        matched=itemgetter(*matched),
        pattern=re.compile("\n".join(matched.values())),
        may_match=tuple(may_match),
        times=tuple(n for n, column in enumerate(columns) if isinstance(column.type, UtcTime)),
        texts=tuple(texts),
        others=tuple(others),
    )


def _struct(
    table: str, columns: tuple[sa.Column[Any], ...], defaults: Mapping[str, Any]
) -> type[msgspec.Struct]:
    """Of the table's columns, in their order."""
    fields: list[Any] = []
    for column in columns:
        name = str(column.name)  # SQLAlchemy's is of a class of its own
        default = (defaults[name],) if name in defaults else ()
        fields.append((name, _kind(column), *default))
    return msgspec.defstruct(table, fields, kw_only=True, forbid_unknown_fields=True)


def _kind(column: sa.Column[Any]) -> Any:
    """What msgspec sees of what comes in a column; Any where it does not see that it fits."""
    if isinstance(column.type, sa.Boolean):
        return bool
    if members := members_of(column):
        return Literal[members] | None if column.nullable else Literal[members]
    if isinstance(column.type, UtcTime) or pattern_of(column):
        return str | None if column.nullable else str
    return str if is_plain_text(column) and not column.nullable else Any


def _into_file(table: str, column: sa.Column[Any]) -> Callable[[Any], Any]:
    read, write = readers(table)[column.name], filed.into_file(table).get(column.name)
    return read if write is None else lambda value: write(read(value))
