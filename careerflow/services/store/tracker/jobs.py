"""The user's library of job adverts."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.errors import StoreError
from careerflow.models.job_uses import JobApplication
from careerflow.models.tracker import JobFacts, LibraryJob, Stage, StageKind
from careerflow.services.store import deeper
from careerflow.services.store.corrections import CorrectedReports, Listed
from careerflow.services.store.schema import applications, jobs, library_jobs, reports, stages
from careerflow.services.store.shelf import plain
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import values
from careerflow.services.store.tracker.editing import Editing


class LibraryJobs:
    """Every method may raise StoreError; `store.not_found` where an id is unknown."""

    def __init__(self, store: Store, scores: CorrectedReports) -> None:
        self._store = store
        self._scores = scores

    def all(self) -> tuple[LibraryJob, ...]:
        """Those that are not deleted, the newest first."""
        wanted = _LISTED.where(library_jobs.c.deleted_at.is_(None))
        with self._store.read() as connection:
            return _made(connection, wanted, self._scores.load(connection))

    def get(self, job_id: str) -> LibraryJob:
        """Also a deleted one."""
        with self._store.read() as connection:
            return one(connection, job_id, self._scores.load(connection))

    def applications(self, job_id: str) -> tuple[JobApplication, ...]:
        """To this job; those that are not deleted, the newest first."""
        with self._store.read() as connection:
            return applications_to(connection, job_id)

    def find_text(self, sha256: str) -> LibraryJob | None:
        """The newest with exactly this text, if there is one that is not deleted."""
        live = library_jobs.c.deleted_at.is_(None)
        wanted = _LISTED.where(library_jobs.c.text_sha256 == sha256, live)
        with self._store.read() as connection:
            found = _made(connection, wanted, self._scores.load(connection))
        return found[0] if found else None

    def add(
        self, text: str, facts: JobFacts, tags: Sequence[str] = (), notes: str = ""
    ) -> tuple[str, Change]:
        """Returns its id too."""
        with self._store.write() as connection:
            editing = Editing(connection)
            job_id = insert(editing, text, facts, tags, notes)
        return job_id, editing.change

    def edit(
        self,
        job_id: str,
        *,
        text: str | None = None,
        facts: JobFacts | None = None,
        tags: Sequence[str] | None = None,
        notes: str | None = None,
    ) -> Change:
        """Changes what is not None."""
        wanted: dict[str, Any] = {} if facts is None else values.of_facts(facts)
        if text is not None:
            wanted |= {"text": text, "text_sha256": text_sha256(text)}
        if tags is not None:
            wanted["tags"] = tuple(tags)
        if notes is not None:
            wanted["notes"] = notes
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.update(library_jobs, job_id, **wanted)
        return editing.change

    def delete(self, *job_ids: str) -> Change:
        """To the trash, all or none; their applications keep them."""
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.delete(library_jobs, *job_ids)
        return editing.change


def applications_to(connection: sa.Connection, job_id: str) -> tuple[JobApplication, ...]:
    """Those that are not deleted, the newest first."""
    wanted = (
        sa.select(
            applications.c.id,
            applications.c.cv_name,
            applications.c.created,
            stages.c.id.label("stage_id"),
            stages.c.kind,
            stages.c.name,
            stages.c.rank,
        )
        .join(stages, stages.c.id == applications.c.stage_id)
        .where(applications.c.job_id == job_id, applications.c.deleted_at.is_(None))
        .order_by(applications.c.created.desc(), applications.c.id)
    )
    return tuple(
        JobApplication(
            row.id,
            Stage(row.stage_id, StageKind(row.kind), row.name, row.rank),
            row.cv_name,
            row.created,
        )
        for row in connection.execute(wanted)
    )


def text_sha256(text: str) -> str:
    """The hash by which reports name an advert (models.job.Job.sha256)."""
    return hashlib.sha256(plain(text).encode()).hexdigest()


def insert(
    editing: Editing, text: str, facts: JobFacts, tags: Sequence[str] = (), notes: str = ""
) -> str:
    """Returns its id."""
    return editing.insert(
        library_jobs,
        text=text,
        text_sha256=text_sha256(text),
        tags=tuple(tags),
        notes=notes,
        **values.of_facts(facts),
    )


def one(connection: sa.Connection, job_id: str, seen: Mapping[str, Listed]) -> LibraryJob:
    """Also a deleted one; `seen` are the scores of corrected reports. Raises StoreError
    `store.not_found`."""
    found = _made(connection, _LISTED.where(library_jobs.c.id == job_id), seen, job_id)
    if not found:
        raise StoreError("store.not_found")
    return found[0]


_LISTED = sa.select(library_jobs).order_by(library_jobs.c.created.desc(), library_jobs.c.id)


def _made(
    connection: sa.Connection,
    wanted: sa.Select[Any],
    seen: Mapping[str, Listed],
    only: str | None = None,
) -> tuple[LibraryJob, ...]:
    """`only` is the id of the one that is `wanted`, if it is one."""
    sent = _sent(connection, only)
    scored = _scores(connection, seen, only)
    return tuple(
        LibraryJob(
            id=row.id,
            facts=values.facts(row),
            text=row.text,
            text_sha256=row.text_sha256,
            tags=row.tags,
            notes=row.notes,
            created=row.created,
            updated=row.updated,
            applications=sent.get(row.id, 0),
            reports=len(scored.get(row.text_sha256, ())),
            best=max(
                (score for score in scored.get(row.text_sha256, ()) if score is not None),
                default=None,
            ),
        )
        for row in connection.execute(wanted)
    )


def _sent(connection: sa.Connection, only: str | None) -> dict[str, int]:
    """How many applications there are, by the id of the job."""
    columns = applications.c
    wanted = sa.select(columns.job_id, sa.func.count()).where(columns.deleted_at.is_(None))
    if only is not None:
        wanted = wanted.where(columns.job_id == only)
    return {row[0]: row[1] for row in connection.execute(wanted.group_by(columns.job_id))}


def _scores(
    connection: sa.Connection, seen: Mapping[str, Listed], only: str | None
) -> Mapping[str, list[int | None]]:
    """Of the stored reports, as the user corrected them, by the hash of the advert."""
    wanted = (
        sa.select(jobs.c.text_sha256, reports.c.id, deeper.shown("score"))
        .join(reports, reports.c.job_id == jobs.c.id)
        .where(reports.c.deleted_at.is_(None))
    )
    if only is not None:
        own = sa.select(library_jobs.c.text_sha256).where(library_jobs.c.id == only)
        wanted = wanted.where(jobs.c.text_sha256 == own.scalar_subquery())
    found: defaultdict[str, list[int | None]] = defaultdict(list)
    for sha256, report_id, score in connection.execute(wanted):
        found[sha256].append(seen[report_id].score if report_id in seen else score)
    return found
