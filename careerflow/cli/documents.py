"""What `careerflow export` makes, and where it goes."""

import sys
from argparse import Namespace
from pathlib import Path

from careerflow.cli.advert import UsageError
from careerflow.cli.comparison import Comparison
from careerflow.cli.console import Console
from careerflow.models.export import ExportKind
from careerflow.models.message import Message

KINDS = {
    "pdf": ExportKind.PDF,
    "md": ExportKind.MARKDOWN,
    "json": ExportKind.JSON,
    "txt": ExportKind.COPY,
}
"""By the names of the option --to."""


def check_output(options: Namespace) -> None:
    """Before any work: raises UsageError where the result would have no place, or would take that
    of what it is made from."""
    output: Path | None = options.output
    if output is None:
        if options.to == "pdf" and sys.stdout.isatty():
            raise UsageError("cli.output_needed")
        return
    for source in (options.cv, Path(options.job)):
        if output.exists() and source.exists() and output.samefile(source):
            raise UsageError("cli.output_is_input", name=output.name)


def made(console: Console, options: Namespace, compared: Comparison) -> bytes:
    """The document's bytes. Raises CareerFlowError."""
    from careerflow.services.exports.documents import Exported, document_bytes

    exported = Exported(
        compared.report, compared.document, compared.job, compared.data, options.password
    )
    kind = KINDS[options.to]
    return document_bytes(console.context(), kind, exported, console.say, console.spoken)


def put(console: Console, options: Namespace, data: bytes) -> None:
    """Into the file that was asked for, else to standard output. Raises ExportError."""
    if options.output is None:
        console.result_bytes(data)
        return
    from careerflow.services.exports.files import save_export

    save_export(options.output, data)
    console.tell(Message("export.saved", {"name": options.output.name}))
