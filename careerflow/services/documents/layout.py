"""Reading order: fragments of a page become lines, columns one after the other.

The page is cut recursively at its best gutter: a white strip that nothing crosses between two
blocks of text that stand side by side. What stands above the blocks is read before them, what
stands below after them. Where nothing is cut, rows are read from top to bottom. (A variant of
the XY cut of Nagy and Seth, 1984, that looks for gutters before horizontal white.)
"""

import itertools
import re
from dataclasses import dataclass, replace

from careerflow.models.document import Box, Line, Page
from careerflow.services.documents.extraction import BULLETS, Fragment

_GUTTER = 0.7
"""Least width of a gutter, in ems of the page's usual size."""
_LEAST_LINES = 3
_ALIGNED = 0.75
_YEAR = re.compile(r"\b\d{4}\b")
_TOGETHER = 2.0
"""Ems between two fragments of one baseline that still make one line."""
_BULLET_REACH = 6.0


@dataclass(frozen=True, slots=True)
class Text:
    """The part of a Document that comes from the layout."""

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]


@dataclass(slots=True)
class _Cut:
    above: list[Fragment]
    left: list[Fragment]
    right: list[Fragment]
    below: list[Fragment]
    height: float
    width: float


def assemble(pages: list[tuple[float, float, list[Fragment]]]) -> Text:
    """Puts (width, height, lines in reading order) of each page into one text."""
    parts: list[str] = []
    lines: list[Line] = []
    made: list[Page] = []
    offset = 0
    for number, (width, height, ordered) in enumerate(pages):
        if number:
            parts.append("\f")
            offset += 1
        start = offset
        for item in ordered:
            end = offset + len(item.text)
            lines.append(_line(item, number, offset, end))
            parts.append(item.text + "\n")
            offset = end + 1
        made.append(Page(round(width, 2), round(height, 2), start, offset))
    return Text("".join(parts), tuple(lines), tuple(made))


def _line(item: Fragment, page: int, start: int, end: int) -> Line:
    x0, y0, x1, y1 = (round(value, 2) for value in item.box)
    extents = tuple((round(low, 2), round(high, 2)) for low, high in item.extents)
    size = round(item.size, 2)
    return Line(page, start, end, (x0, y0, x1, y1), extents, size, item.bold, item.vertical)


