"""Where the characters of a CV's text stand on its pages, and which are under a point.

All places are offsets in `Document.text`, which is in reading order: a passage from one offset to
another follows it over lines, columns and pages.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from careerflow.models.document import Box, Document, Line

Span = tuple[int, int]
_WORD = re.compile(r"[\w\u00ad\u0300-\u036f]+|\s+|[^\w\s]")
_ALONG = 3.0
"""How much farther a line counts that lies above or below the point than one beside it."""


@dataclass(frozen=True, slots=True)
class Place:
    """`character` is under the point or nearest to it; `caret` is the gap between two characters
    that is; `distance` is that of its line in points."""

    character: int
    caret: int
    distance: float


class PageText:
    """Built in a few milliseconds; answers within one page at a time."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._pages = document.pages
        self._lines = document.lines
        self._page_starts = [page.start for page in document.pages]
        self._starts = [line.start for line in document.lines]
        self._of_page: dict[int, list[Line]] = {}
        for line in document.lines:
            if line.extents:
                self._of_page.setdefault(line.page, []).append(line)

    def has_text(self, page: int) -> bool:
        """False for a scan that nobody recognised."""
        return page in self._of_page

    def place(self, page: int, x: float, y: float) -> Place | None:
        """What is nearest to a point of the page; None where the page has no text."""
        lines = self._of_page.get(page)
        if not lines:
            return None
        line = min(lines, key=lambda candidate: _distance(candidate.box, x, y))
        at = y if line.vertical else x
        middles = [(low + high) / 2 for low, high in line.extents]
        nearest = min(range(len(middles)), key=lambda index: _apart(line.extents[index], at))
        backwards = middles[-1] < middles[0]
        after = (at > middles[nearest]) is not backwards
        character = line.start + nearest
        return Place(character, character + after, _distance(line.box, x, y, weight=1.0))

    def word(self, at: int) -> Span:
        """The word, or the run of white space, that the character belongs to."""
        line = self.line(at)
        for match in _WORD.finditer(self.text, *line):
            if match.start() <= at < match.end():
                return match.span()
        return at, at

    def line(self, at: int) -> Span:
        """The line of the character."""
        line = self._lines[max(0, bisect_right(self._starts, at) - 1)]
        return line.start, line.end

    def step(self, at: int, lines: int) -> int:
        """The same column some lines further on in reading order."""
        index = max(0, bisect_right(self._starts, at) - 1)
        column = at - self._lines[index].start
        target = index + lines
        if not 0 <= target < len(self._lines):
            return 0 if target < 0 else len(self.text)
        line = self._lines[target]
        return min(line.start + column, line.end)

    def page(self, at: int) -> int:
        """Index of the page that a character stands on."""
        return max(0, bisect_right(self._page_starts, at) - 1)

    def page_span(self, page: int) -> Span:
        """The text of a page."""
        return self._pages[page].start, self._pages[page].end

    def boxes(self, page: int, span: Span) -> list[Box]:
        """One for each line of the page that the passage touches."""
        start, end = max(span[0], self._pages[page].start), min(span[1], self._pages[page].end)
        return [box for line in self._touched(start, end) if (box := _part(line, start, end))]

    def copied(self, span: Span) -> str:
        """The passage as it goes to the clipboard."""
        return self.text[span[0] : span[1]].replace("\f", "\n").replace("\u00ad", "").strip("\n")

    def _touched(self, start: int, end: int) -> Iterator[Line]:
        first = max(0, bisect_right(self._starts, start) - 1)
        for line in self._lines[first:]:
            if line.start >= end:
                return
            if line.end > start:
                yield line


def _part(line: Line, start: int, end: int) -> Box | None:
    if not line.extents:
        return line.box
    first = max(start - line.start, 0)
    extents = line.extents[first : end - line.start]
    if not extents:
        return None
    low, high = min(low for low, _ in extents), max(high for _, high in extents)
    x0, y0, x1, y1 = line.box
    return (x0, low, x1, high) if line.vertical else (low, y0, high, y1)


def _distance(box: Box, x: float, y: float, weight: float = _ALONG) -> float:
    x0, y0, x1, y1 = box
    across = max(x0 - x, 0.0, x - x1)
    along = max(y0 - y, 0.0, y - y1)
    return across + weight * along


def _apart(extent: tuple[float, float], at: float) -> float:
    return max(extent[0] - at, 0.0, at - extent[1])
