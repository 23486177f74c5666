"""What stands over or under the columns of a page and is met by their gutter only by chance."""

import itertools

from careerflow.services.documents.extraction import Fragment
from careerflow.services.documents.headings import heading_kind
from careerflow.services.documents.sides import CONTACT, middle, row_count, shared_span, sides

_STRIP_GAP = 0.4
_PARAGRAPH_GAP = 0.8
_REACH = 0.25
"""Share of the height of two columns that a masthead reaches down at most."""
_FOOT = 0.1
"""The same of a foot, upwards."""


def strips(run: list[Fragment], em: float, white: float = _STRIP_GAP) -> list[list[Fragment]]:
    """Divides at horizontal white of more than so many ems across the whole run."""
    made: list[list[Fragment]] = []
    bottom = float("-inf")
    for item in sorted(run, key=lambda item: item.box[1]):
        if not made or item.box[1] - bottom > white * em:
            made.append([])
        made[-1].append(item)
        bottom = max(bottom, item.box[3])
    return made


def without_masthead(
    run: list[Fragment], region: list[Fragment], x: float, em: float
) -> list[Fragment]:
    """Leaves out rows over the top of tall columns that the gutter meets by chance: a name in
    the middle, contacts in a row. None of them begins where the right column does."""
    parts = strips(run, em)
    first = _masthead_end(parts, x, em)
    head = [item for strip in parts[:first] for item in strip]
    rest = [item for strip in parts[first:] for item in strip]
    if not head or not _introduces(_with_rows_above(head, region, em), rest):
        return run
    first = _paragraph_end(parts, first, x, em)
    return [item for strip in parts[first:] for item in strip]


def _masthead_end(parts: list[list[Fragment]], x: float, em: float) -> int:
    """The number of the strips that make the masthead."""
    top, bottom = shared_span(*sides([item for strip in parts for item in strip], x))
    first = 0
    for place, strip in enumerate(parts):
        over = sides(strip, x)[1]
        low = max(item.box[3] for item in strip) > top + _REACH * (bottom - top)
        below = [item for later in parts[place + 1 :] for item in sides(later, x)[1]]
        if low or not below:
            break
        if over and _belongs(over, below, em) and not _is_contact_row(strip):
            break
        if any(heading_kind(item.text) for item in strip):
            break
        if over:
            first = place + 1
    return first


def _paragraph_end(parts: list[list[Fragment]], first: int, x: float, em: float) -> int:
    """With the rest of a paragraph that goes on below, at the left."""
    while first < len(parts):
        strip, before = parts[first], parts[first - 1]
        gap = min(item.box[1] for item in strip) - max(item.box[3] for item in before)
        styles = {(round(item.size, 1), item.bold) for item in before}
        if gap > _PARAGRAPH_GAP * em or sides(strip, x)[1]:
            break
        if any((round(item.size, 1), item.bold) not in styles for item in strip):
            break
        first += 1
    return first


def without_foot(run: list[Fragment], x: float, em: float) -> list[Fragment]:
    """Leaves out contacts in a row under the columns, which begin where no column does."""
    parts = strips(run, em)
    top, bottom = shared_span(*sides(run, x))
    last = len(parts)
    while last > 1 and min(item.box[1] for item in parts[last - 1]) > bottom - _FOOT * (
        bottom - top
    ):
        left, right = sides(parts[last - 1], x)
        columns = sides([item for strip in parts[: last - 1] for item in strip], x)
        if any(
            _begins_with(side, column, em)
            for side, column in zip((left, right), columns, strict=True)
            if side and column
        ):
            break
        last -= 1
    foot = [item for strip in parts[last:] for item in strip]
    if not any(CONTACT.search(item.text) for item in foot):
        return run
    return [item for strip in parts[:last] for item in strip]


def _begins_with(items: list[Fragment], column: list[Fragment], em: float) -> bool:
    low = min(item.box[0] for item in items)
    return any(abs(item.box[0] - low) < 0.5 * em for item in column)


def _with_rows_above(head: list[Fragment], region: list[Fragment], em: float) -> list[Fragment]:
    """With what stands right above it, such as the first rows of the same contacts."""
    top = min(item.box[1] for item in head)
    above = [item for item in region if middle(item) < top and item.box[3] > top - em]
    return head + above


def _introduces(head: list[Fragment], rest: list[Fragment]) -> bool:
    """Whether contacts stand there, or letters larger than any below: a name."""
    if any(CONTACT.search(item.text) for item in head):
        return True
    return max(item.size for item in head) > max(item.size for item in rest)


def _is_contact_row(strip: list[Fragment]) -> bool:
    """One row of several contacts in one type: a column may begin where one of them does."""
    styles = {(round(item.size), item.bold) for item in strip}
    row = row_count(strip) == 1 and len(strip) > 2 and len(styles) == 1
    return row and any(CONTACT.search(item.text) for item in strip)


def _belongs(items: list[Fragment], column: list[Fragment], em: float) -> bool:
    """Whether some begin where the column begins, or all stand in its middle."""
    low, high = min(one.box[0] for one in column), max(one.box[2] for one in column)
    off_centre = (abs(item.box[0] + item.box[2] - low - high) / 2 for item in items)
    return any(-0.2 * em < item.box[0] - low < em for item in items) or max(off_centre) < em


def header_size(left: list[Fragment], right: list[Fragment]) -> int:
    """How many of the right column's items, sorted by height, are the page's title and go before
    the left column: what is above that and has the largest letters, down to the first heading
    or else to the widest gap; contacts below belong to it."""
    top = min(item.box[1] for item in left)
    ends = [
        place
        for place, (before, after) in enumerate(itertools.pairwise(right), start=1)
        if before.box[3] <= top and after.box[1] > before.box[1]
    ]
    if not ends:
        return 0
    end = max(ends, key=lambda place: right[place].box[1] - right[place - 1].box[3])
    if max(item.size for item in right[:end]) <= max(item.size for item in left):
        return 0
    for place in [place for place in ends if place > end]:
        if any(heading_kind(item.text) for item in right[end:place]):
            break
        if not any(CONTACT.search(item.text) for item in right[:place]):
            break
        end = place
    return end
