"""Fragments of a page become lines in reading order, and the lines of all pages one text."""

import itertools
from dataclasses import dataclass

from careerflow.models.document import Box, Line, Page
from careerflow.services.documents.cards import by_card
from careerflow.services.documents.columns import columns
from careerflow.services.documents.extraction import BULLETS, Fragment
from careerflow.services.documents.prose import unbroken
from careerflow.services.documents.sides import middle
from careerflow.services.documents.turned import with_turned

_TOGETHER = 1.3
"""Ems between two fragments of one baseline that still make one line."""
_BULLET_REACH = 6.0


@dataclass(frozen=True, slots=True)
class Text:
    """The part of a Document that comes from the layout."""

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...]


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
    turned = [fragment for fragment in unique if fragment.vertical]
    if 2 * len(turned) > len(unique):
        turned = []
    upright = [fragment for fragment in unique if fragment not in turned] if turned else unique
    leaves = [unbroken([_tracked(line) for line in _rows(leaf)]) for leaf in columns(upright, em)]
    return with_turned(leaves, [_tracked(line) for line in turned])


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


def _rows(leaf: list[Fragment]) -> list[Fragment]:
    """Rows from top to bottom, each from left to right, near fragments joined; cards whole."""
    rows: list[list[Fragment]] = []
    for item in sorted(leaf, key=lambda item: (middle(item), item.box[0])):
        row = rows[-1] if rows else None
        if row is not None and _same_row(row[0], item):
            row.append(item)
        else:
            rows.append([item])
    return by_card([_joined(sorted(row, key=lambda item: item.box[0])) for row in rows])


def _same_row(first: Fragment, item: Fragment) -> bool:
    if first.vertical or item.vertical:
        return False
    height = min(first.box[3] - first.box[1], item.box[3] - item.box[1])
    return abs(middle(first) - middle(item)) < 0.5 * height


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
    longer = line if len(line.text) >= len(item.text) else item
    # A sign alone, of another font, may be taller than the words beside it.
    tall = [one.box for one in (line, item) if any(map(str.isalnum, one.text))]
    tall = tall or [line.box, item.box]
    top, bottom = min(box[1] for box in tall), max(box[3] for box in tall)
    return Fragment(
        line.text + (" " if space else "") + item.text,
        [*line.extents, *between, *item.extents],
        (min(line.box[0], item.box[0]), top, max(line.box[2], item.box[2]), bottom),
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
