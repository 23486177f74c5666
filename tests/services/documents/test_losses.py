"""Pictures that show text and letters that are lost: told where they stand, and nothing else."""

import random
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from drawing import Draw, paragraph, put

from careerflow.models.document import Document
from careerflow.services.documents import server
from careerflow.services.task import TaskContext

MakePdf = Callable[..., bytes]
NAME = put((50, 50, "Jane Doe, chief accountant in Hanoi"))


def read(data: bytes) -> Document:
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def both(*parts: Draw) -> Draw:
    def draw(page: pymupdf.Page) -> None:
        for part in parts:
            part(page)

    return draw


def picture_of(data: bytes, clip: pymupdf.Rect, at: pymupdf.Rect, dpi: int = 110) -> Draw:
    """What a page shows, as an image."""
    pixmap = pymupdf.open(stream=data)[0].get_pixmap(clip=clip, dpi=dpi)
    return lambda page: page.insert_image(at, pixmap=pixmap)


def test_text_in_a_picture_is_told_and_boxed(make_pdf: MakePdf) -> None:
    part, low = pymupdf.Rect(40, 90, 300, 200), pymupdf.Rect(40, 390, 300, 500)
    shown = picture_of(make_pdf(put(*paragraph(50, 110, 6, "word"))), part, low)
    document = read(make_pdf(both(NAME, shown)))
    (warning,) = document.warnings
    assert (warning.id, dict(warning.params)) == (
        "read.picture_text",
        {"count": 1, "pages": ("1",)},
    )
    (place,) = document.places
    assert (place.warning, place.page) == (warning.id, 0)
    assert place.box == pytest.approx((40, 402, 300, 476), abs=4)


@pytest.mark.parametrize("inverse", [False, True])
def test_a_scan_with_a_name_in_letters_is_told(make_pdf: MakePdf, inverse: bool) -> None:
    ground = (0.1, 0.1, 0.3) if inverse else (1, 1, 1)
    ink = (1, 1, 1) if inverse else (0, 0, 0)

    def fill(page: pymupdf.Page) -> None:
        page.draw_rect(page.rect, color=ground, fill=ground)

    written = both(fill, put(*paragraph(50, 110, 30, "word"), color=ink))
    whole = pymupdf.Rect(0, 0, 595, 842)
    scan = picture_of(make_pdf(written), whole, whole)
    name = put((50, 50, "Jane Doe, chief accountant in Hanoi"), color=ink)
    document = read(make_pdf(both(scan, name)))
    assert [warning.id for warning in document.warnings] == ["read.picture_text"]


def test_text_over_a_picture_is_no_loss(make_pdf: MakePdf) -> None:
    """A scan with its text recognised: the letters are there, and not drawn."""
    rows = paragraph(50, 110, 30, "word")
    whole = pymupdf.Rect(0, 0, 595, 842)
    scan = picture_of(make_pdf(put(*rows)), whole, whole)
    document = read(make_pdf(both(scan, put(*rows, render_mode=3))))
    assert document.warnings == ()
    assert len(document.lines) == 30


def noise(page: pymupdf.Page) -> None:
    """Like a photograph: every pixel another grey."""
    rng = random.Random(5)
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, 120, 120, rng.randbytes(120 * 120), False)
    page.insert_image(pymupdf.Rect(400, 60, 520, 180), pixmap=pixmap)


def stripes(page: pymupdf.Page) -> None:
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, 120, 120, (b"\0" * 600 + b"\xff" * 600) * 12, False)
    page.insert_image(pymupdf.Rect(400, 60, 520, 180), pixmap=pixmap)


@pytest.mark.parametrize("draw", [noise, stripes])
def test_a_picture_without_text_is_no_loss(make_pdf: MakePdf, draw: Draw) -> None:
    assert read(make_pdf(both(NAME, draw))).warnings == ()


def test_lost_letters_are_boxed_word_by_word(make_pdf: MakePdf) -> None:
    """As ReportLab writes Vietnamese in Helvetica: squares of Zapf Dingbats between letters."""

    def draw(page: pymupdf.Page) -> None:
        page.insert_text((50, 80), "Jane Doe")
        for row in range(6):
            x, y = 50.0, 120.0 + 20 * row
            for part, font in (("toán thu", "helv"), ("n", "zadb"), (" công ty", "helv")):
                page.insert_text((x, y), part, fontname=font)
                x += pymupdf.get_text_length(part, fontname=font, fontsize=11)

    document = read(make_pdf(NAME, draw))
    assert "toán thu■ công ty" in document.text
    (warning,) = document.warnings
    assert (warning.id, dict(warning.params)) == (
        "read.lost_letters",
        {"count": 6, "pages": ("2",)},
    )
    assert [place.page for place in document.places] == [1] * 6
    line = document.lines[2]
    at = document.text.index("thu■") - line.start
    box = document.places[0].box
    assert (box[0], box[2]) == (line.extents[at][0], line.extents[at + 3][1])
    assert (box[1], box[3]) == (line.box[1], line.box[3])


@pytest.mark.corpus
def test_no_portrait_is_taken_for_text(corpus: Path) -> None:
    for name in ("en_reactiveresume_pikachu", "en_reactiveresume_ditto", "en_latexcv_two_column"):
        assert read((corpus / "cvs" / f"{name}.pdf").read_bytes()).warnings == (), name
