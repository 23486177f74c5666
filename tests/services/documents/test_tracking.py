"""Letter-spaced headings in a page's own ways: moved letter by letter, typed with spaces."""

import pymupdf
import pytest

from careerflow import paths
from careerflow.models.document import Document
from careerflow.services.documents import server
from careerflow.services.task import TaskContext

FONT = str(paths.bundled("fonts/BeVietnamPro-SemiBold.ttf"))
SIZE = 12.0
HEADINGS = (
    "EXPERIENCE",
    "WORK EXPERIENCE",
    "KINH NGHIỆM LÀM VIỆC",
    "Mục tiêu nghề nghiệp",
    "Học vấn",
    "SKILLS & TOOLS",
    "C++ SKILLS",
    "PROJECTS 2024",
    "CONTACT:",
    "Jane Doe",
)


def read(*lines: str, apart: float, spaces: bool = True) -> Document:
    """Letters moved on by their width and `apart` ems, with and without the spaces themselves."""
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_font(fontname="F0", fontfile=FONT)
    font = pymupdf.Font(fontfile=FONT)
    for row, text in enumerate(lines):
        x = 50.0
        for char in text:
            if char != " " or spaces:
                page.insert_text((x, 60 + 24 * row), char, fontsize=SIZE, fontname="F0")
            x += font.text_length(char, SIZE) + apart * SIZE
    data = pdf.tobytes()
    return server.read(TaskContext(), server.open_pdf(data, None), data)


@pytest.mark.parametrize("spaces", [True, False])
@pytest.mark.parametrize("apart", [0.0, 0.1, 0.2, 0.35, 0.6])
def test_headings_are_words_however_far_apart_their_letters(apart: float, spaces: bool) -> None:
    document = read(*HEADINGS, apart=apart, spaces=spaces)
    assert document.text.split("\n")[:-1] == list(HEADINGS)
    for line in document.lines:
        assert len(line.extents) == line.end - line.start
        lows = [low for low, _ in line.extents]
        assert lows == sorted(lows)


def test_typed_spaces_between_letters_are_no_spaces() -> None:
    typed = read(*(" ".join(heading) for heading in HEADINGS), apart=0.0)
    assert typed.text.split("\n")[:-1] == list(HEADINGS)


def test_figures_and_short_lists_stay_apart() -> None:
    rows = ("1 2 3 4 5", "2019 2020", "A B")
    assert read(*rows, apart=0.0).text.split("\n")[:-1] == list(rows)


def test_cells_of_a_row_stay_apart() -> None:
    pdf = pymupdf.open()
    page = pdf.new_page()
    for x, text in ((50, "Python"), (90, "SQL"), (150, "2019"), (200, "R")):
        page.insert_text((x, 100), text, fontsize=10)
    data = pdf.tobytes()
    document = server.read(TaskContext(), server.open_pdf(data, None), data)
    assert document.text.split() == ["Python", "SQL", "2019", "R"]
