"""The user's library of CVs and job adverts, and the applications on their way from stage to stage.

Times are aware and UTC; a `date` is a day in the user's own calendar. An empty text means that
nothing is known.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1b1c1e-5a0e-4a53-9a7e-0d9d2a0c6a11")


class StageKind(StrEnum):
    """What a stage means, whatever the user calls it: a stage of the user's own counts as one of
    these. REJECTED is every end without an offer."""

    WISHLIST = "wishlist"
    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    REJECTED = "rejected"


BUILT_IN_STAGES = {kind: str(uuid5(_NAMESPACE, kind.value)) for kind in StageKind}
"""Ids of the stages that every library has: the same on every computer."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A column of the pipeline. `name` is empty where the kind's own name is shown, in the
    language of the window."""

    id: str
    kind: StageKind
    name: str
    rank: str

    @property
    def is_built_in(self) -> bool:
        return self.id in BUILT_IN_STAGES.values()


class SalaryPeriod(StrEnum):
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Salary:
    """A range in whole units of `currency`, an ISO 4217 code or empty; an open end is None.
    `period` is None where it is not said."""

    low: int | None = None
    high: int | None = None
    currency: str = ""
    period: SalaryPeriod | None = None

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What the user, or a proposal from the advert's text, says of a job."""

    title: str = ""
    company: str = ""
    location: str = ""
    salary: Salary = field(default_factory=Salary)
    source: str = ""  # where it was found: "LinkedIn"
    link: str = ""
    posted: date | None = None
    deadline: date | None = None
    language: str = ""  # of the advert: "en", "vi"


@dataclass(frozen=True, slots=True)
class LibraryJob:
    """A job in the library. `applications` counts those that are not deleted, `reports` the
    stored reports of this text; `best` is their highest score."""

    id: str
    facts: JobFacts
    text: str
    text_sha256: str
    tags: tuple[str, ...]
    notes: str
    created: datetime
    updated: datetime
    applications: int = 0
    reports: int = 0
    best: int | None = None


@dataclass(frozen=True, slots=True)
class LibraryCv:
    """A CV in the library. `previous_id` is the CV that this is the next version of. `name` is the
    user's, the file's at first; `language` what was found in it, or what the user says. `sent`
    counts the applications that it went with."""

    id: str
    file_sha256: str
    file_name: str
    name: str
    language: str
    previous_id: str | None
    tags: tuple[str, ...]
    notes: str
    created: datetime
    updated: datetime
    person: str = ""
    sent: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """An application as the board and the table show it. `entered` is when it came into its
    stage, `applied` when it first came into one that is not a wish; `score` is that of its
    report as the user corrected it; `active` the last time that something was done about it, or
    that of its last interview, which may be to come."""

    id: str
    job_id: str
    stage_id: str
    rank: str
    title: str
    company: str
    location: str
    salary: Salary
    source: str
    link: str
    deadline: date | None
    score: int | None
    cv_name: str
    next_step: str
    next_step_on: date | None
    entered: datetime
    applied: datetime | None
    created: datetime
    active: datetime
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """That an application came into a stage. `id` stays when the user corrects the day or the
    stage."""

    id: str
    stage_id: str
    at: datetime


class InterviewOutcome(StrEnum):
    OPEN = "open"
    PASSED = "passed"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Interview:
    """One round. `minutes` is its length; `place` an address or a link."""

    id: str
    title: str
    at: datetime | None
    minutes: int
    place: str
    people: str
    notes: str
    outcome: InterviewOutcome = InterviewOutcome.OPEN


@dataclass(frozen=True, slots=True)
class Contact:
    id: str
    name: str
    role: str
    email: str
    phone: str
    link: str
    notes: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the store keeps a copy of; `size` in bytes."""

    id: str
    file_sha256: str
    file_name: str
    size: int


@dataclass(frozen=True, slots=True)
class Application:
    """Everything about one application. `cv_sha256` is the file that was sent, kept even where
    the CV has left the library; `cv_id` its entry there, if it is still known. `salary` and
    `link` are this application's own: what was offered, where it is followed."""

    id: str
    card: Card
    job: LibraryJob
    cv_id: str | None
    cv_sha256: str | None
    cv_name: str
    report_id: str | None
    salary: Salary
    link: str
    notes: str
    moves: tuple[Move, ...]  # in the order of their times
    interviews: tuple[Interview, ...]
    contacts: tuple[Contact, ...]
    attachments: tuple[Attachment, ...]


class TrashKind(StrEnum):
    CV = "cv"
    JOB = "job"
    APPLICATION = "application"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Trashed:
    """Something deleted, that can be brought back until `ends`."""

    kind: TrashKind
    id: str
    title: str
    detail: str
    deleted: datetime
    ends: datetime


class NoticeKind(StrEnum):
    NEXT_STEP = "next_step"
    INTERVIEW = "interview"
    DEADLINE = "deadline"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the user should think of now. `key` tells it apart from all others, so that it is
    told once; `due` is its time, at the start of the day where only that is known."""

    key: str
    kind: NoticeKind
    application_id: str
    title: str
    company: str
    text: str  # the next step or the round, in the user's words
    due: datetime
    days: int = 0  # NO_ANSWER: since the last news


@dataclass(frozen=True, slots=True)
class NoticeState:
    """When the user was told of a notice, or dismissed it; `until` when it is put off."""

    told: datetime | None = None
    dismissed: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """`kind` is that of the thing found; `snippet` has the words around the place."""

    kind: TrashKind
    id: str
    snippet: str
