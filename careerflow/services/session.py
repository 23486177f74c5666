"""What the window does with a CV and an advert: taken in, prepared, compared, kept.

The window imports this before its first paint, so what the jobs need they import themselves.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from careerflow.models.document import Document
from careerflow.models.errors import StoreError
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections, HeadedSection
from careerflow.models.report import Report, RowCorrection
from careerflow.models.shelf import Draft, Recent, RecentKind
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.models.comparison import Comparison, Since
    from careerflow.models.report import ReportSummary
    from careerflow.services.engine.interface import Engine
    from careerflow.services.store.library import Library
    from careerflow.services.store.records import StoredReport

OpenLibrary = Callable[[], "Library"]
_FIRST_WORDS = 120
"""Characters of an advert, after its title, that tell it apart in a list."""


@dataclass(frozen=True, slots=True)
class OpenedCv:
    """A CV that was read; `data` is the file's bytes. `corrections` are in full: everything that
    was read beside what the user says; `years` of experience as corrected, as of then.
    `sectioned` is `document` with the sections as corrected, `starts` are the lines at which
    another section may be said to begin."""

    file_name: str
    data: bytes
    password: str | None
    document: Document
    years: float | None
    years_of_jobs: float | None = None  # what the dated jobs add up to, whatever the user says
    corrections: Corrections = UNCORRECTED
    trouble: Message | None = None  # why earlier corrections could not be loaded
    sectioned: Document | None = None
    starts: tuple[HeadedSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """`report_id` is None where the report could not be kept; `unsaved` says why. `corrections`
    are what the user has said before of this advert, and of this CV beside it. Where a language
    model has deepened `report` before, `local` is the local engine's own."""

    report: Report
    cv: OpenedCv
    job: Job
    report_id: str | None
    unsaved: Message | None
    corrections: tuple[RowCorrection, ...] = ()
    local: Report | None = None


def take_in(
    ctx: TaskContext, library: OpenLibrary, path: Path, password: str | None, as_of: str
) -> OpenedCv:
    """Reads a CV file, and what the user corrected of it before; raises ReadError."""
    from careerflow.services.documents.client import read_file

    ctx.step(Stage.READING)
    return _opened(ctx, library, read_file(path), (path.name, password), as_of)


def take_in_kept(
    ctx: TaskContext,
    library: OpenLibrary,
    sha256: str,
    file_name: str,
    password: str | None,
    as_of: str,
) -> OpenedCv:
    """Reads a CV from the store's copy of its file, as if it had been chosen again.

    Raises ReadError; StoreError `store.cv_gone` without the copy.
    """
    ctx.step(Stage.READING)
    return _opened(ctx, library, library().cv_file(sha256), (file_name, password), as_of)


def _opened(
    ctx: TaskContext, library: OpenLibrary, data: bytes, named: tuple[str, str | None], as_of: str
) -> OpenedCv:
    """`named`: the file's name and its password."""
    from careerflow.services.documents.client import read_bytes

    document = read_bytes(ctx, data, *named)
    cv = OpenedCv(named[0], data, named[1], document, None)
    try:
        kept = library().cv_corrections(document.sha256)
    except StoreError as error:
        return replace(corrected(cv, UNCORRECTED, as_of), trouble=error.message)
    return corrected(cv, kept, as_of)


