"""What a person does to a library, chosen by a few numbers, through the tracker as the window does
it. Every text is another, so that a value says which edit it comes from."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.inout import DataKind
from careerflow.models.tracker import (
    Contact,
    Interview,
    InterviewOutcome,
    JobFacts,
    Move,
    StageKind,
    TrashKind,
)
from careerflow.services.inout.everything_in import import_everything
from careerflow.services.inout.everything_out import export_everything
from careerflow.services.store import schema
from careerflow.services.store.store import Store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import TaskContext

WORDS = ("kỹ sư", "C++", "Đà Nẵng", 'a "quoted" word', "NUL\\u0000?", "🧭", "x" * 300)
START = datetime(2026, 6, 1, tzinfo=UTC)
_numbers = count(1)


def text(number: int) -> str:
    """One that no other edit makes."""
    return f"{WORDS[number % len(WORDS)]} w{next(_numbers)}"


@dataclass
class Person:
    """Somebody at one device. Numbers choose among what there is, and from afar: of nothing,
    nothing is chosen."""

    store: Store
    folder: Path
    done: list[Change] = field(default_factory=list)

    @property
    def tracker(self) -> Tracker:
        return Tracker(self.store)

    def ids(self, table: sa.Table, *, deleted: bool = False) -> list[str]:
        column = table.c.deleted_at
        wanted = sa.select(table.c.id).where(column.is_not(None) if deleted else column.is_(None))
        with self.store.read() as connection:
            return list(connection.scalars(wanted.order_by(table.c.created, table.c.id)))

    def one(self, table: sa.Table, number: int, *, deleted: bool = False) -> str | None:
        ids = self.ids(table, deleted=deleted)
        return ids[number % len(ids)] if ids else None

    def do(self, what: str, first: int, second: int) -> None:
        """Makes one edit, if there is something to be edited."""
        change = EDITS[what](self, first, second)
        if change:
            self.done.append(change)


def _new(person: Person, first: int, second: int) -> Change:
    stage = person.one(schema.stages, first)
    new = NewApplication("", stage or "", notes=text(second), tags=("new",))
    facts = JobFacts(title=text(first), company=text(second))
    return person.tracker.add_with_job(text(first + 1), facts, new)[2]


def _again(person: Person, first: int, second: int) -> Change | None:
    """A second application to a job."""
    job, stage = person.one(schema.library_jobs, first), person.one(schema.stages, second)
    if job is None or stage is None:
        return None
    return person.tracker.applications.add(NewApplication(job, stage, notes=text(first)))[1]


def _application(person: Person, first: int, second: int) -> Change | None:
    key = person.one(schema.applications, first)
    if key is None:
        return None
    wanted: Sequence[dict[str, Any]] = (
        {"notes": text(second)},
        {"next_step": text(second)},
        {"link": text(second), "tags": (text(second),)},
        {"notes": ""},
    )
    return person.tracker.applications.edit(key, **wanted[second % len(wanted)])


def _job(person: Person, first: int, second: int) -> Change | None:
    key = person.one(schema.library_jobs, first)
    if key is None:
        return None
    if second % 3 == 0:
        return person.tracker.jobs.edit(key, text=text(second))
    if second % 3 == 1:
        return person.tracker.jobs.edit(key, notes=text(second))
    return person.tracker.jobs.edit(key, facts=JobFacts(title=text(second), company=text(first)))


def _move(person: Person, first: int, second: int) -> Change | None:
    key, stage = person.one(schema.applications, first), person.one(schema.stages, second)
    if key is None or stage is None:
        return None
    at = START + timedelta(days=second)
    return person.tracker.applications.move_before([key], stage, at=at)


def _tell(person: Person, first: int, second: int) -> Change | None:
    """A move that is told later, or one that is corrected or taken back."""
    key, stage = person.one(schema.applications, first), person.one(schema.stages, second)
    if key is None or stage is None:
        return None
    edits, at = person.tracker.applications, START + timedelta(days=first - second)
    moves = edits.get(key).moves
    if second % 3 == 0 or not moves:
        return edits.add_move(key, stage, at)
    move = Move(moves[-1].id, stage, at)
    return edits.correct_move(key, move, withdrawn=second % 3 == 1 and len(moves) > 1)


def _interview(person: Person, first: int, second: int) -> Change | None:
    edits, key = person.tracker.applications, person.one(schema.interviews, first)
    outcome = list(InterviewOutcome)[first % len(InterviewOutcome)]
    interview = Interview(key or "", text(first), START, 30, text(second), "", "", outcome)
    if key is not None and second % 3:
        return edits.delete_interview(key) if second % 3 == 1 else edits.edit_interview(interview)
    application = person.one(schema.applications, first)
    return None if application is None else edits.add_interview(application, interview)


def _contact(person: Person, first: int, second: int) -> Change | None:
    edits, key = person.tracker.applications, person.one(schema.contacts, first)
    contact = Contact(key or "", text(first), "", f"{first}@example.org", "", "", text(second))
    if key is not None and second % 3:
        return edits.delete_contact(key) if second % 3 == 1 else edits.edit_contact(contact)
    application = person.one(schema.applications, first)
    return None if application is None else edits.add_contact(application, contact)


def _attach(person: Person, first: int, second: int) -> Change | None:
    key = person.one(schema.applications, first)
    if key is None:
        return None
    content = text(second).encode() * 50
    return person.tracker.applications.attach(key, f"{first}.txt", content)


def _stage(person: Person, first: int, second: int) -> Change | None:
    stages, kind = person.tracker.stages, list(StageKind)[second % len(StageKind)]
    if second % 3 == 0:
        return stages.add(text(first), kind, f"a{second % 9 + 1}")[1]
    listed = [stage for stage in stages.all() if second % 3 == 2 or not stage.is_built_in]
    if not listed:
        return None
    chosen = listed[first % len(listed)]
    if second % 3 == 2:
        return stages.edit(chosen.id, name=text(second))
    others = [stage.id for stage in stages.all() if stage.id != chosen.id]
    return stages.delete(chosen.id, others[first % len(others)])


def _cv(person: Person, first: int, second: int) -> Change | None:
    cvs, key = person.tracker.cvs, person.one(schema.library_cvs, first)
    if key is not None and second % 2:
        return cvs.edit(key, name=text(second), tags=(text(first),))
    content = text(second).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    with person.store.write():
        person.store.files.keep(sha256, ".pdf", content)
    return cvs.add(sha256, f"{text(first)}.pdf")[1]


def _delete(person: Person, first: int, second: int) -> Change | None:
    tables = (
        (schema.applications, person.tracker.applications.delete),
        (schema.library_jobs, person.tracker.jobs.delete),
        (schema.library_cvs, person.tracker.cvs.delete),
    )
    table, delete = tables[second % len(tables)]
    key = person.one(table, first)
    return None if key is None else delete(key)


_TRASHED = (
    (TrashKind.APPLICATION, schema.applications),
    (TrashKind.JOB, schema.library_jobs),
    (TrashKind.CV, schema.library_cvs),
)


def _restore(person: Person, first: int, second: int) -> Change | None:
    kind, table = _TRASHED[second % len(_TRASHED)]
    key = person.one(table, first, deleted=True)
    return None if key is None else person.tracker.trash.restore(kind, [key])


def _purge(person: Person, first: int, second: int) -> None:
    """For good; two times of three what is deleted first."""
    if second % 3:
        _delete(person, first, 0)
        _delete(person, first, 1)
    if second % 2:
        person.tracker.trash.empty()
    elif key := person.one(_TRASHED[second % 3][1], first, deleted=True):
        person.tracker.trash.remove([key])


def _undo(person: Person, first: int, second: int) -> Change | None:
    """One of the last edits, wherever it came from; a second time it is done again."""
    if not person.done:
        return None
    change = person.done[-1 - first % min(3, len(person.done))].inverse
    person.tracker.apply(change)
    return change


EDITS: dict[str, Callable[[Person, int, int], Change | None]] = {
    "new": _new,
    "again": _again,
    "application": _application,
    "job": _job,
    "move": _move,
    "tell": _tell,
    "interview": _interview,
    "contact": _contact,
    "attach": _attach,
    "stage": _stage,
    "cv": _cv,
    "delete": _delete,
    "restore": _restore,
    "purge": _purge,
    "undo": _undo,
}


def export(person: Person) -> Path:
    """All of it, as it is now."""
    target = person.folder / f"export{next(_numbers)}.zip"
    export_everything(TaskContext(), person.store, target, DataKind.ZIP)
    return target


def take_over(person: Person, source: Path) -> Change:
    """What somebody exported, perhaps long ago, perhaps this one: an import of everything."""
    return import_everything(TaskContext(), person.store, source)[1]
