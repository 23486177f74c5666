"""What was deleted and can be brought back, until it goes for good."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.tracker import Trashed, TrashKind
from careerflow.services.store.backups import needed_files
from careerflow.services.store.cells.tables import sync_link
from careerflow.services.store.schema import (
    applications,
    cvs,
    jobs,
    library_cvs,
    library_jobs,
    now,
    reports,
)
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import purging
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.task import TaskContext

DAYS_KEPT = 30

_TABLES = {
    TrashKind.CV: library_cvs,
    TrashKind.JOB: library_jobs,
    TrashKind.APPLICATION: applications,
    TrashKind.REPORT: reports,
}


class Trash:
    """Every method may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Trashed, ...]:
        """What was deleted last comes first."""
        with self._store.read() as connection:
            found = list(_listed(connection))
        return tuple(sorted(found, key=lambda one: (one.deleted, one.id), reverse=True))

    def restore(self, kind: TrashKind, ids: Sequence[str]) -> Change:
        """All or none. Raises StoreError `store.not_found` where one is gone for good."""
        with self._store.write() as connection:
            editing = Editing(connection)
            wanted = {each: {"deleted_at": None} for each in ids}
            editing.update_many(_TABLES[kind], wanted)
        return editing.change

    def purge(self, before: datetime, only: Collection[str] | None = None) -> int:
        """What was deleted before then goes for good, `only` that with these ids, with what belongs
        to it and the files that nothing needs any more; what something else, or a backup, still
        needs stays. Returns how many went.

        This cannot be undone, and edits of what is gone cannot be either.
        """
        with self._store.write() as connection:
            gone = purging.purge(connection, before, only)
        # Files last: a row never names one that is not there. Should this be the end of the
        # program, the next purge does it, and also what a backup still needs.
        needed = needed_files(TaskContext(), self._store.folder)
        with self._store.write() as connection:
            for sha256 in purging.needless_files(connection):
                if sha256 not in needed:
                    self._store.files.remove(sha256)
        return gone

    def remove(self, ids: Collection[str]) -> int:
        """As `purge`, of those in the trash with these ids, of whatever kind."""
        return self.purge(now() + timedelta(seconds=1), ids)

    def purge_old(self) -> int:
        """As `purge`, of what has been in the trash for `DAYS_KEPT` days: while sync is on, as of
        the last one, since another computer may have given it back after that."""
        with self._store.read() as connection:
            link = connection.execute(sa.select(sync_link.c.synced)).one_or_none()
        if link is not None and link.synced is None:
            return 0
        as_of = now() if link is None else min(now(), link.synced)
        return self.purge(as_of - timedelta(days=DAYS_KEPT))

    def empty(self) -> int:
        """As `purge`, of all that is in the trash now."""
        return self.purge(now() + timedelta(seconds=1))


def _listed(connection: sa.Connection) -> Iterator[Trashed]:
    for kind, wanted in _WANTED.items():
        deleted_at = _TABLES[kind].c.deleted_at
        for row in connection.execute(wanted.where(deleted_at.is_not(None))):
            ends = row.deleted_at + timedelta(days=DAYS_KEPT)
            title, detail = _title(row), row.detail or ""
            yield Trashed(kind, row.id, title, detail, row.deleted_at, ends)


def _title(row: Any) -> str:
    """Its own, or the first words of its text."""
    title: str = row.title or row.text or ""
    return title.strip().partition("\n")[0][:_TITLE]


_TITLE = 120
_BEGINNING = 500
_NO_TEXT = sa.literal("").label("text")


def _beginning(text: sa.Column[str]) -> sa.ColumnElement[str]:
    return sa.func.substr(text, 1, _BEGINNING).label("text")


_WANTED: dict[TrashKind, sa.Select[Any]] = {
    TrashKind.CV: sa.select(
        library_cvs.c.id,
        library_cvs.c.name.label("title"),
        library_cvs.c.person.label("detail"),
        library_cvs.c.file_name.label("text"),
        library_cvs.c.deleted_at,
    ),
    TrashKind.JOB: sa.select(
        library_jobs.c.id,
        library_jobs.c.title,
        library_jobs.c.company.label("detail"),
        _beginning(library_jobs.c.text),
        library_jobs.c.deleted_at,
    ),
    TrashKind.APPLICATION: sa.select(
        applications.c.id,
        library_jobs.c.title,
        library_jobs.c.company.label("detail"),
        _beginning(library_jobs.c.text),
        applications.c.deleted_at,
    ).join(library_jobs, library_jobs.c.id == applications.c.job_id),
    TrashKind.REPORT: sa.select(
        reports.c.id,
        jobs.c.title,
        cvs.c.file_name.label("detail"),
        _beginning(jobs.c.text),
        reports.c.deleted_at,
    )
    .join(jobs, jobs.c.id == reports.c.job_id)
    .join(cvs, cvs.c.id == reports.c.cv_id),
}
