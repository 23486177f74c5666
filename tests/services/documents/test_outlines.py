"""Letters drawn as shapes: told where they stand; drawings of other kinds are not."""

import math
import random
from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest
from drawing import Draw, paragraph, put, together

from careerflow.models.document import Document
from careerflow.models.errors import ReadError
from careerflow.services.documents import server
from careerflow.services.documents.drawings import Drawings
from careerflow.services.documents.outlines import outlined
from careerflow.services.task import TaskContext

MakePdf = Callable[..., bytes]
NAME = put((50, 50, "Jane Doe, chief accountant in Hanoi"))
BODY = put(*paragraph(50, 110, 8, "word"))


def read(data: bytes) -> Document:
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def shapes_of(data: bytes) -> Draw:
    """What a page's text looks like, one path a letter, as programs for drawing export it."""
    drawn = pymupdf.open(stream=data)[0].get_svg_image(text_as_path=True)
    shapes = pymupdf.open(stream=drawn.encode(), filetype="svg").convert_to_pdf()

    def draw(page: pymupdf.Page) -> None:
        page.show_pdf_page(page.rect, pymupdf.open(stream=shapes))

    return draw


def in_one_path(data: bytes) -> Draw:
    """The same, all letters in one path."""
    letters = pymupdf.open(stream=data)[0].get_svg_image(text_as_path=True)
    shapes = pymupdf.open(
        stream=pymupdf.open(stream=letters.encode(), filetype="svg").convert_to_pdf()
    )[0].get_drawings()

    def draw(page: pymupdf.Page) -> None:
        shape = page.new_shape()
        for drawing in shapes:
            for kind, *points in drawing["items"]:
                if kind == "re":
                    shape.draw_rect(points[0])
                else:
                    (shape.draw_bezier if kind == "c" else shape.draw_line)(*points)
        shape.finish(fill=(0, 0, 0), color=None, even_odd=True)
        shape.commit()

    return draw


@pytest.mark.parametrize("outlines", [shapes_of, in_one_path])
def test_letters_drawn_as_shapes_are_told_and_boxed(
    make_pdf: MakePdf, outlines: Callable[[bytes], Draw]
) -> None:
    lost = put(*paragraph(50, 410, 6, "shape"))
    document = read(make_pdf(together(NAME, outlines(make_pdf(lost)))))
    (warning,) = document.warnings
    assert (warning.id, dict(warning.params)) == (
        "read.outlined_text",
        {"count": 1, "pages": ("1",)},
    )
    (place,) = document.places
    assert (place.warning, place.page) == (warning.id, 0)
    assert place.box == pytest.approx((50, 402, 131, 478), abs=3)


def test_a_heading_alone_may_be_drawn_as_shapes(make_pdf: MakePdf) -> None:
    heading = shapes_of(make_pdf(put((50, 90, "EXPERIENCE"), size=14)))
    document = read(make_pdf(together(NAME, heading, BODY)))
    assert [place.box[1] for place in document.places] == pytest.approx([80], abs=2)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_they_are_found_on_a_turned_page(make_pdf: MakePdf, turn: int) -> None:
    heading = make_pdf(together(put((50, 90, "PROFESSIONAL EXPERIENCE"), size=14)))
    upright = pymupdf.open(stream=make_pdf(shapes_of(heading)))

    def draw(page: pymupdf.Page) -> None:
        NAME(page)
        page.set_rotation(turn)
        page.show_pdf_page(page.rect * page.derotation_matrix, upright, rotate=turn)

    (place,) = read(make_pdf(draw)).places
    low, top, high, foot = place.box
    assert high - low > 8 * (foot - top) > 0


