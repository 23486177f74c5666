"""Columns of a page: fragments that are read together, column after column.

A region is cut recursively at its best gutter: a white strip that nothing crosses between two
blocks of text that stand side by side. What stands above the blocks is read before them, what
stands below after them. Where nothing is cut, rows are read from top to bottom. (A variant of
the XY cut of Nagy and Seth, 1984, that looks for gutters before horizontal white.)
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from careerflow.services.documents.bands import bands, points
from careerflow.services.documents.extraction import Fragment
from careerflow.services.documents.headings import heading_kind
from careerflow.services.documents.labels import labelled
from careerflow.services.documents.mastheads import (
    header_size,
    strips,
    without_foot,
    without_masthead,
)
from careerflow.services.documents.sides import (
    are_cells,
    density,
    is_contact_block,
    middle,
    row_count,
    shared_span,
    sides,
    within,
)

_GUTTER = 0.48
"""Least width of a gutter, in ems of the page's usual size."""
_LONG_GUTTER = 0.4
"""The same of one between columns of the page: one line of a header may reach far into it."""
_LABEL_GUTTER = 0.2
"""The same of one between labels and what has a straight edge along it."""
_LEAST_LINES, _LEAST_PIECES = 3, 2
_LARGE = 1.3
_DENSE = 0.2
_LOCAL = 30.0
"""Ems: side by side blocks lower than this are part of a column's content, not columns of the
page, so what stands above and below them is not theirs."""
_STACK = 20.0
"""Ems: higher blocks may be none, but bands of a drawing's parts."""
_SAME_SIZE = 0.1
_COLUMN_LINES = 6
_RAGGED = 4.0
"""Ems by which a full line may be shorter than its column."""
_FULL = 0.15
_LINE_GAP = 0.7
"""Ems between two lines of a column at most."""
_FLUSH = 1.5
"""Points by which their left edges may differ."""
_WHITE_WORTH, _WIDE = 2.0, 4.0
"""What white between columns weighs beside their height, up to so many ems."""


@dataclass(slots=True)
class _Cut:
    above: list[Fragment]
    parts: list[list[Fragment]]
    below: list[Fragment]
    height: float
    width: float
    labelled: bool = False


def columns(region: list[Fragment], em: float) -> list[list[Fragment]]:
    """The region's fragments in groups to be read one after the other; `em` is the usual size."""
    cut = _best_cut(region, em)
    if cut is None:
        return [region]
    parts = [cut.above, *cut.parts, cut.below]
    if not cut.labelled:
        tall = cut.height > _STACK * em
        parts = (tall and bands(region, cut.parts, em)) or _with_header_first(cut)
    return [leaf for part in parts if part for leaf in columns(part, em)]


def _best_cut(region: list[Fragment], em: float) -> _Cut | None:
    best: _Cut | None = None
    ordered = sorted(region, key=middle)
    for x in _candidates(region, em):
        least = 0.0 if best is None else _worth(best, em)
        for cut in _cuts_at(ordered, x, em, least):
            better = best is None or _worth(cut, em) > _worth(best, em)
            if better and (cut.labelled or _is_gutter(cut, em)):
                best = cut
    return best


def _worth(cut: _Cut, em: float) -> float:
    """The taller, the better; of two about as tall, the one with more white between."""
    return cut.height + _WHITE_WORTH * min(cut.width, _WIDE * em)


def _candidates(region: list[Fragment], em: float) -> list[float]:
    """Places just left of where some fragment begins."""
    starts = sorted({round(fragment.box[0], 1) for fragment in region})
    return [start - 0.15 * em for start in starts[1:]] if starts else []


def _cuts_at(region: list[Fragment], x: float, em: float, least: float) -> Iterator[_Cut]:
    """A cut for each vertical run of the region, sorted by height, that nothing crosses at `x`,
    where it may be worth more than `least`."""
    for run in _runs_at(region, x):
        left, right = sides(run, x)
        if min(len(left), len(right)) < _LEAST_PIECES:
            continue
        top = max(min(item.box[1] for item in side) for side in (left, right))
        bottom = max(item.box[3] for item in run)
        if bottom - top + _WHITE_WORTH * _WIDE * em <= least:
            continue
        by_label = _label_cut(region, left, right, em)
        if by_label is not None:
            yield by_label
        cut = _column_cut(region, _columns_only(run, region, x, em), x)
        if cut is not None:
            yield cut


