"""The outcome of one analysis."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from careerflow.models.document import Box, Person
from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.llm import ProviderKind, Usage
from careerflow.models.message import Message
from careerflow.models.writing import Writing


class Verdict(StrEnum):
    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_SCORED = "not_scored"


WEIGHTS = {Kind.MUST: 3, Kind.NICE: 1}
HALF_POINTS = {Verdict.MET: 2, Verdict.PARTIAL: 1, Verdict.MISSING: 0}
"""What a requirement weighs, and how many halves of that its verdict earns."""

_STRONG, _FAIR = 75, 50


def nearest_verdict(score: int | None) -> Verdict:
    """What a score (0 to 100) as a whole comes nearest to; None counts as not scored."""
    if score is None:
        return Verdict.NOT_SCORED
    if score >= _STRONG:
        return Verdict.MET
    return Verdict.PARTIAL if score >= _FAIR else Verdict.MISSING


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
class RowCorrection:
    """What the user says of the requirement that is `Job.text[start:end]`.

    `not_required` and `kind` are about the advert and hold for every CV; `verdict` (met, partial
    or missing) with its `note` is about one CV. None leaves what the program found.
    """

    start: int
    end: int
    not_required: bool = False
    kind: Kind | None = None
    verdict: Verdict | None = None
    note: str = ""

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def about_advert(self) -> bool:
        return self.not_required or self.kind is not None

    @property
    def is_empty(self) -> bool:
        """Whether it leaves the row as it was judged."""
        return not self.about_advert and self.verdict is None


class Standing(StrEnum):
    """What became of a language model's opinion on a requirement."""

    COUNTED = "counted"
    UNVERIFIED = "unverified"  # its quote is not in the CV: it earns nothing
    DISPUTED = "disputed"  # against an exact check, or its quote is about something else
    NOT_JUDGED = "not_judged"  # its batch failed


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a language model says of a requirement. `reason` is a Message `model.said` with the
    parameters `en` and `vi`, or why there is none; quotes that are not in the CV are unverified
    evidence. `verdict` is the model's own, which need not be the one that counts."""

    standing: Standing
    verdict: Verdict
    reason: Message
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """`found` are those of the requirement's skills that the CV names, and of the things without a
    name those that it says in the same words, whatever the verdict.

    `judged` is the row before the user's `correction`; both are None where it has none. Where a
    language model was asked, `opinion` is what it said and `local` the local engine's own row;
    verdict, reason and evidence are what counts of the two.
    """

    requirement: Requirement
    verdict: Verdict
    reason: Message
    evidence: tuple[Evidence, ...] = ()
    found: tuple[str, ...] = ()
    correction: RowCorrection | None = None
    judged: "Row | None" = None
    opinion: Opinion | None = None
    local: "Row | None" = None

    @property
    def counts(self) -> bool:
        """False where the user says that this is no requirement."""
        return self.correction is None or not self.correction.not_required

    @property
    def disputed(self) -> bool:
        return self.opinion is not None and self.opinion.standing is Standing.DISPUTED


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
    """Canonical names of the skills that the advert names, and its words for what has none."""

    matched: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EngineInfo:
    name: str
    version: str
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FailedBatch:
    """Rows (by their numbers) that a language model was asked about in vain."""

    rows: tuple[int, ...]
    reason: Message


@dataclass(frozen=True, slots=True)
class Run:
    """One judging by a language model, to be compared with others: the verdicts that counted."""

    when: datetime  # UTC
    score: int | None
    verdicts: tuple[Verdict, ...]  # one a row


@dataclass(frozen=True, slots=True)
class Deeper:
    """What a language model added to a report. `usage` is of all calls, judging and writing, and
    `cost` in US dollars at the prices of then; None where no price is known. The last run is the
    one that the report shows."""

    provider: ProviderKind
    model: str  # as it was asked for
    answered_by: str  # as the provider names the one that answered
    prompts: str  # version
    usage: Usage
    cost: float | None
    runs: tuple[Run, ...]
    failed: tuple[FailedBatch, ...] = ()
    writing: Writing | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """`score` is 0 to 100, None where no row could be scored.

    Where the user has corrected rows, everything follows them (services.matching.corrections),
    and `score_as_judged` is the score without; it is None in a report as it was judged.
    """

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
    score_as_judged: int | None = None
    cv_corrected: int = 0  # values and entries of the CV that the user corrected
    deeper: Deeper | None = None

    @property
    def corrected(self) -> int:
        """How many rows the user has corrected."""
        return sum(row.correction is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A stored report in a list; `must_met` of `must_of` must-haves are met, `created` is UTC.

    Score and ratio follow the user's corrections, which are of `corrected` rows. Reports of the
    same `job_sha256` can be compared row by row.
    """

    id: str
    cv_name: str  # the file's name
    job_title: str | None
    score: int | None
    must_met: int
    must_of: int
    created: datetime
    person: str | None = None  # the name that the CV gives
    job_sha256: str = ""  # of the advert's text
    corrected: int = 0
    employer: str = ""  # what the advert says below its title; "" where that is something else
