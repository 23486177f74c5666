"""`careerflow rank`: CVs for one advert, those in files or those in the library, or adverts for one
CV."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careerflow.cli.advert import UsageError, read_advert
from careerflow.cli.comparison import warm_engine
from careerflow.cli.console import Console
from careerflow.cli.folders import data_folder
from careerflow.models.errors import (
    NoRequirementsError,
    PasswordNeededError,
    ReadError,
)
from careerflow.models.message import Message
from careerflow.services.documents.client import read_document
from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from careerflow.models.job import Job
    from careerflow.services.engine.local import LocalEngine
    from careerflow.services.engine.scores import KeptCv, Scorer
    from careerflow.services.ranking import Candidate, Place

_CVS, _ADVERTS = (".pdf", ".txt"), (".txt", ".md")
Unread = list[tuple[str, Message]]


def places(console: Console, options: Namespace, as_of: str) -> "tuple[tuple[Place, ...], Unread]":
    """The ranking, and the files that could not take part, which are told. Raises CareerFlowError
    where what all are compared with cannot be read, and where nothing is left to rank."""
    from careerflow.services.engine.scores import Scorer
    from careerflow.services.matching.closeness import closeness
    from careerflow.services.ranking import Candidate, ranked, scored

    unread: Unread = []
    with warm_engine(options) as engine:
        scorer = Scorer(engine)
        if options.stored:
            candidates = _stored(console, options, scorer, as_of, unread)
        else:
            candidates = []
            for name, cv, job in _pairs(console, options, scorer, as_of, unread):
                text = cv.facts.document.text
                close = closeness(text, job.text) if options.job is None else None
                rows = scorer.rows(TaskContext(), cv, job)
                candidates.append(Candidate(name, job, scored(rows), close))
    for name, why in unread:
        console.tell(Message("cli.not_ranked", {"name": name, "why": console.say(why)}))
    if not candidates:
        error = ReadError if options.job is not None else NoRequirementsError
        raise error("cli.nothing_ranked")
    return ranked(candidates), unread


def _pairs(
    console: Console,
    options: Namespace,
    scorer: "Scorer",
    as_of: str,
    unread: Unread,
) -> "Iterator[tuple[str, KeptCv, Job]]":
    def read(path: Path) -> "KeptCv":
        ctx = TaskContext()
        document = read_document(ctx, path, options.password)
        return scorer.keep(ctx, document, lambda: document, None, as_of)

    if options.job is not None:
        job = _job(scorer.engine, options.job)
        for name, path in _each(console, _files(options.files, _CVS)):
            with _noting(name, unread):
                yield name, read(path), job
        return
    cv = read(options.cv)
    for name, path in _each(console, _files(options.files, _ADVERTS)):
        with _noting(name, unread):
            yield name, cv, _job(scorer.engine, str(path))


def _stored(
    console: Console,
    options: Namespace,
    scorer: "Scorer",
    as_of: str,
    unread: Unread,
) -> "list[Candidate]":
    """The CVs of the library. Raises UsageError with anything but an advert beside them."""
    from careerflow.services.ranking import Candidate
    from careerflow.services.store.library import Library
    from careerflow.services.store.store import open_store
    from careerflow.services.stored_scores import StoredScores

    if options.job is None or options.files:
        raise UsageError("cli.stored_alone")
    job = _job(scorer.engine, options.job)
    ctx = TaskContext(lambda progress: console.show_count(progress.done + 1, progress.total))
    store = open_store(data_folder())
    try:
        scores = StoredScores(Library(store), scorer, as_of)
        scores.load(ctx)
        unread += scores.unread.values()
        if not scores.count and not unread:
            raise ReadError("cli.no_stored_cvs")
        return [Candidate(one.name, job, one.scored) for one in scores.against(ctx, job)]
    finally:
        store.close()


@contextmanager
def _noting(name: str, unread: Unread) -> Iterator[None]:
    """What is wrong with one file is noted, and costs nothing but that file."""
    try:
        yield
    except (ReadError, PasswordNeededError, NoRequirementsError, UsageError) as error:
        unread.append((name, error.message))


def _job(engine: "LocalEngine", source: str) -> "Job":
    job = engine.requirements(TaskContext(), read_advert(source))
    if not job.requirements:
        raise NoRequirementsError("job.no_requirements")
    return job


def _files(given: Sequence[Path], endings: tuple[str, ...]) -> list[Path]:
    """Files as they are, of folders those with such a name; each once."""
    found: dict[Path, None] = {}
    for path in given:
        inside = sorted(one for one in path.iterdir()) if path.is_dir() else [path]
        for one in inside:
            if not path.is_dir() or (one.is_file() and one.suffix.lower() in endings):
                found.setdefault(one)
    if not found:
        raise UsageError("cli.nothing_to_rank")
    return list(found)


def _each(console: Console, paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Each with its name, or as it was given where another has that name too."""
    names = Counter(path.name for path in paths)
    for number, path in enumerate(paths, 1):
        console.show_count(number, len(paths))
        yield path.name if names[path.name] == 1 else str(path), path
