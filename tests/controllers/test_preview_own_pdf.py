"""The whole preview with a PDF of our own: what is selected or found is what is printed."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication

from careerflow.controllers.passwords import CvPasswords
from careerflow.controllers.preview import PreviewController
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.report import Verdict
from careerflow.services.documents.client import Reader
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.task import TaskContext
from careerflow.views.preview import page_images
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.preview_view import PreviewView

WAIT = 30_000  # milliseconds; the machine may be busy
MAKE = """
import sys, pymupdf
pdf = pymupdf.open()
page = pdf.new_page()
left = ["Ke toan truong", "manages budgets", "and the software"]
left += [f"of the left column {n}" for n in range(12)]
right = ["Skills", "Python and SQL"] + [f"of the right column {n}" for n in range(9)]
for x, top, step, lines in ((50, 100, 20, left), (350, 108, 23, right)):
    for row, words in enumerate(lines):
        page.insert_text((x, top + step * row), words, fontsize=12)
sideways = pdf.new_page()
sideways.insert_text((60, 100), "Printed sideways", fontsize=14)
sideways.set_rotation(90)
pdf.save(sys.argv[1])
"""


@pytest.fixture
def shown(qtbot, theme, language, tmp_path):
    file = tmp_path / "own.pdf"
    subprocess.run([sys.executable, "-c", MAKE, file], check=True)
    reader = Reader()
    document = reader.open(TaskContext(), file.read_bytes())
    reader.close()
    view = PreviewView(theme)
    qtbot.addWidget(view)
    view.resize(600, 700)
    with qtbot.waitExposed(view):
        view.show()
    owner = QObject()
    runner = TaskRunner(owner)
    controller = PreviewController(view, language, runner, CvPasswords(), owner)
    view.set_document(document)
    controller.show(file.read_bytes())
    qtbot.waitUntil(lambda: sharp(view, 0), timeout=WAIT)
    yield view
    controller.close()
    assert runner.shutdown(WAIT)


def sharp(view, page: int) -> bool:
    here = view.canvas.images.get(page)
    return here is not None and here[0] == view.canvas.images._sharp(page)


def evidence(document, quote: str, row: int = 0) -> Highlight:
    found = QuoteIndex(document).locate(quote)[0]
    assert found.page is not None
    place = (found.page - 1, found.boxes, found.start, found.end)
    return Highlight(row, Verdict.MET, "requirement", quote, *place)


def dark(view, box) -> int:
    """Printed pixels inside a box of the viewport."""
    shown = view.canvas.viewport().grab().toImage()
    area = box.translated(-view.canvas.offset).toRect() & shown.rect()
    return sum(
        shown.pixelColor(x, y).lightness() < 110
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )


@pytest.mark.parametrize("quarters", range(4))
def test_a_double_click_on_a_printed_word_copies_it(qtbot, shown, quarters):
    canvas = shown.canvas
    shown._turn(quarters)
    for words, word in (("manages budgets", "budgets"), ("Printed sideways", "sideways")):
        mark = evidence(shown.document, word)
        assert mark.page == (0 if words.startswith("m") else 1)
        canvas.scroll_to(canvas.pages.box(mark.page, mark.boxes[0]))
        qtbot.waitUntil(lambda page=mark.page: sharp(shown, page), timeout=WAIT)
        box = canvas.pages.box(mark.page, mark.boxes[0])
        assert dark(shown, box) > 20, "the word is printed there"
        spot = (box.center() - canvas.offset).toPoint()
        canvas._forget_clicks()
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        canvas.copy()
        assert QGuiApplication.clipboard().text() == word


def test_all_is_copied_column_by_column(shown):
    shown.canvas.select_all()
    shown.canvas.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:4] == [
        "Ke toan truong",
        "manages budgets",
        "and the software",
        "of the left column 0",
    ]
    assert lines[15:17] == ["Skills", "Python and SQL"]
    assert lines[-3:] == ["of the right column 8", "", "Printed sideways"]


def test_words_over_the_end_of_a_line_are_found_and_marked_where_they_are_printed(qtbot, shown):
    shown.open_find()
    shown.find_bar.field.setText("budgets and the")
    qtbot.waitUntil(lambda: shown.find_bar._count.text() == "1 of 1", timeout=WAIT)
    _, current = shown.canvas.marks.hits_on(0)
    assert len(current) == 2
    for box in current:
        assert dark(shown, shown.canvas.pages.box(0, box)) > 20


def test_thumbnails_show_the_pages(qtbot, shown):
    shown.actions_by_name["thumbnails"].trigger()
    images = shown.canvas.images
    qtbot.waitUntil(lambda: all(images._small.get(page) for page in (0, 1)), timeout=WAIT)
    assert images._small.get(1)[1].width() > images._small.get(1)[1].height()


def test_the_pointer_says_what_is_under_it(qtbot, shown):
    canvas = shown.canvas
    shown.set_highlights([evidence(shown.document, "Python and SQL")])
    shapes = {}
    for name, point in {
        "evidence": canvas.pages.box(0, shown._highlights[0].boxes[0]).center(),
        "text": canvas.pages.from_points(0, QPointF(70, 96)),
        "paper": canvas.pages.from_points(0, QPointF(300, 400)),
    }.items():
        canvas._set_cursor(point - canvas.offset)
        shapes[name] = canvas.viewport().cursor().shape()
    shape = Qt.CursorShape
    assert shapes == {
        "evidence": shape.PointingHandCursor,
        "text": shape.IBeamCursor,
        "paper": shape.ArrowCursor,
    }


@pytest.mark.parametrize("quarters", range(4))
def test_a_very_large_page_is_as_sharp_as_a_small_one(qtbot, shown, quarters, monkeypatch):
    """Its whole is not; what is in view is: pixel for pixel what the whole would be."""
    canvas = shown.canvas
    shown._turn(quarters)
    canvas.zoom_to(2.0)
    qtbot.waitUntil(canvas.horizontalScrollBar().isVisible, timeout=WAIT)
    box = canvas.pages.box(0, evidence(shown.document, "budgets").boxes[0])
    canvas.scroll_to(box)
    canvas.horizontalScrollBar().setValue(round(box.center().x()) - 200)
    qtbot.waitUntil(lambda: canvas.images._scale == 2.0 and sharp(shown, 0), timeout=WAIT)
    wanted = canvas.viewport().grab().toImage()
    monkeypatch.setattr(page_images, "MOST_PIXELS", 100_000)
    canvas.images.set_pages(canvas.pages.sizes)
    canvas.request_visible(at_rest=True)
    qtbot.waitUntil(lambda: canvas.images.detail(0) is not None, timeout=WAIT)
    assert canvas.images.get(0)[0].scale < 1
    # A letter's edge may differ by a shade where another glyph of MuPDF's cache is used.
    now = canvas.viewport().grab().toImage()
    assert now.size() == wanted.size()
    assert difference(now, wanted) < 24


def difference(first, second) -> int:
    """Of the two most unlike pixels, along a grid."""
    return max(
        abs(first.pixelColor(x, y).lightness() - second.pixelColor(x, y).lightness())
        for x in range(0, first.width(), 2)
        for y in range(0, first.height(), 2)
    )
