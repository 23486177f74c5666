"""A store with a link is opened: by this version for the first time, or as a copy."""

import sqlalchemy as sa

from careerflow.services.store.cells import capture
from careerflow.services.store.cells.rows import GONE
from careerflow.services.store.cells.tables import sync_cells
from careerflow.services.store.cells.taking import Taking, taken
from careerflow.services.store.driver import reading


def resume(engine: sa.Engine) -> None:
    """Of a store with a link. Where the triggers are not those of this version they are made anew,
    and what no table could hold is tried again."""
    with reading(engine).begin() as connection:
        if capture.is_complete(connection):
            return
    with engine.begin() as connection:
        capture.make(connection)
        replay(connection)


def replay(connection: sa.Connection) -> Taking:
    """Puts what waits in cells into the tables, where they can hold it now."""
    columns = sync_cells.c
    held = sa.select(columns.table_name, columns.row_id).where(
        columns.value.is_not(None), columns.column_name != GONE
    )
    rows = [(row.table_name, row.row_id) for row in connection.execute(held.distinct())]
    return taken(connection, (), rows)