def _runs_at(region: list[Fragment], x: float) -> Iterator[list[Fragment]]:
    free = [item for item in region if not item.box[0] < x < item.box[2]]
    middles = [middle(item) for item in free]
    crossing = (middle(item) for item in region if item.box[0] < x < item.box[2])
    for top, bottom in itertools.pairwise([float("-inf"), *crossing, float("inf")]):
        yield free[bisect_right(middles, top) : bisect_left(middles, bottom)]


def _label_cut(
    region: list[Fragment], left: list[Fragment], right: list[Fragment], em: float
) -> _Cut | None:
    found = labelled(left, right)
    if found is None or found.width < _LABEL_GUTTER * em:
        return None
    taken = {id(item) for part in found.parts for item in part}
    above, below = _around(region, taken, found.top)
    return _Cut(above, found.parts, below, found.bottom - found.top, found.width, True)


def _around(
    region: list[Fragment], taken: set[int], top: float
) -> tuple[list[Fragment], list[Fragment]]:
    others = [item for item in region if id(item) not in taken]
    above = [item for item in others if middle(item) <= top]
    return above, [item for item in others if middle(item) > top]


def _columns_only(
    run: list[Fragment], region: list[Fragment], x: float, em: float
) -> list[Fragment]:
    """Of a run, what makes its columns."""
    top, bottom = shared_span(*sides(run, x))
    if bottom - top <= _LOCAL * em and not _ends_early(run, region, x, em):
        return _without_ends(run, x, em)
    run = without_foot(run, x, em)
    return without_masthead(run, region, x, em) if all(sides(run, x)) else run


def _ends_early(run: list[Fragment], region: list[Fragment], x: float, em: float) -> bool:
    """Whether it is a column of the page beside a longer one at its left, which keeps its width
    below."""
    left, right = sides(run, x)
    top, bottom = shared_span(left, right)
    if any(middle(item) < top for item in region if item.box[3] <= top):
        return False
    beside, below = within(left, (top, bottom)), [item for item in left if middle(item) > bottom]
    if row_count(right) < _COLUMN_LINES or is_contact_block(right, left) or not below:
        return False
    edge = max((item.box[2] for item in beside), default=x) - _RAGGED * em
    full = sum(item.box[2] > edge for item in below)
    return _extent(left) > _LOCAL * em and full >= _FULL * len(below)


def _column_cut(region: list[Fragment], run: list[Fragment], x: float) -> _Cut | None:
    """None where there are not enough lines side by side."""
    left, right = sides(run, x)
    if not left or not right:
        return None
    span = shared_span(left, right)
    rows = [row_count(within(side, span)) for side in (left, right)]
    if min(rows) < _LEAST_LINES and not _is_set_large(left, right):
        return None
    above, below = _around(region, {id(item) for item in run}, min(middle(item) for item in run))
    width = min(item.box[0] for item in right) - max(item.box[2] for item in left)
    return _Cut(above, [left, right], below, span[1] - span[0], width)


def _is_set_large(left: list[Fragment], right: list[Fragment]) -> bool:
    """A name, or a figure, of few lines beside more of smaller type."""
    few, many = sorted((left, right), key=row_count)
    largest = [max(item.size for item in side) for side in (few, many)]
    return row_count(many) >= _LEAST_LINES and largest[0] > _LARGE * largest[1]


def _stands_by_contacts(left: list[Fragment], right: list[Fragment]) -> bool:
    if not left or not right:
        return False
    return is_contact_block(left, right) or is_contact_block(right, left)


