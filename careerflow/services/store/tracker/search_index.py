"""The full-text index of the library, the applications and all notes.

It holds words only, no text: `search_entries` says which row of the user's each of its rows is of.
Both are made from the other tables and can be made anew (`rebuild`). What is deleted leaves them
at once, so that a search finds what is there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from careerflow.models.tracker import TrashKind
from careerflow.services.store.among import OF_LIST, among, chosen, listed
from careerflow.services.store.driver import insert, raw
from careerflow.services.store.schema import (
    applications,
    contacts,
    interviews,
    library_cvs,
    library_jobs,
    read_tags,
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

OF_JOB = ("id", *_SEARCHED[library_jobs.name])

Words = tuple[str, str, str, str]
"""What the index holds of one thing, in the order of its columns."""


def _live(table: sa.Table, key: str, more: str = "") -> str:
    """Of rows that are not deleted: `key`, which is among those that are asked for, and what is
    searched of them."""
    columns = ", ".join(_SEARCHED[table.name])
    return (
        f"SELECT {key}, {columns}{more} FROM {table.name}"  # noqa: S608
        f" WHERE {key} {OF_LIST} AND deleted_at IS NULL"
    )


_READ_TEXT = """, (
    SELECT json_extract(CAST(document AS TEXT), '$.text') FROM cvs
    WHERE cvs.file_sha256 = library_cvs.file_sha256 AND cvs.deleted_at IS NULL
        AND json_valid(CAST(document AS TEXT)) = 1
    ORDER BY cvs.created DESC LIMIT 1
)"""
_CVS = _live(library_cvs, "id", _READ_TEXT)
_JOBS = _live(library_jobs, "id")
_APPLICATIONS = _live(applications, "id")
_INTERVIEWS, _CONTACTS = (
    f"{_live(table, 'application_id')} ORDER BY created" for table in (interviews, contacts)
)


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
    wanted = sa.select(table.c.application_id).where(among(table.c.id))
    return TrashKind.APPLICATION.value, set(connection.scalars(wanted, chosen(ids)))


def refresh(
    connection: sa.Connection,
    kind: str,
    ids: Iterable[str],
    words: Mapping[str, Words] | None = None,
) -> None:
    """Makes the index say what the tables say of these things of one kind (a TrashKind). `words`
    are those of some that are not deleted, where they are known."""
    for some in portions(sorted(ids)):
        numbers: dict[str, int] = dict(raw(connection).execute(_NUMBERS, (kind, listed(some))))
        found = {of: words[of] for of in some if of in words} if words else {}
        if unread := [of for of in some if of not in found]:
            found |= _read(connection, kind, unread)
        _add(connection, kind, found, numbers)
        _remove(connection, [(number,) for of, number in numbers.items() if of not in found])


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
            _add(connection, kind, _read(connection, kind, some), {})


def forget(connection: sa.Connection) -> None:
    """Takes the words of what is gone for good out of the file: until then the index only marks
    them as gone, since it keeps no text (sqlite.org/fts5.html, contentless-delete tables)."""
    connection.execute(sa.text("INSERT INTO search_words(search_words) VALUES ('optimize')"))


def sources(connection: sa.Connection, kind: str, ids: Sequence[str]) -> Iterator[Source]:
    """Of those that are not deleted; in no order."""
    return _SOURCES[kind](connection, ids)


def _cvs(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Source]:
    """With the text of its newest reading."""
    for of, name, file_name, person, tags, notes, text in _asked(connection, _CVS, ids):
        yield Source(of, (name, file_name, person, *read_tags(tags)), (notes, text or ""))


def _jobs(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Source]:
    return (job(*columns) for columns in _asked(connection, _JOBS, ids))


def job(
    of: str, title: str, company: str, location: str, tags: str, notes: str, text: str
) -> Source:
    """An advert, of what the file has in its columns OF_JOB."""
    return Source(of, (title, company, location, *read_tags(tags)), (notes, text))


def _applications(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Source]:
    told: dict[str, list[str]] = {}
    for said in (_INTERVIEWS, _CONTACTS):
        for of, *texts in _asked(connection, said, ids):
            told.setdefault(of, []).extend(texts)
    for of, next_step, tags, notes in _asked(connection, _APPLICATIONS, ids):
        yield Source(of, (next_step, *read_tags(tags)), (notes, *told.get(of, ())))


def _asked(connection: sa.Connection, said: str, ids: Sequence[str]) -> Iterable[Sequence[Any]]:
    rows: Iterable[Sequence[Any]] = raw(connection).execute(said, (listed(ids),))
    return rows


_SOURCES: dict[str, Callable[[sa.Connection, Sequence[str]], Iterator[Source]]] = {
    TrashKind.CV.value: _cvs,
    TrashKind.JOB.value: _jobs,
    TrashKind.APPLICATION.value: _applications,
}


def _remove(connection: sa.Connection, numbers: list[tuple[int]]) -> None:
    if numbers:
        raw(connection).executemany("DELETE FROM search_words WHERE rowid = ?", numbers)
        raw(connection).executemany("DELETE FROM search_entries WHERE number = ?", numbers)


def words_of(source: Source) -> Words:
    names, texts = indexed("\n".join(source.names)), indexed("\n".join(source.texts))
    return names.bare, texts.bare, names.marked, texts.marked


def _read(connection: sa.Connection, kind: str, ids: Sequence[str]) -> dict[str, Words]:
    return {source.id: words_of(source) for source in sources(connection, kind, ids)}


def _add(
    connection: sa.Connection, kind: str, words: Mapping[str, Words], numbers: Mapping[str, int]
) -> None:
    """Those that have `numbers` are replaced."""
    if new := [of for of in words if of not in numbers]:
        (first,) = raw(connection).execute(_NEXT_NUMBER).fetchone()
        entries = [(number, kind, of) for number, of in enumerate(new, first)]
        insert(connection, _INSERT_ENTRY, entries)
        numbers = {**numbers, **{of: number for number, _kind, of in entries}}
    if words:
        insert(connection, _REPLACE, [(numbers[of], *its) for of, its in words.items()])


_NUMBERS = f"SELECT row_id, number FROM search_entries WHERE kind = ? AND row_id {OF_LIST}"  # noqa: S608
_NEXT_NUMBER = "SELECT coalesce(max(number), 0) + 1 FROM search_entries"
_INSERT_ENTRY = "INSERT INTO search_entries (number, kind, row_id)"
_REPLACE = "REPLACE INTO search_words(rowid, names, texts, names_marked, texts_marked)"


def portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many at a time as one query is given."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
