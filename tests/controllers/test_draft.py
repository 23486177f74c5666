"""What Clear takes from the Analyze page and its undo brings back; without engine and reader."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from careerflow.controllers.analyze import AnalyzeController
from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.errors import StoreError
from careerflow.models.shelf import Draft
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.analyze.cv_panel import CvState

WAIT = 30_000  # milliseconds; the machine may be busy
CV = "Jane Doe\njane@example.com\n\nExperience\nAnalyst at Bank, 2019 - 2023\n"


class Refusing(Backend):
    """A store that cannot be opened until there is room."""

    has_room = True

    def library(self):
        if not self.has_room:
            raise StoreError("store.full", folder="here")
        return super().library()


@pytest.fixture
def analyze(theme, language, qtbot, tmp_path):
    page = AnalyzePage(theme, language)
    qtbot.addWidget(page)
    backend = Refusing(tmp_path / "data")
    backend.close()  # no engine is started
    owner = QObject()
    runner = TaskRunner(owner)
    yield AnalyzeController(page, backend, language, runner)
    assert runner.shutdown(WAIT)


def opened(analyze, qtbot, tmp_path: Path) -> Path:
    file = tmp_path / "cv.txt"
    file.write_text(CV, encoding="utf-8")
    analyze.open_cv(file)
    qtbot.waitUntil(lambda: analyze.cv is not None, timeout=WAIT)
    return file


def clear(analyze):
    """Returns the offered undo."""
    offered = []
    analyze.shelf.undo_offered.connect(lambda _what, undo: offered.append(undo))
    analyze._page.clear_requested.emit()
    (undo,) = offered
    return undo


def notice(analyze) -> bool:
    shown = analyze._page._notice
    return shown is not None and not shown.isHidden()


def test_undo_of_clear_brings_back_a_cv_that_nothing_else_has(analyze, qtbot, tmp_path):
    """Neither its file nor the store: what was read stands there again, password and all."""
    file = opened(analyze, qtbot, tmp_path)
    analyze._page.set_advert("Analyst wanted", 3)
    cv = analyze.cv
    undo = clear(analyze)
    assert analyze.cv is None
    file.unlink()
    undo()
    assert analyze.cv is cv
    assert analyze._page._cv.state is CvState.READY
    assert analyze._page.advert() == "Analyst wanted"
    assert analyze._standing()[0] == Draft(cv.document.sha256, "cv.txt", "Analyst wanted", 3)
    assert notice(analyze)


def test_undo_of_clear_reads_on_where_reading_was_cut_off(analyze, qtbot, tmp_path):
    file = tmp_path / "cv.txt"
    file.write_text(CV, encoding="utf-8")
    analyze.open_cv(file)
    clear(analyze)()
    qtbot.waitUntil(lambda: analyze.cv is not None, timeout=WAIT)
    assert analyze.cv.file_name == "cv.txt"


def test_an_advert_on_its_way_does_not_replace_what_undo_brought_back(analyze, qtbot, tmp_path):
    analyze._page.set_advert("Analyst wanted")
    undo = clear(analyze)
    late = tmp_path / "advert.txt"
    late.write_text("Another advert", encoding="utf-8")
    analyze._page.advert_file_chosen.emit(late)
    undo()
    qtbot.waitUntil(lambda: not analyze._runner.is_busy(), timeout=WAIT)
    assert analyze._page.advert() == "Analyst wanted"


def test_nothing_is_called_restored_where_nothing_was_put_back(analyze):
    analyze._page.set_advert("Begun meanwhile")
    analyze.shelf.restored.emit(Draft(advert="From the last time"))
    assert analyze._page.advert() == "Begun meanwhile"
    assert not notice(analyze)


def test_a_draft_that_was_typed_while_the_store_could_not_be_read_is_kept_at_the_end(
    analyze, qtbot
):
    """And with it what stands in the store and has nothing in its place."""
    shelf, backend = analyze.shelf, analyze._backend
    backend.library().shelf.save_draft(Draft("f" * 64, "cv.pdf", "An earlier advert", 2))
    backend.has_room = False
    shelf.load()
    qtbot.waitUntil(lambda: shelf._unread, timeout=WAIT)
    backend.has_room = True
    analyze._page.set_advert("Typed since", 5)
    shelf.close()
    assert backend.library().shelf.draft() == Draft("f" * 64, "cv.pdf", "Typed since", 5)


def test_the_store_is_read_again_with_the_next_change(analyze, qtbot):
    shelf, backend = analyze.shelf, analyze._backend
    backend.library().shelf.save_draft(Draft(advert="From the last time"))
    backend.has_room = False
    shelf.load()
    qtbot.waitUntil(lambda: shelf._unread, timeout=WAIT)
    backend.has_room = True
    shelf._pause.setInterval(0)
    shelf.note_change()
    qtbot.waitUntil(lambda: analyze._page.advert() == "From the last time", timeout=WAIT)
    assert notice(analyze)
    analyze._page.set_advert("Another")
    qtbot.waitUntil(lambda: backend.library().shelf.draft().advert == "Another", timeout=WAIT)
