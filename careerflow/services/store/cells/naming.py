"""The kept files that synchronised rows name."""

import sqlalchemy as sa

from careerflow.services.store.schema import applications, attachments, cvs, library_cvs

_COLUMNS = (
    cvs.c.file_sha256,
    library_cvs.c.file_sha256,
    applications.c.cv_sha256,
    attachments.c.file_sha256,
)


_NAMED = sa.union(*(sa.select(column).where(column.is_not(None)) for column in _COLUMNS))


def named(connection: sa.Connection) -> set[str]:
    """Their hashes, also of rows in the trash."""
    return set(connection.scalars(_NAMED))
