"""Short answers about applications, without all that belongs to them."""

from dataclasses import dataclass

import sqlalchemy as sa

from careerflow.services.store.schema import applications, library_jobs
from careerflow.services.store.store import Store


@dataclass(frozen=True, slots=True)
class Standing:
    application_id: str
    job_id: str
    stage_id: str
    report_id: str | None
    cv_sha256: str | None


class Standings:
    """Every method may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_there(self, application_id: str) -> bool:
        """False for a deleted one too."""
        columns = applications.c
        wanted = sa.select(columns.id).where(
            columns.id == application_id, columns.deleted_at.is_(None)
        )
        with self._store.read() as connection:
            return connection.scalar(wanted) is not None

    def tags(self) -> frozenset[str]:
        """All that applications have."""
        wanted = sa.select(applications.c.tags).where(applications.c.deleted_at.is_(None))
        with self._store.read() as connection:
            return frozenset(tag for tags in connection.scalars(wanted.distinct()) for tag in tags)

    def of_advert(self, text_sha256: str) -> tuple[Standing, ...]:
        """The newest first; neither the application nor its job is deleted."""
        columns = applications.c
        wanted = (
            sa.select(
                columns.id, columns.job_id, columns.stage_id, columns.report_id, columns.cv_sha256
            )
            .join(library_jobs, library_jobs.c.id == columns.job_id)
            .where(
                library_jobs.c.text_sha256 == text_sha256,
                library_jobs.c.deleted_at.is_(None),
                columns.deleted_at.is_(None),
            )
            .order_by(columns.created.desc(), columns.id)
        )
        with self._store.read() as connection:
            return tuple(Standing(*row) for row in connection.execute(wanted))
