"""Puts the PDF together: the report, then the CV's pages, links, bookmarks, page numbers."""

import pymupdf

from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.advice import add_advice
from careerflow.services.exports.pdf.canvas import Book
from careerflow.services.exports.pdf.cv_pages import add_cv_pages
from careerflow.services.exports.pdf.cv_text import add_cv_text
from careerflow.services.exports.pdf.flow import Flow
from careerflow.services.exports.pdf.summary import add_summary
from careerflow.services.exports.pdf.table import add_table
from careerflow.services.exports.pdf.type import CAPTION, Style
from careerflow.services.exports.worded import WordedReport
from careerflow.services.task import TaskContext

_FOOT = Style(7.2, color="muted")


def report_pdf(
    ctx: TaskContext, report: WordedReport, cv: pymupdf.Document | str | None, without: str
) -> bytes:
    """`cv` is the open PDF, or the text of a plain-text CV; where it is None, `without` is the
    label that says why its pages are left out. Equal input gives equal bytes. Raises Cancelled.
    """
    book = Book()
    flow = Flow(book)
    add_summary(flow, report)
    add_table(flow, report)
    add_advice(flow, report)
    _add_about(flow, report, without)
    if isinstance(cv, str):
        add_cv_text(book, report, cv)
    elif cv is not None:
        add_cv_pages(book, report, cv)
    _add_foot(book, report)
    pdf = book.print(ctx)
    _describe(pdf, report)
    pdf.set_toc(_bookmarks(book, report))
    return bytes(pdf.tobytes(garbage=3, deflate=True, no_new_id=True))


def _add_about(flow: Flow, report: WordedReport, without: str) -> None:
    flow.heading(report.labels["about"], 40, "about")
    for line in report.about:
        flow.paragraph(line, CAPTION, gap=3)
    if without:
        flow.paragraph(report.labels[without], CAPTION)


def _add_foot(book: Book, report: WordedReport) -> None:
    count = len(book.sheets)
    for sheet in book.sheets:
        width, height = sheet.size
        top = height - 32
        title = setting.elided(f"CareerFlow · {report.title}", _FOOT, width - 2 * sheet.side - 60)
        sheet.text(sheet.side, top, title, _FOOT)
        sheet.text_right(width - sheet.side, top, f"{sheet.number + 1} / {count}", _FOOT)


def _describe(pdf: pymupdf.Document, report: WordedReport) -> None:
    """A title and a language; no name, no date, no program."""
    pdf.set_metadata({"title": f"CareerFlow – {report.title}"})
    pdf.set_language(report.language)
    pdf.xref_set_key(pdf.pdf_catalog(), "ViewerPreferences", "<</DisplayDocTitle true>>")


def _bookmarks(book: Book, report: WordedReport) -> list[list[object]]:
    labels = report.labels
    wanted = [(1, report.kind, "report")]
    wanted += [(2, labels[name], name) for name in ("axes", "keywords", "requirements")]
    wanted += [(3, group.title, f"group {at}") for at, group in enumerate(report.groups)]
    if report.writing is not None:
        wanted.append((2, report.writing.title, "advice"))
        wanted += [(3, part.title, f"advice {part.part}") for part in report.writing.parts]
    wanted += [(2, labels["about"], "about"), (1, labels["cv"], "cv 1")]
    pages = [number for number in range(1, len(book.sheets) + 1) if book.place(f"cv {number}")]
    wanted += [
        (2, report.cv_page.format(page=number, of=len(pages)), f"cv {number}") for number in pages
    ]
    found = ((level, title, book.place(name)) for level, title, name in wanted)
    return [
        [level, title, place[0] + 1, {"kind": pymupdf.LINK_GOTO, "to": pymupdf.Point(place[1])}]
        for level, title, place in found
        if place is not None
    ]
