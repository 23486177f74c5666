"""Which CV of the library for which of its adverts: the scores of all of them."""

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING

from careerflow.models.errors import CareerFlowError, NoRequirementsError
from careerflow.models.job import Job
from careerflow.models.matrix import Cell, Matrix, MatrixCv, MatrixJob, Pair
from careerflow.models.message import Message
from careerflow.models.report import Ratio
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:  # the window imports this: what a job needs it imports itself
    from careerflow.models.document import Document
    from careerflow.services.engine.interface import CvVectors, ScanningEngine
    from careerflow.services.session import Outcome
    from careerflow.services.store.library import Library
    from careerflow.services.store.tracker.tracker import Tracker

_NONE = Ratio(0, 0)


class MatrixScores:
    """Scores that were computed since the start of the program, by all that they depend on. Safe
    to use from several threads."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], Cell] = {}
        self._guard = threading.Lock()

    def get(self, key: tuple[str, ...]) -> Cell | None:
        with self._guard:
            return self._known.get(key)

    def put(self, key: tuple[str, ...], cell: Cell) -> None:
        with self._guard:
            self._known[key] = cell


def load(tracker: "Tracker") -> Matrix:
    """The CVs and adverts that are not deleted, with the scores of their reports. Raises
    StoreError."""
    found = tracker.pairs().reported
    cvs = tuple(MatrixCv(cv.id, cv.file_sha256, cv.name) for cv in tracker.cvs.all())
    jobs = tuple(
        MatrixJob(job.id, job.text_sha256, job.facts.title or _first_line(job.text), company)
        for job in tracker.jobs.all()
        for company in [job.facts.company]
    )
    cells = {
        (cv.id, job.id): found[pair]
        for cv in cvs
        for job in jobs
        if (pair := (cv.file_sha256, job.text_sha256)) in found
    }
    return Matrix(cvs, jobs, cells)


def fill(
    ctx: TaskContext,
    engine: "ScanningEngine",
    library: "Library",
    tracker: "Tracker",
    matrix: Matrix,
    scores: MatrixScores,
    as_of: str,
) -> None:
    """Computes the cells that `matrix` lacks, advert after advert, each shown as it is known
    (`ctx.show` gets a dict of cells). A score is that of a full analysis, with what the user says
    of the rows. Raises EngineError, StoreError, Cancelled."""
    work = _Filling(ctx, engine, library, tracker, scores, as_of)
    done = 0
    for job in matrix.jobs:
        wanted = [cv for cv in matrix.cvs if (cv.id, job.id) not in matrix.cells]
        if not wanted:
            continue
        ctx.step(Stage.SCORING, done, matrix.open)
        ctx.show(work.row(job, wanted))
        done += len(wanted)


def report(
    ctx: TaskContext,
    engine: "ScanningEngine",
    library: "Library",
    tracker: "Tracker",
    pair: Pair,
    as_of: str,
) -> "Outcome":
    """A full report of a CV and an advert of the library, kept as one that was asked for on the
    Analyze page. Raises StoreError, EngineError, NoRequirementsError, Cancelled."""
    from careerflow.models.errors import StoreError
    from careerflow.services.session import OpenedCv, analyze_and_keep, corrected

    cv, job = tracker.cvs.get(pair[0]), tracker.jobs.get(pair[1])
    stored = library.find_cv(cv.file_sha256)
    if stored is None:
        raise StoreError("store.cv_gone")
    data = library.cv_file(cv.file_sha256)
    opened = OpenedCv(cv.file_name, data, None, stored.document, None)
    opened = corrected(opened, library.cv_corrections(cv.file_sha256), as_of)
    return analyze_and_keep(ctx, engine, lambda: library, opened, job.text, as_of)


class _Filling:
    def __init__(
        self,
        ctx: TaskContext,
        engine: "ScanningEngine",
        library: "Library",
        tracker: "Tracker",
        scores: MatrixScores,
        as_of: str,
    ) -> None:
        self._ctx = TaskContext(is_cancelled=ctx.is_cancelled)
        self._engine, self._library, self._tracker = engine, library, tracker
        self._scores, self._as_of = scores, as_of
        self._readings: Mapping[str, str] = tracker.pairs().readings
        info = engine.info()
        self._engine_key = " ".join((info.name, info.version, *info.models))
        self._cv_keys: dict[str, str] = {}

    def row(self, job: MatrixJob, cvs: list[MatrixCv]) -> dict[Pair, Cell]:
        """The cells of one advert."""
        keys = {cv.id: self._key(cv, job) for cv in cvs}
        cells = {cv.id: self._scores.get(keys[cv.id]) for cv in cvs}
        unknown = [cv for cv in cvs if cells[cv.id] is None]
        if unknown:
            cut = self._cut(job)
            for cv in unknown:
                self._ctx.check()
                cells[cv.id] = cell = self._cell(cv, cut)
                self._scores.put(keys[cv.id], cell)
        return {(key, job.id): cell for key, cell in cells.items() if cell is not None}

    def _key(self, cv: MatrixCv, job: MatrixJob) -> tuple[str, ...]:
        from careerflow.services.store.codec import encode

        said = encode(self._library.corrections(cv.file_sha256, job.text_sha256)).hex()
        return self._cv_key(cv), job.text_sha256, said, self._engine_key

    def _cv_key(self, cv: MatrixCv) -> str:
        """Of the reading, and of what the user corrected of it."""
        from careerflow.services.store.codec import encode

        if cv.id not in self._cv_keys:
            said = encode(self._library.cv_corrections(cv.file_sha256)).hex()
            reading = self._readings.get(cv.file_sha256, "")
            self._cv_keys[cv.id] = f"{reading} {self._as_of} {said}"
        return self._cv_keys[cv.id]

    def _cut(self, job: MatrixJob) -> Job | Message:
        text = self._tracker.jobs.get(job.id).text
        try:
            cut = self._engine.requirements(self._ctx, text)
        except NoRequirementsError as error:
            return error.message
        return cut if cut.requirements else Message("job.no_requirements")

    def _cell(self, cv: MatrixCv, job: Job | Message) -> Cell:
        from careerflow.services.matching.corrections import corrected_rows
        from careerflow.services.ranking import scored

        if isinstance(job, Message):
            return Cell(None, _NONE, trouble=job)
        reading = self._readings.get(cv.file_sha256)
        if reading is None:
            return Cell(None, _NONE, trouble=Message("store.cv_gone"))
        try:
            said = self._library.cv_corrections(cv.file_sha256)
            rows = self._engine.scan(
                self._ctx, self._cv_key(cv), lambda: self._load(reading), job, self._as_of, said
            )
        except CareerFlowError as error:
            if error.code.startswith("engine."):
                raise
            return Cell(None, _NONE, trouble=error.message)
        found = scored(corrected_rows(rows, self._library.corrections(cv.file_sha256, job.sha256)))
        return Cell(found.score, found.must_have)

    def _load(self, reading: str) -> "tuple[Document, CvVectors]":
        from careerflow.services.stored_vectors import embedded

        return embedded(self._ctx, self._engine, self._library, reading)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:80]
