"""Finds a quote in a CV and the boxes that it fills on the page. Exact, never fuzzy.

Document and quote are folded alike and stripped of what a quotation may lose: white space,
dashes, bullets. The rest must be equal, character by character; then what stood in every gap
between two characters is compared, and differs only where the page itself leaves it open: at a
line's end, at a hyphen, beside punctuation, in letter-spaced words (`quoting`). What is not in the
reading order may be quoted in another order that the page allows (`stitching`).
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from careerflow.models.document import Box, Document, DocumentKind, Line
from careerflow.models.report import Evidence
from careerflow.services.documents.folding import is_word
from careerflow.services.documents.furniture import furniture
from careerflow.services.documents.marking import marked, without_space
from careerflow.services.documents.quoting import fold, matches, open_gaps
from careerflow.services.documents.stitching import Pieces, Stitcher

_EMPTY = 0.75  # of the font size: wider than nearly all spaces of justified text


class QuoteIndex:
    """The folded text of one document. Building it takes a few milliseconds a page."""

    def __init__(self, document: Document) -> None:
        self._document = document
        text = document.text
        gaps = open_gaps(document)
        self._views = [fold(text, range(len(text)), gaps)]
        self._left_out = furniture(text, document.lines, document.pages)
        if self._left_out and len(document.pages) > 1:
            self._views.append(fold(text, _without(document, self._left_out), gaps))

    def locate(self, quote: str) -> tuple[Evidence, ...]:
        """The first place of the quote; empty if none. One item for each page it crosses, and for
        each part of one that it quotes in an order of its own."""
        text = unicodedata.normalize("NFC", quote)
        wanted = fold(text, range(len(text)), {})
        if not any(map(is_word, wanted.characters)):
            return ()
        for view in self._views:
            for first in matches(view, wanted):
                places = view.places[first : first + len(wanted.characters)]
                return tuple(self._evidence(places))
        pieces = self._stitcher.pieces(wanted) or ()
        return tuple(item for piece in self._joined(pieces) for item in self._evidence(piece))

    @cached_property
    def _stitcher(self) -> Stitcher:
        return Stitcher(self._document, self._views[0], self._left_out)

    def _joined(self, pieces: Pieces) -> Iterator[list[int]]:
        """The places of each piece, of those that follow each other in the text together."""
        places: list[int] = []
        for number, (first, last) in enumerate(pieces):
            if number and pieces[number - 1][1] != first:
                yield places
                places = []
            places = [*places, *self._views[0].places[first:last]]
        if places:
            yield places

    def _evidence(self, places: list[int]) -> Iterator[Evidence]:
        for page in self._document.pages:
            low, high = bisect_left(places, page.start), bisect_left(places, page.end)
            if low < high:
                yield from evidence(self._document, places[low], places[high - 1] + 1)


def evidence(document: Document, start: int, end: int) -> tuple[Evidence, ...]:
    """A known passage as evidence: one item a page, as a person would mark it, without its
    bullet or number, without separators and white space at its ends."""
    items = []
    for number, low, high in _marked_pages(document, start, end):
        plain = document.kind is DocumentKind.TEXT
        boxes = () if plain else tuple(_boxes(document, low, high))
        quote = document.text[low:high]
        items.append(Evidence(quote, None if plain else number, boxes, low, high, True))
    return tuple(items)


def is_evidence(document: Document, start: int, end: int) -> bool:
    """Whether anything of a passage can be shown; the document's lines are not needed for it."""
    return any(True for _ in _marked_pages(document, start, end))


def _marked_pages(document: Document, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The number of each page with the passage's part on it."""
    for number, page in enumerate(document.pages, 1):
        low, high = marked(document.text, max(start, page.start), min(end, page.end))
        if low < high:
            yield number, low, high


def _boxes(document: Document, start: int, end: int) -> list[Box]:
    """One a line or several; none for a line of bullets alone, whose signs may be blank."""
    text = document.text
    parts = list(_parts(document, start, end))
    worded = {part[0] for part in parts if any(map(str.isalnum, text[part[1] : part[2]]))}
    return [_box(*part) for part in parts if not worded or part[0] in worded]


def _parts(document: Document, start: int, end: int) -> Iterator[tuple[Line, int, int]]:
    first = bisect_right(document.lines, start, key=lambda line: line.start) - 1
    for line in document.lines[max(first, 0) :]:
        if line.start >= end:
            return
        low, high = without_space(document.text, max(start, line.start), min(end, line.end))
        if low < high:
            yield from ((line, *part) for part in _without_gaps(document.text, line, low, high))


def _without_gaps(text: str, line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line's part text[start:end], cut where the page is empty in between: a label and its
    value, a place and its dates. No box is laid over what may be the space between columns."""
    gaps = _gaps(text, line, start, end) if line.extents else []
    spaces = [width for *_, width in gaps]
    justified = len(spaces) > 2 and max(spaces) < 2 * min(spaces)
    for before, at, width in gaps:
        if width > _EMPTY * line.size and not justified:
            yield start, before + 1
            start = at
    yield start, end


def _gaps(text: str, line: Line, start: int, end: int) -> list[tuple[int, int, float]]:
    """(last character before, first after, width) of the spaces between the line's words."""
    printed = [at for at in range(start, end) if not text[at].isspace()]
    ends = [(before, at) for before, at in pairwise(printed) if at - before > 1]
    first = line.start
    return [
        (before, at, line.extents[at - first][0] - line.extents[before - first][1])
        for before, at in ends
    ]


def _box(line: Line, start: int, end: int) -> Box:
    extents = line.extents[start - line.start : end - line.start]
    if not extents:  # a line whose characters have no places of their own
        return line.box
    low, high = min(low for low, _ in extents), max(high for _, high in extents)
    x0, y0, x1, y1 = line.box
    return (x0, low, x1, high) if line.vertical else (low, y0, high, y1)


def _without(document: Document, left_out: frozenset[int]) -> list[int]:
    dropped = {
        place
        for index in left_out
        for place in range(document.lines[index].start, document.lines[index].end)
    }
    return [place for place in range(len(document.text)) if place not in dropped]
