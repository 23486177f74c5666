"""Where a person may read on from a cell of the page: to the right in its row, to what stands next
below it or below what is left of it, from the foot of a column to the head of the one beside it,
from a page to the next.

The reading order chooses one of these; a quotation may have chosen another.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from careerflow.models.document import Box, Document, Line

_WIDE_GAP = 1.0  # of the font size: white between the cells of one line
_SAME_ROW = 0.5  # of the lower one's height


@dataclass(frozen=True, slots=True)
class Cell:
    """A line, or what stands between two wide gaps of one: text[start:end], where it is."""

    page: int
    start: int
    end: int
    box: Box
    running: bool  # of a running head or foot, or a page number

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def cells(document: Document, running: frozenset[int]) -> list[Cell]:
    """In the text's order, none of a plain text; `running` are its running heads and feet."""
    found: list[Cell] = []
    for index, line in enumerate(document.lines):
        if line.extents:
            found += _cells_of(document.text, line, index in running)
    return found


def _cells_of(text: str, line: Line, running: bool) -> Iterator[Cell]:
    start, wide = line.start, _WIDE_GAP * line.size
    at = -1 if line.vertical else text.find(" ", line.start, line.end)
    while at >= 0:
        low, high = line.extents[at - line.start - 1][1], line.extents[at - line.start + 1][0]
        if high - low > wide:
            yield _cell(line, start, at, running)
            start = at + 1
        at = text.find(" ", at + 1, line.end)
    yield _cell(line, start, line.end, running)


def _cell(line: Line, start: int, end: int, running: bool) -> Cell:
    x0, y0, x1, y1 = line.box
    if not line.vertical:
        x0, x1 = line.extents[start - line.start][0], line.extents[end - line.start - 1][1]
    return Cell(line.page, start, end, (x0, y0, x1, y1), running)


class Neighbours:
    """The ways on from each cell, found when they are asked for. Cells by their index."""

    def __init__(self, found: Sequence[Cell]) -> None:
        self._cells = found
        self._pages: dict[int, list[int]] = {cell.page: [] for cell in found}
        for index, cell in enumerate(found):
            if not cell.running:
                self._pages[cell.page].append(index)
        for indexes in self._pages.values():
            indexes.sort(key=lambda index: found[index].middle)
        self._above, self._below = cache(self._next_above), cache(self._next_below)
        self._near_to = cache(self._near)

    def leads(self, cell: int, other: int) -> bool:
        """Whether a person may read on from `cell` to `other`."""
        return other in self._near_to(cell) or self._reaches(cell, other)

    def _near(self, cell: int) -> frozenset[int]:
        """To the right in the row, next below, and next below what is left in the row."""
        right, lefts = self._row(cell)
        below = (after for other in (cell, *lefts) for after in self._below(other))
        return frozenset([*right, *below])

    def _reaches(self, cell: int, other: int) -> bool:
        """Whether `cell` is the foot of a column, or of a page, and `other` the head of one."""
        here, there = self._cells[cell], self._cells[other]
        feet, heads = self._below(cell), self._above(other)
        if here.running or there.running:
            return self._runs_past(cell, other) and not feet and not heads
        if here.page != there.page:
            return not feet and not heads
        if _meet(here, there):
            return False
        cross = all(_meet(self._cells[foot], there) for foot in feet) and all(
            _meet(self._cells[head], here) for head in heads
        )
        low, high = sorted((here.middle, there.middle))
        return cross and not any(
            _meet(between, here) and _meet(between, there)
            for between in self._between(here.page, low, high)
        )

    def _runs_past(self, cell: int, other: int) -> bool:
        """Whether the two stand in the order foot of a page, head of the next, and its text."""
        here, there = self._cells[cell], self._cells[other]
        if here.page == there.page:
            return here.middle < there.middle or here.running is there.running
        leaves = not here.running or self._at_foot(here)
        return leaves and not (there.running and self._at_foot(there))

    def _at_foot(self, cell: Cell) -> bool:
        order = self._pages[cell.page]
        return not order or cell.middle > self._cells[order[len(order) // 2]].middle

    def _between(self, page: int, low: float, high: float) -> Iterator[Cell]:
        order = self._pages[page]
        first = bisect_left(order, low, key=lambda index: self._cells[index].middle)
        for index in order[first:]:
            if self._cells[index].middle > high:
                return
            yield self._cells[index]

    def _row(self, cell: int) -> tuple[list[int], list[int]]:
        """The next one to the right in its row, and all to the left."""
        here = self._cells[cell]
        reach = here.box[3] - here.box[1]
        low, high = here.middle - reach, here.middle + reach
        row = [
            index
            for index in self._within(here.page, low, high)
            if index != cell and _same_row(here, self._cells[index])
        ]
        right = [index for index in row if self._cells[index].box[0] >= here.box[2] - 1]
        left = [index for index in row if self._cells[index].box[2] <= here.box[0] + 1]
        return sorted(right, key=lambda index: self._cells[index].box[0])[:1], left

    def _within(self, page: int, low: float, high: float) -> list[int]:
        order = self._pages[page]
        first = bisect_left(order, low, key=lambda index: self._cells[index].middle)
        last = bisect_left(order, high, key=lambda index: self._cells[index].middle)
        return order[first:last]

    def _next_below(self, cell: int) -> tuple[int, ...]:
        """Of the nearest row below, what stands under the cell; running feet do not count."""
        here = self._cells[cell]
        if here.running:
            return ()
        order = self._pages[here.page]
        at = bisect_left(order, here.middle, key=lambda index: self._cells[index].middle)
        return self._nearest_row(here, order[at:])

    def _next_above(self, cell: int) -> tuple[int, ...]:
        here = self._cells[cell]
        if here.running:
            return ()
        order = self._pages[here.page]
        at = bisect_left(order, here.middle, key=lambda index: self._cells[index].middle)
        return self._nearest_row(here, reversed(order[:at]))

    def _nearest_row(self, here: Cell, order: Iterable[int]) -> tuple[int, ...]:
        row: list[int] = []
        for index in order:
            other = self._cells[index]
            if other is here or not _meet(other, here) or _same_row(here, other):
                continue
            if row and not _same_row(self._cells[row[0]], other):
                break
            row.append(index)
        return tuple(row)


def _meet(cell: Cell, other: Cell) -> bool:
    """Whether one stands above the other."""
    return min(cell.box[2], other.box[2]) - max(cell.box[0], other.box[0]) > 1


def _same_row(cell: Cell, other: Cell) -> bool:
    height = min(cell.box[3] - cell.box[1], other.box[3] - other.box[1])
    return abs(cell.middle - other.middle) < _SAME_ROW * height
