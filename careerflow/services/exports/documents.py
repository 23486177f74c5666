"""A report as a file: which document is made of it, with all that it takes."""

import json
from dataclasses import dataclass

from careerflow.models.document import Document, DocumentKind
from careerflow.models.export import ExportKind
from careerflow.models.job import Job
from careerflow.models.message import Say
from careerflow.models.report import Report
from careerflow.models.writing import Writing
from careerflow.services.exports.worded import worded
from careerflow.services.task import Stage, TaskContext


@dataclass(frozen=True, slots=True)
class Exported:
    """`data` is the CV's file, None where it is gone; `without_cv` leaves its pages out."""

    report: Report
    document: Document
    job: Job
    data: bytes | None
    password: str | None = None
    without_cv: bool = False


def document_bytes(
    ctx: TaskContext, kind: ExportKind, exported: Exported, say: Say, language: str
) -> bytes:
    """`say` speaks `language`. Text formats are UTF-8 and end with a line end; COPY is text.

    Raises Cancelled; of a PDF also PasswordNeededError, ReadError and ExportError.
    """
    ctx.step(Stage.EXPORTING)
    report, job = exported.report, exported.job
    if kind is ExportKind.JSON:
        from careerflow.services.exports.report_json import to_json

        return f"{json.dumps(to_json(report, job, say), ensure_ascii=False, indent=2)}\n".encode()
    if kind is ExportKind.COPY:
        from careerflow.services.exports.text import report_text

        return f"{report_text(report, job, say, language)}\n".encode()
    if kind is ExportKind.LETTER:
        from careerflow.services.exports.writing import letter_bytes

        words = None if report.deeper is None else report.deeper.writing
        return letter_bytes(words or Writing(), say, language, markdown=False)
    in_words = worded(report, job, say, language)
    if kind is ExportKind.MARKDOWN:
        from careerflow.services.exports.markdown import report_markdown

        return report_markdown(in_words).encode()
    if kind is not ExportKind.PDF:
        raise ValueError(kind)
    from careerflow.services.documents.client import Reader

    cv, without = _cv(exported)
    reader = Reader()
    try:
        return reader.report(ctx, in_words, cv, exported.password, without)
    finally:
        reader.close()


def _cv(exported: Exported) -> tuple[bytes | str | None, str]:
    """What the CV's pages are made of, or None and the label that says why there are none."""
    if exported.without_cv:
        return None, "cv_left_out"
    if exported.document.kind is DocumentKind.TEXT:
        return exported.document.text, ""
    return exported.data, "" if exported.data is not None else "cv_gone"
