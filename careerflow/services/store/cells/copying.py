"""A copy of a library takes its place: the stamps of two copies must not be taken for one
another's, and what is brought back is not to be overwritten before it was looked at."""

import sqlalchemy as sa

from careerflow.services.store.cells import clock, marking
from careerflow.services.store.cells.tables import (
    sync_cells,
    sync_files,
    sync_link,
    sync_waiting,
)


def renew(connection: sa.Connection) -> None:
    """Of a whole copy: a new name in stamps, and no sync until the user says so. Its cells are
    those that it had, and its cursor is as old as they."""
    connection.execute(sa.update(sync_link).values(node=clock.new_node(), paused=True))


def begin_anew(connection: sa.Connection) -> None:
    """Of what could be saved of a damaged library: nobody knows which cells are still true, so all
    is exchanged with the server as if the link were new."""
    renew(connection)
    for table in (sync_cells, sync_waiting, sync_files):
        connection.execute(sa.delete(table))
    node = connection.scalar(sa.select(sync_link.c.node))
    if node is not None:
        connection.execute(sa.update(sync_link).values(cursor=0))
        marking.mark(connection, node)
