"""The scores of many CVs with one advert: the rows of a full analysis, without their evidence.

A full analysis of a CV that is read and embedded takes some 50 ms, most of it for what does not
depend on the advert: passages, facts, languages and words. That is done once for each CV and kept
(`keep`). Against an advert there remain exact products of vectors, words, and the checks; boxes on
pages, warnings, keywords and axes wait until a report is opened.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import Row
from careerflow.services.engine.interface import CvVectors
from careerflow.services.engine.local import HITS, LocalEngine
from careerflow.services.matching.copied import (
    Sought,
    copied_among,
    leading_runs,
    runs,
    sought,
    words,
)
from careerflow.services.matching.corrected import corrected
from careerflow.services.matching.facts import Facts, facts
from careerflow.services.matching.judging import verdicts
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.profile.corrections import in_full
from careerflow.services.profile.sections import resectioned
from careerflow.services.retrieval.search import CvIndex, Prepared
from careerflow.services.task import TaskContext


@dataclass(frozen=True, slots=True)
class KeptCv:
    """A CV that waits for adverts. `facts` are as corrected, and of its text without lines, which
    take most of a document's memory; `load` gives the whole document again."""

    facts: Facts
    index: CvIndex
    stated: tuple[tuple[str, ...], ...]  # its passages, word by word
    runs: NDArray[np.int64]  # of them, sorted
    corrections: Corrections
    load: Callable[[], Document]
    can_be_scanned: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """An advert as all CVs are compared with it."""

    job: Job
    queries: tuple[Prepared, ...]
    sought: Sought
    leading: NDArray[np.int64]


class Scorer:
    """Scores with the encoders of `engine`; from one thread at a time."""

    def __init__(self, engine: LocalEngine) -> None:
        self.engine = engine
        self._asked: _Asked | None = None

    def keep(
        self,
        ctx: TaskContext,
        document: Document,
        load: Callable[[], Document],
        stored: CvVectors | None,
        as_of: str,
        corrections: Corrections = UNCORRECTED,
    ) -> KeptCv:
        """Prepares a CV, which `load` gives again: takes over its `stored` vectors, and embeds it
        where there are none that fit. `corrections` as stored or in full."""
        spans, index = self.engine.index(ctx, document, stored)
        changes = in_full(document, corrections).changes()
        document = resectioned(document, changes)
        stated = corrected(facts(document, Taxonomy.load(), as_of), changes)
        texts = (document.text[start:end] for start, end in spans)
        # One object for each word, however many CVs have it.
        said = tuple(tuple(map(sys.intern, words(text))) for text in texts)
        cut = tuple((chunk.start, chunk.end) for chunk in stated.chunks)
        return KeptCv(
            stated.kept(replace(document, lines=())),
            index,
            said,
            _sorted(runs(said)),
            changes,
            load,
            index.can_be_scanned and cut == spans,
        )

    def rows(self, ctx: TaskContext, cv: KeptCv, job: Job) -> tuple[Row, ...]:
        """What `Engine.judge` finds, without evidence and found skills. A CV that says what the
        advert says, or has very many passages, is analysed in full. Raises Cancelled."""
        ctx.check()
        asked = self._prepared(ctx, job)
        if not cv.can_be_scanned or _says_the_same(cv, asked):
            return self._in_full(ctx, cv, job)
        return verdicts(job, cv.facts, cv.index.scan(asked.queries, HITS))

    def _in_full(self, ctx: TaskContext, cv: KeptCv, job: Job) -> tuple[Row, ...]:
        rows = self.engine.judge(ctx, cv.load(), job, cv.facts.as_of, cv.corrections)
        return tuple(replace(row, evidence=(), found=()) for row in rows)

    def _prepared(self, ctx: TaskContext, job: Job) -> _Asked:
        if self._asked is None or self._asked.job is not job:
            wanted = sought(job)
            queries = self.engine.queries(ctx, job)
            self._asked = _Asked(job, queries, wanted, _sorted(leading_runs(wanted)))
        return self._asked


def _says_the_same(cv: KeptCv, asked: _Asked) -> bool:
    """Whether parts of the CV are copied from the advert."""
    if not len(cv.runs):
        return False
    places = np.searchsorted(cv.runs, asked.leading).clip(max=len(cv.runs) - 1)
    if not (cv.runs[places] == asked.leading).any():
        return False
    return bool(copied_among(cv.stated, asked.sought))


def _sorted(hashes: frozenset[int]) -> NDArray[np.int64]:
    """A tenth of the memory that a set takes."""
    return np.array(sorted(hashes), dtype=np.int64)
