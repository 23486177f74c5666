"""The engine itself, in this process: the command line uses it so, the engine process serves it.

Everything heavy is imported and loaded at first use, or by `warm`.
"""

import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from careerflow.models.document import Document
from careerflow.models.errors import EngineError
from careerflow.models.job import Job
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import EngineInfo, Evidence, Row
from careerflow.services.documents.marking import marked
from careerflow.services.engine.interface import Claim, CvVectors
from careerflow.services.engine.keys import document_key, job_key
from careerflow.services.engine.recent import Recent
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.retrieval.chunking import CHUNKING, chunks
from careerflow.services.retrieval.diacritics import RESTORING, restored
from careerflow.services.retrieval.glossing import GLOSSING
from careerflow.services.retrieval.source import Bundled, Source
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.services.matching.verifying import Known
    from careerflow.services.retrieval.embedding import Encoders, Vectors
    from careerflow.services.retrieval.routing import Routing
    from careerflow.services.retrieval.search import CvIndex, Hit, Prepared, Query
    from careerflow.services.retrieval.vectors import VectorStore

NAME = "careerflow-local"
VERSION = "5"
"""Goes up whenever the same CV and job would give another result."""

TEXTS = f"{CHUNKING}.{RESTORING}.{GLOSSING}"
"""What the texts of a CV's vectors depend on; stored beside them."""

_CVS, _JOBS, _VERIFIED = 4, 16, 2  # kept in memory
HITS = 8
"""Passages that a requirement is judged on."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What takes time to load."""

    encoders: "Encoders"
    router: "Routing"
    store: "VectorStore"


@dataclass(frozen=True, slots=True)
class _PreparedCv:
    stored: CvVectors
    index: "CvIndex"


