"""What a CV of the library was used for, and what came of adding some."""

from dataclasses import dataclass
from datetime import datetime

from careerflow.models.message import Message
from careerflow.models.report import ReportSummary
from careerflow.models.tracker import LibraryCv, Stage


@dataclass(frozen=True, slots=True)
class SentWith:
    """An application that a CV went with, and the stage that it is in now."""

    id: str
    title: str
    company: str
    stage: Stage
    created: datetime


@dataclass(frozen=True, slots=True)
class CvUses:
    """Newest first. `compared` are reports of the same advert, of the version before and of this
    one; None where there are none."""

    sent: tuple[SentWith, ...] = ()
    reports: tuple[ReportSummary, ...] = ()
    compared: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CvDetail:
    """`likely_previous` is a CV that this one looks like a new version of, where the user has said
    nothing of that yet."""

    cv: LibraryCv
    uses: CvUses
    likely_previous: LibraryCv | None = None


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A file that could not be added to the library, and why."""

    file_name: str
    why: Message


@dataclass(frozen=True, slots=True)
class Added:
    """Of files: ids of CVs that were not in the library before, how many were,
    and what failed."""

    new: tuple[str, ...] = ()
    known: int = 0
    failed: tuple[NotAdded, ...] = ()
