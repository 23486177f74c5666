"""What dashboard and statistics are computed from: all that was done about applications and
reports, as the store has it."""

from dataclasses import dataclass
from datetime import date, datetime

from careerflow.models.tracker import Interview, Move, Stage


@dataclass(frozen=True, slots=True)
class Tracked:
    """An application that is not deleted. `moves` are those that count, in the order of their
    times; `active` is the last time that something was done about it. `cv_sha256` is the file
    that was sent."""

    id: str
    title: str
    company: str
    source: str
    stage_id: str
    score: int | None
    cv_sha256: str | None
    cv_name: str
    moves: tuple[Move, ...]
    created: datetime
    active: datetime
    next_step: str = ""
    next_step_on: date | None = None
    deadline: date | None = None
    interviews: tuple[Interview, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """That a report was made; `id` is the report's."""

    id: str
    title: str
    cv_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """`stages` are the columns of the pipeline from left to right; `past_stages` those that were
    deleted, which histories may still name. `analyses` come with the newest first."""

    stages: tuple[Stage, ...]
    past_stages: tuple[Stage, ...] = ()
    applications: tuple[Tracked, ...] = ()
    analyses: tuple[Analysis, ...] = ()
