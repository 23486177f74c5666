"""A CV compared with an advert, for the commands that show the outcome."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerflow.cli.advert import read_advert
from careerflow.cli.console import Console
from careerflow.cli.folders import chosen_encoder
from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.report import Report
from careerflow.services.documents.client import Reader, is_plain_text, read_file
from careerflow.services.task import TaskContext

if TYPE_CHECKING:  # imported while the reader gets ready
    from careerflow.services.engine.interface import CvVectors, Engine
    from careerflow.services.engine.local import LocalEngine


@dataclass(frozen=True, slots=True)
class Comparison:
    """`data` is the CV file's. `deeper` is the report as a language model deepened it, of which
    `deeper_key` says of what it was made."""

    data: bytes
    document: Document
    vectors: "CvVectors"
    job: Job
    report: Report
    deeper: Report | None = None
    deeper_key: str = ""

    @property
    def shown(self) -> Report:
        return self.deeper or self.report


def compare(console: Console, options: Namespace, as_of: str) -> Comparison:
    """`options` has the arguments cv, job, password and encoder. Raises CareerFlowError."""
    with comparing(console, options, as_of) as (_engine, compared):
        return compared


@contextmanager
def comparing(
    console: Console, options: Namespace, as_of: str
) -> Iterator[tuple["LocalEngine", Comparison]]:
    """As `compare`, with the engine that knows the CV and the advert."""
    text = read_advert(options.job)
    data = read_file(options.cv)
    ctx = console.context()
    reader = Reader()
    try:
        if not is_plain_text(options.cv, data):
            reader.start()  # it gets ready while the engine is loaded here
        with warm_engine(options) as engine:
            document = _document(ctx, reader, options, data)
            job = engine.requirements(ctx, text)
            vectors = engine.prepare_cv(ctx, document)
            report = _report(ctx, engine, document, job, as_of)
            yield engine, Comparison(data, document, vectors, job, report)
    finally:
        reader.close()


@contextmanager
def warm_engine(options: Namespace) -> Iterator["LocalEngine"]:
    """The engine with the encoder of `options` or of the settings. It goes on loading in a thread:
    its encoders answer before the rest of it is there. What fails in that thread fails again, and
    is told, where it is needed."""
    from concurrent.futures import ThreadPoolExecutor

    from careerflow.services.engine.local import LocalEngine

    engine = LocalEngine(chosen_encoder(options.encoder))
    try:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(engine.warm)
            yield engine
    finally:
        engine.close()


def _document(ctx: TaskContext, reader: Reader, options: Namespace, data: bytes) -> Document:
    from careerflow.services.documents.plain_text import read_plain_text

    if is_plain_text(options.cv, data):
        return read_plain_text(data)
    return reader.open(ctx, data, options.cv.name, options.password)


def _report(ctx: TaskContext, engine: "Engine", document: Document, job: Job, as_of: str) -> Report:
    from careerflow.services.analysis import analyze

    return analyze(ctx, engine, document, job, as_of)
