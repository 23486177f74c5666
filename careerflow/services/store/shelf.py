"""The draft of the Analyze page, and the CVs and adverts that were used lately."""

from typing import Any

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.models.shelf import Draft, Recent, RecentKind
from careerflow.services.store.schema import drafts, now, recents
from careerflow.services.store.store import Store

MOST_RECENTS = 10


class Shelf:
    """Every method may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def draft(self) -> Draft:
        """The one that was saved last; an empty one where there is none."""
        columns = drafts.c
        wanted = sa.select(columns.cv_sha256, columns.cv_name, columns.advert, columns.cursor)
        with self._store.read() as connection:
            row = connection.execute(_newest(wanted)).one_or_none()
        return Draft() if row is None else Draft(*row)

    def save_draft(self, draft: Draft) -> None:
        """Takes the place of the one before, of which nothing is kept."""
        values = {
            "cv_sha256": draft.cv_sha256,
            "cv_name": plain(draft.cv_name),
            "advert": plain(draft.advert),
            "cursor": draft.cursor,
        }
        with self._store.write() as connection:
            known = connection.scalar(_newest(sa.select(drafts.c.id)))
            if known is None:
                connection.execute(sa.insert(drafts).values(**values))
            else:
                connection.execute(sa.update(drafts).where(drafts.c.id == known).values(**values))

    def recents(self, kind: RecentKind) -> tuple[Recent, ...]:
        """Those used last, the newest first, without the removed ones."""
        columns = recents.c
        wanted = (
            sa.select(columns.id, columns.sha256, columns.title, columns.detail, columns.used)
            .where(columns.kind == kind.value, columns.deleted_at.is_(None))
            .order_by(columns.used.desc(), columns.id)
            .limit(MOST_RECENTS)
        )
        with self._store.read() as connection:
            rows = connection.execute(wanted).all()
        return tuple(Recent(row.id, kind, *row[1:]) for row in rows)

    def note(self, kind: RecentKind, sha256: str, title: str | None, detail: str) -> None:
        """Puts a CV or an advert on top of its list, also one that was removed from it."""
        title = None if title is None else plain(title)
        values = {"title": title, "detail": plain(detail), "used": now(), "deleted_at": None}
        same = sa.and_(recents.c.kind == kind.value, recents.c.sha256 == sha256)
        with self._store.write() as connection:
            if connection.execute(sa.update(recents).where(same).values(**values)).rowcount == 0:
                row = sa.insert(recents).values(kind=kind.value, sha256=sha256, **values)
                connection.execute(row)

    def remove(self, recent_id: str) -> None:
        """Takes an entry out of its list; `restore` brings it back to its place."""
        self._mark(recent_id, removed=True)

    def restore(self, recent_id: str) -> None:
        """Undoes `remove`."""
        self._mark(recent_id, removed=False)

    def _mark(self, recent_id: str, removed: bool) -> None:
        change = sa.update(recents).where(recents.c.id == recent_id)
        with self._store.write() as connection:
            done = connection.execute(change.values(deleted_at=now() if removed else None))
            if done.rowcount == 0:
                raise StoreError("store.not_found")


def plain(text: str) -> str:
    """Text of files and fields may hold lone surrogates, which no database takes."""
    return text.encode("utf-8", "replace").decode()


def _newest(wanted: sa.Select[Any]) -> sa.Select[Any]:
    return wanted.order_by(drafts.c.updated.desc()).limit(1)
