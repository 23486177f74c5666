"""Applications: where each stands, and everything that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.errors import StoreError
from careerflow.models.rank import between
from careerflow.models.tracker import (
    Application,
    Attachment,
    Card,
    Contact,
    Interview,
    InterviewOutcome,
    LibraryJob,
    Move,
    Salary,
    StageKind,
)
from careerflow.services.store import deeper
from careerflow.services.store.corrections import CorrectedReports, Listed
from careerflow.services.store.schema import (
    applications,
    attachments,
    contacts,
    cvs,
    interviews,
    jobs,
    library_jobs,
    now,
    reports,
    stages,
)
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import attaching, moving, values
from careerflow.services.store.tracker import jobs as library
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.store.tracker.moving import Placement


@dataclass(frozen=True, slots=True)
class NewApplication:
    """`cv_sha256` names a file that the store keeps; `rank` None puts it on top of its stage."""

    job_id: str
    stage_id: str
    cv_sha256: str | None = None
    cv_name: str = ""
    cv_id: str | None = None
    report_id: str | None = None
    link: str = ""
    notes: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    salary: Salary = field(default_factory=Salary)
    tags: tuple[str, ...] = ()
    rank: str | None = None
    at: datetime | None = None  # when it came into its stage; now


class Applications:
    """Every method may raise StoreError; `store.not_found` where an id is unknown."""

    def __init__(self, store: Store, scores: CorrectedReports) -> None:
        self._store = store
        self._scores = scores

    # What there is

    def cards(self, only: Sequence[str] | None = None) -> tuple[Card, ...]:
        """All that are not deleted, in the order of their ranks; `only` names some of them, no
        more than 30,000."""
        wanted = _CARDS.where(applications.c.deleted_at.is_(None))
        if only is not None:
            wanted = wanted.where(applications.c.id.in_(only))
        with self._store.read() as connection:
            rows = connection.execute(wanted).all()
            stands = moving.stands(connection, _wishes(connection), only)
            seen = self._scores.load(connection)
        return tuple(_card(row, stands.get(row.id), seen) for row in rows)

    def get(self, application_id: str) -> Application:
        """Also a deleted one, with all that belongs to it."""
        with self._store.read() as connection:
            wanted = _CARDS.add_columns(applications.c.notes)
            row = connection.execute(
                wanted.where(applications.c.id == application_id)
            ).one_or_none()
            if row is None:
                raise StoreError("store.not_found")
            moves = moving.histories(connection, [application_id]).get(application_id, [])
            stand = moving.stand(moves, _wishes(connection))
            seen = self._scores.load(connection)
            job = library.one(connection, row.job_id, seen)
            return _application(connection, row, _card(row, stand, seen), job, moves)

    def attachment_file(self, attachment_id: str) -> Path:
        """The kept copy; raises StoreError `tracker.file_gone` where someone took it away."""
        with self._store.read() as connection:
            return attaching.attachment_file(connection, self._store.files, attachment_id)

    def cv_file(self, sha256: str) -> Path:
        """The kept copy of the CV that was sent; raises StoreError `tracker.file_gone`."""
        return attaching.cv_file(self._store.files, sha256)

    # Edits: each returns what it changed

    def add(self, new: NewApplication) -> tuple[str, Change]:
        """Returns its id too."""
        with self._store.write() as connection:
            editing = Editing(connection)
            application_id = insert(editing, new)
        return application_id, editing.change

    def move(self, placements: Sequence[Placement], at: datetime | None = None) -> Change:
        """Puts each where it says, all or none; `at` is when they came into their stages."""
        with self._store.write() as connection:
            editing = Editing(connection)
            moving.place(editing, placements, at or now())
        return editing.change

    def move_before(
        self,
        application_ids: Sequence[str],
        stage_id: str,
        before: str | None = None,
        at: datetime | None = None,
    ) -> Change:
        """Puts them, in their order, before the application `before` of the stage; None is its
        end. As `move`, with ranks that are found here."""
        with self._store.write() as connection:
            editing = Editing(connection)
            placements = moving.placed_before(connection, application_ids, stage_id, before)
            moving.place(editing, placements, at or now())
        return editing.change

    def edit(self, application_id: str, **wanted: Any) -> Change:
        """Changes columns of the application: `link`, `notes`, `next_step`, `next_step_on`,
        `tags`, `salary` (a Salary), `cv_sha256`, `cv_name`, `cv_id`, `report_id`."""
        if "salary" in wanted:
            wanted |= values.of_salary(wanted.pop("salary"))
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.update(applications, application_id, **wanted)
        return editing.change

    def tag(self, tags: Mapping[str, Sequence[str]]) -> Change:
        """Gives each, by its id, the tags that are named: all or none."""
        with self._store.write() as connection:
            editing = Editing(connection)
            wanted = {each: {"tags": tuple(named)} for each, named in tags.items()}
            editing.update_many(applications, wanted)
        return editing.change

    def delete(self, *application_ids: str) -> Change:
        """To the trash, all or none."""
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.delete(applications, *application_ids)
        return editing.change

    # The history

    def add_move(self, application_id: str, stage_id: str, at: datetime) -> Change:
        """A move that is told afterwards; the application is then in the stage of its last one."""
        with self._store.write() as connection:
            editing = Editing(connection)
            moving.note(editing, application_id, stage_id, at)
            _follow_history(editing, application_id)
        return editing.change

    def correct_move(self, application_id: str, move: Move, *, withdrawn: bool = False) -> Change:
        """Puts `move` in the place of the one with its id, or takes that away. Raises StoreError
        `tracker.last_move` where it is the only one."""
        with self._store.write() as connection:
            editing = Editing(connection)
            moving.correct(editing, application_id, move, withdrawn=withdrawn)
            _follow_history(editing, application_id)
        return editing.change

    # What belongs to it

    def add_interview(self, application_id: str, interview: Interview) -> Change:
        return self._add(interviews, application_id, values.of_interview(interview))

    def edit_interview(self, interview: Interview) -> Change:
        return self._edit(interviews, interview.id, values.of_interview(interview))

    def delete_interview(self, interview_id: str) -> Change:
        return self._edit(interviews, interview_id, {"deleted_at": now()})

    def add_contact(self, application_id: str, contact: Contact) -> Change:
        return self._add(contacts, application_id, values.of_contact(contact))

    def edit_contact(self, contact: Contact) -> Change:
        return self._edit(contacts, contact.id, values.of_contact(contact))

    def delete_contact(self, contact_id: str) -> Change:
        return self._edit(contacts, contact_id, {"deleted_at": now()})

    def attach(self, application_id: str, file_name: str, data: bytes) -> Change:
        """Keeps a copy of a file. Raises StoreError `tracker.file_too_large` over 50 MB."""
        with self._store.write() as connection:
            editing = Editing(connection)
            attaching.attach(editing, self._store.files, application_id, file_name, data)
            editing.update(applications, application_id, active=now())
        return editing.change

    def delete_attachment(self, attachment_id: str) -> Change:
        return self._edit(attachments, attachment_id, {"deleted_at": now()})

    def _add(self, table: sa.Table, application_id: str, row: Mapping[str, Any]) -> Change:
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.insert(table, application_id=application_id, **row)
            editing.update(applications, application_id, active=now())
        return editing.change

    def _edit(self, table: sa.Table, row_id: str, row: Mapping[str, Any]) -> Change:
        with self._store.write() as connection:
            editing = Editing(connection)
            editing.update(table, row_id, **row)
            if editing.change:
                belongs = sa.select(table.c.application_id).where(table.c.id == row_id)
                editing.update(applications, connection.scalar(belongs) or "", active=now())
        return editing.change


def insert(editing: Editing, new: NewApplication) -> str:
    """Returns its id. Without a named report it has that of its job and CV, if there is one."""
    rank = new.rank
    if rank is None:
        rank = between(None, moving.first_rank(editing.connection, new.stage_id))
    application_id = editing.insert(
        applications,
        job_id=new.job_id,
        stage_id=new.stage_id,
        rank=rank,
        cv_sha256=new.cv_sha256,
        cv_name=new.cv_name,
        cv_id=new.cv_id,
        report_id=new.report_id or _report_of(editing.connection, new),
        link=new.link,
        notes=new.notes,
        next_step=new.next_step,
        next_step_on=new.next_step_on,
        tags=tuple(new.tags),
        active=new.at or now(),
        **values.of_salary(new.salary),
    )
    moving.note(editing, application_id, new.stage_id, new.at or now())
    return application_id


def _report_of(connection: sa.Connection, new: NewApplication) -> str | None:
    """The newest report of this job's advert and the CV that goes with it."""
    wanted = (
        sa.select(reports.c.id)
        .join(cvs, cvs.c.id == reports.c.cv_id)
        .join(jobs, jobs.c.id == reports.c.job_id)
        .join(library_jobs, library_jobs.c.text_sha256 == jobs.c.text_sha256)
        .where(
            library_jobs.c.id == new.job_id,
            cvs.c.file_sha256 == new.cv_sha256,
            reports.c.deleted_at.is_(None),
        )
        .order_by(reports.c.created.desc(), reports.c.id)
    )
    return connection.scalar(wanted.limit(1))


