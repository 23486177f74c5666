"""The interview rounds of all applications."""

import sqlalchemy as sa

from careerflow.models.tracker import Interview
from careerflow.services.store.schema import applications, interviews
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import values


class Rounds:
    """Every method may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, list[Interview]]:
        """Those that have a time, in its order, by the id of their application; neither is
        deleted."""
        columns = interviews.c
        wanted = (
            sa.select(interviews)
            .join(applications, applications.c.id == columns.application_id)
            .where(
                columns.deleted_at.is_(None),
                columns.at.is_not(None),
                applications.c.deleted_at.is_(None),
            )
            .order_by(columns.at, columns.id)
        )
        found: dict[str, list[Interview]] = {}
        with self._store.read() as connection:
            for row in connection.execute(wanted):
                found.setdefault(row.application_id, []).append(values.interview(row))
        return found
