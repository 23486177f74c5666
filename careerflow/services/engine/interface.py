"""What an engine answers, whether it runs in this process or in a child."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import EngineInfo, Evidence, Row, Verdict
from careerflow.services.task import TaskContext


@dataclass(frozen=True, slots=True)
class CvVectors:
    """The chunks of one CV and their vectors, as they are stored.

    `spans` are offsets in Document.text, in order. `vectors` maps an encoder's name (with its
    version) to float32 bytes in C order, shape (len(spans), dimension), L2-normalised.
    `chunking` is the version of the chunker: vectors of another version are made anew.
    """

    chunking: str
    spans: tuple[tuple[int, int], ...]
    vectors: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a language model says of the requirement `row` (its number): nothing of it is believed
    until it has been verified. `reason` is a Message `model.said`."""

    row: int
    verdict: Verdict
    reason: Message
    quotes: tuple[str, ...] = ()


class Engine(Protocol):
    """Every method may raise Cancelled and EngineError; all are safe to call from any thread.

    CV and job are known to the engine by their Document / Job: a client sends each across a
    process border once and then by key.
    """

    def info(self) -> EngineInfo: ...

    def prepare_cv(
        self, ctx: TaskContext, document: Document, stored: CvVectors | None = None
    ) -> CvVectors:
        """Chunks and embeds a CV (stages EMBEDDING), or takes over `stored` vectors."""
        ...

    def requirements(self, ctx: TaskContext, text: str) -> Job:
        """Cuts an advert into requirements and embeds them (stage REQUIREMENTS)."""
        ...

    def judge(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        as_of: str,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        """One row a requirement, in the advert's order, evidence located
        (stages RETRIEVING, JUDGING). Prepares the CV if it has to.

        `corrections` of this reading, in full or only the changes, hold in place of what was read.
        """
        ...

    def locate(
        self, ctx: TaskContext, document: Document, quotes: tuple[str, ...]
    ) -> tuple[tuple[Evidence, ...], ...]:
        """Finds each quote in the CV; an empty tuple where it is not there."""
        ...

    def passages(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[tuple[int, ...], ...]:
        """The passages that come closest to each requirement, best first: their numbers among
        `chunking.chunks(document)`, as it was read (stage RETRIEVING)."""
        ...

    def verify(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        as_of: str,
        claims: tuple[Claim, ...],
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        """One row a claim: what counts of it (stage LOCATING). Asked again about the same CV and
        job it takes a few milliseconds. Raises EngineError `engine.failed` where a claim is of no
        row of the job."""
        ...


class ScanningEngine(Engine, Protocol):
    """An engine that keeps many CVs at hand, to compare them with one advert after the other."""

    def scan(
        self,
        ctx: TaskContext,
        key: str,
        load: Callable[[], tuple[Document, CvVectors | None]],
        job: Job,
        as_of: str,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        """What `judge` finds, without evidence and found skills, in a tenth of the time. `key`
        stands for the CV, its corrections and `as_of`; `load` gives it with its stored vectors,
        where the engine does not have it at hand."""
        ...
