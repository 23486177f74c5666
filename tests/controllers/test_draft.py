"""What Clear takes from the Analyze page and its undo brings back; without engine and reader."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from careerflow.controllers.analyze import AnalyzeController
from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.shelf import Draft
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.analyze.cv_panel import CvState

WAIT = 30_000  # milliseconds; the machine may be busy
CV = "Jane Doe\njane@example.com\n\nExperience\nAnalyst at Bank, 2019 - 2023\n"


@pytest.fixture
def analyze(theme, language, qtbot, tmp_path):
    page = AnalyzePage(theme, language)
    qtbot.addWidget(page)
    backend = Backend(tmp_path / "data")
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
