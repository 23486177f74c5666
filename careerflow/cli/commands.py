"""The commands. Each returns its exit code and raises CareerFlowError.

They import what they need when they run: `read` never loads an encoder, `doctor` no reader.
"""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from careerflow import paths
from careerflow.cli.advert import read_advert
from careerflow.cli.console import Console
from careerflow.models.errors import NoRequirementsError
from careerflow.models.message import Message
from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from careerflow.models.document import Document
    from careerflow.models.job import Job
    from careerflow.models.report import Report
    from careerflow.services.documents.client import Reader
    from careerflow.services.engine.interface import CvVectors, Engine


def _this_month() -> str:
    from datetime import datetime

    return datetime.now().astimezone().strftime("%Y-%m")


def read(console: Console, options: Namespace) -> int:
    """`careerflow read`: a CV as it is read."""
    from careerflow.services.documents.client import read_document
    from careerflow.services.documents.dates import years

    document = read_document(console.context(), options.cv, options.password)
    of_experience = years(document.periods, _this_month())
    if options.json or options.words:
        from careerflow.services.exports.report_json import document_json

        words = options.words
        console.result_json(document_json(document, of_experience, console.say, words=words))
    else:
        from careerflow.services.exports.text import document_text

        console.result(document_text(document, of_experience, console.say))
    return 0


def requirements(console: Console, options: Namespace) -> int:
    """`careerflow requirements`: an advert as it is cut."""
    from careerflow.services.matching.requirements import requirements as cut

    text = read_advert(options.job)
    job = cut(text)
    if options.json:
        from careerflow.services.exports.report_json import requirements_json

        console.result_json(requirements_json(job))
    else:
        from careerflow.services.exports.text import requirements_text

        console.result(requirements_text(job, console.say))
    if not job.requirements:
        raise NoRequirementsError("job.no_requirements")
    return 0


def doctor(console: Console, options: Namespace) -> int:
    """`careerflow doctor`: versions, folders, keyring, models."""
    from careerflow.services.diagnostics import diagnose

    diagnosis = diagnose(_data_folder())
    if options.json:
        from dataclasses import asdict

        console.result_json(asdict(diagnosis) | {"healthy": diagnosis.healthy})
    else:
        from careerflow.services.exports.text import diagnosis_text

        console.result(diagnosis_text(diagnosis, console.say))
    return 0 if diagnosis.healthy else 1


def analyze(console: Console, options: Namespace) -> int:
    """`careerflow analyze`: a CV against an advert."""
    from careerflow.services.documents.client import Reader, is_plain_text, read_file

    text = read_advert(options.job)
    data = read_file(options.cv)
    ctx = console.context()
    reader = Reader()
    try:
        if not is_plain_text(options.cv, data):
            reader.start()  # it gets ready while the engine is loaded here
        with _warm_engine() as engine:
            document = _document(ctx, reader, options, data)
            job = engine.requirements(ctx, text)
            vectors = engine.prepare_cv(ctx, document)
            report = _report(ctx, engine, document, job, options.as_of or _this_month())
    finally:
        reader.close()
    _print_report(console, options, report, job)
    if options.save:
        _save(options.cv.name, data, document, vectors, job, report)
        console.tell(Message("cli.saved"))
    return 0


@contextmanager
def _warm_engine() -> Iterator["Engine"]:
    """The engine, which goes on loading in a thread: its encoders answer before the rest of it
    is there. What fails in that thread fails again, and is told, where it is needed."""
    from concurrent.futures import ThreadPoolExecutor

    from careerflow.services.engine.local import LocalEngine

    engine = LocalEngine()
    try:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(engine.warm)
            yield engine
    finally:
        engine.close()


def _document(ctx: TaskContext, reader: "Reader", options: Namespace, data: bytes) -> "Document":
    from careerflow.services.documents.client import is_plain_text
    from careerflow.services.documents.plain_text import read_plain_text

    if is_plain_text(options.cv, data):
        return read_plain_text(data)
    return reader.open(ctx, data, options.cv.name, options.password)


def _report(
    ctx: TaskContext, engine: "Engine", document: "Document", job: "Job", as_of: str
) -> "Report":
    from careerflow.services.analysis import analyze as compare

    return compare(ctx, engine, document, job, as_of)


def _print_report(console: Console, options: Namespace, report: "Report", job: "Job") -> None:
    if options.json:
        from careerflow.services.exports.report_json import to_json

        console.result_json(to_json(report, job, console.say))
    else:
        from careerflow.services.exports.text import report_text

        console.result(report_text(report, job, console.say))


def _save(
    name: str,
    data: bytes,
    document: "Document",
    vectors: "CvVectors",
    job: "Job",
    report: "Report",
) -> None:
    from careerflow.services.analysis import report_key
    from careerflow.services.store.library import Library
    from careerflow.services.store.store import open_store

    store = open_store(_data_folder())
    try:
        library = Library(store)
        library.save_cv(document, name, data, vectors)
        key = report_key(document, job, report.as_of, report.engine)
        library.save_analysis(document, name, data, job, report, key)
    finally:
        store.close()


def _data_folder() -> Path:
    from careerflow.services import settings

    chosen = settings.load(paths.config_folder())[0].data_folder
    return Path(chosen) if chosen else paths.data_folder()


RUN = {"read": read, "requirements": requirements, "analyze": analyze, "doctor": doctor}
