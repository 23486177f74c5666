"""The kept files that synchronised rows name."""

import sqlalchemy as sa

from careerflow.services.store.schema import applications, attachments, cvs, library_cvs

_COLUMNS = (
    cvs.c.file_sha256,
    library_cvs.c.file_sha256,
    applications.c.cv_sha256,
    attachments.c.file_sha256,
)


def named(connection: sa.Connection) -> set[str]:
    """Their hashes, also of rows in the trash."""
    found: set[str] = set()
    for column in _COLUMNS:
        found.update(connection.scalars(sa.select(column).where(column.is_not(None)).distinct()))
    return found
