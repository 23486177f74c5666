"""A sum over all stamps, by which two copies are compared."""

from hashlib import md5

import sqlalchemy as sa

from careerflow.services.store.cells.tables import sync_cells

_DIGITS = 14


def digest(connection: sa.Connection) -> str:
    """ "count:sum"; the server computes the same in SQL."""
    columns = sync_cells.c
    wanted = sa.select(columns.table_name, columns.row_id, columns.column_name, columns.stamp)
    count = total = 0
    for cell in connection.execute(wanted.execution_options(yield_per=5000)):
        text = "\x1f".join(cell)
        total += int(md5(text.encode(), usedforsecurity=False).hexdigest()[:_DIGITS], 16)
        count += 1
    return f"{count}:{total}"
