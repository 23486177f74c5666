"""Short answers about applications, without all that belongs to them."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from careerflow.models.tracker import StageKind
from careerflow.services.store.schema import applications, interviews, library_jobs, stages
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

    def pressing(self, now: datetime, until: datetime) -> list[str]:
        """Ids of the applications that a reminder may be about: with a next step that is due, a
        wish whose deadline is before `until`, one that waits for an answer without a next step,
        one with a round until then. Both times are in the user's zone."""
        columns, today = applications.c, now.date()
        rounds = sa.select(interviews.c.application_id).where(
            interviews.c.deleted_at.is_(None), interviews.c.at.between(now, until)
        )
        may_be = sa.or_(
            columns.next_step_on <= today,
            sa.and_(
                stages.c.kind == StageKind.WISHLIST.value,
                library_jobs.c.deadline.between(today, until.date()),
            ),
            sa.and_(stages.c.kind == StageKind.APPLIED.value, columns.next_step_on.is_(None)),
            columns.id.in_(rounds),
        )
        wanted = (
            sa.select(columns.id)
            .join(library_jobs, library_jobs.c.id == columns.job_id)
            .join(stages, stages.c.id == columns.stage_id)
            .where(columns.deleted_at.is_(None), may_be)
        )
        with self._store.read() as connection:
            return list(connection.scalars(wanted))

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