def corrected(cv: OpenedCv, corrections: Corrections, as_of: str) -> OpenedCv:
    """The same CV with other corrections, as they are stored or in full."""
    from careerflow.services.profile.corrections import in_full, years
    from careerflow.services.profile.sections import resectioned, starts

    full = in_full(cv.document, corrections)
    document = resectioned(cv.document, full)
    of_jobs = years(document, replace(full, years=None), as_of)
    return replace(
        cv,
        corrections=full,
        years=years(document, full, as_of),
        years_of_jobs=of_jobs,
        sectioned=document,
        starts=starts(cv.document),
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
    document = cv.document
    library().shelf.note(RecentKind.CV, document.sha256, document.person.name, cv.file_name)


def analyze_and_keep(
    ctx: TaskContext, engine: "Engine", library: OpenLibrary, cv: OpenedCv, advert: str, as_of: str
) -> Outcome:
    """The report of this CV and advert: the stored one where nothing it depends on has changed.

    Raises EngineError, NoRequirementsError, or Cancelled before anything is kept. A store that
    fails costs the copy, not the report.
    """
    from careerflow.services.analysis import analyze, report_key

    ctx.step(Stage.REQUIREMENTS)
    job = engine.requirements(ctx, advert)
    key = report_key(cv.document, job, as_of, engine.info(), cv.corrections)
    known = None
    with suppress(StoreError):  # told below, when the new report cannot be kept either
        known = library().find_report(key)
    if known is not None:
        _note_job(library, job)
        local = None if known.report.deeper is None else known.local
        return Outcome(known.report, cv, job, known.id, None, known.corrections, local)
    report = analyze(ctx, engine, cv.document, job, as_of, cv.corrections)
    ctx.check()
    try:
        report_id = library().save_analysis(cv.document, cv.file_name, cv.data, job, report, key)
    except StoreError as error:
        return Outcome(report, cv, job, None, error.message)
    _note_job(library, job)
    said: tuple[RowCorrection, ...] = ()
    with suppress(StoreError):  # the report is kept: it comes with them when it is opened again
        said = library().corrections(report.cv_sha256, report.job_sha256)
    return Outcome(report, cv, job, report_id, None, said)


def _note_job(library: OpenLibrary, job: Job) -> None:
    """A list of what was used lately is worth no failure."""
    words = " ".join(job.text[: 4 * _FIRST_WORDS].split())
    detail = words.removeprefix(job.title or "").lstrip(" ·–-:|,")[:_FIRST_WORDS]
    with suppress(StoreError):
        library().shelf.note(RecentKind.JOB, job.sha256, job.title, detail)


@dataclass(frozen=True, slots=True)
class Recents:
    """The newest first."""

    cvs: tuple[Recent, ...]
    jobs: tuple[Recent, ...]


def recents(library: "Library") -> Recents:
    """What was used lately; raises StoreError."""
    shelf = library.shelf
    return Recents(shelf.recents(RecentKind.CV), shelf.recents(RecentKind.JOB))


def remove_recent(library: "Library", recent_id: str) -> Recents:
    """What is left; raises StoreError."""
    library.shelf.remove(recent_id)
    return recents(library)


def restore_recent(library: "Library", recent_id: str) -> Recents:
    """Undoes `remove_recent`; raises StoreError."""
    library.shelf.restore(recent_id)
    return recents(library)


def keep_draft(library: "Library", draft: Draft, cv: OpenedCv | None) -> None:
    """Keeps what stands on the Analyze page, the file of its CV first; raises StoreError."""
    if cv is not None and not library.has_cv(cv.document.sha256):
        library.save_cv(cv.document, cv.file_name, cv.data)
    library.shelf.save_draft(draft)


def compare_reports(library: "Library", left: str, right: str) -> "Comparison":
    """Two stored reports as the user corrected them, by their ids; raises StoreError."""
    first, second = library.report(left), library.report(right)
    return _compared(first, second, (first.report, second.report))


def _compared(
    first: "StoredReport", second: "StoredReport", reports: tuple[Report, Report]
) -> "Comparison":
    """`reports` are those of the two, deepened or not."""
    from careerflow.services.comparison import compare
    from careerflow.services.matching import corrections

    return compare(
        corrections.corrected(reports[0], first.corrections),
        corrections.corrected(reports[1], second.corrections),
        (first.document.text, second.document.text),
    )


def _alike(first: "StoredReport", second: "StoredReport") -> tuple[Report, Report]:
    """Both as the same language model judged them, or both as the local engine did: what differs
    is then not who judged."""
    reports = (first.report, second.report)
    one, other = (report.deeper for report in reports)
    if one is None or other is None:
        return first.local, second.local
    judges = {(deeper.provider, deeper.model, deeper.prompts) for deeper in (one, other)}
    return reports if len(judges) == 1 else (first.local, second.local)


_LOOKED_AT = 5
"""Earlier reports, at most, that are compared until one tells something."""


def changed_since(library: "Library", report_id: str) -> "Since | None":
    """The latest earlier report of the same CV and advert, in whatever versions, with other rows
    or another score; None where there is none. Raises StoreError.

    A version of the same CV names the same person, or has the same file name; one of the advert
    has the same text or title, and requirements in common (services/versions.py).
    """
    from careerflow.models.comparison import Since

    listed = library.summaries()
    this = next((summary for summary in listed if summary.id == report_id), None)
    if this is None:
        return None
    earlier = [one for one in listed if one.created < this.created and _is_version(one, this)]
    if not earlier:
        return None
    later = library.report(report_id)
    for one in earlier[:_LOOKED_AT]:
        before = library.report(one.id)
        compared = _compared(before, later, _alike(before, later))
        if compared.moved:
            return Since(one, report_id, compared.score_change or 0, compared.moved)
    return None


def _is_version(one: "ReportSummary", other: "ReportSummary") -> bool:
    same_cv = one.cv_name == other.cv_name or (
        one.person is not None and one.person == other.person
    )
    same_title = one.job_title is not None and one.job_title == other.job_title
    return same_cv and (one.job_sha256 == other.job_sha256 or same_title)


class UnsavedCorrections:
    """The user's corrections on their way into the store; safe to use from several threads.

    Each job saves whatever waits when its turn comes, so the order of the jobs does not matter,
    and what could not be saved goes with the next.
    """

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, str, tuple[int, int]], RowCorrection] = {}
        self._said: dict[tuple[str, str, tuple[int, int]], RowCorrection] = {}
        self._guard = threading.Lock()
        self._one_writer = threading.Lock()

    def add(self, report: Report, changed: Iterable[RowCorrection]) -> None:
        """Of rows of `report`; never waits for the store."""
        with self._guard:
            for said in changed:
                key = (report.cv_sha256, report.job_sha256, said.span)
                self._waiting[key] = self._said[key] = said

    def of(self, report: Report) -> tuple[RowCorrection, ...]:
        """What waits for this CV and advert: newer than what the store has."""
        pair = (report.cv_sha256, report.job_sha256)
        with self._guard:
            return tuple(said for key, said in self._waiting.items() if key[:2] == pair)

    def said(self, report: Report) -> tuple[RowCorrection, ...]:
        """The last that was said of each of its rows since the start: what was loaded while that
        was on its way into the store may be older."""
        pair = (report.cv_sha256, report.job_sha256)
        with self._guard:
            return tuple(said for key, said in self._said.items() if key[:2] == pair)

    def forget_saved(self) -> None:
        """The store may have later ones, of another computer."""
        with self._guard:
            self._said = dict(self._waiting)

    def save(self, _ctx: TaskContext, library: OpenLibrary) -> None:
        """Raises StoreError; what was not saved is kept for the next time."""
        with self._one_writer:
            with self._guard:
                batch = dict(self._waiting)
            for cv, job in dict.fromkeys(key[:2] for key in batch):
                changed = [said for key, said in batch.items() if key[:2] == (cv, job)]
                library().save_corrections(cv, job, changed)
            with self._guard:
                for key, said in batch.items():
                    if self._waiting.get(key) is said:
                        del self._waiting[key]
