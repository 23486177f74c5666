"""Page furniture: running heads, running feet and page numbers, which belong to no passage."""

import re
from collections import Counter

from careerflow.models.document import Line, Page
from careerflow.services.documents.folding import bare

_DEPTH = 2  # rows at the top and at the foot of a page that may be furniture
_SAME_ROW = 3.0  # points
_PAGE_NUMBER = re.compile(
    r"(?:(?:.{0,40}[\s|·•-])?(?:page|trang|p\.|pagina|seite)\s*)?\d{1,3}(?:\s*(?:/|of|tren|de|sur|von)\s*\d{1,3})?"
)


def furniture(text: str, lines: tuple[Line, ...], pages: tuple[Page, ...]) -> frozenset[int]:
    """Indexes in `lines` of page numbers and of heads and feet that repeat on other pages.

    On the first page nothing but page numbers is furniture at the top: what later pages repeat
    there is the person's own name.
    """
    edges = _edges(lines, len(pages))
    masked = {index: _masked(text, lines[index]) for _page, index, _top in edges}
    repeated = Counter(masked[index] for _page, index, _top in edges)
    found = set()
    for page, index, top in edges:
        words = masked[index]
        number = _PAGE_NUMBER.fullmatch(bare(text[lines[index].start : lines[index].end]).strip())
        again = len(pages) > 1 and repeated[words] > 1 and not (page == 0 and top)
        if words and (number or again):
            found.add(index)
    return frozenset(found)


def _edges(lines: tuple[Line, ...], page_count: int) -> list[tuple[int, int, bool]]:
    """(page, line index, whether at the top) of the lines of the outermost rows."""
    by_page: list[list[int]] = [[] for _ in range(page_count)]
    for index, line in enumerate(lines):
        if line.extents:
            by_page[line.page].append(index)
    edges = []
    for page, indexes in enumerate(by_page):
        rows = _rows(lines, indexes)
        if len(rows) > 2 * _DEPTH:
            edges += [(page, index, True) for row in rows[:_DEPTH] for index in row]
            edges += [(page, index, False) for row in rows[-_DEPTH:] for index in row]
    return edges


def _rows(lines: tuple[Line, ...], indexes: list[int]) -> list[list[int]]:
    """Lines of one height on the page, from its top."""
    rows: list[list[int]] = []
    for index in sorted(indexes, key=lambda index: lines[index].box[1]):
        if rows and lines[index].box[1] - lines[rows[-1][0]].box[1] < _SAME_ROW:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def _masked(text: str, line: Line) -> str:
    words = bare(text[line.start : line.end])
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", words)).strip()
