"""The CV's own pages, each on a sheet of A4 with its evidence marked."""

import pymupdf

from careerflow.models.report import Verdict
from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.canvas import Book, Print, Rect
from careerflow.services.exports.pdf.passages import (
    ABOVE,
    BELOW,
    SIDE,
    Passage,
    add_head,
    add_passages,
)
from careerflow.services.exports.pdf.type import HEIGHT, WIDTH
from careerflow.services.exports.worded import WordedReport

_LETTER = pymupdf.Rect(0, 0, 612, 792)
_DAMAGE = (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase)


def add_cv_pages(book: Book, report: WordedReport, cv: pymupdf.Document) -> None:
    """Every page of an open PDF, each on a sheet of A4."""
    _flatten(cv)
    by_page = _boxes(report)
    for number in range(cv.page_count):
        page = _size(cv, number)
        sheet = book.sheet(_sheet_size(page), SIDE)
        frame = _frame(page, sheet.size)
        add_head(sheet, report, number + 1, cv.page_count)
        sheet.beneath.append(_copy(cv, number, frame, report.labels["page_broken"]))
        scale = frame.width / page.width
        passages = [
            Passage(row, verdict, target, tuple(_moved(box, frame, scale) for box in boxes))
            for row, verdict, target, boxes in by_page.get(number + 1, [])
        ]
        add_passages(sheet, passages)
        sheet.box(tuple(frame), edge="border")


def _flatten(cv: pymupdf.Document) -> None:
    """Form fields and annotations become part of the page, as they are shown."""
    try:
        cv.bake(annots=True, widgets=True)
    except pymupdf.mupdf.FzErrorSystem:
        raise
    except _DAMAGE:
        return  # its pages are copied without


def _size(cv: pymupdf.Document, number: int) -> pymupdf.Rect:
    """Of the page as shown, which is made to stand upright; of one that is damaged, any."""
    try:
        page = cv[number]
        page.remove_rotation()
    except pymupdf.mupdf.FzErrorSystem:
        raise
    except _DAMAGE:
        return _LETTER
    return page.rect if not page.rect.is_empty else _LETTER


def _boxes(
    report: WordedReport,
) -> dict[int, list[tuple[int, Verdict, str, tuple[Rect, ...]]]]:
    """Page, from 1 -> row, verdict, target and boxes of each passage on it."""
    found: dict[int, list[tuple[int, Verdict, str, tuple[Rect, ...]]]] = {}
    for group in report.groups:
        for row in group.rows:
            for number, quote in enumerate(row.quotes):
                if quote.page is not None and quote.boxes:
                    target = f"evidence {row.number} {number}"
                    here = found.setdefault(quote.page, [])
                    here.append((row.number, row.verdict, target, quote.boxes))
    return found


def _sheet_size(page: pymupdf.Rect) -> tuple[float, float]:
    return (HEIGHT, WIDTH) if page.width > page.height else (WIDTH, HEIGHT)


def _frame(page: pymupdf.Rect, size: tuple[float, float]) -> pymupdf.Rect:
    """Where the page stands on its sheet: as large as fits, in the middle."""
    room_x, room_y = size[0] - 2 * SIDE, size[1] - ABOVE - BELOW
    scale = min(room_x / page.width, room_y / page.height)
    width, height = page.width * scale, page.height * scale
    x, y = (size[0] - width) / 2, ABOVE + (room_y - height) / 2
    return pymupdf.Rect(x, y, x + width, y + height)


def _moved(box: Rect, frame: pymupdf.Rect, scale: float) -> Rect:
    x0, y0, x1, y1 = box
    x, y = float(frame.x0), float(frame.y0)
    return (x + x0 * scale, y + y0 * scale, x + x1 * scale, y + y1 * scale)


def _copy(cv: pymupdf.Document, number: int, frame: pymupdf.Rect, broken: str) -> Print:
    def put(page: pymupdf.Page) -> None:
        try:
            page.show_pdf_page(frame, cv, number, overlay=False)
        except pymupdf.mupdf.FzErrorSystem:
            raise
        except _DAMAGE:
            writer = pymupdf.TextWriter(page.rect)
            at = (frame.x0 + 20, frame.y0 + 30)
            writer.append(at, broken, font=setting.font("Regular"), fontsize=10)
            writer.write_text(page, color=setting.color("muted"))

    return put
