"""A narrow column of labels beside a wide one: each label is read with what stands on its row.

Single labels on the rows of their values need no more than rows. But a heading in the left
column is no part of the line beside it, and a label of several lines (a heading that is
broken, a range of dates, place over dates over length) would cut into the text beside it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from careerflow.models.document import SectionKind
from careerflow.services.documents.extraction import BULLETS, Fragment
from careerflow.services.documents.headings import heading_kind
from careerflow.services.documents.sides import is_date, meets, middle, row_count

Block = list[Fragment]
_NARROW = 0.5
"""Share of the wide column's width that labels take at most."""
_TIGHT, _LOOSE = 0.6, 1.2
"""Ems between two lines of one label at most, and of a range of dates that a dash leaves open."""
_SAME_SIZE = 0.1
_MOST_LINES, _LEAST_LABELS = 4, 2
_FLUSH = 1.0
"""Points by which edges that agree may differ."""
_MOSTLY_FLUSH = 0.4
_WIDE = 1.0
"""Ems of white that tell labels without a straight edge."""
_LARGER = 1.05
_BODY_LINES = 3
_MAIN = (SectionKind.EXPERIENCE, SectionKind.EDUCATION)


@dataclass(slots=True)
class Labelled:
    """`parts` are read one after the other; they hold all of the run that is not above `top`
    nor below `bottom`."""

    parts: list[list[Fragment]]
    top: float
    bottom: float
    width: float


def labelled(left: list[Fragment], right: list[Fragment]) -> Labelled | None:
    """The two sides of a white strip by label; None where neither is a column of labels."""
    if _is_beside(left, right, 0):
        return _by_heading(left, right)
    if _is_beside(right, left, 2):
        return _by_detail(left, right)
    return None


def _is_beside(labels: list[Fragment], body: list[Fragment], edge: int) -> bool:
    """Whether one side is narrow, and the other has a straight edge (of itself, or the labels
    have one) along the strip."""
    if not 1 < len(labels) < len(body):
        return False
    if _width(labels) > _NARROW * _width(body):
        return False
    if _gap(*((labels, body) if edge == 0 else (body, labels))) > _WIDE * labels[0].size:
        return True
    straight = body if edge == 0 else labels
    edges = [item.box[edge] for item in straight]
    end = min(edges) if edge == 0 else max(edges)
    return sum(abs(one - end) < _FLUSH for one in edges) >= _MOSTLY_FLUSH * len(edges)


def _width(side: list[Fragment]) -> float:
    return max(item.box[2] for item in side) - min(item.box[0] for item in side)


def _by_heading(left: list[Fragment], right: list[Fragment]) -> Labelled | None:
    """Headings, or ranges of dates, in the left column."""
    blocks = _longest(_blocks(left, _is_one_label), right)
    if not (_are_headings(blocks, right) or _are_ranges(blocks)):
        return None
    tops = [_row_top(block, right) for block in blocks]
    bottom = max(item.box[3] for item in right)
    later = [item for item in left if middle(item) > max(middle(one) for one in blocks[-1])]
    bottom = min([bottom, *(item.box[1] for item in later)])
    parts: list[list[Fragment]] = []
    for block, top, end in zip(blocks, tops, [*tops[1:], bottom], strict=True):
        parts += [block, [item for item in right if top <= middle(item) < end]]
    return Labelled([part for part in parts if part], tops[0], bottom, _gap(left, right))


def _by_detail(left: list[Fragment], right: list[Fragment]) -> Labelled | None:
    """Place, dates and length of a job, one over the other at its right."""
    blocks = _longest(_blocks(right, _is_detail), left)
    dated = sum(any(is_date(item) for item in block) for block in blocks)
    if len(blocks) < _LEAST_LABELS or dated < 0.6 * len(blocks):
        return None
    if not any(_cuts_in(block, left) for block in blocks):
        return None
    ends = [max(item.box[3] for item in block if meets(item, block[:1], 0.35)) for block in blocks]
    top = min(*(item.box[1] for item in blocks[0]), _row_top(blocks[0], left))
    later = [item for item in right if middle(item) > max(middle(one) for one in blocks[-1])]
    bottom = min([max(item.box[3] for item in left), *(item.box[1] for item in later)])
    parts: list[list[Fragment]] = []
    begin = top
    for block, end in zip(blocks, ends, strict=True):
        parts += [[item for item in left if begin <= middle(item) < end], block]
        begin = end
    parts.append([item for item in left if begin <= middle(item) <= bottom])
    return Labelled([part for part in parts if part], top, bottom, _gap(left, right))


