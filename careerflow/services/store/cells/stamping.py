"""Stamps for the cells that a transaction has marked, at its end."""

from collections.abc import Callable

import sqlalchemy as sa

from careerflow.services.store.cells import clock
from careerflow.services.store.cells.tables import MARKED, UNSENT, sync_cells, sync_link
from careerflow.services.store.driver import raw

is_marked = sa.and_(sync_cells.c.state == MARKED, sync_cells.c.state > 0)
"""The second says to SQLite that the index on what is not sent has it."""

_LINKED = sa.select(sync_link.c.id)
# Asked at the end of every transaction.
_CLOCK = (
    "SELECT clock, offset_ms, node FROM sync_link"  # noqa: S608
    f" WHERE EXISTS (SELECT 1 FROM sync_cells WHERE state = {MARKED} AND state > 0)"
)


class Stamping:
    """Of one store. Whether that has a link is looked up once, and again when it is `forgotten`."""

    def __init__(self, wall_ms: Callable[[], int] = clock.wall_ms) -> None:
        self.wall_ms = wall_ms
        self._is_linked: bool | None = None

    def forget(self) -> None:
        """To be said before a link is made or taken away."""
        self._is_linked = None

    def has_link(self, connection: sa.Connection) -> bool:
        if self._is_linked is None:
            self._is_linked = connection.scalar(_LINKED) is not None
        return self._is_linked

    def stamp(self, connection: sa.Connection) -> None:
        """All that was marked gets the same stamp, a later one than any before."""
        if not self.has_link(connection):
            return
        found = raw(connection).execute(_CLOCK).fetchone()
        if found is None:
            return
        last, offset_ms, node = found
        now = clock.next_reading(last, self.wall_ms() + offset_ms)
        connection.execute(
            sa.update(sync_cells).where(is_marked).values(stamp=now + node, state=UNSENT)
        )
        connection.execute(sa.update(sync_link).values(clock=now))