def _follow_history(editing: Editing, application_id: str) -> None:
    """The application stands where its last move has brought it."""
    moves = moving.histories(editing.connection, [application_id]).get(application_id, [])
    if not moves:
        raise StoreError("tracker.last_move")
    stage_id = moves[-1].stage_id
    columns = applications.c
    stands_in = sa.select(columns.stage_id).where(columns.id == application_id)
    if editing.connection.scalar(stands_in) != stage_id:  # on top of it, as one that is new there
        rank = between(None, moving.first_rank(editing.connection, stage_id))
        editing.update(applications, application_id, stage_id=stage_id, rank=rank)


_CARDS = (
    sa.select(
        *(column for column in applications.c if column is not applications.c.notes),
        *(
            library_jobs.c[name].label(f"job_{name}")
            for name in ("title", "company", "location", "source", "link", "deadline")
        ),
        *(
            library_jobs.c[f"salary_{name}"].label(f"job_salary_{name}")
            for name in ("low", "high", "currency", "period")
        ),
        deeper.shown("score"),
        sa.select(sa.func.max(interviews.c.at))
        .where(
            interviews.c.application_id == applications.c.id,
            interviews.c.deleted_at.is_(None),
            interviews.c.outcome != InterviewOutcome.CANCELLED.value,
        )
        .scalar_subquery()
        .label("last_round"),
    )
    .join(library_jobs, library_jobs.c.id == applications.c.job_id)
    .outerjoin(reports, reports.c.id == applications.c.report_id)
    .order_by(applications.c.rank, applications.c.id)
)


