"""Columns of a page: fragments that are read together, column after column.

A region is cut recursively at its best gutter: a white strip that nothing crosses between two
blocks of text that stand side by side. What stands above the blocks is read before them, what
stands below after them. Where nothing is cut, rows are read from top to bottom. (A variant of
the XY cut of Nagy and Seth, 1984, that looks for gutters before horizontal white.)
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from careerflow.services.documents.extraction import Fragment

_GUTTER = 0.7
"""Least width of a gutter, in ems of the page's usual size."""
_LONG_GUTTER = 0.4
"""The same of one between columns of the page: one line of a header may reach far into it."""
_LEAST_LINES = 3
_DENSE = 0.2
_ALIGNED = 0.75
_YEAR = re.compile(r"\b\d{4}\b")
_CONTACT = re.compile(r"\w@\w|\bwww\.|https?:|\b(?:github|gitlab|linkedin)\b", re.IGNORECASE)
_LOCAL = 30.0
"""Ems: side by side blocks lower than this are part of a column's content, not columns of the
page, so what stands above and below them is not theirs."""
_STRIP_GAP = 0.4
_WHITE_WORTH, _WIDE = 2.0, 4.0
"""What white between columns weighs beside their height, up to so many ems."""
_MASTHEAD = 0.25
"""Share of the height of two columns that a masthead reaches down at most."""


@dataclass(slots=True)
class _Cut:
    above: list[Fragment]
    left: list[Fragment]
    right: list[Fragment]
    below: list[Fragment]
    height: float
    width: float


def columns(region: list[Fragment], em: float) -> list[list[Fragment]]:
    """The region's fragments in groups to be read one after the other; `em` is the usual size."""
    cut = _best_cut(region, em)
    if cut is None:
        return [region]
    leaves: list[list[Fragment]] = []
    cut = _with_header_first(cut)
    for part in (cut.above, cut.left, cut.right, cut.below):
        if part:
            leaves += columns(part, em)
    return leaves


def _best_cut(region: list[Fragment], em: float) -> _Cut | None:
    best: _Cut | None = None
    ordered = sorted(region, key=middle)
    for x in _candidates(region, em):
        for cut in _cuts_at(ordered, x, em):
            if (best is None or _worth(cut, em) > _worth(best, em)) and _is_gutter(cut, em):
                best = cut
    return best


def _worth(cut: _Cut, em: float) -> float:
    """The taller, the better; of two about as tall, the one with more white between."""
    return cut.height + _WHITE_WORTH * min(cut.width, _WIDE * em)


def _candidates(region: list[Fragment], em: float) -> list[float]:
    """Places just left of where some fragment begins."""
    starts = sorted({round(fragment.box[0], 1) for fragment in region})
    return [start - 0.3 * em for start in starts[1:]] if starts else []


def _cuts_at(region: list[Fragment], x: float, em: float) -> list[_Cut]:
    """A cut for each vertical run of the region, sorted by height, that nothing crosses at `x`."""
    free = [item for item in region if not item.box[0] < x < item.box[2]]
    middles = [middle(item) for item in free]
    crossing = (middle(item) for item in region if item.box[0] < x < item.box[2])
    edges = [float("-inf"), *crossing, float("inf")]
    cuts = []
    for top, bottom in itertools.pairwise(edges):
        run = free[bisect_right(middles, top) : bisect_left(middles, bottom)]
        run = _without_masthead(_without_ends(run, x, em), region, x, em)
        cut = _cut(region, run, x)
        if cut is not None:
            cuts.append(cut)
    return cuts


def _cut(region: list[Fragment], run: list[Fragment], x: float) -> _Cut | None:
    """None where there are not enough lines side by side."""
    left, right = _sides(run, x)
    if not left or not right:
        return None
    span = _shared_span(left, right)
    if any(_row_count(_within(side, span)) < _LEAST_LINES for side in (left, right)):
        return None
    inside = {id(item) for item in run}
    others = [item for item in region if id(item) not in inside]
    top = min(middle(item) for item in run)
    return _Cut(
        [item for item in others if middle(item) <= top],
        left,
        right,
        [item for item in others if middle(item) > top],
        span[1] - span[0],
        min(item.box[0] for item in right) - max(item.box[2] for item in left),
    )