def reading_order(fragments: list[Fragment]) -> list[Fragment]:
    """Whole lines in the order in which a person reads them."""
    unique = _without_doubles(fragments)
    if not unique:
        return []
    sizes = sorted(fragment.size for fragment in unique)
    em = sizes[len(sizes) // 2]
    return [_tracked(line) for leaf in _leaves(unique, em) for line in _rows(leaf)]


def _without_doubles(fragments: list[Fragment]) -> list[Fragment]:
    """Some programs print text twice, a hair apart, to make it bold."""
    kept: list[Fragment] = []
    seen: dict[str, list[Box]] = {}
    for fragment in fragments:
        boxes = seen.setdefault(fragment.text, [])
        near = 0.15 * fragment.size
        if any(
            abs(box[0] - fragment.box[0]) < near and abs(box[1] - fragment.box[1]) < near
            for box in boxes
        ):
            continue
        boxes.append(fragment.box)
        kept.append(fragment)
    return kept


def _leaves(region: list[Fragment], em: float) -> list[list[Fragment]]:
    cut = _best_cut(region, em)
    if cut is None:
        return [region]
    leaves: list[list[Fragment]] = []
    cut = _with_header_first(cut)
    for part in (cut.above, cut.left, cut.right, cut.below):
        if part:
            leaves += _leaves(part, em)
    return leaves


def _best_cut(region: list[Fragment], em: float) -> _Cut | None:
    best: _Cut | None = None
    for x in _candidates(region, em):
        for cut in _cuts_at(region, x):
            better = best is None or (cut.height, cut.width) > (best.height, best.width)
            if better and _is_gutter(cut, em):
                best = cut
    return best


def _candidates(region: list[Fragment], em: float) -> list[float]:
    """Places just left of where some fragment begins."""
    starts = sorted({round(fragment.box[0], 1) for fragment in region})
    return [start - 0.3 * em for start in starts[1:]] if starts else []


def _cuts_at(region: list[Fragment], x: float) -> list[_Cut]:
    """A cut for each vertical run that no fragment crosses at `x`."""
    crossing = sorted(
        (item for item in region if item.box[0] < x < item.box[2]), key=lambda item: item.box[1]
    )
    free = [item for item in region if not item.box[0] < x < item.box[2]]
    edges = [float("-inf"), *(_middle(item) for item in crossing), float("inf")]
    cuts = []
    for top, bottom in itertools.pairwise(edges):
        run = [item for item in free if top < _middle(item) < bottom]
        left = [item for item in run if item.box[2] <= x]
        right = [item for item in run if item.box[0] >= x]
        if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
            continue
        span = _shared_span(left, right)
        if any(_count_within(side, span) < _LEAST_LINES for side in (left, right)):
            continue
        inside = {id(item) for item in run}
        others = [item for item in region if id(item) not in inside]
        cuts.append(
            _Cut(
                [item for item in others if _middle(item) <= top],
                left,
                right,
                [item for item in others if _middle(item) > top],
                span[1] - span[0],
                min(item.box[0] for item in right) - max(item.box[2] for item in left),
            )
        )
    return cuts


def _middle(item: Fragment) -> float:
    return (item.box[1] + item.box[3]) / 2


def _shared_span(left: list[Fragment], right: list[Fragment]) -> tuple[float, float]:
    """Top and bottom of the height in which both sides have text."""
    top = max(min(item.box[1] for item in side) for side in (left, right))
    bottom = min(max(item.box[3] for item in side) for side in (left, right))
    return top, bottom


def _count_within(side: list[Fragment], span: tuple[float, float]) -> int:
    return sum(span[0] <= _middle(item) <= span[1] for item in side)


def _with_header_first(cut: _Cut) -> _Cut:
    """A page's title may stand over the right column alone: what is above the left column and
    has the largest letters is read before it, down to the widest gap."""
    top = min(item.box[1] for item in cut.left)
    right = sorted(cut.right, key=_middle)
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
    if cut.width < _GUTTER * em or cut.height < 3 * em:
        return False
    return not (_is_label_side(cut.left, cut.right) or _is_label_side(cut.right, cut.left))


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
    return item.box[1] < _middle(other) < item.box[3] or other.box[1] < _middle(item) < other.box[3]


def _meets(item: Fragment, others: list[Fragment]) -> bool:
    reach = 0.35 * item.size
    return any(abs(item.box[3] - other.box[3]) < reach for other in others)


def _interleaving(side: list[Fragment], other: list[Fragment]) -> float:
    """How often the drawing order changes sides: 1 for row after row, near 0 for columns."""
    marks = sorted([(item.order, 0) for item in side] + [(item.order, 1) for item in other])
    changes = sum(before[1] != after[1] for before, after in itertools.pairwise(marks))
    return changes / (2 * min(len(side), len(other)))


def _rows(leaf: list[Fragment]) -> list[Fragment]:
    """Rows from top to bottom, each from left to right, near fragments joined."""
    rows: list[list[Fragment]] = []
    for item in sorted(leaf, key=lambda item: (_middle(item), item.box[0])):
        row = rows[-1] if rows else None
        if row is not None and _same_row(row[0], item):
            row.append(item)
        else:
            rows.append([item])
    return [line for row in rows for line in _joined(sorted(row, key=lambda item: item.box[0]))]


def _same_row(first: Fragment, item: Fragment) -> bool:
    if first.vertical or item.vertical:
        return False
    height = min(first.box[3] - first.box[1], item.box[3] - item.box[1])
    return abs(_middle(first) - _middle(item)) < 0.5 * height


def _joined(row: list[Fragment]) -> list[Fragment]:
    lines: list[Fragment] = []
    for item in row:
        if lines and _makes_one_line(lines[-1], item):
            lines[-1] = _merged(lines[-1], item)
        else:
            lines.append(item)
    return lines


def _makes_one_line(line: Fragment, item: Fragment) -> bool:
    if line.vertical or item.vertical or line.backwards or item.backwards:
        return False
    size = max(line.size, item.size)
    gap = item.box[0] - line.box[2]
    reach = _BULLET_REACH if line.is_bullet else _TOGETHER
    return -0.5 * size < gap < reach * size


def _merged(line: Fragment, item: Fragment) -> Fragment:
    space = item.box[0] - line.box[2] > 0.1 * item.size or line.is_bullet
    between = [(line.box[2], max(line.box[2], item.box[0]))] if space else []
    x0, y0, x1, y1 = line.box
    longer = line if len(line.text) >= len(item.text) else item
    return Fragment(
        line.text + (" " if space else "") + item.text,
        [*line.extents, *between, *item.extents],
        (min(x0, item.box[0]), min(y0, item.box[1]), max(x1, item.box[2]), max(y1, item.box[3])),
        longer.size,
        longer.bold,
        False,
        False,
        line.order,
    )


def _tracked(line: Fragment) -> Fragment:
    """Joins a letter-spaced heading: "E X P E R I E N C E" is one word."""
    words = line.text.split(" ")
    if len(words) < 4 or line.backwards or any(len(word) != 1 for word in words):
        return line
    if line.text[0] in BULLETS or not all(word.isalpha() or word == "&" for word in words):
        return line
    letters = [place for place, char in enumerate(line.text) if char != " "]
    gaps = [
        line.extents[after][0] - line.extents[before][1]
        for before, after in itertools.pairwise(letters)
    ]
    limit = 1.6 * sorted(gaps)[len(gaps) // 2] + 0.1 * line.size
    keep = [letters[0]]
    for gap, before, after in zip(gaps, letters, letters[1:], strict=False):
        if gap > limit:
            keep.append(before + 1)
        keep.append(after)
    line.text = "".join(line.text[place] for place in keep)
    line.extents = [line.extents[place] for place in keep]
    return line
