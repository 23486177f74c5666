"""What dashboard and statistics show. Services compute it; see there for the definitions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from careerflow.models.tracker import NoticeKind, Stage, StageKind

FEWEST = 5
"""Cases that a group needs: what fewer say is chance."""


@dataclass(frozen=True, slots=True)
class DayActivity:
    """What was done on a day of the user's calendar. `moved` counts every move of an application
    into a stage but its first."""

    day: date
    analyses: int = 0
    saved: int = 0
    sent: int = 0
    moved: int = 0

    @property
    def total(self) -> int:
        return self.analyses + self.saved + self.sent + self.moved


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A next step, an interview or a deadline. `at` is an interview's time; `text` the next step
    or the round in the user's words."""

    kind: NoticeKind
    application_id: str
    title: str
    company: str
    text: str
    day: date
    at: datetime | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Recent:
    """Something that was worked on: a report, where `stage` is None, or an application in its
    stage."""

    id: str
    title: str
    detail: str
    at: datetime
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """An application without any news for `days` days."""

    application_id: str
    title: str
    company: str
    stage: Stage
    days: int


@dataclass(frozen=True, slots=True)
class DashboardFigures:
    """`today` is the day that all of it is about. `applications` counts all, `active` those that
    were sent and have not come to an end, `sent` those sent in the last 30 days, `interviews` the
    rounds that are coming, `offers` the applications that stand at an offer. `silent_days` without
    news make an application `stale`; with 0 none is."""

    today: date
    silent_days: int
    applications: int
    analyses: int
    active: int
    sent: int
    interviews: int
    offers: int
    activity: tuple[DayActivity, ...]
    upcoming: tuple[Upcoming, ...]
    recent: tuple[Recent, ...]
    stale: tuple[Stale, ...]


class Grain(StrEnum):
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it; None is open."""

    start: date | None = None
    end: date | None = None

    def has(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Interval:
    """What happened in the week or month that begins with `start`."""

    start: date
    saved: int = 0
    sent: int = 0
    interviewing: int = 0
    offers: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """That `count` times an application went from stage `source` to `target`. None as a source
    is where it came into the pipeline."""

    source: str | None
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class Node:
    """A stage in the flows: `came` counts how often one came into it, `here` those that are there
    now."""

    stage: Stage
    came: int
    here: int


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `of`, as a share (0 to 1) and its 95 % interval by Wilson."""

    hits: int
    of: int
    share: float
    low: float
    high: float


class GroupBy(StrEnum):
    SOURCE = "source"
    CV = "cv"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Group:
    """Applications that were sent and have something in common. `name` is the user's; empty where
    it is not known. `band` is a range of scores, both ends included."""

    name: str
    answered: Rate
    interviewed: Rate
    days: float | None  # the median until the first answer
    band: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups with at least FEWEST cases; `hidden` others are left out, with `hidden_cases`."""

    shown: tuple[Group, ...]
    hidden: int = 0
    hidden_cases: int = 0


@dataclass(frozen=True, slots=True)
class Stay:
    """How long applications were in a stage, in days. `median` is that of the `left` stays that
    have ended, `median_here` how long the `here` others have lasted so far; None without any."""

    stage: Stage
    left: int
    median: float | None
    here: int
    median_here: float | None


@dataclass(frozen=True, slots=True)
class StayGroup:
    """Stays of applications that have something in common; names as those of a Group."""

    name: str
    band: tuple[int, int] | None
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Stays:
    """Stages with at least FEWEST cases in a group; `hidden` others are left out."""

    shown: tuple[StayGroup, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Statistics:
    """`applications` counts those that came into the pipeline in the period: all but `over_time`
    is about them. `total` counts those there are at all."""

    total: int
    applications: int
    sent: int
    over_time: tuple[Interval, ...]
    funnel: tuple[tuple[StageKind, int], ...]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    overall: Group | None
    groups: dict[GroupBy, Groups]
    stays: dict[GroupBy | None, Stays]
    """Under None, all together as one group."""