def _without_ends(run: list[Fragment], x: float, em: float) -> list[Fragment]:
    """Of a low run, leaves out strips at its top and bottom that are no columns: a heading, a
    row with a date at its end. A single row with text on both sides stays with its columns.
    Of several blocks of columns, each with a heading above it, the tallest is kept."""
    blocks = [_only_columns(parts, x) for parts in _by_heading(strips(run, em), x)]
    if not any(blocks):
        left, right = sides(run, x)
        return run if _stands_by_contacts(left, right) else points(run, x, em)
    return max(blocks, key=lambda block: _extent(block) if block else 0.0)


def _extent(items: list[Fragment]) -> float:
    return max(item.box[3] for item in items) - min(item.box[1] for item in items)


def _by_heading(parts: list[list[Fragment]], x: float) -> list[list[list[Fragment]]]:
    """Divides strips at headings that have nothing beside them and columns right below, where
    all stand on the left: columns of the page have headings of their own."""
    left, right = sides([item for strip in parts for item in strip], x)
    if not any(heading_kind(item.text) for item in left):
        return [parts]
    if any(heading_kind(item.text) for item in right):
        return [parts]
    blocks: list[list[list[Fragment]]] = [[]]
    for strip in parts:
        first, *rest = sorted(strip, key=middle)
        if heading_kind(first.text) and _heads_columns(first, left, right):
            blocks.append([[first], rest] if rest else [[first]])
        else:
            blocks[-1].append(strip)
    return blocks


def _heads_columns(heading: Fragment, left: list[Fragment], right: list[Fragment]) -> bool:
    tops = [
        min((item.box[3] for item in side if item.box[3] > heading.box[3] + 1), default=0.0)
        for side in (left, right)
    ]
    beside = any(item.box[1] < heading.box[3] and item.box[3] > heading.box[1] for item in right)
    return not beside and abs(tops[0] - tops[1]) < 0.35 * heading.size


def _only_columns(parts: list[list[Fragment]], x: float) -> list[Fragment]:
    sure = [place for place, strip in enumerate(parts) if _has_columns(strip, x)]
    if not sure:
        return []
    first, last = sure[0], sure[-1]
    while first > 0 and all(sides(parts[first - 1], x)):
        first -= 1
    while first > 0 and _goes_on(parts[first], parts[first - 1], x):
        first -= 1
    while last + 1 < len(parts) and all(sides(parts[last + 1], x)):
        last += 1
    while last + 1 < len(parts) and _goes_on(parts[last], parts[last + 1], x):
        last += 1
    return [item for strip in parts[first : last + 1] for item in strip]


def _goes_on(strip: list[Fragment], beyond: list[Fragment], x: float) -> bool:
    """Whether one of the columns has its next line, or the one before, there."""
    for column, line in zip(sides(strip, x), sides(beyond, x), strict=True):
        flush = [item for item in column for one in line if _is_flush(item, one)]
        if len(line) == len(beyond) == 1 and flush:
            nearest = min(flush, key=lambda item: abs(item.box[1] - line[0].box[1]))
            upper, lower = sorted((nearest, line[0]), key=middle)
            near = lower.box[1] - upper.box[3] < _LINE_GAP * upper.size
            alike = abs(upper.size - lower.size) < _SAME_SIZE and upper.bold == lower.bold
            return near and alike
    return False


def _is_flush(item: Fragment, other: Fragment) -> bool:
    return abs(item.box[0] - other.box[0]) < _FLUSH


def _has_columns(strip: list[Fragment], x: float) -> bool:
    left, right = sides(strip, x)
    if row_count(left) < 2 or row_count(right) < 2:
        return False
    return not are_cells(left, right)


def _with_header_first(cut: _Cut) -> list[list[Fragment]]:
    """A page's title may stand over the right column alone."""
    left, right = cut.parts[0], sorted(cut.parts[1], key=middle)
    end = header_size(left, right)
    return [cut.above + right[:end], left, right[end:], cut.below]


def _is_gutter(cut: _Cut, em: float) -> bool:
    """Whether two columns stand there, not the cells of rows."""
    width = _LONG_GUTTER if cut.height > _LOCAL * em else _GUTTER
    if cut.width < width * em or cut.height < 3 * em:
        return False
    if any(density(side, cut.height) < _DENSE for side in cut.parts):
        return False
    return not are_cells(*cut.parts)
