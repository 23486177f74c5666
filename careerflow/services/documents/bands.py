"""Strips of a page that stand one below the other, each with an arrangement of its own."""

import itertools

from careerflow.services.documents.extraction import BULLETS, Fragment
from careerflow.services.documents.headings import heading_kind
from careerflow.services.documents.mastheads import strips
from careerflow.services.documents.sides import are_cells, are_lists, middle, row_count, sides

_Style = tuple[float, bool, bool]  # size in points, bold, upper case
_WHITE = 3.0
"""Ems of white across both columns that part two bands."""
_FLUSH = 0.5
"""Ems by which the edges of one column, or its middles, may differ from band to band."""
_LEAST_BANDS = 2
_GUTTER = 0.8
"""Ems between the parts of one band at least."""


def bands(region: list[Fragment], columns: list[list[Fragment]], em: float) -> list[list[Fragment]]:
    """The region's parts in reading order, from white to white across it and from heading to
    heading, where the two tall `columns` that a gutter would make of it are none: among drawings
    with captions, white stands above white by chance. Empty where they are columns."""
    left, right = columns
    if any(map(_is_heading, right)):
        return []
    parts = strips([*left, *right], em, _WHITE)
    is_left = {id(item) for item in left}
    halves = [
        [found for part in parts if (found := [i for i in part if (id(i) in is_left) is side])]
        for side in (True, False)
    ]
    if len(parts) < _LEAST_BANDS or all(_is_column(half, em) for half in halves):
        return []
    styles = {_style(item) for item in region if _is_heading(item)}
    stack = [band for strip in strips(region, em, _WHITE) for band in _from_headings(strip, styles)]
    return [part for band in stack for part in _parts_of_band(band, em)]


def _from_headings(strip: list[Fragment], styles: set[_Style]) -> list[list[Fragment]]:
    """Divided above and below what has the style of a heading and nothing beside it."""
    alone = [
        item
        for item in strip
        if _style(item) in styles and not any(_beside(one, item) for one in strip)
    ]
    marks = sorted(place for item in alone for place in (middle(item), item.box[3]))
    parts = (
        [item for item in strip if top <= middle(item) < end]
        for top, end in itertools.pairwise([float("-inf"), *marks, float("inf")])
    )
    return [part for part in parts if part]


def _is_heading(item: Fragment) -> bool:
    """Not the name of a drawing's part."""
    return (item.bold or item.text.isupper()) and heading_kind(item.text) is not None


def _style(item: Fragment) -> _Style:
    return round(item.size, 1), item.bold, item.text.isupper()


def _beside(item: Fragment, heading: Fragment) -> bool:
    return item is not heading and item.box[1] < middle(heading) < item.box[3]


def _is_column(parts: list[list[Fragment]], em: float) -> bool:
    """Whether most of the parts, or of the pieces in them, begin below each other or have their
    middles there."""
    reach = _FLUSH * em
    pieces = [piece for part in parts for piece in part]
    return _are_aligned([_edges(part) for part in parts], reach) or _are_aligned(
        [_edges([piece]) for piece in pieces], reach
    )


def _parts_of_band(band: list[Fragment], em: float) -> list[list[Fragment]]:
    """The band cut at its widest gutter from top to foot, and its parts likewise; whole where
    there is none."""
    best, width = [band], _GUTTER * em
    for x in sorted({item.box[0] for item in band})[1:]:
        left, right = sides(band, x)
        if len(left) + len(right) < len(band) or not _are_parts(left, right):
            continue
        white = x - max(item.box[2] for item in left)
        if white > width:
            best, width = [left, right], white
    if len(best) == 1:
        return best
    return [part for half in best for part in _parts_of_band(half, em)]


def _are_parts(left: list[Fragment], right: list[Fragment]) -> bool:
    """Whether both have rows enough, and are none of cells."""
    return min(row_count(left), row_count(right)) > 1 and not are_cells(left, right)


def _edges(items: list[Fragment]) -> tuple[float, float]:
    return min(item.box[0] for item in items), max(item.box[2] for item in items)


def _are_aligned(edges: list[tuple[float, float]], reach: float) -> bool:
    starts = [start for start, _ in edges]
    middles = [(start + end) / 2 for start, end in edges]
    return _agree(starts, reach) or _agree(middles, reach)


def _agree(places: list[float], reach: float) -> bool:
    most = max(sum(abs(one - other) < reach for other in places) for one in places)
    return 2 * most > len(places)


def points(run: list[Fragment], x: float, em: float) -> list[Fragment]:
    """Of a low run, a list in two columns: rows of points, each beside another, and the last of
    a side that has one more. Empty where there is none."""
    lists: list[list[Fragment]] = [[]]
    for strip in strips(run, em):
        both = [side for side in sides(strip, x) if side]
        marked = all(min(side, key=_left).text[0] in BULLETS for side in both)
        if marked and (len(both) == 2 or lists[-1]):
            lists[-1] += strip
        if not marked or len(both) < 2:
            lists.append([])
    lists = [found for found in lists if found and are_lists(*sides(found, x))]
    return max(lists, key=len, default=[])


def _left(item: Fragment) -> float:
    return item.box[0]
