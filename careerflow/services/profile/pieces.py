"""The parts of a job's heading: what stands between separators, without dates and places."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerflow.models.document import Line, Period
from careerflow.models.profile import Span
from careerflow.services.documents.folding import SOFT_HYPHEN, bare
from careerflow.services.documents.marking import bullet_end
from careerflow.services.profile.rows import Row
from careerflow.services.profile.words import (
    company_score,
    is_place,
    is_term,
    may_be_place,
    title_score,
)

_SEPARATOR = re.compile(r"\s*[|•·\ufffd]\s*|\s+[–—\u00ad-]\s+|\s+@\s+|\t")
_TITLE_LABEL = re.compile(
    r"(?:vi tri(?: cong viec| lam viec)?|chuc vu|chuc danh|position|(?:job )?title|role|vai tro|"
    r"cong viec)\s*:\s*"
)
_EMPLOYER_LABEL = re.compile(
    r"(?:(?:ten )?cong ty|company|employer|organi[sz]ation|don vi(?: cong tac)?|noi lam viec|"
    r"to chuc)\s*:\s*"
)
_OTHER_LABEL = re.compile(r"(?:thoi gian(?: lam viec)?|period|time|duration|dates?|dia diem)\s*:")
_DATE_AT_END = re.compile(r"[,(\s]+(?:\d{1,2}\s*/\s*)?(?:19|20)\d\d(?:\s*/\s*\d{1,2})?\W*$")
_LONGEST = 300  # characters of a line that may be part of a heading
_EDGE = " \t\u00a0,;:|–—-­•·()[]"


@dataclass(frozen=True, slots=True)
class Piece:
    """text[start:end] of a heading; `row` counts from the row of the dates, upwards below 0.
    `title` and `employer` say how much it looks like either."""

    words: str
    start: int
    end: int
    row: int
    title: int
    employer: int

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def is_title(self) -> bool:
        return self.title > self.employer or (self.title > 0 and self.title == self.employer)


def pieces(text: str, row: Row, number: int, periods: Sequence[Period]) -> list[Piece]:
    """Those of one row, from left to right."""
    found: list[Piece] = []
    for line in row.lines:
        if line.end - line.start > _LONGEST:
            continue  # no heading
        for start, end in _cuts(text, line, periods):
            piece = _piece(text, start, end, number)
            if piece is not None and not _is_aside(piece, line is row.lines[0] and not found):
                found.append(piece)
    return found


def part(piece: Piece, text: str, start: int, end: int) -> Piece | None:
    """A part of a piece as a piece of its own."""
    return _piece(text, start, end, piece.row)


def _is_aside(piece: Piece, first: bool) -> bool:
    """A place or a term beside what a row is about."""
    place = is_place(piece.words) if first else may_be_place(piece.words)
    return place or is_term(piece.words)


def _cuts(text: str, line: Line, periods: Sequence[Period]) -> Iterator[Span]:
    """The line without its bullet and its dates, cut at separators."""
    start = line.start
    while start < line.end and text[start].isspace():
        start += 1
    if start < line.end:
        start = bullet_end(text, start, line.end)
    free = [(start, line.end)]
    for period in within(line, periods, before=1):
        low, high = max(period.start, line.start), min(period.end, line.end)
        # Of dates on two lines, what is read in between is none.
        if low < high and any(map(str.isdigit, text[low:high])):
            free = [part for span in free for part in _without(span, (low, high))]
    for low, high in free:
        at = low
        for mark in _SEPARATOR.finditer(text, low, high):
            yield at, mark.start()
            at = mark.end()
        yield at, high


def within(line: Line, periods: Sequence[Period], before: int = 0) -> Sequence[Period]:
    """Those that begin in the line, and so many before them; in the text's order."""
    low = bisect_left(periods, line.start, key=lambda period: period.start)
    high = bisect_left(periods, line.end, key=lambda period: period.start)
    return periods[max(low - before, 0) : high]


def _without(span: Span, cut: Span) -> Iterator[Span]:
    if cut[1] <= span[0] or span[1] <= cut[0]:
        yield span
        return
    if span[0] < cut[0]:
        yield span[0], cut[0]
    if cut[1] < span[1]:
        yield cut[1], span[1]


def _piece(text: str, start: int, end: int, row: int) -> Piece | None:
    dated = _DATE_AT_END.search(text, start, end)
    start, end = _trimmed(text, start, dated.start() if dated else end)
    start, end = _trimmed(text, start, _without_place(text, start, end))
    words = _in_one_line(text[start:end])
    if sum(map(str.isalpha, words)) < 2:
        return None
    plain = bare(words)
    if _OTHER_LABEL.match(plain):
        return None
    for label, title, employer in ((_TITLE_LABEL, 9, 0), (_EMPLOYER_LABEL, 0, 9)):
        match = label.match(plain)
        if match and len(plain) == len(words):
            begin = start + text[start:end].find(":") + 1
            begin, end = _trimmed(text, begin, end)
            words = _in_one_line(text[begin:end])
            return Piece(words, begin, end, row, title, employer) if words else None
    return Piece(words, start, end, row, title_score(words), company_score(words))


def _without_place(text: str, start: int, end: int) -> int:
    """Where "Blue Heron Ltd, Leeds, UK" ends without the place, "ACCA (in" without the bracket."""
    if text.count("(", start, end) > text.count(")", start, end):
        end = text.rfind("(", start, end)
    last = text.rfind(",", start, end)
    first = text.rfind(",", start, max(last, start))
    for comma in (first, last):
        if start < comma and is_place(" ".join(text[comma + 1 : end].split())):
            return comma
    return end


def _in_one_line(text: str) -> str:
    """A soft hyphen inside a line is one that is printed."""
    return " ".join(text.replace(SOFT_HYPHEN, "-").split())


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without separators at its ends; a bracket goes only where its other half is missing."""
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        if text[start] in "([" and _closing(text[start]) in text[start:end]:
            break
        start += 1
    while start < end and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        if text[end - 1] in ")]" and _opening(text[end - 1]) in text[start : end - 1]:
            break
        end -= 1
    return start, end


def _closing(mark: str) -> str:
    return ")" if mark == "(" else "]"


def _opening(mark: str) -> str:
    return "(" if mark == ")" else "["