def _wishes(connection: sa.Connection) -> frozenset[str]:
    """Ids of stages in which nothing has been sent yet."""
    wanted = sa.select(stages.c.id).where(stages.c.kind == StageKind.WISHLIST.value)
    return frozenset(connection.scalars(wanted))


def _card(row: Any, stand: moving.Stand | None, seen: Mapping[str, Listed]) -> Card:
    own = values.salary(row)
    if not own:
        own = values.salary_of(
            row.job_salary_low, row.job_salary_high, row.job_salary_currency, row.job_salary_period
        )
    corrected = seen.get(row.report_id)
    entered = row.created if stand is None else stand.entered
    return Card(
        id=row.id,
        job_id=row.job_id,
        stage_id=row.stage_id,
        rank=row.rank,
        title=row.job_title,
        company=row.job_company,
        location=row.job_location,
        salary=own,
        source=row.job_source,
        link=row.link or row.job_link,
        deadline=row.job_deadline,
        score=row.score if corrected is None else corrected.score,
        cv_name=row.cv_name,
        next_step=row.next_step,
        next_step_on=row.next_step_on,
        entered=entered,
        applied=None if stand is None else stand.applied,
        created=row.created,
        active=max(row.active, entered, row.last_round or entered),
        tags=row.tags,
    )


def _application(
    connection: sa.Connection, row: Any, card: Card, job: LibraryJob, moves: Sequence[Move]
) -> Application:
    return Application(
        id=row.id,
        card=card,
        job=job,
        cv_id=row.cv_id,
        cv_sha256=row.cv_sha256,
        cv_name=row.cv_name,
        report_id=row.report_id,
        salary=values.salary(row),
        link=row.link,
        notes=row.notes,
        moves=tuple(moves),
        interviews=tuple(
            values.interview(each) for each in _belonging(connection, interviews, row.id)
        ),
        contacts=tuple(values.contact(each) for each in _belonging(connection, contacts, row.id)),
        attachments=tuple(
            Attachment(each.id, each.file_sha256, each.file_name, each.size)
            for each in _belonging(connection, attachments, row.id)
        ),
    )


def _belonging(connection: sa.Connection, table: sa.Table, application_id: str) -> Sequence[Any]:
    """Live ones, the first that was added first."""
    columns = table.c
    wanted = sa.select(table).where(
        columns.application_id == application_id, columns.deleted_at.is_(None)
    )
    return connection.execute(wanted.order_by(columns.created, columns.id)).all()
