"""A plain-text CV, set on pages of our own with the evidence marked in it."""

import unicodedata
from dataclasses import dataclass, field

from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.canvas import Book, Rect
from careerflow.services.exports.pdf.passages import SIDE, Passage, add_head, add_passages
from careerflow.services.exports.pdf.type import BOTTOM, HEIGHT, WIDTH, Style
from careerflow.services.exports.worded import WordedReport

_TEXT = Style(9.4)
_LEADING = 14.2
_LEFT, _TOP = 62.0, 58.0
_ROOM = WIDTH - 2 * _LEFT


@dataclass(frozen=True, slots=True)
class _SetLine:
    """`text` is what is drawn of the document's text[start:end]: as long, and as printed."""

    start: int
    text: str
    top: float

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def rect(self, start: int, end: int) -> Rect | None:
        """Of the characters from `start` to `end` that stand on this line."""
        first, last = max(start, self.start), min(end, self.end)
        marked = self.text[first - self.start : max(0, last - self.start)]
        if not marked.strip():
            return None
        left = _LEFT + setting.width(self.text[: first - self.start], _TEXT)
        lower = self.top + _LEADING - 1.6
        return (left, self.top + 1, left + setting.width(marked.rstrip(), _TEXT), lower)


@dataclass(slots=True)
class _Page:
    lines: list[_SetLine] = field(default_factory=list)


def add_cv_text(book: Book, report: WordedReport, text: str) -> None:
    """`text` is Document.text; its form feeds begin new pages."""
    pages = _pages(text)
    for number, page in enumerate(pages, 1):
        sheet = book.sheet(side=SIDE)
        add_head(sheet, report, number, len(pages))
        for line in page.lines:
            sheet.text(_LEFT, line.top, line.text, _TEXT)
        add_passages(sheet, _passages(report, page))


def _pages(text: str) -> list[_Page]:
    pages: list[_Page] = []
    offset = 0
    for part in text.split("\f"):
        pages.append(_Page())
        top = _TOP
        for line in part.split("\n"):
            for start, words in _broken(line):
                if top + _LEADING > HEIGHT - BOTTOM:
                    pages.append(_Page())
                    top = _TOP
                pages[-1].lines.append(_SetLine(offset + start, words, top))
                top += _LEADING
            offset += len(line) + 1
    return pages


def _broken(line: str) -> list[tuple[int, str]]:
    """Lines that fit, each with its offset in `line`; broken after a space where there is one."""
    shown = "".join(map(_visible, line))
    parts = []
    start = 0
    while start < len(shown):
        end = _fitting(shown, start)
        if end < len(shown) and (space := shown.rfind(" ", start, end + 1)) > start:
            end = space + 1
        parts.append((start, shown[start:end]))
        start = end
    return parts or [(0, "")]


def _fitting(text: str, start: int) -> int:
    """Offset after the last character that still fits; at least one does."""
    used, end = 0.0, start
    while end < len(text):
        used += setting.width(text[end], _TEXT)
        if used > _ROOM and end > start:
            break
        end += 1
    return end


def _visible(char: str) -> str:
    return " " if unicodedata.category(char) in ("Cc", "Cs", "Co") else char


def _passages(report: WordedReport, page: _Page) -> list[Passage]:
    found = []
    for group in report.groups:
        for row in group.rows:
            for number, quote in enumerate(row.quotes):
                if quote.verified:
                    rects = [line.rect(quote.start, quote.end) for line in page.lines]
                    here = tuple(rect for rect in rects if rect is not None)
                    if here:
                        target = f"evidence {row.number} {number}"
                        found.append(Passage(row.number, row.verdict, target, here))
    return found
