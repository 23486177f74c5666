"""Location over real CVs, against text that another program extracted."""

import random
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pymupdf
import pytest

from careerflow.models.document import Box, Document
from careerflow.models.report import Evidence
from careerflow.services.documents import server
from careerflow.services.documents.locate import QuoteIndex, evidence
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.task import TaskContext

pytestmark = pytest.mark.corpus

FILES = (
    "en_altacv_sample",
    "en_awesomecv_resume",
    "en_canva_fullstack_twin",
    "en_googledocs_sample",
    "en_latexcv_sidebarleft_4p",
    "en_moderncv_banking_4p",
    "en_reactiveresume_gengar",
    "en_rendercv_harvard",
    "en_resumematcher_two_column",
    "en_simplecv_multiscript_3p",
    "fr_latexcv_infographics2",
    "vi_chrome_two_column_network",
    "vi_no_diacritics_reportlab_two_column",
    "vi_wkhtmltopdf_devops",
    "vi_word365_ai_intern",
)
QUOTES = 300
ICONS = 0xE000


@pytest.fixture(scope="module")
def read() -> dict[Path, Document]:
    folder = Path(__file__).resolve().parents[4] / "shared" / "data" / "cvs"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data")
    found = {}
    for name in FILES:
        path = folder / f"{name}.pdf"
        data = path.read_bytes()
        found[path] = server.read(TaskContext(), server.open_pdf(data, None), data)
    return found


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def overlap(page: pymupdf.Page, item: Evidence) -> tuple[float, float]:
    """Recall and precision of the letters inside the boxes."""
    clips = [
        pymupdf.Rect(x0 - 0.3, y0 + 0.15 * (y1 - y0), x1 + 0.3, y1 - 0.15 * (y1 - y0))
        for x0, y0, x1, y1 in item.boxes
    ]
    inside = letters("".join(page.get_text("text", clip=clip) for clip in clips))
    wanted = letters(item.quote)
    common = (inside & wanted).total()
    return common / max(1, wanted.total()), common / max(1, inside.total())


def test_what_pdftotext_reads_on_a_line_is_located(read: dict[Path, Document]) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    rng = random.Random(11)
    indexes = {path: QuoteIndex(document) for path, document in read.items()}
    lines = {path: _lines(path) for path in read}
    missed = []
    for _ in range(QUOTES):
        path = rng.choice(list(read))
        words = rng.choice(lines[path])
        size = min(rng.randint(5, 20), len(words))
        start = rng.randrange(len(words) - size + 1)
        quote = " ".join(words[start : start + size])
        if not indexes[path].locate(quote):
            missed.append((path.name, quote))
    assert len(missed) <= 0.05 * QUOTES, missed


def within(inner: Box, outer: Box) -> bool:
    low = all(a >= b - 2 for a, b in zip(inner[:2], outer[:2], strict=True))
    return low and all(a <= b + 2 for a, b in zip(inner[2:], outer[2:], strict=True))


def _lines(path: Path) -> list[list[str]]:
    """Lines of five words and more, icons left out."""
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    lines = [
        [word for word in line.split() if not any(ord(c) >= ICONS for c in word)]
        for line in done.stdout.decode().split("\n")
    ]
    return [words for words in lines if len(words) >= 5]


def test_every_passage_is_found_again_and_its_boxes_cover_it(read: dict[Path, Document]) -> None:
    outside, count = [], 0
    for path, document in read.items():
        index = QuoteIndex(document)
        with pymupdf.open(path) as pdf:
            for chunk in chunks(document):
                quote = document.text[chunk.start : chunk.end]
                assert index.locate(" ".join(quote.split())), (path.name, quote)
                for item in evidence(document, chunk.start, chunk.end):
                    assert item.quote == document.text[item.start : item.end]
                    assert item.page is not None
                    recall, precision = overlap(pdf[item.page - 1], item)
                    count += 1
                    if recall < 0.95 or precision < 0.8:
                        outside.append((path.name, item.quote, recall, precision))
    # What remains: text drawn on top of other text, icons with a text of their own.
    assert len(outside) <= 0.01 * count, outside


def test_no_box_is_wider_than_the_line_it_lies_on(read: dict[Path, Document]) -> None:
    for path, document in read.items():
        boxes = {line.box for line in document.lines}
        for chunk in chunks(document):
            for item in evidence(document, chunk.start, chunk.end):
                for own in item.boxes:
                    assert any(within(own, box) for box in boxes), (path.name, item.quote)
