"""Page images on demand, with a real reader."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from careerflow.controllers.preview import PreviewController
from careerflow.controllers.tasks import TaskRunner
from careerflow.views.preview.preview_view import PreviewView

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
WAIT = 30_000  # milliseconds; the machine may be busy


class Sheets(PreviewView):
    """Notes what it is given, in order."""

    def __init__(self, theme) -> None:
        super().__init__(theme)
        self.images: list[tuple[int, float]] = []
        self.errors: dict[int, str] = {}

    def set_page_image(self, page, scale, image) -> None:
        assert not image.isNull()
        self.images.append((page, scale))

    def set_page_error(self, page, message) -> None:
        self.errors[page] = message


@pytest.fixture
def view(theme, qtbot):
    made = Sheets(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def preview(view, language):
    owner = QObject()
    runner = TaskRunner(owner)
    made = PreviewController(view, language, runner, owner)
    yield made
    made.close()
    assert runner.shutdown(WAIT)


@pytest.fixture
def four_pages(tmp_path) -> bytes:
    # MuPDF stays out of this process.
    file = tmp_path / "pages.pdf"
    make = "import sys, pymupdf; d = pymupdf.open(); [d.new_page() for _ in range(4)]; "
    subprocess.run([sys.executable, "-c", make + "d.save(sys.argv[1])", file], check=True)
    return file.read_bytes()


def wait(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)


def test_the_page_asked_for_last_comes_first(qtbot, view, preview, four_pages):
    preview.show(four_pages, None)
    for page in range(4):
        view.page_requested.emit(page, 1.0)
    wait(qtbot, lambda: len(view.images) == 4)
    assert [page for page, _ in view.images] == [3, 2, 1, 0]


def test_pages_asked_for_before_the_document_was_opened(qtbot, view, preview, four_pages):
    preview.close()
    view.page_requested.emit(0, 0.5)
    preview.show(four_pages, None)
    wait(qtbot, lambda: view.images == [(0, 0.5)])


def test_only_the_last_scale_of_a_page_is_rendered(qtbot, view, preview, four_pages):
    preview.show(four_pages, None)
    for scale in (0.5, 0.6, 0.7):
        view.page_requested.emit(1, scale)
    view.page_requested.emit(0, 1.0)
    wait(qtbot, lambda: len(view.images) == 2)
    assert view.images == [(0, 1.0), (1, 0.7)]


def test_nothing_of_a_superseded_document_is_shown(qtbot, view, preview, four_pages):
    preview.show(four_pages, None)
    view.page_requested.emit(3, 1.0)
    preview.close()
    preview.show((SAMPLES / "cv_en.pdf").read_bytes(), None)
    view.page_requested.emit(0, 2.0)
    wait(qtbot, lambda: (0, 2.0) in view.images)
    assert view.images == [(0, 2.0)]
    assert view.errors == {}


def test_a_document_that_cannot_be_opened_says_so_on_every_page(qtbot, view, preview):
    preview.show(b"%PDF-1.7 and nothing else", None)
    view.page_requested.emit(0, 1.0)
    view.page_requested.emit(1, 1.0)
    wait(qtbot, lambda: len(view.errors) == 2)
    view.page_requested.emit(2, 1.0)
    assert len(set(view.errors.values())) == 1
    assert set(view.errors) == {0, 1, 2}


def test_a_page_that_cannot_be_rendered_keeps_the_others(qtbot, view, preview, four_pages):
    preview.show(four_pages, None)
    view.page_requested.emit(0, 1.0)
    view.page_requested.emit(9, 1.0)
    wait(qtbot, lambda: view.images and view.errors)
    assert view.images == [(0, 1.0)]
    assert set(view.errors) == {9}


def test_a_file_that_is_gone_is_said_on_every_page_and_forgotten(qtbot, view, preview, four_pages):
    preview.show_gone(2)
    view.page_requested.emit(2, 1.0)
    assert set(view.errors) == {0, 1, 2}
    preview.close()
    preview.show(four_pages, None)
    view.page_requested.emit(0, 1.0)
    wait(qtbot, lambda: view.images == [(0, 1.0)])
