"""CVs that the tests make for themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from drawing import Draw

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


@pytest.fixture
def corpus() -> Path:
    if not CORPUS.is_dir():
        pytest.skip("needs ../shared/data")
    return CORPUS