class LocalEngine:
    """Implements Engine with the encoders of `source`. Safe to call from any thread; one CV or job
    is prepared at a time."""

    def __init__(self, source: Source | None = None) -> None:
        self._source = source or Bundled()
        self._names: tuple[str, ...] = ()
        self._parts: _Parts | None = None
        self._loading = threading.Lock()
        self._working = threading.RLock()
        self._cvs: Recent[_PreparedCv] = Recent(_CVS, lambda cv: cv.index.close())
        self._jobs: Recent[Mapping[str, Vectors]] = Recent(_JOBS)
        self._verified: Recent[Known] = Recent(_VERIFIED)

    def info(self) -> EngineInfo:
        # Kept: to name a chosen encoder, its files are read whole.
        self._names = self._names or self._source.names()
        # Everything that may change a verdict is in the version: a stored report is found by it.
        version = f"{VERSION}.{TEXTS}+skills.{Taxonomy.load().version}"
        return EngineInfo(NAME, version, self._names)

    def warm(self) -> None:
        """Loads the encoders, then what comes after them: they can answer meanwhile."""
        parts = self._loaded()
        # Imported here for later: the first advert and the first verdict then cost nothing more.
        import careerflow.services.matching.judging
        import careerflow.services.matching.requirements  # noqa: F401

        parts.store.warm()

    def prepare_cv(
        self, ctx: TaskContext, document: Document, stored: CvVectors | None = None
    ) -> CvVectors:
        return self._prepared(ctx, document, stored).stored

    def requirements(self, ctx: TaskContext, text: str) -> Job:
        from careerflow.services.matching.requirements import requirements

        ctx.step(Stage.REQUIREMENTS)
        job = requirements(text)
        self._job_vectors(ctx, job)
        return job

    def judge(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        as_of: str,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        from careerflow.services.matching.judging import judge

        sectioned, hits = self._found(ctx, document, job, corrections, HITS)
        ctx.step(Stage.JUDGING)
        rows = judge(job, sectioned, hits, as_of, corrections)
        ctx.check()
        return rows

    def locate(
        self, ctx: TaskContext, document: Document, quotes: tuple[str, ...]
    ) -> tuple[tuple[Evidence, ...], ...]:
        from careerflow.services.documents.locate import QuoteIndex

        ctx.step(Stage.LOCATING)
        index = QuoteIndex(document)
        found: list[tuple[Evidence, ...]] = []
        for quote in quotes:
            ctx.check()
            found.append(index.locate(quote))
        return tuple(found)

    def passages(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[tuple[int, ...], ...]:
        _, hits = self._found(ctx, document, job, corrections, HITS)
        # A section that the user corrected may cut passages otherwise than they were read.
        read = [(chunk.start, chunk.end) for chunk in chunks(document)]
        return tuple(
            tuple(
                dict.fromkeys(
                    number for hit in found for number in _sharing(hit.start, hit.end, read)
                )
            )
            for found in hits
        )

    def verify(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        as_of: str,
        claims: tuple[Claim, ...],
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        from careerflow.services.matching.verifying import verified

        if not all(0 <= claim.row < len(job.requirements) for claim in claims):
            raise EngineError("engine.failed", kind="row")
        known = self._known(ctx, document, job, as_of, corrections)
        ctx.step(Stage.LOCATING)
        rows = tuple(verified(claim, known) for claim in claims)
        ctx.check()
        return rows

    def _known(
        self, ctx: TaskContext, document: Document, job: Job, as_of: str, corrections: Corrections
    ) -> "Known":
        from careerflow.services.llm.injection.instructions import passages as instructions
        from careerflow.services.matching.verifying import known

        changes = msgspec.json.encode(corrections.changes()).hex()
        key = f"{document_key(document)}{job_key(job)}{as_of}{changes}"
        found = self._verified.get(key)
        if found is None:
            told = instructions(document)
            # All passages: a model may quote one that is not among the closest.
            sectioned, hits = self._found(ctx, document, job, corrections, sys.maxsize, told)
            found = known(job, sectioned, hits, HITS, told, as_of, corrections)
            self._verified.put(key, found)
        return found

    def _found(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        corrections: Corrections,
        most: int,
        told: Sequence[tuple[int, int]] = (),
    ) -> "tuple[Document, tuple[tuple[Hit, ...], ...]]":
        """The document with its sections as corrected, and at most so many of its passages for
        each requirement. What is copied from the advert, or `told` to the reader, does not keep out
        what the person wrote."""
        from careerflow.services.matching.copied import copied_passages
        from careerflow.services.profile.sections import resectioned

        sectioned = resectioned(document, corrections)
        cv = self._prepared(ctx, sectioned, None)
        vectors = self._job_vectors(ctx, job)
        ctx.step(Stage.RETRIEVING)
        with self._working:
            passages = [document.text[start:end] for start, end in cv.stored.spans]
            said = {at for span in told for at in _sharing(*span, cv.stored.spans)}
            without = copied_passages(passages, job) | said
            return sectioned, cv.index.retrieve(_queries(job, vectors), most, without)

    def index(
        self, ctx: TaskContext, document: Document, stored: CvVectors | None
    ) -> "tuple[tuple[tuple[int, int], ...], CvIndex]":
        """The passages of a CV and what finds them, for the caller to keep."""
        cv = self._prepare(ctx, document, stored)
        return cv.stored.spans, cv.index

    def queries(self, ctx: TaskContext, job: Job) -> "tuple[Prepared, ...]":
        """What a CV is searched for, one query a requirement."""
        from careerflow.services.retrieval.search import prepared

        router = self._loaded().router
        return tuple(
            prepared(query, router) for query in _queries(job, self._job_vectors(ctx, job))
        )

    def close(self) -> None:
        """Frees the caches and the encoders' threads."""
        self._cvs.clear()
        if self._parts is not None:
            self._parts.encoders.close()

    def _loaded(self) -> _Parts:
        with self._loading:
            if self._parts is None:
                from careerflow.services.retrieval.vectors import VectorStore

                self._parts = _Parts(*self._source.load(), VectorStore())
            return self._parts

    def _prepared(
        self, ctx: TaskContext, document: Document, stored: CvVectors | None
    ) -> _PreparedCv:
        key = document_key(document)
        with self._working:
            cv = self._cvs.get(key)
            if cv is None:
                cv = self._prepare(ctx, document, stored)
                self._cvs.put(key, cv)
            return cv

    def _prepare(
        self, ctx: TaskContext, document: Document, stored: CvVectors | None
    ) -> _PreparedCv:
        from careerflow.services.retrieval.search import CvIndex

        ctx.step(Stage.EMBEDDING)
        parts = self._loaded()
        if stored is None or not _fits(stored, document, parts.encoders.dimensions):
            stored = self._embed(ctx, document, parts.encoders)
        # Without those of other encoders, which are kept beside them.
        own = {name: stored.vectors[name] for name in parts.encoders.names}
        stored = replace(stored, vectors=own)
        vectors = _arrays(stored, parts.encoders.dimensions)
        index = CvIndex(document, stored.spans, vectors, parts.router, parts.store)
        return _PreparedCv(stored, index)

    def _embed(self, ctx: TaskContext, document: Document, encoders: "Encoders") -> CvVectors:
        spans = tuple((chunk.start, chunk.end) for chunk in chunks(document))
        # Without bullets: themes of one CV differ in them, and nothing else may follow from that.
        bare = [marked(document.text, start, end) for start, end in spans]
        texts = [_plain(document.text[start:end], document.language) for start, end in bare]
        vectors = encoders.encode(texts, ctx, Stage.EMBEDDING)
        return CvVectors(TEXTS, spans, {name: rows.tobytes() for name, rows in vectors.items()})

    def _job_vectors(self, ctx: TaskContext, job: Job) -> "Mapping[str, Vectors]":
        key = job_key(job)
        with self._working:
            vectors = self._jobs.get(key)
            if vectors is None:
                texts = [_plain(row.text, job.language) for row in job.requirements]
                vectors = self._loaded().encoders.encode(texts, ctx, Stage.REQUIREMENTS)
                self._jobs.put(key, vectors)
            return vectors


def _queries(job: Job, vectors: "Mapping[str, Vectors]") -> "list[Query]":
    from careerflow.services.documents.language import detect_line
    from careerflow.services.retrieval.search import Query

    return [
        Query(
            restored(requirement.text, job.language),
            detect_line(requirement.text, job.language),
            {name: rows[row] for name, rows in vectors.items()},
        )
        for row, requirement in enumerate(job.requirements)
    ]


def _sharing(start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The numbers of the spans that share a character with text[start:end]."""
    return (at for at, (low, high) in enumerate(spans) if start < high and low < end)


def _plain(text: str, language: str) -> str:
    """On one line, and with the marks of Vietnamese typed without any."""
    return restored(" ".join(text.split()), language)


def _fits(stored: CvVectors, document: Document, dimensions: Mapping[str, int]) -> bool:
    """Whether stored vectors are of this text, this chunking and these encoders."""
    length = len(document.text)
    return (
        stored.chunking == TEXTS
        and all(0 <= start < end <= length for start, end in stored.spans)
        and all(
            len(stored.vectors.get(name, b"")) == 4 * size * len(stored.spans)
            for name, size in dimensions.items()
        )
    )


def _arrays(stored: CvVectors, dimensions: Mapping[str, int]) -> "dict[str, Vectors]":
    import numpy as np

    return {
        name: np.frombuffer(stored.vectors[name], dtype=np.float32).reshape(-1, size)
        for name, size in dimensions.items()
    }
