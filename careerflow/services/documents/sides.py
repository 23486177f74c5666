"""What stands on the two sides of a white strip: columns, or the cells of rows."""

import itertools
import re

from careerflow.services.documents.extraction import BULLETS, Fragment

CONTACT = re.compile(
    r"\w@\w|\bwww\.|https?:|\b(?:github|gitlab|linkedin)\b|\w\.\w{2,4}/\w|(?:\d[ .()-]{0,2}){9}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b\d{4}\b")
_LETTERS = re.compile(r"[^\W\d_]")
_DATE_LETTERS = 12
"""Letters beside the year in a date: "September 2018 – nay"."""
_ALIGNED, _SURELY = 0.75, 0.9
_ABOVE_CHANCE = 0.6
_REACH = 0.2
"""Ems between the lower edges of what stands on one row."""
_PROSE_ROWS = 8
_HEADED = 3
"""Pieces on either side, at least, the first of which may be its head."""
_POINTS = 3
"""Bullet points that make a list."""
_FLUSH = 1.5
"""Points by which their marks' left edges differ."""
_MANY_CONTACTS, _CONTACT_ROWS = 0.4, 3
_LARGER = 1.3
_LONG = 20
"""Characters, on the average, of lines that are no labels."""

Sides = tuple[list[Fragment], list[Fragment]]


def middle(item: Fragment) -> float:
    return (item.box[1] + item.box[3]) / 2


def sides(run: list[Fragment], x: float) -> Sides:
    return [item for item in run if item.box[2] <= x], [item for item in run if item.box[0] >= x]


def shared_span(left: list[Fragment], right: list[Fragment]) -> tuple[float, float]:
    """Top and bottom of the height in which both sides have text."""
    top = max(min(item.box[1] for item in side) for side in (left, right))
    bottom = min(max(item.box[3] for item in side) for side in (left, right))
    return top, bottom


def row_count(items: list[Fragment]) -> int:
    middles = sorted(middle(item) for item in items)
    apart = (after - before > 2 for before, after in itertools.pairwise(middles))
    return bool(items) + sum(apart)


def within(side: list[Fragment], span: tuple[float, float]) -> list[Fragment]:
    return [item for item in side if span[0] <= middle(item) <= span[1]]


def density(side: list[Fragment], height: float) -> float:
    """How much of the height is text: little where a few places or dates stand in a row."""
    return sum(item.box[3] - item.box[1] for item in side) / height


def are_cells(left: list[Fragment], right: list[Fragment]) -> bool:
    """Whether the lines of one side belong to lines of the other."""
    if is_contact_block(left, right) or is_contact_block(right, left):
        return False
    if are_lists(left, right):
        return False
    return _is_label_side(left, right) or _is_label_side(right, left)


def are_lists(left: list[Fragment], right: list[Fragment]) -> bool:
    """Whether points stand on both sides."""
    return _is_list(left) and _is_list(right)


def _is_list(side: list[Fragment]) -> bool:
    """Points, each with its mark below the others', and what they wrap into."""
    edges = [item.box[0] for item in side if item.text[0] in BULLETS]
    flush = bool(edges) and max(edges) - min(edges) < _FLUSH
    return flush and len(edges) >= _POINTS and 3 * len(edges) >= row_count(side)


def is_contact_block(side: list[Fragment], other: list[Fragment]) -> bool:
    """Several rows, most of them with an address, a number or a link, beside what are no labels
    of them: larger letters, or lines of some length."""
    if row_count(side) < _CONTACT_ROWS:
        return False
    contacts = sum(CONTACT.search(item.text) is not None for item in side)
    if contacts < _MANY_CONTACTS * len(side):
        return False
    large = max(item.size for item in other) > _LARGER * max(item.size for item in side)
    return large or sum(len(item.text) for item in other) > _LONG * len(other)


def _is_label_side(side: list[Fragment], other: list[Fragment]) -> bool:
    """Whether nearly each line of `side` belongs to a line of `other`: dates, labels, cells.

    Lines with nothing beside them (headings) do not tell. Side by side columns have lines that
    meet nothing, or are drawn one column after the other.
    """
    beside = [item for item in side if any(_overlaps(item, one) for one in other)]
    if not beside:
        return False
    aligned = sum(meets(item, other, _REACH) for item in beside)
    if aligned < _ALIGNED * len(beside) or _may_be_chance(aligned, beside, other):
        return False
    if _interleaving(side, other) > 0.4 and not _are_prose(side, other):
        return True
    if sum(is_date(item) for item in beside) > 0.6 * len(beside):
        return True
    dated = sum(_YEAR.search(item.text) is not None for item in beside)
    return dated > 0.6 * len(beside) and aligned >= _SURELY * len(beside)


def _may_be_chance(aligned: int, side: list[Fragment], other: list[Fragment]) -> bool:
    """Whether as many would be aligned, or not many fewer, wherever the side stood: the other
    may be so dense. (What is above chance, of all that could be, as in Cohen's kappa, 1960.)"""
    low = min(item.box[3] for item in side)
    high = max(item.box[3] for item in side)
    covered, end = 0.0, low
    for item in sorted(other, key=lambda item: item.box[3]):
        reach = _REACH * item.size
        start, stop = max(end, item.box[3] - reach), min(high, item.box[3] + reach)
        covered += max(0.0, stop - start)
        end = max(end, stop)
    chance = covered / (high - low) if high > low else 0.0
    return aligned - chance * len(side) < _ABOVE_CHANCE * (1 - chance) * len(side)


def _are_prose(side: list[Fragment], other: list[Fragment]) -> bool:
    """Many long lines on both sides: columns set on one grid, in whatever order they are drawn."""
    return all(
        row_count(one) >= _PROSE_ROWS and sum(len(item.text) for item in one) > _LONG * len(one)
        for one in (side, other)
    )


def is_date(item: Fragment) -> bool:
    return _YEAR.search(item.text) is not None and len(_LETTERS.findall(item.text)) <= _DATE_LETTERS


def _overlaps(item: Fragment, other: Fragment) -> bool:
    return item.box[1] < middle(other) < item.box[3] or other.box[1] < middle(item) < other.box[3]


def meets(item: Fragment, others: list[Fragment], reach: float) -> bool:
    return any(abs(item.box[3] - other.box[3]) < reach * item.size for other in others)


def _interleaving(side: list[Fragment], other: list[Fragment]) -> float:
    """How often the drawing order changes sides: 1 for row after row, near 0 for columns. What
    heads columns is often drawn as a row of its own and does not tell."""
    side, other = _without_heads(side, other)
    marks = sorted([(item.order, 0) for item in side] + [(item.order, 1) for item in other])
    changes = sum(before[1] != after[1] for before, after in itertools.pairwise(marks))
    return changes / (2 * min(len(side), len(other)))


def _without_heads(
    side: list[Fragment], other: list[Fragment]
) -> tuple[list[Fragment], list[Fragment]]:
    """Without what stands at the top of both, on one row, and is drawn before all the rest."""
    heads = [min(one, key=middle) for one in (side, other)]
    if min(len(side), len(other)) < _HEADED or not meets(heads[0], heads[1:], _REACH):
        return side, other
    first = sorted(item.order for item in (*side, *other))[:2]
    if sorted(item.order for item in heads) != first:
        return side, other
    return [item for item in side if item is not heads[0]], [
        item for item in other if item is not heads[1]
    ]
