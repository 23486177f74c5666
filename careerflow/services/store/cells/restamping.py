"""Stamps of a clock that was ahead, given out anew before anything is compared."""

import sqlalchemy as sa

from careerflow.services.store.cells import clock
from careerflow.services.store.cells.sending import is_unsent
from careerflow.services.store.cells.tables import sync_cells, sync_link

AHEAD_MS = 150_000
"""Half of what the server takes."""

_columns = sync_cells.c


def restamp(connection: sa.Connection, wall_ms: int, server_now_ms: int, greatest: str) -> None:
    """What was not sent, and is ahead of the server's time and of everything it has seen, keeps
    its order behind all else."""
    limit = max(server_now_ms, clock.ms_of(greatest)) + AHEAD_MS
    last = connection.execute(sa.select(sync_link.c.clock, sync_link.c.node)).one()
    values: dict[str, object] = {"offset_ms": server_now_ms - wall_ms}
    if clock.ms_of(last.clock) > limit:
        values["clock"] = _restamp(connection, last.node, limit, greatest)
    connection.execute(sa.update(sync_link).values(**values))


def _restamp(connection: sa.Connection, node: str, limit: int, greatest: str) -> str:
    """Returns the last stamp, without its node."""
    above = clock.reading(limit + 1)
    is_ahead = sa.and_(is_unsent, _columns.stamp >= above)
    stays = sa.select(sa.func.max(_columns.stamp)).where(~is_ahead)
    last = max(connection.scalar(stays) or "", greatest)[: clock.READING]
    ahead = sa.select(_columns.stamp).where(is_ahead).distinct().order_by(_columns.stamp)
    for stamp in connection.scalars(ahead).all():
        last = clock.next_reading(last, limit - AHEAD_MS)
        same = sa.and_(is_unsent, _columns.stamp == stamp)
        connection.execute(sa.update(sync_cells).where(same).values(stamp=last + node))
    return last
