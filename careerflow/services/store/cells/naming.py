"""The kept files that synchronised rows name."""

import sqlalchemy as sa

from careerflow.services.store.cells.tables import sync_files
from careerflow.services.store.driver import raw
from careerflow.services.store.schema import applications, attachments, cvs, library_cvs

_COLUMNS = (
    cvs.c.file_sha256,
    library_cvs.c.file_sha256,
    applications.c.cv_sha256,
    attachments.c.file_sha256,
)

_EACH = " UNION ".join(
    f"SELECT {column.name} AS sha256 FROM {column.table.name} WHERE {column.name} IS NOT NULL"  # noqa: S608
    for column in _COLUMNS
)
_NAMED = f"SELECT sha256, sha256 IN (SELECT sha256 FROM {sync_files.name}) FROM ({_EACH})"  # noqa: S608


def named(connection: sa.Connection) -> dict[str, bool]:
    """Their hashes, also of rows in the trash, and whether the server is known to have them."""
    return {sha256: bool(known) for sha256, known in raw(connection).execute(_NAMED)}
