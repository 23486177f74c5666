"""Page images on demand, with a real reader."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QObject

from careerflow.controllers.passwords import CvPasswords
from careerflow.controllers.preview import PreviewController
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.document import Document, DocumentKind, Page, Person
from careerflow.models.message import Message
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.preview_view import PreviewView

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
WAIT = 30_000  # milliseconds; the machine may be busy


class Sheets(PreviewView):
    """Notes what it is given, in order."""

    def __init__(self, theme) -> None:
        super().__init__(theme)
        self.images: list[tuple[int, float]] = []
        self.errors: dict[int, str] = {}
        self.asked: list[bool] = []
        self.hits: list[tuple] = []
        self.failures: list[str] = []
        self.said: list[dict[int, str]] = []

    def set_page_image(self, request, image) -> None:
        assert not image.isNull()
        assert (image.width() > image.height()) == (request.turns % 2 == 1)
        self.images.append((request.page, request.scale))

    def set_page_error(self, page, message) -> None:
        self.errors[page] = message

    def say_errors(self, messages) -> None:
        self.said.append(messages)

    def ask_password(self, wrong) -> None:
        self.asked.append(wrong)

    def set_hits(self, words, hits, failure="") -> None:
        self.hits.append((words, hits))
        self.failures.append(failure)


def pdf(sha256: str, text: str = "") -> Document:
    pages = (Page(595.0, 842.0, 0, len(text)),)
    return Document(sha256, DocumentKind.PDF, "en", text, pages, (), (), (), Person())


@pytest.fixture
def view(theme, qtbot):
    made = Sheets(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def passwords() -> CvPasswords:
    return CvPasswords()


@pytest.fixture
def preview(view, language, passwords):
    owner = QObject()
    runner = TaskRunner(owner)
    made = PreviewController(view, language, runner, passwords, owner)
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


def want(view, *pages: int, scale: float = 1.0) -> None:
    view.pages_requested.emit(tuple(PageRequest(page, scale) for page in pages))


def wait(qtbot, condition) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)


def test_pages_come_in_the_order_in_which_they_are_wanted(qtbot, view, preview, four_pages):
    preview.show(four_pages)
    want(view, 3, 0, 2, 1)
    wait(qtbot, lambda: len(view.images) == 4)
    assert [page for page, _ in view.images] == [3, 0, 2, 1]


def test_pages_asked_for_before_the_document_was_opened(qtbot, view, preview, four_pages):
    preview.close()
    want(view, 0, scale=0.5)
    preview.show(four_pages)
    wait(qtbot, lambda: view.images == [(0, 0.5)])


def test_what_is_wanted_no_more_is_not_rendered(qtbot, view, preview, four_pages):
    preview.show(four_pages)
    for scale in (0.5, 0.6, 0.7):
        want(view, 0, 1, 2, scale=scale)
    want(view, 3)
    wait(qtbot, lambda: view.images)
    qtbot.wait(100)
    assert view.images == [(3, 1.0)]


def test_what_is_being_rendered_is_not_rendered_twice(qtbot, view, preview, four_pages):
    preview.show(four_pages)
    wait(qtbot, lambda: preview._open)
    want(view, 0, 1)
    want(view, 0, 1)
    wait(qtbot, lambda: len(view.images) == 2)
    qtbot.wait(100)
    assert view.images == [(0, 1.0), (1, 1.0)]


def test_a_page_that_is_turned(qtbot, view, preview, four_pages):
    preview.show(four_pages)
    view.pages_requested.emit((PageRequest(0, 1.0, 1), PageRequest(0, 1.0, 2)))
    wait(qtbot, lambda: len(view.images) == 2)


def test_nothing_of_a_superseded_document_is_shown(qtbot, view, preview, four_pages):
    preview.show(four_pages)
    want(view, 3)
    preview.close()
    preview.show((SAMPLES / "cv_en.pdf").read_bytes())
    want(view, 0, scale=2.0)
    wait(qtbot, lambda: (0, 2.0) in view.images)
    assert view.images == [(0, 2.0)]
    assert view.errors == {}


def test_a_document_that_cannot_be_opened_says_so_on_every_page(qtbot, view, preview):
    preview.show(b"%PDF-1.7 and nothing else")
    want(view, 0, 1)
    wait(qtbot, lambda: len(view.errors) == 2)
    want(view, 2)
    assert len(set(view.errors.values())) == 1
    assert set(view.errors) == {0, 1, 2}


def test_a_page_that_cannot_be_rendered_keeps_the_others(qtbot, view, preview, four_pages):
    preview.show(four_pages)
    want(view, 9, 0)
    wait(qtbot, lambda: view.images and view.errors)
    assert view.images == [(0, 1.0)]
    assert set(view.errors) == {9}


def test_a_file_that_is_gone_is_said_on_every_page_and_forgotten(qtbot, view, preview, four_pages):
    preview.show_gone(2)
    want(view, 2)
    assert set(view.errors) == {0, 1, 2}
    preview.close()
    preview.show(four_pages)
    want(view, 0)
    wait(qtbot, lambda: view.images == [(0, 1.0)])


def test_pages_after_one_that_crashed_the_reader(qtbot, view, preview, four_pages):
    preview.show(four_pages)
    want(view, 0)
    wait(qtbot, lambda: view.images)
    psutil.Process(preview._reader.pid).kill()
    want(view, 1, 2)
    wait(qtbot, lambda: (2, 1.0) in view.images)
    assert set(view.errors) == {1}


@pytest.fixture
def locked(tmp_path) -> bytes:
    file = tmp_path / "locked.pdf"
    make = (
        "import sys, pymupdf; d = pymupdf.open(); d.new_page(); "
        "d.save(sys.argv[1], encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw='secret')"
    )
    subprocess.run([sys.executable, "-c", make, file], check=True)
    return file.read_bytes()


def test_a_password_that_is_known_opens_at_once(qtbot, view, preview, passwords, locked):
    passwords.hold("tab", "locked", "secret")
    view.set_document(pdf("locked"))
    preview.show(locked)
    want(view, 0)
    wait(qtbot, lambda: view.images)
    assert view.asked == []


def test_a_password_is_asked_for_until_it_opens_and_not_again(
    qtbot, view, preview, passwords, locked
):
    passwords.hold("tab", "locked")
    view.set_document(pdf("locked"))
    preview.show(locked)
    want(view, 0)
    wait(qtbot, lambda: view.asked == [False])
    view.password_entered.emit("wrong")
    wait(qtbot, lambda: view.asked == [False, True])
    assert view.images == []
    view.password_entered.emit("secret")
    wait(qtbot, lambda: (0, 1.0) in view.images)
    preview.close()
    view.images.clear()
    preview.show(locked)
    want(view, 0)
    wait(qtbot, lambda: view.images)
    assert view.asked == [False, True]
    assert passwords.of("locked") == "secret"


def test_words_are_found(qtbot, view, preview):
    document = pdf("words", "Kế toán trưởng\nKE TOAN\n")
    view.set_document(document)
    view.find_requested.emit(document, "zzz")
    view.find_requested.emit(document, "ke toan")
    wait(qtbot, lambda: view.hits)
    assert view.hits == [("ke toan", ((0, 7), (15, 22)))]
    view.find_requested.emit(document, "trưởng")
    wait(qtbot, lambda: len(view.hits) == 2)
    assert view.hits[1] == ("trưởng", ((8, 14),))


def test_a_search_that_fails_is_told_in_the_present_language(qtbot, view, preview, language):
    """A document whose text is no text stands for whatever may go wrong in a worker."""
    document = replace(pdf("broken"), text=None)
    view.find_requested.emit(document, "two")
    wait(qtbot, lambda: view.hits)
    assert view.hits == [("two", ())]
    assert view.failures[0].startswith("Something went wrong")
    assert preview._finding is None
    view.find_bar.set_failed(view.failures[0])
    language.set("vi")
    assert view.find_bar._count.toolTip() == language.wording.say(preview._find_failure)
    assert view.find_bar._count.toolTip() != view.failures[0]


def test_pages_that_failed_say_so_in_the_present_language(view, preview, language):
    preview.show_gone(2)
    language.set("vi")
    assert view.said == [dict.fromkeys((0, 1), language.wording.say(Message("store.file_gone")))]
    preview.close()
    language.set("en")
    assert view.said[1:] == [{}]
