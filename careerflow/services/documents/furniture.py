"""Page furniture: running heads, running feet and page numbers, which belong to no passage."""

import re
from collections import Counter

from careerflow.models.document import Line, Page
from careerflow.services.documents.folding import bare

_DEPTH = 2  # lines at the top and at the foot of a page that may be furniture
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
    """(page, line index, whether at the top) of the outermost lines by height on the page."""
    by_page: list[list[int]] = [[] for _ in range(page_count)]
    for index, line in enumerate(lines):
        by_page[line.page].append(index)
    edges = []
    for page, indexes in enumerate(by_page):
        in_order = sorted(indexes, key=lambda index: lines[index].box[1])
        if len(in_order) > 2 * _DEPTH:
            edges += [(page, index, True) for index in in_order[:_DEPTH]]
            edges += [(page, index, False) for index in in_order[-_DEPTH:]]
    return edges


def _masked(text: str, line: Line) -> str:
    words = bare(text[line.start : line.end])
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", words)).strip()
