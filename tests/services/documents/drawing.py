"""What the tests put on the pages of the PDFs they make."""

from collections.abc import Callable
from typing import Any

import pymupdf

Draw = Callable[[pymupdf.Page], None]


def put(*texts: tuple[float, float, str], size: float = 10, **options: Any) -> Draw:
    """A page with texts at (x, baseline)."""

    def draw(page: pymupdf.Page) -> None:
        for x, y, text in texts:
            page.insert_text((x, y), text, fontsize=size, **options)

    return draw


def paragraph(x: float, y: float, lines: int, word: str) -> list[tuple[float, float, str]]:
    return [(x, y + 13 * n, f"{word}{n} line of text") for n in range(lines)]


def together(*draws: Draw) -> Draw:
    """Several on one page."""

    def draw(page: pymupdf.Page) -> None:
        for one in draws:
            one(page)

    return draw
