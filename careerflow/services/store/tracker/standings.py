"""Where the applications for one advert stand, whatever else belongs to them."""

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
