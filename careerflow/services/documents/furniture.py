"""Page furniture: running heads, running feet and page numbers, which belong to no passage."""

import re

from careerflow.models.document import Line, Page
from careerflow.services.documents.folding import bare

_DEPTH = 2  # rows at the top and at the foot of a page that may be furniture
_MARGIN = 0.15  # of the page's height in which furniture stands
_SAME_PLACE = 3.0  # points
_PAGE_NUMBER = re.compile(
    r"(?:(?:.{0,40}[\s|·•-])?(?:page|trang|p\.|pagina|seite)\s*)?"
    r"\d{1,3}(?:\s*(?:/|of|tren|de|sur|von)\s*\d{1,3})?"
)


def furniture(text: str, lines: tuple[Line, ...], pages: tuple[Page, ...]) -> frozenset[int]:
    """Indexes in `lines` of page numbers and of what stands at the same place of other pages.

    Rows are taken from the page's edges inwards, each as a whole. At the top of the first page
    nothing but a page number is furniture: what later pages repeat there is the person's name.
    Nor is anything else on a page of few rows.
    """
    rows = [_rows(lines, number) for number in range(len(pages))]
    places: dict[str, list[Line]] = {}
    for index in (index for rows_here in rows for row in rows_here for index in row):
        places.setdefault(_masked(text, lines[index]), []).append(lines[index])

    def is_furniture(index: int, top: bool) -> bool:
        line = lines[index]
        if _is_page_number(text, line):
            return True
        if len(rows[line.page]) <= 2 * _DEPTH or (top and line.page == 0):
            return False
        return any(_same_place(line, other) for other in places[_masked(text, line)])

    found: set[int] = set()
    for page, rows_here in zip(pages, rows, strict=True):
        for top, outermost in ((True, rows_here[:_DEPTH]), (False, rows_here[: -_DEPTH - 1 : -1])):
            for row in outermost:
                if not all(_in_margin(lines[index], page, top) for index in row):
                    break
                found.update(index for index in row if _is_page_number(text, lines[index]))
                if not all(is_furniture(index, top) for index in row):
                    break
                found.update(row)
    return frozenset(found)


def _is_page_number(text: str, line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(bare(text[line.start : line.end]).strip()))


def _rows(lines: tuple[Line, ...], page: int) -> list[list[int]]:
    """Lines of one height on the page, from its top; none of a plain text."""
    rows: list[list[int]] = []
    here = [index for index, line in enumerate(lines) if line.page == page and line.extents]
    for index in sorted(here, key=lambda index: lines[index].box[1]):
        if rows and lines[index].box[1] - lines[rows[-1][0]].box[1] < _SAME_PLACE:
            rows[-1].append(index)
        else:
            rows.append([index])
    return rows


def _in_margin(line: Line, page: Page, top: bool) -> bool:
    return line.box[3] < _MARGIN * page.height if top else line.box[1] > (1 - _MARGIN) * page.height


def _same_place(line: Line, other: Line) -> bool:
    return line.page != other.page and all(
        abs(mine - its) < _SAME_PLACE
        for mine, its in zip(line.box[1::2], other.box[1::2], strict=True)
    )


def _masked(text: str, line: Line) -> str:
    """The line's words without page numbers."""
    return " ".join(re.sub(r"\b\d{1,3}\b", "0", bare(text[line.start : line.end])).split())
