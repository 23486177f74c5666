"""CVs that the tests make for themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf
import pytest

Draw = Callable[[pymupdf.Page], None]
CORPUS = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """make_pdf(draw, draw, ...): one page (595 x 842 points) for each function."""

    def make(*pages: Draw, **options: Any) -> bytes:
        document = pymupdf.open()
        for draw in pages:
            draw(document.new_page())
        return document.tobytes(**options)

    return make


def put(*texts: tuple[float, float, str], size: float = 10, **options: Any) -> Draw:
    """A page with texts at (x, baseline)."""

    def draw(page: pymupdf.Page) -> None:
        for x, y, text in texts:
            page.insert_text((x, y), text, fontsize=size, **options)

    return draw


def paragraph(x: float, y: float, lines: int, word: str) -> list[tuple[float, float, str]]:
    return [(x, y + 13 * n, f"{word}{n} line of text") for n in range(lines)]


@pytest.fixture
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip("needs ../shared/data")
    return CORPUS
