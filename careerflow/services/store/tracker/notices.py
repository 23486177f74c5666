"""What the user was told of, and does not want to be told again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from careerflow.models.tracker import NoticeState
from careerflow.services.store.schema import new_id, notices
from careerflow.services.store.store import Store


class Notices:
    """By the key of a Notice. These are no edits: nothing of them is undone. Every method may
    raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def states(self) -> dict[str, NoticeState]:
        columns = notices.c
        wanted = sa.select(columns.key, columns.told, columns.dismissed, columns.until)
        live = wanted.where(columns.deleted_at.is_(None)).order_by(columns.updated, columns.id)
        with self._store.read() as connection:
            return {row.key: NoticeState(*row[1:]) for row in connection.execute(live)}

    def told(self, keys: Iterable[str], at: datetime) -> None:
        """All of them, or none."""
        with self._store.write() as connection:
            for key in keys:
                _put(connection, key, told=at)

    def dismiss(self, key: str, at: datetime) -> None:
        self._put(key, dismissed=at)

    def put_off(self, key: str, until: datetime) -> None:
        """It is told anew then."""
        self._put(key, until=until, told=None)

    def _put(self, key: str, **values: Any) -> None:
        with self._store.write() as connection:
            _put(connection, key, **values)


def _put(connection: sa.Connection, key: str, **values: Any) -> None:
    same = sa.update(notices).where(notices.c.key == key)
    if connection.execute(same.values(**values)).rowcount == 0:
        connection.execute(sa.insert(notices).values(id=new_id(), key=key, **values))
