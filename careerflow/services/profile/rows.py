"""The rows of a section as they stand on the page: what is side by side belongs together.

A date at the right edge may be read long after the title to its left; rows put both together
again.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from careerflow.models.document import Document, Line, Section
from careerflow.services.documents.furniture import furniture
from careerflow.services.documents.marking import bullet_end

_SAME_ROW = 0.45  # of the smaller line's height: middles of one row differ by less
_MOST_LINES = 3000
_SIDE_WORDS = 4  # a column whose lines have no more words in the middle stands beside another


@dataclass(slots=True)
class Row:
    """Lines side by side, from left to right. `block` tells runs of rows apart that do not
    follow one another on the page: a column, a page."""

    block: int
    lines: list[Line] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(line.box[0] for line in self.lines)

    @property
    def top(self) -> float:
        return min(line.box[1] for line in self.lines)

    @property
    def middle(self) -> float:
        return sum(_middle(line) for line in self.lines) / len(self.lines)

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return self.lines[0].bold


def body_lines(document: Document) -> list[Line]:
    """All lines but page furniture; of more than any CV has, the first."""
    noise = furniture(document.text, document.lines, document.pages)
    found = [
        line
        for index, line in enumerate(document.lines)
        if index not in noise and line.start < line.end
    ]
    return found[:_MOST_LINES]


def rows(text: str, body: Sequence[Line], section: Section) -> list[Row]:
    """The rows of a section, of whose text `body` has the lines, in the order of reading."""
    low, high = (
        bisect_left(body, place, key=lambda line: line.start)
        for place in (section.body, section.end)
    )
    lines = body[low:high]
    found: list[Row] = []
    for number, run in enumerate(_runs(lines)):
        if found and _is_side_column(text, run) and _fits(found, run):
            _set_beside(found, run)
        else:
            found += _rows_of(run, number)
    return found


def bullet(text: str, line: Line) -> str:
    """The mark that the line begins with; empty without one."""
    return text[line.start] if bullet_end(text, line.start, line.end) > line.start else ""


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow one another downwards, of one page."""
    run: list[Line] = []
    for line in lines:
        if run and (line.page != run[-1].page or _jumps(run[-1], line)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _jumps(before: Line, line: Line) -> bool:
    return bool(line.extents) and line.box[3] < before.box[1]


def _rows_of(run: Sequence[Line], block: int) -> list[Row]:
    found: list[Row] = []
    for line in run:
        if found and line.extents and _same_row(found[-1].lines[-1], line):
            found[-1].lines.append(line)
            found[-1].lines.sort(key=lambda item: item.box[0])
        else:
            found.append(Row(block, [line]))
    return found


def _same_row(first: Line, second: Line) -> bool:
    if first.page != second.page or first.vertical or second.vertical:
        return False
    height = min(first.box[3] - first.box[1], second.box[3] - second.box[1])
    return abs(_middle(first) - _middle(second)) < _SAME_ROW * height


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _is_side_column(text: str, run: Sequence[Line]) -> bool:
    words = [len(text[line.start : line.end].split()) for line in run]
    return bool(run[0].extents) and median(words) <= _SIDE_WORDS


def _fits(found: Sequence[Row], run: Sequence[Line]) -> bool:
    """Whether a run stands beside the rows of the run before it: on its page, at its right."""
    beside = [row for row in found if row.block == found[-1].block]
    same_page = beside[0].lines[0].page == run[0].page
    return same_page and min(line.box[0] for line in run) > max(row.left for row in beside)


def _set_beside(found: list[Row], run: Sequence[Line]) -> None:
    block = found[-1].block
    for line in run:
        row = next(
            (row for row in found if row.block == block and _same_row(row.lines[0], line)), None
        )
        if row is not None:
            row.lines.append(line)
