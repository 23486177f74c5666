"""The outcome of one analysis."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careerflow.models.document import Box, Person
from careerflow.models.job import Axis, Requirement
from careerflow.models.message import Message


class Verdict(StrEnum):
    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_SCORED = "not_scored"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of one page of the CV. A quote that crosses a page break is one item a page.

    `quote` is `Document.text[start:end]`. `page` (from 1) and `boxes` (one a line, or several
    where the line has wide gaps) are None and empty for a plain-text CV. An unverified quote was
    not found in the CV: it has neither place nor boxes and earns nothing. Where it is `corrected`,
    `quote` is no quote but what the user says in place of what was read: it has no place either,
    and counts.
    """

    quote: str
    page: int | None
    boxes: tuple[Box, ...]
    start: int
    end: int
    verified: bool
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`found` are those of the requirement's skills that the CV names, whatever the verdict."""

    requirement: Requirement
    verdict: Verdict
    reason: Message
    evidence: tuple[Evidence, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratio:
    met: int
    of: int


@dataclass(frozen=True, slots=True)
class AxisScore:
    """`score` is 0 to 10 with one decimal; None where no row of this axis was asked for or
    none of them could be scored (`reason` says which)."""

    axis: Axis
    score: float | None
    reason: Message


@dataclass(frozen=True, slots=True)
class Keywords:
    """Canonical names of the skills that the advert names."""

    matched: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EngineInfo:
    name: str
    version: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`score` is 0 to 100, None where no row could be scored."""

    as_of: str  # "YYYY-MM": what "present" in the CV means
    score: int | None
    must_have: Ratio
    nice_to_have: Ratio
    not_scored: int
    axes: tuple[AxisScore, ...]  # one per Axis, in its order
    rows: tuple[Row, ...]
    keywords: Keywords
    person: Person
    years: float | None  # of experience in the CV; None where it has no dated job
    warnings: tuple[Message, ...]
    engine: EngineInfo
    cv_sha256: str
    job_sha256: str
    cv_corrected: int = 0  # values and entries of the CV that the user corrected


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A stored report in a list; `must_met` of `must_of` must-haves are met, `created` is UTC."""

    id: str
    cv_name: str  # the file's name
    job_title: str | None
    score: int | None
    must_met: int
    must_of: int
    created: datetime
    person: str | None = None  # the name that the CV gives