def _cuts_in(block: Block, body: list[Fragment]) -> bool:
    """Whether its later lines stand beside text that they would cut in two."""
    beside = [item for item in body if meets(item, block[1:], 0.5)]
    return row_count(block) > 2 or any(item.text[0] in BULLETS for item in beside)


def _gap(left: list[Fragment], right: list[Fragment]) -> float:
    return min(item.box[0] for item in right) - max(item.box[2] for item in left)


def _blocks(side: list[Fragment], continues: Callable[[Block, Fragment], bool]) -> list[Block]:
    blocks: list[Block] = []
    for item in sorted(side, key=middle):
        if blocks and (meets(item, blocks[-1], 0.35) or continues(blocks[-1], item)):
            blocks[-1].append(item)
        else:
            blocks.append([item])
    return blocks


def _is_detail(block: Block, item: Fragment) -> bool:
    return _is_near(block, item) and not (is_date(item) and any(map(is_date, block)))


def _is_near(block: Block, item: Fragment) -> bool:
    return _gap_below(block, item) < _TIGHT * item.size


def _gap_below(block: Block, item: Fragment) -> float:
    return item.box[1] - max(one.box[3] for one in block)


def _is_one_label(block: Block, item: Fragment) -> bool:
    """Whether the line goes on with a heading, or a range of dates."""
    if abs(block[-1].size - item.size) > _SAME_SIZE or block[-1].bold != item.bold:
        return False
    if is_date(block[-1]) and block[-1].text[-1] in "-–—":
        return _gap_below(block, item) < _LOOSE * item.size
    if not _is_near(block, item) or is_date(item):
        return False
    return heading_kind(f"{_text(block)} {item.text}") is not None or _text(block)[-1] in "&/,"


def _text(block: Block) -> str:
    return " ".join(item.text for item in block)


def _are_headings(blocks: list[Block], body: list[Fragment]) -> bool:
    """Most are known; and all are, or those of a CV's main parts, or they are set larger."""
    if len(blocks) < _LEAST_LABELS:
        return False
    kinds = [kind for block in blocks if (kind := heading_kind(_text(block))) is not None]
    sizes = sorted(item.size for item in body)
    larger = min(block[0].size for block in blocks) > _LARGER * sizes[len(sizes) // 2]
    all_known = len(kinds) == len(blocks) and row_count(body) >= _BODY_LINES * len(blocks)
    telling = larger or all_known or any(kind in _MAIN for kind in kinds)
    return telling and 2 * len(kinds) >= len(blocks)


def _are_ranges(blocks: list[Block]) -> bool:
    """Dates, some of them over two lines."""
    broken = [block for block in blocks if row_count(block) > 1]
    return bool(broken) and all(any(is_date(item) for item in block) for block in blocks)


def _longest(blocks: list[Block], body: list[Fragment]) -> list[Block]:
    """The longest run of short labels that nearly all have a row beside them."""
    best: list[Block] = []
    run: list[Block] = []
    for block in blocks:
        beside = any(_on_row(item, body) for item in block)
        follows = bool(run) and heading_kind(_text(block)) is not None
        if row_count(block) <= _MOST_LINES and (beside or follows):
            run.append(block)
        else:
            run = []
        best = max(best, run, key=len)
    return best


def _on_row(item: Fragment, others: list[Fragment]) -> bool:
    """Lower or upper edges agree: labels may be set larger."""
    top = 0.35 * item.size
    return meets(item, others, 0.35) or any(abs(item.box[1] - one.box[1]) < top for one in others)


def _row_top(block: Block, body: list[Fragment]) -> float:
    """Where the rows of the body begin that belong to a label: with its first line."""
    top = min(item.box[1] for item in block)
    beside = [item.box[1] for item in body if _on_row(item, block[:1])]
    return min([top, *beside])