def test_a_whole_page_of_them_is_told_as_a_page(make_pdf: MakePdf) -> None:
    shapes = shapes_of(make_pdf(put(*paragraph(50, 110, 30, "shape"))))
    document = read(make_pdf(together(NAME, BODY), shapes))
    assert [(warning.id, warning.params["pages"]) for warning in document.warnings] == [
        ("read.outlined_pages", ("2",))
    ]
    assert [(place.page, place.box) for place in document.places] == [(1, (0, 0, 595, 842))]


def test_a_document_of_nothing_else_is_refused_by_its_name(make_pdf: MakePdf) -> None:
    with pytest.raises(ReadError, match=r"read\.outlined"):
        read(make_pdf(shapes_of(make_pdf(together(NAME, BODY)))))


def test_text_over_its_own_shapes_is_no_loss(make_pdf: MakePdf) -> None:
    page = together(shapes_of(make_pdf(BODY)), put(*paragraph(50, 110, 8, "word"), render_mode=3))
    assert "word7 line of text" in read(make_pdf(together(NAME, BODY, page))).text
    assert read(make_pdf(together(NAME, BODY, page))).places == ()


def bars(page: pymupdf.Page) -> None:
    for n in range(12):
        page.draw_rect((50, 300 + 14 * n, 80 + 9 * n, 308 + 14 * n), fill=(0.2, 0.4, 0.6))
        page.draw_rect((300 + 9 * n, 500 - 7 * n, 306 + 9 * n, 520), fill=(0.2, 0.4, 0.6))


def ratings(page: pymupdf.Page) -> None:
    for y in range(300, 400, 14):
        for n in range(10):
            page.draw_circle((60 + 11 * n, y), 4, fill=(0, 0, 0))


def icons(page: pymupdf.Page) -> None:
    """Round signs of different sizes in two rows, a sign's width apart."""
    for y in (300, 330):
        for n in range(8):
            page.draw_circle((60 + 22 * n, y), 4 + n % 4, fill=(0, 0, 0))


def map_of_dots(page: pymupdf.Page) -> None:
    chance = random.Random(7)
    shape = page.new_shape()
    for _ in range(3000):
        shape.draw_circle(
            (50 + 400 * chance.random(), 200 + 400 * chance.random()), 1 + 3 * chance.random()
        )
    shape.finish(fill=(0.5, 0.5, 0.5), color=None)
    shape.commit()


def pie(page: pymupdf.Page) -> None:
    for n in range(9):
        to = (300 + 80 * math.cos(0.7 * n), 400 + 80 * math.sin(0.7 * n))
        page.draw_sector((300, 400), to, 30, fill=(0.1 * n, 0.3, 0.5))


@pytest.mark.parametrize("draw", [bars, ratings, icons, map_of_dots, pie])
def test_other_drawings_raise_no_alarm(make_pdf: MakePdf, draw: Draw) -> None:
    document = read(make_pdf(together(NAME, BODY, draw)))
    assert document.warnings == ()


def test_a_document_of_very_many_drawings_is_read_without_them(make_pdf: MakePdf) -> None:
    shapes = shapes_of(make_pdf(put(*paragraph(50, 410, 6, "shape"))))

    def huge(page: pymupdf.Page) -> None:
        NAME(page)
        shapes(page)
        pdf, first = page.parent, page.get_contents()[0]
        blank = pdf.xref_stream(first) + b" " * 17_000_000
        pdf.update_stream(first, blank, compress=False)

    document = read(make_pdf(huge))
    assert document.text.startswith("Jane Doe")
    assert document.warnings == ()


@pytest.mark.corpus
def test_no_drawing_of_a_real_cv_is_taken_for_letters(corpus: Path) -> None:
    """Nor would it be if no text stood there."""
    found, pages = [], 0
    for path in sorted((corpus / "cvs").glob("*.pdf")):
        pdf = pymupdf.open(path)
        drawings = Drawings(pdf)
        for page in pdf:
            pages += 1
            if outlined(drawings.of(page), [], tuple(page.rotation_matrix)):
                found.append((path.name, page.number))
    assert pages > 100
    assert found == []
