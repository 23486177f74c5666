"""Passages of evidence on the pages of a CV, and which of them lie under a point."""

from collections.abc import Iterable
from dataclasses import dataclass

from careerflow.models.document import Box
from careerflow.models.job import Axis
from careerflow.models.report import Verdict

_REACH = 1.5
"""Points around a box that still count as on it: lines are thin targets."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One piece of evidence of report row `row`.

    `page` is an index from 0, `boxes` are in PDF points; None and empty for a plain-text CV,
    where `start`/`end` are offsets in `Document.text`. `requirement` and `quote` are shown as
    plain text.
    """

    row: int
    verdict: Verdict
    requirement: str
    quote: str
    page: int | None
    boxes: tuple[Box, ...]
    start: int
    end: int
    axis: Axis | None = None

    @property
    def area(self) -> float:
        """Of its boxes, in square points; in characters for a plain-text CV."""
        if self.page is None:
            return float(self.end - self.start)
        return sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in self.boxes)


@dataclass(frozen=True, slots=True)
class HighlightFilter:
    """Which evidence is marked: that of these verdicts and these axes; no verdict means all of
    them, and so does no axis."""

    verdicts: frozenset[Verdict] = frozenset()
    axes: frozenset[Axis] = frozenset()

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.verdicts or self.axes)

    def among(self, highlights: Iterable[Highlight]) -> "HighlightFilter":
        """Without the verdicts and axes that none of them has."""
        marks = tuple(highlights)
        return HighlightFilter(
            self.verdicts & {mark.verdict for mark in marks},
            self.axes & {mark.axis for mark in marks},
        )

    def lets_through(self, highlight: Highlight) -> bool:
        verdict = not self.verdicts or highlight.verdict in self.verdicts
        return verdict and (not self.axes or highlight.axis in self.axes)


def in_reading_order(highlights: Iterable[Highlight]) -> list[Highlight]:
    return sorted(highlights, key=lambda h: (h.start, h.end, h.row))


def rows_at_point(highlights: Iterable[Highlight], page: int, x: float, y: float) -> list[int]:
    """Rows whose passage covers the point (in PDF points), smallest passage first."""
    return _rows(h for h in highlights if h.page == page and _covers(h, x, y))


def rows_at_offset(highlights: Iterable[Highlight], offset: int) -> list[int]:
    """Rows whose passage covers the character, smallest passage first."""
    return _rows(h for h in highlights if h.start <= offset < h.end)


def next_row(rows: list[int], selected: int | None) -> int:
    """The row to select among those under the pointer: a repeated click goes to the next."""
    if selected not in rows:
        return rows[0]
    return rows[(rows.index(selected) + 1) % len(rows)]


def _rows(hits: Iterable[Highlight]) -> list[int]:
    by_size = sorted(hits, key=lambda h: (h.area, h.row))
    return list(dict.fromkeys(h.row for h in by_size))


def _covers(highlight: Highlight, x: float, y: float) -> bool:
    return any(
        x0 - _REACH <= x <= x1 + _REACH and y0 - _REACH <= y <= y1 + _REACH
        for x0, y0, x1, y1 in highlight.boxes
    )