def _sides(run: list[Fragment], x: float) -> tuple[list[Fragment], list[Fragment]]:
    return [item for item in run if item.box[2] <= x], [item for item in run if item.box[0] >= x]


def _without_ends(run: list[Fragment], x: float, em: float) -> list[Fragment]:
    """Of a low run, leaves out strips at its top and bottom that are no columns: a heading, a
    row with a date at its end. A single row with text on both sides stays with its columns."""
    left, right = _sides(run, x)
    if not left or not right:
        return []
    top, bottom = _shared_span(left, right)
    if bottom - top > _LOCAL * em:
        return run
    strips = _strips(run, em)
    sure = [place for place, strip in enumerate(strips) if _has_columns(strip, x)]
    if not sure:
        return []
    first, last = sure[0], sure[-1]
    while first > 0 and all(_sides(strips[first - 1], x)):
        first -= 1
    while last + 1 < len(strips) and all(_sides(strips[last + 1], x)):
        last += 1
    return [item for strip in strips[first : last + 1] for item in strip]


def _without_masthead(
    run: list[Fragment], region: list[Fragment], x: float, em: float
) -> list[Fragment]:
    """Leaves out rows over the top of tall columns that the gutter meets by chance: a name in
    the middle, contacts in a row. None of them begins where the right column does."""
    left, right = _sides(run, x)
    if not left or not right:
        return run
    top, bottom = _shared_span(left, right)
    if bottom - top <= _LOCAL * em:
        return run
    strips = _strips(run, em)
    first = 0
    for place, strip in enumerate(strips):
        over = _sides(strip, x)[1]
        low = max(item.box[3] for item in strip) > top + _MASTHEAD * (bottom - top)
        below = [item for later in strips[place + 1 :] for item in _sides(later, x)[1]]
        if low or not below:
            break
        if over and _belongs(over, below, em) and not _is_contact_row(strip):
            break
        if over:
            first = place + 1
    head = [item for strip in strips[:first] for item in strip]
    rest = [item for strip in strips[first:] for item in strip]
    return rest if head and _introduces(_with_rows_above(head, region, em), rest) else run


def _with_rows_above(head: list[Fragment], region: list[Fragment], em: float) -> list[Fragment]:
    """With what stands right above it, such as the first rows of the same contacts."""
    top = min(item.box[1] for item in head)
    above = [item for item in region if middle(item) < top and item.box[3] > top - em]
    return head + above


def _introduces(head: list[Fragment], rest: list[Fragment]) -> bool:
    """Whether contacts stand there, or letters larger than any below: a name."""
    if any(_CONTACT.search(item.text) for item in head):
        return True
    return max(item.size for item in head) > max(item.size for item in rest)


def _is_contact_row(strip: list[Fragment]) -> bool:
    """One row of several contacts in one type: a column may begin where one of them does."""
    styles = {(round(item.size), item.bold) for item in strip}
    row = _row_count(strip) == 1 and len(strip) > 2 and len(styles) == 1
    return row and any(_CONTACT.search(item.text) for item in strip)


def _belongs(items: list[Fragment], column: list[Fragment], em: float) -> bool:
    """Whether some begin where the column begins, or all stand in its middle."""
    low, high = min(one.box[0] for one in column), max(one.box[2] for one in column)
    off_centre = (abs(item.box[0] + item.box[2] - low - high) / 2 for item in items)
    return any(-0.2 * em < item.box[0] - low < em for item in items) or max(off_centre) < em


def _strips(run: list[Fragment], em: float) -> list[list[Fragment]]:
    """Divides at horizontal white across the whole run."""
    strips: list[list[Fragment]] = []
    bottom = float("-inf")
    for item in sorted(run, key=lambda item: item.box[1]):
        if not strips or item.box[1] - bottom > _STRIP_GAP * em:
            strips.append([])
        strips[-1].append(item)
        bottom = max(bottom, item.box[3])
    return strips


