"""The full-text index of the library, the applications and all notes.

It holds words only, no text: `search_entries` says which row of the user's each of its rows is of.
Both are made from the other tables and can be made anew (`rebuild`). What is deleted leaves them
at once, so that a search finds what is there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from careerflow.models.tracker import TrashKind
from careerflow.services.store.among import among
from careerflow.services.store.schema import (
    applications,
    contacts,
    cvs,
    interviews,
    library_cvs,
    library_jobs,
    search_entries,
)
from careerflow.services.store.tracker.search_words import indexed

_AT_ONCE = 500

_SEARCHED = {
    library_cvs.name: ("name", "file_name", "person", "tags", "notes"),
    library_jobs.name: ("title", "company", "location", "tags", "notes", "text"),
    applications.name: ("next_step", "tags", "notes"),
    interviews.name: ("title", "place", "people", "notes"),
    contacts.name: ("name", "role", "email", "phone", "notes"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """What is searched of one thing: words of its names count more than those of its texts."""

    id: str
    names: tuple[str, ...]
    texts: tuple[str, ...]


def is_searched(table: sa.Table, columns: Iterable[str]) -> bool:
    """Whether a change of these columns may change what is found."""
    return not {"deleted_at", *_SEARCHED.get(table.name, ())}.isdisjoint(columns) and (
        table.name in _SEARCHED
    )


def things(connection: sa.Connection, table: sa.Table, ids: Sequence[str]) -> tuple[str, set[str]]:
    """The kind (a TrashKind) and the ids of what these rows are searched as."""
    if table is library_cvs:
        return TrashKind.CV.value, set(ids)
    if table is library_jobs:
        return TrashKind.JOB.value, set(ids)
    if table is applications:
        return TrashKind.APPLICATION.value, set(ids)
    wanted = sa.select(table.c.application_id).where(among(table.c.id, ids))
    return TrashKind.APPLICATION.value, set(connection.scalars(wanted))


def refresh(connection: sa.Connection, kind: str, ids: Iterable[str]) -> None:
    """Makes the index say what the tables say of these things of one kind (a TrashKind)."""
    for some in portions(sorted(ids)):
        columns = search_entries.c
        known = sa.select(columns.row_id, columns.number).where(
            columns.kind == kind, among(columns.row_id, some)
        )
        numbers = {row.row_id: row.number for row in connection.execute(known)}
        _remove(connection, numbers.values())
        _add(connection, kind, sources(connection, kind, some))


def refresh_file(connection: sa.Connection, file_sha256: str) -> None:
    """The CV of this file has another reading."""
    wanted = sa.select(library_cvs.c.id).where(library_cvs.c.file_sha256 == file_sha256)
    refresh(connection, TrashKind.CV.value, connection.scalars(wanted).all())


def rebuild(connection: sa.Connection) -> None:
    """Makes all of it anew, from whatever is left of it."""
    connection.execute(sa.text("INSERT INTO search_words(search_words) VALUES ('delete-all')"))
    connection.execute(sa.delete(search_entries))
    for kind, table in (("cv", library_cvs), ("job", library_jobs), ("application", applications)):
        wanted = sa.select(table.c.id).where(table.c.deleted_at.is_(None)).order_by(table.c.created)
        for some in portions(connection.scalars(wanted).all()):
            _add(connection, kind, sources(connection, kind, some))


def forget(connection: sa.Connection) -> None:
    """Takes the words of what is gone for good out of the file: until then the index only marks
    them as gone, since it keeps no text (sqlite.org/fts5.html, contentless-delete tables)."""
    connection.execute(sa.text("INSERT INTO search_words(search_words) VALUES ('optimize')"))


def sources(connection: sa.Connection, kind: str, ids: Sequence[str]) -> Iterator[Source]:
    """Of those that are not deleted; in no order."""
    return _SOURCES[kind](connection, ids)


def _cvs(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Source]:
    """With the text of its newest reading."""
    text = sa.func.json_extract(sa.cast(cvs.c.document, sa.Text), "$.text")
    readable = sa.func.json_valid(sa.cast(cvs.c.document, sa.Text)) == 1
    read = (
        sa.select(text)
        .where(cvs.c.file_sha256 == library_cvs.c.file_sha256, cvs.c.deleted_at.is_(None), readable)
        .order_by(cvs.c.created.desc())
        .limit(1)
        .scalar_subquery()
        .label("read_text")
    )
    for row in connection.execute(_live(library_cvs, ids, read)):
        names = (row.name, row.file_name, row.person, *row.tags)
        yield Source(row.id, names, (row.notes, row.read_text or ""))


def _jobs(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Source]:
    for row in connection.execute(_live(library_jobs, ids)):
        names = (row.title, row.company, row.location, *row.tags)
        yield Source(row.id, names, (row.notes, row.text))


def _applications(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Source]:
    told: dict[str, list[str]] = {}
    for table in (interviews, contacts):
        columns = table.c
        wanted = sa.select(columns.application_id, *(columns[n] for n in _SEARCHED[table.name]))
        belonging = wanted.where(among(columns.application_id, ids), columns.deleted_at.is_(None))
        for row in connection.execute(belonging.order_by(columns.created)):
            told.setdefault(row[0], []).extend(row[1:])
    for row in connection.execute(_live(applications, ids)):
        names = (row.next_step, *row.tags)
        yield Source(row.id, names, (row.notes, *told.get(row.id, ())))


_SOURCES: dict[str, Callable[[sa.Connection, Sequence[str]], Iterator[Source]]] = {
    TrashKind.CV.value: _cvs,
    TrashKind.JOB.value: _jobs,
    TrashKind.APPLICATION.value: _applications,
}


def _live(table: sa.Table, ids: Sequence[str], *more: Any) -> sa.Select[Any]:
    columns = (table.c[name] for name in _SEARCHED[table.name])
    wanted = sa.select(table.c.id, *columns, *more)
    return wanted.where(among(table.c.id, ids), table.c.deleted_at.is_(None))


def _remove(connection: sa.Connection, numbers: Iterable[int]) -> None:
    rows = [(number,) for number in numbers]
    if rows:
        connection.exec_driver_sql("DELETE FROM search_words WHERE rowid = ?", rows)
        connection.exec_driver_sql("DELETE FROM search_entries WHERE number = ?", rows)


def _add(connection: sa.Connection, kind: str, found: Iterable[Source]) -> None:
    highest = connection.scalar(sa.select(sa.func.max(search_entries.c.number))) or 0
    entries, words = [], []
    for number, source in enumerate(found, highest + 1):
        entries.append((number, kind, source.id))
        names, texts = indexed("\n".join(source.names)), indexed("\n".join(source.texts))
        words.append((number, names.bare, texts.bare, names.marked, texts.marked))
    if entries:
        connection.exec_driver_sql(
            "INSERT INTO search_entries (number, kind, row_id) VALUES (?, ?, ?)", entries
        )
        connection.exec_driver_sql(_INSERT, words)


_INSERT = (
    "INSERT INTO search_words(rowid, names, texts, names_marked, texts_marked)"
    " VALUES (?, ?, ?, ?, ?)"
)


def portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many at a time as one query is given."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
