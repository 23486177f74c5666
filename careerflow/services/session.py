"""What the window does with a CV and an advert: taken in, prepared, compared, kept.

The window imports this before its first paint, so what the jobs need they import themselves.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from careerflow.models.document import Document
from careerflow.models.errors import StoreError
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import Report
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.services.engine.interface import Engine
    from careerflow.services.store.library import Library

OpenLibrary = Callable[[], "Library"]


@dataclass(frozen=True, slots=True)
class OpenedCv:
    """A CV that was read; `data` is the file's bytes. `corrections` are in full: everything that
    was read beside what the user says; `years` of experience as corrected, as of then."""

    file_name: str
    data: bytes
    password: str | None
    document: Document
    years: float | None
    years_of_jobs: float | None = None  # what the dated jobs add up to, whatever the user says
    corrections: Corrections = UNCORRECTED
    trouble: Message | None = None  # why earlier corrections could not be loaded


@dataclass(frozen=True, slots=True)
class Outcome:
    """`report_id` is None where the report could not be kept; `unsaved` says why."""

    report: Report
    cv: OpenedCv
    job: Job
    report_id: str | None
    unsaved: Message | None


def take_in(
    ctx: TaskContext, library: OpenLibrary, path: Path, password: str | None, as_of: str
) -> OpenedCv:
    """Reads a CV file, and what the user corrected of it before; raises ReadError."""
    from careerflow.services.documents.client import read_bytes, read_file

    ctx.step(Stage.READING)
    data = read_file(path)
    document = read_bytes(ctx, data, path.name, password)
    cv = OpenedCv(path.name, data, password, document, None)
    try:
        kept = library().cv_corrections(document.sha256)
    except StoreError as error:
        return replace(corrected(cv, UNCORRECTED, as_of), trouble=error.message)
    return corrected(cv, kept, as_of)


def corrected(cv: OpenedCv, corrections: Corrections, as_of: str) -> OpenedCv:
    """The same CV with other corrections, as they are stored or in full."""
    from careerflow.services.profile.corrections import in_full, years

    full = in_full(cv.document, corrections)
    of_jobs = years(cv.document, replace(full, years=None), as_of)
    return replace(
        cv, corrections=full, years=years(cv.document, full, as_of), years_of_jobs=of_jobs
    )


def correct(
    ctx: TaskContext, library: OpenLibrary, cv: OpenedCv, corrections: Corrections, as_of: str
) -> OpenedCv:
    """Keeps the user's corrections of a CV and returns it with them. Raises StoreError."""
    ctx.step(Stage.STORING)
    library().save_cv_corrections(cv.document.sha256, corrections)
    return corrected(cv, corrections, as_of)


def read_advert(path: Path) -> str:
    """The text of an advert's file; raises ReadError."""
    from careerflow.services.documents.client import read_file
    from careerflow.services.documents.plain_text import decode_text

    return decode_text(read_file(path))


def prepare(ctx: TaskContext, engine: "Engine", library: OpenLibrary, cv: OpenedCv) -> None:
    """Embeds a CV, or takes its vectors from the store, and keeps both.

    Raises EngineError, or StoreError after the engine has the vectors.
    """
    known = None
    with suppress(StoreError):  # raised below, when the CV cannot be kept either
        known = library().find_cv(cv.document.sha256)
    vectors = engine.prepare_cv(ctx, cv.document, known.vectors if known else None)
    ctx.step(Stage.STORING)
    library().save_cv(cv.document, cv.file_name, cv.data, vectors)


def analyze_and_keep(
    ctx: TaskContext, engine: "Engine", library: OpenLibrary, cv: OpenedCv, advert: str, as_of: str
) -> Outcome:
    """The report of this CV and advert: the stored one where nothing it depends on has changed.

    Raises EngineError or NoRequirementsError. A store that fails costs the copy, not the report.
    """
    from careerflow.services.analysis import analyze, report_key

    ctx.step(Stage.REQUIREMENTS)
    job = engine.requirements(ctx, advert)
    key = report_key(cv.document, job, as_of, engine.info(), cv.corrections)
    with suppress(StoreError):  # told below, when the new report cannot be kept either
        known = library().find_report(key)
        if known is not None:
            return Outcome(known.report, cv, job, known.id, None)
    report = analyze(ctx, engine, cv.document, job, as_of, cv.corrections)
    try:
        report_id = library().save_analysis(cv.document, cv.file_name, cv.data, job, report, key)
    except StoreError as error:
        return Outcome(report, cv, job, None, error.message)
    return Outcome(report, cv, job, report_id, None)
