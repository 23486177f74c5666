"""The rows that are the user's own, as plain values that JSON can hold, and back."""

import re
from base64 import b64decode, b64encode
from binascii import Error as BinasciiError
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
import sqlalchemy as sa

from careerflow.models.job import Kind
from careerflow.models.rank import is_rank
from careerflow.models.report import Verdict
from careerflow.models.tracker import InterviewOutcome, SalaryPeriod, StageKind
from careerflow.services.store import schema
from careerflow.services.store.schema import Day, Tags, UtcTime
from careerflow.services.store.shelf import plain

EXPORTED: tuple[sa.Table, ...] = (
    schema.cvs,
    schema.jobs,
    schema.reports,
    schema.cv_corrections,
    schema.advert_corrections,
    schema.verdict_corrections,
    schema.library_cvs,
    schema.library_jobs,
    schema.stages,
    schema.applications,
    schema.stage_moves,
    schema.interviews,
    schema.contacts,
    schema.attachments,
    schema.notices,
    schema.import_mappings,
)
"""The user's data, each table behind those that it refers to."""

LEFT_OUT: tuple[sa.Table, ...] = (
    schema.cv_vectors,  # made anew from the CV
    schema.drafts,  # what happens to stand on the Analyze page
    schema.recents,
    schema.answers,  # a store of answers, so that no question is asked twice
    schema.sent,  # what this computer has sent, and to whom
    schema.tombstones,  # what is gone for good
)

FILE_COLUMNS = ("file_sha256", "cv_sha256")
"""They name kept files."""

_ENUMS: dict[tuple[str, str], type[StrEnum]] = {
    ("stages", "kind"): StageKind,
    ("interviews", "outcome"): InterviewOutcome,
    ("verdict_corrections", "verdict"): Verdict,
    ("advert_corrections", "kind"): Kind,
    ("library_jobs", "salary_period"): SalaryPeriod,
    ("applications", "salary_period"): SalaryPeriod,
}
_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SHA256 = r"[0-9a-f]{64}"
_AT_ONCE = 200
_MOST = 2**63 - 1


class BrokenRowError(ValueError):
    """A row that no table takes; `column` is empty where it is no row at all. `behind` counts the
    rows that were read since."""

    def __init__(self, column: str = "", behind: int = 0) -> None:
        super().__init__(column)
        self.column = column
        self.behind = behind


def rows(connection: sa.Connection, table: sa.Table) -> Iterator[dict[str, Any]]:
    """All of a table, also what is in the trash, in the order of their ids: dictionaries of what
    `msgspec.json` encodes."""
    wanted = sa.select(table).order_by(table.c.id).execution_options(yield_per=_AT_ONCE)
    for row in connection.execute(wanted).mappings():
        yield {name: plain_value(value) for name, value in row.items()}


def files_of(row: Mapping[str, Any]) -> Iterator[str]:
    """The hashes of the files that a row names."""
    for name in FILE_COLUMNS:
        if row.get(name):
            yield row[name]


def row_of(table: sa.Table, values: Any) -> dict[str, Any]:
    """What `rows` gave, as the table takes it, with the defaults of what is not there. Nothing is
    believed of it. Raises BrokenRowError."""
    if not isinstance(values, dict):
        raise BrokenRowError
    unknown = values.keys() - table.c.keys()
    if unknown:
        raise BrokenRowError(min(unknown)[:40])
    found = {}
    for column in table.c:
        if column.name in values:
            found[column.name] = reader(column)(values[column.name])
        else:
            found[column.name] = _default(column)
    return found


def _default(column: sa.Column[Any]) -> Any:
    if column.name in ("id", "created", "updated"):
        raise BrokenRowError(column.name)
    default = column.default
    if default is None:
        if not column.nullable:
            raise BrokenRowError(column.name)
        return None
    if default.is_scalar:
        return default.arg  # type: ignore[attr-defined]
    return schema.now()  # the only callable among them


def plain_value(value: Any) -> Any:
    """One of `rows`."""
    if isinstance(value, bytes):
        try:
            msgspec.json.decode(value)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return {"base64": b64encode(value).decode()}  # damaged: kept as it is
        return msgspec.Raw(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


@cache
def reader(column: sa.Column[Any]) -> Callable[[Any], Any]:
    """What makes of one value of `rows` one of `row_of`; it raises BrokenRowError."""
    name, may_be_none = column.name, column.nullable and not column.primary_key
    read, fits = _reader(column), _fitting(column)

    def found_of(value: Any) -> Any:
        if value is None and may_be_none:
            return None
        try:
            found = read(value)
            is_fit = fits is None or fits(found)
        except (ValueError, TypeError, OverflowError) as error:
            raise BrokenRowError(name) from error
        if not is_fit:
            raise BrokenRowError(name)
        return found

    return found_of


def pattern_of(column: sa.Column[Any]) -> str | None:
    """What all of a text in it matches, where that says everything: an id or a hash. None of its
    characters is anything but ASCII."""
    name = column.name
    if name.endswith("sha256"):
        return _SHA256
    if name == "id" or column.foreign_keys or name in ("previous_id", "cv_id", "report_id"):
        return _ID
    return None


def members_of(column: sa.Column[Any]) -> tuple[str, ...]:
    """The only texts in it; none where it takes others."""
    return tuple(member.value for member in _ENUMS.get((column.table.name, column.name), ()))


def is_plain_text(column: sa.Column[Any]) -> bool:
    """Whether it takes any text."""
    return _reader(column) is _text and _fitting(column) is None


def _reader(column: sa.Column[Any]) -> Callable[[Any], Any]:
    kind = column.type
    readers: Iterable[tuple[type, Callable[[Any], Any]]] = (
        (UtcTime, _time),
        (Day, _day),
        (Tags, _tags),
        (sa.LargeBinary, _record),
        (sa.Boolean, _boolean),
        (sa.Integer, _number),
        (sa.String, _text),
    )
    return next(reader for of, reader in readers if isinstance(kind, of))


@cache
def _fitting(column: sa.Column[Any]) -> Callable[[Any], object] | None:
    """What a text must be, beyond being one: true of those that fit, or a ValueError."""
    if pattern := pattern_of(column):
        return re.compile(pattern).fullmatch
    if column.name == "rank":
        return lambda value: not value or is_rank(value)
    if members := members_of(column):
        return frozenset(members).__contains__
    return None


def _time(value: Any) -> datetime:
    """In UTC. Raises ValueError."""
    found = datetime.fromisoformat(_text(value))
    if found.tzinfo is None:
        raise ValueError("a time without its zone")
    return found if found.tzinfo is UTC else found.astimezone(UTC)


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))


def _tags(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(tag) for tag in value)


def _record(value: Any) -> bytes:
    if isinstance(value, dict) and value.keys() == {"base64"}:
        try:
            return b64decode(value["base64"], validate=True)
        except BinasciiError as error:
            raise ValueError("no base64") from error
    return msgspec.json.encode(value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value if value.isascii() else plain(value)
