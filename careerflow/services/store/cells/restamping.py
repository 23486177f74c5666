"""Stamps of a clock that was ahead, given out anew before anything is compared."""

import sqlalchemy as sa

from careerflow.services.store.cells import clock
from careerflow.services.store.cells.rows import Position
from careerflow.services.store.cells.sending import is_unsent
from careerflow.services.store.cells.tables import sync_cells, sync_link

AHEAD_MS = 150_000
"""Half of what the server takes."""


_NEAR_MS = 1000

_columns = sync_cells.c
_LAST = sa.select(sync_link.c.clock, sync_link.c.offset_ms, sync_link.c.node)


def is_needed(at: Position, wall_ms: int, server_now_ms: int, greatest: str) -> bool:
    """Whether `restamp` would change anything; a second is no other time."""
    is_near = abs(at.offset_ms - (server_now_ms - wall_ms)) < _NEAR_MS
    return not is_near or clock.ms_of(at.clock) > _limit(server_now_ms, greatest)


def restamp(connection: sa.Connection, wall_ms: int, server_now_ms: int, greatest: str) -> None:
    """What was not sent, and is ahead of the server's time and of everything it has seen, keeps
    its order behind all else."""
    limit = _limit(server_now_ms, greatest)
    last = connection.execute(_LAST).one()
    values: dict[str, object] = {"offset_ms": server_now_ms - wall_ms}
    if clock.ms_of(last.clock) > limit:
        values["clock"] = _restamp(connection, last.node, limit, greatest)
    connection.execute(sa.update(sync_link).values(**values))


def _limit(server_now_ms: int, greatest: str) -> int:
    return max(server_now_ms, clock.ms_of(greatest)) + AHEAD_MS


def _restamp(connection: sa.Connection, node: str, limit: int, greatest: str) -> str:
    """Returns the last stamp, without its node."""
    above = clock.reading(limit + 1)
    is_ahead = sa.and_(is_unsent, _columns.stamp >= above)
    stays = sa.select(sa.func.max(_columns.stamp)).where(~is_ahead)
    # What an edit was made over stays below it: a server that was put back may not know it.
    over = sa.select(sa.func.max(_columns.base)).where(is_ahead, _columns.base < above)
    found = (connection.scalar(stays) or "", connection.scalar(over) or "", greatest)
    last = max(found)[: clock.READING]
    ahead = sa.select(_columns.stamp).where(is_ahead).distinct().order_by(_columns.stamp)
    for stamp in connection.scalars(ahead).all():
        last = clock.next_reading(last, limit - AHEAD_MS)
        same = sa.and_(is_unsent, _columns.stamp == stamp)
        new = last + node
        base = sa.case(
            (_columns.base == stamp, new), (_columns.base < above, _columns.base), else_=None
        )
        connection.execute(sa.update(sync_cells).where(same).values(stamp=new, base=base))
    return last
