"""All that is there, marked when a link is made: as if each row had been written when it was
changed last, so that of two libraries that were edited apart the later change wins, by cell."""

import sqlalchemy as sa

from careerflow.models.tracker import BUILT_IN_STAGES
from careerflow.services.store.cells import clock
from careerflow.services.store.cells.capture import differs_from_default
from careerflow.services.store.cells.columns import APPEND_ONLY, SYNCHRONISED, columns_of
from careerflow.services.store.cells.rows import WHOLE
from careerflow.services.store.cells.tables import UNSENT, sync_cells, sync_link
from careerflow.services.store.schema import stages

# Times are text with microseconds, in UTC.
_STAMP = (
    "printf('%012x0000', max(0, coalesce(unixepoch(updated), 0) * 1000"
    " + CAST(substr(updated, 21, 3) AS INTEGER))) || :node"
)


def mark(connection: sa.Connection, node: str) -> None:
    """Every cell, to be sent; not those of built-in stages that nobody ever touched, which every
    library has. What another library has differently, and earlier, is not told of each cell: that
    would be a list of all of it."""
    for table in SYNCHRONISED:
        connection.execute(sa.text(_marked(table)), {"node": node})
    # A time that is ahead is found by it, and what is edited later is later.
    greatest = connection.scalar(sa.select(sa.func.max(sync_cells.c.stamp))) or ""
    connection.execute(sa.update(sync_link).values(clock=greatest[: clock.READING]))


def _marked(table: str) -> str:
    """One statement, in the order of the cells."""
    if table in APPEND_ONLY:
        names = f"SELECT '{WHOLE}' AS name"
        wanted = "1"
    else:
        columns = columns_of(table)
        names = " UNION ALL ".join(
            f"SELECT '{name}' AS name" for name in sorted(column.name for column in columns)
        )
        conditions = " ".join(
            f"WHEN '{column.name}' THEN {differs_from_default(column, f't.{column.name}')}"
            for column in columns
        )
        wanted = f"CASE c.name {conditions} END"
    if table == stages.name:
        built_in = ", ".join(f"'{row_id}'" for row_id in BUILT_IN_STAGES.values())
        wanted = f"({wanted}) AND NOT (t.id IN ({built_in}) AND t.created = t.updated)"
    return (
        "INSERT INTO sync_cells (table_name, row_id, column_name, stamp, state, base)"  # noqa: S608
        f" SELECT '{table}', t.id, c.name, {_STAMP}, {UNSENT}, {_STAMP}"
        f" FROM (SELECT * FROM {table} ORDER BY id) AS t CROSS JOIN ({names}) AS c WHERE {wanted}"
    )
