"""What a job advert of the library was used for, and whether one is there already."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careerflow.models.report import ReportSummary
from careerflow.models.tracker import JobFacts, LibraryJob, Stage


@dataclass(frozen=True, slots=True)
class JobApplication:
    """An application to a job, and the stage that it is in now."""

    id: str
    stage: Stage
    cv_name: str
    created: datetime


@dataclass(frozen=True, slots=True)
class JobDetail:
    """Applications and reports are newest first."""

    job: LibraryJob
    applications: tuple[JobApplication, ...] = ()
    reports: tuple[ReportSummary, ...] = ()


class How(StrEnum):
    """How an advert is like another."""

    EXACT = "exact"
    SAME_WORDS = "same_words"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """`similarity` is from 0 to 1."""

    job_id: str
    how: How
    similarity: float


@dataclass(frozen=True, slots=True)
class KnownAdvert:
    """An advert of the library that is like a pasted one. `stage` is that of its newest
    application."""

    duplicate: Duplicate
    title: str
    company: str
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class AdvertCheck:
    """What is proposed for a pasted advert; `known` has the most alike first."""

    facts: JobFacts
    known: tuple[KnownAdvert, ...] = ()
