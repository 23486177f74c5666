"""The user's corrections of a CV. They belong to its file, however often that is read anew."""

import sqlalchemy as sa

from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.services.store.codec import decode, encode
from careerflow.services.store.schema import cv_corrections, now


def load(connection: sa.Connection, sha256: str) -> Corrections:
    """The latest of this file; none at all where there are none."""
    columns = cv_corrections.c
    wanted = sa.select(columns.corrections).where(
        columns.file_sha256 == sha256, columns.deleted_at.is_(None)
    )
    data = connection.scalar(wanted.order_by(columns.created.desc()).limit(1))
    return UNCORRECTED if data is None else decode(data, Corrections)


def replace(connection: sa.Connection, sha256: str, corrections: Corrections) -> None:
    """Keeps the changes in place of those that were there; the earlier ones are marked deleted."""
    columns = cv_corrections.c
    live = (columns.file_sha256 == sha256) & columns.deleted_at.is_(None)
    connection.execute(sa.update(cv_corrections).where(live).values(deleted_at=now()))
    changes = corrections.changes()
    if changes.count():
        row = {"file_sha256": sha256, "corrections": encode(changes)}
        connection.execute(sa.insert(cv_corrections).values(**row))
