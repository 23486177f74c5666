"""The vectors of a CV's chunks: one row an encoder."""

import sqlalchemy as sa

from careerflow.services.engine.interface import CvVectors
from careerflow.services.store.codec import decode, encode
from careerflow.services.store.schema import cv_vectors

Spans = tuple[tuple[int, int], ...]


def replace(connection: sa.Connection, cv_id: str, new: CvVectors) -> None:
    """Takes the place of these encoders' vectors, and of all that belong to other passages. Those
    of other encoders stay: the user may go back to one."""
    spans = encode(new.spans)
    columns = cv_vectors.c
    older = sa.or_(
        columns.encoder.in_(new.vectors),
        columns.chunking != new.chunking,
        columns.spans != spans,
    )
    connection.execute(sa.delete(cv_vectors).where(columns.cv_id == cv_id, older))
    rows = [
        {
            "cv_id": cv_id,
            "encoder": encoder,
            "chunking": new.chunking,
            "spans": spans,
            "vectors": vectors,
        }
        for encoder, vectors in new.vectors.items()
    ]
    if rows:
        connection.execute(sa.insert(cv_vectors), rows)


def load(connection: sa.Connection, cv_id: str) -> CvVectors | None:
    """None where nothing was stored."""
    wanted = sa.select(cv_vectors).where(cv_vectors.c.cv_id == cv_id)
    rows = connection.execute(wanted.order_by(cv_vectors.c.encoder)).all()
    if not rows:
        return None
    spans: Spans = decode(rows[0].spans, tuple[tuple[int, int], ...])
    return CvVectors(rows[0].chunking, spans, {row.encoder: row.vectors for row in rows})
