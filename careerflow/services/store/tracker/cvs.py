"""The user's library of CVs."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.cv_uses import SentWith
from careerflow.models.errors import StoreError
from careerflow.models.tracker import LibraryCv
from careerflow.services.store.schema import applications, cvs, library_cvs, reports
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import cv_uses
from careerflow.services.store.tracker.editing import Editing


class LibraryCvs:
    """Every method may raise StoreError; `store.not_found` where an id is unknown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[LibraryCv, ...]:
        """Those that are not deleted, the newest first."""
        with self._store.read() as connection:
            return _made(connection, _LISTED.where(library_cvs.c.deleted_at.is_(None)))

    def get(self, cv_id: str) -> LibraryCv:
        """Also a deleted one."""
        with self._store.read() as connection:
            found = _made(connection, _LISTED.where(library_cvs.c.id == cv_id))
        if not found:
            raise StoreError("store.not_found")
        return found[0]

    def find_file(self, sha256: str) -> LibraryCv | None:
        """The entry of this file, if there is one that is not deleted."""
        live = library_cvs.c.deleted_at.is_(None)
        with self._store.read() as connection:
            found = _made(connection, _LISTED.where(library_cvs.c.file_sha256 == sha256, live))
        return found[0] if found else None

    def sent_with(self, sha256: str) -> tuple[SentWith, ...]:
        """The applications that this file went with, the newest first."""
        with self._store.read() as connection:
            return cv_uses.sent_with(connection, sha256)

    def report_ids(self, *sha256: str) -> Mapping[str, frozenset[str]]:
        """By the hash of each file, the ids of its stored reports."""
        with self._store.read() as connection:
            return cv_uses.report_ids(connection, *sha256)

    def add(
        self, file_sha256: str, file_name: str, person: str = "", language: str = ""
    ) -> tuple[str, Change]:
        """The entry of a file that the store keeps; the one that is there already, brought back
        from the trash where it was deleted. Returns its id too."""
        with self._store.write() as connection:
            editing = Editing(connection)
            cv_id = enter(editing, file_sha256, file_name, person, language)
        return cv_id, editing.change

    def edit(
        self,
        cv_id: str,
        *,
        name: str | None = None,
        language: str | None = None,
        tags: Sequence[str] | None = None,
        notes: str | None = None,
    ) -> Change:
        """Changes what is not None."""
        wanted = {"name": name, "language": language, "notes": notes}
        changed: dict[str, Any] = {key: value for key, value in wanted.items() if value is not None}
        if tags is not None:
            changed["tags"] = tuple(tags)
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.update(library_cvs, cv_id, **changed)
        return editing.change

    def set_previous(self, cv_id: str, previous_id: str | None) -> Change:
        """Says of which CV this one is the next version; None for of none. Raises StoreError
        `tracker.version_circle` where that one comes after it."""
        with self._store.write() as connection:
            wanted = sa.select(library_cvs.c.id, library_cvs.c.previous_id)
            before = {row.id: row.previous_id for row in connection.execute(wanted)}
            seen, at = set(), previous_id
            while at is not None and at not in seen:
                if at == cv_id:
                    raise StoreError("tracker.version_circle")
                seen.add(at)
                at = before.get(at)
            editing = Editing(connection)
            editing.update(library_cvs, cv_id, previous_id=previous_id)
        return editing.change

    def delete(self, *cv_ids: str) -> Change:
        """To the trash, all or none. Reports, and applications that they were sent with, keep
        their own."""
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.delete(library_cvs, *cv_ids)
        return editing.change


def enter(
    editing: Editing, file_sha256: str, file_name: str, person: str = "", language: str = ""
) -> str:
    """The entry of a file, made or brought back where there is none; returns its id."""
    same = sa.select(library_cvs.c.id).where(library_cvs.c.file_sha256 == file_sha256)
    known: str | None = editing.connection.scalar(
        same.order_by(library_cvs.c.created.desc()).limit(1)
    )
    if known is not None:
        editing.update(library_cvs, known, deleted_at=None)
        return known
    return editing.insert(
        library_cvs,
        file_sha256=file_sha256,
        file_name=file_name,
        name=file_name,
        person=person,
        language=language,
        previous_id=None,
        tags=(),
        notes="",
    )


_LISTED = sa.select(library_cvs).order_by(library_cvs.c.created.desc(), library_cvs.c.id)


def _made(connection: sa.Connection, wanted: sa.Select[Any]) -> tuple[LibraryCv, ...]:
    counted = sa.select(applications.c.cv_sha256, sa.func.count())
    live = applications.c.deleted_at.is_(None)
    sent = _by_file(connection, counted.where(live).group_by(applications.c.cv_sha256))
    compared = (
        sa.select(cvs.c.file_sha256, sa.func.count())
        .join(reports, reports.c.cv_id == cvs.c.id)
        .where(reports.c.deleted_at.is_(None))
        .group_by(cvs.c.file_sha256)
    )
    made = _by_file(connection, compared)
    return tuple(
        LibraryCv(
            id=row.id,
            file_sha256=row.file_sha256,
            file_name=row.file_name,
            name=row.name,
            language=row.language,
            previous_id=row.previous_id,
            tags=row.tags,
            notes=row.notes,
            created=row.created,
            updated=row.updated,
            person=row.person,
            sent=sent.get(row.file_sha256, 0),
            reports=made.get(row.file_sha256, 0),
        )
        for row in connection.execute(wanted)
    )


def _by_file(connection: sa.Connection, counted: sa.Select[Any]) -> dict[str | None, int]:
    return {row[0]: row[1] for row in connection.execute(counted)}
