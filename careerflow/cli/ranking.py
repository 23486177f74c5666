"""`careerflow rank`: CVs for one advert, or adverts for one CV."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careerflow.cli.advert import UsageError, read_advert
from careerflow.cli.comparison import warm_engine
from careerflow.cli.console import Console
from careerflow.models.errors import (
    NoRequirementsError,
    PasswordNeededError,
    ReadError,
)
from careerflow.models.message import Message
from careerflow.services.documents.client import read_document
from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from careerflow.models.document import Document
    from careerflow.models.job import Job
    from careerflow.services.engine.interface import Engine
    from careerflow.services.ranking import Place

_CVS, _ADVERTS = (".pdf", ".txt"), (".txt", ".md")
Unread = list[tuple[str, Message]]


def places(console: Console, options: Namespace, as_of: str) -> "tuple[tuple[Place, ...], Unread]":
    """The ranking, and the files that could not take part, which are told. Raises CareerFlowError
    where what all are compared with cannot be read, and where nothing is left to rank."""
    from careerflow.services.analysis import analyze
    from careerflow.services.matching.closeness import closeness
    from careerflow.services.ranking import Candidate, ranked

    unread: Unread = []
    candidates = []
    with warm_engine() as engine:
        for name, document, job in _pairs(console, options, engine, unread):
            report = analyze(TaskContext(), engine, document, job, as_of)
            close = closeness(document.text, job.text) if options.job is None else None
            candidates.append(Candidate(name, job, report, close))
    for name, why in unread:
        console.tell(Message("cli.not_ranked", {"name": name, "why": console.say(why)}))
    if not candidates:
        error = ReadError if options.job is not None else NoRequirementsError
        raise error("cli.nothing_ranked")
    return ranked(candidates), unread


def _pairs(
    console: Console, options: Namespace, engine: "Engine", unread: Unread
) -> "Iterator[tuple[str, Document, Job]]":
    ctx = TaskContext()
    if options.job is not None:
        job = _job(engine, options.job)
        for name, path in _each(console, _files(options.files, _CVS)):
            with _noting(name, unread):
                yield name, read_document(ctx, path, options.password), job
        return
    document = read_document(ctx, options.cv, options.password)
    for name, path in _each(console, _files(options.files, _ADVERTS)):
        with _noting(name, unread):
            yield name, document, _job(engine, str(path))


@contextmanager
def _noting(name: str, unread: Unread) -> Iterator[None]:
    """What is wrong with one file is noted, and costs nothing but that file."""
    try:
        yield
    except (ReadError, PasswordNeededError, NoRequirementsError, UsageError) as error:
        unread.append((name, error.message))


def _job(engine: "Engine", source: str) -> "Job":
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