def _has_columns(strip: list[Fragment], x: float) -> bool:
    left, right = _sides(strip, x)
    if _row_count(left) < 2 or _row_count(right) < 2:
        return False
    return not (_is_label_side(left, right) or _is_label_side(right, left))


def middle(item: Fragment) -> float:
    return (item.box[1] + item.box[3]) / 2


def _shared_span(left: list[Fragment], right: list[Fragment]) -> tuple[float, float]:
    """Top and bottom of the height in which both sides have text."""
    top = max(min(item.box[1] for item in side) for side in (left, right))
    bottom = min(max(item.box[3] for item in side) for side in (left, right))
    return top, bottom


def _row_count(items: list[Fragment]) -> int:
    middles = sorted(middle(item) for item in items)
    apart = (after - before > 2 for before, after in itertools.pairwise(middles))
    return bool(items) + sum(apart)


def _within(side: list[Fragment], span: tuple[float, float]) -> list[Fragment]:
    return [item for item in side if span[0] <= middle(item) <= span[1]]


def _with_header_first(cut: _Cut) -> _Cut:
    """A page's title may stand over the right column alone: what is above the left column and
    has the largest letters is read before it, down to the widest gap."""
    top = min(item.box[1] for item in cut.left)
    right = sorted(cut.right, key=middle)
    gaps = {
        place: after.box[1] - before.box[3]
        for place, (before, after) in enumerate(itertools.pairwise(right), start=1)
        if before.box[3] <= top
    }
    if not gaps:
        return cut
    end = max(gaps, key=gaps.__getitem__)
    if max(item.size for item in right[:end]) <= max(item.size for item in cut.left):
        return cut
    return replace(cut, above=cut.above + right[:end], right=right[end:])


def _is_gutter(cut: _Cut, em: float) -> bool:
    """Whether two columns stand there, not the cells of rows."""
    width = _LONG_GUTTER if cut.height > _LOCAL * em else _GUTTER
    if cut.width < width * em or cut.height < 3 * em:
        return False
    if any(_density(side, cut.height) < _DENSE for side in (cut.left, cut.right)):
        return False
    return not (_is_label_side(cut.left, cut.right) or _is_label_side(cut.right, cut.left))


def _density(side: list[Fragment], height: float) -> float:
    """How much of the height is text: little where a few places or dates stand in a row."""
    return sum(item.box[3] - item.box[1] for item in side) / height


def _is_label_side(side: list[Fragment], other: list[Fragment]) -> bool:
    """Whether nearly each line of `side` belongs to a line of `other`: dates, labels, cells.

    Lines with nothing beside them (headings) do not tell. Side by side columns have lines that
    meet nothing, or are drawn one column after the other.
    """
    beside = [item for item in side if any(_overlaps(item, one) for one in other)]
    aligned = sum(_meets(item, other) for item in beside)
    if aligned < _ALIGNED * len(beside):
        return False
    dated = sum(_YEAR.search(item.text) is not None for item in beside)
    return dated > 0.6 * len(beside) or _interleaving(side, other) > 0.4


def _overlaps(item: Fragment, other: Fragment) -> bool:
    return item.box[1] < middle(other) < item.box[3] or other.box[1] < middle(item) < other.box[3]


def _meets(item: Fragment, others: list[Fragment]) -> bool:
    reach = 0.35 * item.size
    return any(abs(item.box[3] - other.box[3]) < reach for other in others)


def _interleaving(side: list[Fragment], other: list[Fragment]) -> float:
    """How often the drawing order changes sides: 1 for row after row, near 0 for columns."""
    marks = sorted([(item.order, 0) for item in side] + [(item.order, 1) for item in other])
    changes = sum(before[1] != after[1] for before, after in itertools.pairwise(marks))
    return changes / (2 * min(len(side), len(other)))
