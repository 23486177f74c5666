"""The library of CVs: files added to it, what each was used for, which follows which."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from careerflow.models.cv_uses import Added, CvDetail, CvUses, NotAdded
from careerflow.models.errors import CareerFlowError, EngineError, PasswordNeededError, StoreError
from careerflow.models.message import Message
from careerflow.models.report import ReportSummary
from careerflow.models.tracker import LibraryCv
from careerflow.services.exports.files import save_export
from careerflow.services.matching.folding import fold
from careerflow.services.session import OpenedCv, OpenLibrary, prepare, take_in
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.services.engine.interface import Engine
    from careerflow.services.store.library import Library
    from careerflow.services.store.tracker.tracker import Tracker

_SAME = 0.5  # of the shorter text's words are in the other one, as often: versions of one CV
_LOOKED_AT = 8  # CVs of the same person, the newest, that may be the version before
_LONG = 3  # characters: shorter words tell nothing
_WORD = re.compile(r"\w+")


def add_files(
    ctx: TaskContext,
    engine: "Callable[[], Engine]",
    library: OpenLibrary,
    tracker: "Callable[[], Tracker]",
    files: Sequence[Path],
    as_of: str,
) -> Added:
    """Reads, prepares and keeps CVs one after the other. One that fails does not keep the others
    out; a cancelled job keeps those that it was done with. Shows each Added so far."""
    added = Added()
    for number, file in enumerate(files):
        ctx.step(Stage.READING, number, len(files))
        added = _one_more(ctx, engine, library, tracker, file, as_of, added)
        ctx.show(added)
    return added


def _one_more(
    ctx: TaskContext,
    engine: "Callable[[], Engine]",
    library: OpenLibrary,
    tracker: "Callable[[], Tracker]",
    file: Path,
    as_of: str,
    added: Added,
) -> Added:
    quiet = TaskContext(is_cancelled=ctx.is_cancelled)  # its own steps say less than the count
    try:
        cv = take_in(quiet, library, file, None, as_of)
        known = tracker().cvs.find_file(cv.document.sha256)
        _keep(quiet, engine, library, cv)
        entry = tracker().cvs.find_file(cv.document.sha256)
    except PasswordNeededError:
        why = Message("library.needs_password")
    except CareerFlowError as error:
        why = error.message
    else:
        if known is not None or entry is None:
            return Added(added.new, added.known + 1, added.failed)
        return Added((*added.new, entry.id), added.known, added.failed)
    return Added(added.new, added.known, (*added.failed, NotAdded(file.name, why)))


def _keep(
    ctx: TaskContext, engine: "Callable[[], Engine]", library: OpenLibrary, cv: OpenedCv
) -> None:
    """An engine that fails costs the vectors, which the first analysis makes; not the CV."""
    try:
        prepare(ctx, engine(), library, cv)
    except EngineError:
        library().save_cv(cv.document, cv.file_name, cv.data)


def detail(library: "Library", tracker: "Tracker", cv_id: str) -> CvDetail:
    """Raises StoreError."""
    cv = tracker.cvs.get(cv_id)
    previous = None
    if cv.previous_id is not None:
        with suppress(StoreError):  # gone for good
            previous = tracker.cvs.get(cv.previous_id)
    files = [cv.file_sha256, *([] if previous is None else [previous.file_sha256])]
    ids = tracker.cvs.report_ids(*files)
    summaries = library.summaries() if any(ids.values()) else ()
    own = tuple(one for one in summaries if one.id in ids[cv.file_sha256])
    theirs = [one for one in summaries if one.id in ids[files[-1]]] if previous else []
    uses = CvUses(tracker.cvs.sent_with(cv.file_sha256), own, _comparable(theirs, own))
    return CvDetail(cv, uses, likely_previous(library, tracker, cv))


def _comparable(
    before: Sequence[ReportSummary], now: Sequence[ReportSummary]
) -> tuple[str, str] | None:
    """The newest report of this version whose advert the version before was compared with too."""
    theirs = {one.job_sha256: one.id for one in reversed(before)}
    return next(((theirs[one.job_sha256], one.id) for one in now if one.job_sha256 in theirs), None)


def likely_previous(library: "Library", tracker: "Tracker", cv: LibraryCv) -> LibraryCv | None:
    """An older CV of the same person that has most of its words; None where the user has said of
    which CV this is the next version, or that it is none. Raises StoreError."""
    if cv.previous_id is not None or not cv.person:
        return None
    declined = tracker.notices.states().get(_declined(cv.id))
    if declined is not None and declined.dismissed is not None:
        return None
    listed = tracker.cvs.all()
    followed = {other.previous_id for other in listed}
    name = fold(cv.person)
    older = [
        other
        for other in listed
        if other.created < cv.created and other.id not in followed and fold(other.person) == name
    ]
    if not older:
        return None
    words = _words(library, cv)
    near = ((_shared(words, _words(library, other)), other) for other in older[:_LOOKED_AT])
    alike, closest = max(near, key=lambda each: each[0])
    return closest if alike >= _SAME else None


def decline_previous(tracker: "Tracker", cv_id: str) -> None:
    """The user says that this is no new version: nothing is proposed of it any more."""
    tracker.notices.dismiss(_declined(cv_id), datetime.now(UTC))


def _declined(cv_id: str) -> str:
    return f"no-version:{cv_id}"


def _words(library: "Library", cv: LibraryCv) -> Counter[str]:
    stored = library.find_cv(cv.file_sha256)
    text = "" if stored is None else stored.document.text
    return Counter(word for word in _WORD.findall(fold(text)) if len(word) >= _LONG)


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """0 to 1: of the shorter one's words."""
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


def export_copy(library: "Library", sha256: str, target: Path) -> Path:
    """Writes the kept file of a CV to `target`, which it returns. Raises StoreError
    `store.cv_gone`, ExportError."""
    save_export(target, library.cv_file(sha256))
    return target
