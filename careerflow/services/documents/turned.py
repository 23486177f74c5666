"""Text turned by 90 degrees beside upright text: the heading of what it stands beside."""

import itertools

from careerflow.services.documents.extraction import Fragment
from careerflow.services.documents.sides import middle

_SLACK = 0.5
"""Ems that the rows of one block may be further apart above a heading than beside it."""


def with_turned(leaves: list[list[Fragment]], turned: list[Fragment]) -> list[Fragment]:
    """The lines of all columns, each turned line before the block whose heading it is. Such a
    heading stands in the middle of its block, which ends where rows are wider apart."""
    for item in sorted(turned, key=lambda item: item.box[1]):
        leaf = max(leaves, key=lambda leaf: _nearness(leaf, item), default=None)
        if leaf is None:
            leaves.append([item])
        else:
            leaf.insert(_place(leaf, item), item)
    return [line for leaf in leaves for line in leaf]


def _nearness(leaf: list[Fragment], item: Fragment) -> tuple[int, float]:
    """How many lines stand beside it; of columns with as many, how close."""
    beside = [line for line in leaf if not line.vertical and _is_beside(line, item)]
    gaps = (max(line.box[0] - item.box[2], item.box[0] - line.box[2]) for line in beside)
    return len(beside), -min(gaps, default=float("inf"))


def _is_beside(line: Fragment, item: Fragment) -> bool:
    return item.box[1] < middle(line) < item.box[3]


def _place(leaf: list[Fragment], item: Fragment) -> int:
    first = next((at for at, line in enumerate(leaf) if _is_beside(line, item)), None)
    if first is None:
        above = [at for at, line in enumerate(leaf) if middle(line) < item.box[1]]
        return above[-1] + 1 if above else 0
    beside = sorted(middle(line) for line in leaf if _is_beside(line, item))
    pitch = max((after - before for before, after in itertools.pairwise(beside)), default=0.0)
    while first > 0 and not leaf[first - 1].vertical:
        step = middle(leaf[first]) - middle(leaf[first - 1])
        if not -_SLACK <= step / leaf[first].size < pitch / leaf[first].size + _SLACK:
            break
        first -= 1
    return first
