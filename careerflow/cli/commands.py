"""The commands. Each returns its exit code and raises CareerFlowError.

They import what they need when they run: `read` never loads an encoder, `doctor` no reader.
"""

from argparse import Namespace
from typing import TYPE_CHECKING

from careerflow.cli.advert import UsageError, read_advert
from careerflow.cli.arguments import LOCAL
from careerflow.cli.console import Console
from careerflow.cli.folders import data_folder, kept_settings
from careerflow.models.errors import NoRequirementsError
from careerflow.models.message import Message

if TYPE_CHECKING:
    from careerflow.cli.comparison import Comparison


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
    """`careerflow doctor`: versions, folders, keyring, encoders."""
    from careerflow.services.diagnostics import diagnose

    diagnosis = diagnose(data_folder(), kept_settings().encoder)
    if options.json:
        from dataclasses import asdict

        console.result_json(asdict(diagnosis) | {"healthy": diagnosis.healthy})
    else:
        from careerflow.services.exports.text import diagnosis_text

        console.result(diagnosis_text(diagnosis, console.say))
    return 0 if diagnosis.healthy else 1


def analyze(console: Console, options: Namespace) -> int:
    """`careerflow analyze`: a CV against an advert."""
    from careerflow.cli.comparison import compare

    as_of = options.as_of or _this_month()
    if options.engine == LOCAL:
        if options.model or options.yes or options.show_payload:
            raise UsageError("cli.needs_engine")
        _show_analysis(console, options, compare(console, options, as_of))
        return 0
    from careerflow.cli.deepening import analyze_deeper

    outcome = analyze_deeper(console, options, as_of)
    if outcome is None:
        return 0
    compared, failure = outcome
    _show_analysis(console, options, compared)
    if failure is not None:
        console.tell(Message("cli.local_stands"))
        raise failure
    return 0


def _show_analysis(console: Console, options: Namespace, compared: "Comparison") -> None:
    if options.json:
        from careerflow.services.exports.report_json import to_json

        console.result_json(to_json(compared.shown, compared.job, console.say))
    else:
        from careerflow.services.exports.text import report_text

        shown = report_text(compared.shown, compared.job, console.say, console.spoken)
        console.result(shown)
    if options.save:
        _save(options.cv.name, compared)
        console.tell(Message("cli.saved"))


def compare(console: Console, options: Namespace) -> int:
    """`careerflow compare`: what an edit of the CV or the advert has changed."""
    from careerflow.cli.versions import compare_versions
    from careerflow.services.exports.comparison import comparison_json, comparison_text

    compared = compare_versions(console, options, options.as_of or _this_month())
    if options.json:
        console.result_json(comparison_json(compared))
    else:
        console.result(comparison_text(compared, console.say))
    return 0


def export(console: Console, options: Namespace) -> int:
    """`careerflow export`: the report of a CV and an advert as a document."""
    from careerflow.cli.comparison import compare
    from careerflow.cli.documents import check_output, made, put

    check_output(options)
    compared = compare(console, options, options.as_of or _this_month())
    put(console, options, made(console, options, compared))
    return 0


def rank(console: Console, options: Namespace) -> int:
    """`careerflow rank`: CVs for one advert, or adverts for one CV, in order."""
    from careerflow.cli.ranking import places
    from careerflow.services.exports.ranking import ranking_json, ranking_text

    as_of = options.as_of or _this_month()
    found, unread = places(console, options, as_of)
    if options.json:
        console.result_json(ranking_json(found, unread, as_of, console.say))
    else:
        console.result(ranking_text(found, console.say))
    return 0


def encoder(console: Console, options: Namespace) -> int:
    """`careerflow encoder`: lists, downloads or chooses what texts are compared by."""
    from careerflow.cli.encoders import encoder as run

    return run(console, options)


def backup(console: Console, options: Namespace) -> int:
    """`careerflow backup`: the whole library, kept once more."""
    from careerflow.cli.backups import backup as run

    return run(console, options)


def restore(console: Console, options: Namespace) -> int:
    """`careerflow restore`: a backup in the place of the library."""
    from careerflow.cli.backups import restore as run

    return run(console, options)


def sync(console: Console, options: Namespace) -> int:
    """`careerflow sync`: the library and the user's server exchange what is new."""
    from careerflow.cli.sync import sync as run

    return run(console, options)


def export_data(console: Console, options: Namespace) -> int:
    """`careerflow export-data`: all that is the user's, or the applications, in a file."""
    from careerflow.cli.data import export_data as run

    return run(console, options)


def import_data(console: Console, options: Namespace) -> int:
    """`careerflow import-data`: what such a file holds, into the library."""
    from careerflow.cli.data import import_data as run

    return run(console, options)


def _save(name: str, compared: "Comparison") -> None:
    from careerflow.services.analysis import report_key
    from careerflow.services.store.library import Library
    from careerflow.services.store.store import open_store

    document, data, job, report = compared.document, compared.data, compared.job, compared.report
    store = open_store(data_folder())
    try:
        library = Library(store)
        library.save_cv(document, name, data, compared.vectors)
        key = report_key(document, job, report.as_of, report.engine)
        report_id = library.save_analysis(document, name, data, job, report, key)
        if compared.deeper is not None:
            library.save_deeper(report_id, compared.deeper, compared.deeper_key)
    finally:
        store.close()


RUN = {
    "read": read,
    "requirements": requirements,
    "analyze": analyze,
    "compare": compare,
    "rank": rank,
    "export": export,
    "export-data": export_data,
    "import-data": import_data,
    "encoder": encoder,
    "backup": backup,
    "restore": restore,
    "sync": sync,
    "doctor": doctor,
}
