"""The window's own affairs: its place, and files dropped on it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.window import WindowController
from careerflow.models.message import Message
from careerflow.views.main_window import MainWindow
from careerflow.wording import Wording


@pytest.fixture
def make_window(theme, language, qtbot, tmp_path):
    def make() -> tuple[MainWindow, WindowController]:
        window = MainWindow(theme)
        qtbot.addWidget(window)
        controller = WindowController(window, language, TaskRunner(window), tmp_path / "config")
        return window, controller

    return make


def shown(window: MainWindow) -> str:
    return window._toast._text.text()


def test_the_first_of_several_files_is_taken_and_the_user_told(make_window):
    window, controller = make_window()
    taken: list[Path] = []
    controller.cv_dropped.connect(taken.append)
    window.files_dropped.emit([Path("one.pdf"), Path("two.pdf")])
    assert taken == [Path("one.pdf")]
    told = Wording("en").say(Message("window.first_file_only", {"name": "one.pdf"}))
    assert shown(window) == told


def test_one_file_needs_no_words(make_window):
    window, _ = make_window()
    window.files_dropped.emit([Path("one.pdf")])
    assert shown(window) == ""


def test_the_window_opens_where_it_was_closed(make_window):
    window, controller = make_window()
    controller.restore()  # nothing was kept yet
    window.resize(window.width(), 677)  # the offscreen screen is narrower than the window
    window.show()
    window.close()
    again, controller = make_window()
    assert again.height() != 677
    controller.restore()
    assert again.height() == 677


def test_a_folder_that_cannot_be_written_does_not_keep_the_window_open(make_window, tmp_path):
    (tmp_path / "config").write_text("a file where the folder should be")
    window, controller = make_window()
    controller.restore()
    window.show()
    assert window.close()


def test_a_report_that_was_not_saved_is_told_with_the_reason(make_window):
    window, controller = make_window()
    controller.tell_unsaved(Message("store.full", {"folder": "/x"}))
    say = Wording("en").say
    assert say(Message("window.report_not_saved")) in shown(window)
    assert say(Message("store.full", {"folder": "/x"})) in shown(window)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_page_that_takes_drops_gets_all_of_them_while_it_is_in_view(make_window):
    window, controller = make_window()
    analyze, library = QWidget(), QWidget()
    for page in (analyze, library):
        window.add_page(page, "files", str)
    opened: list[Path] = []
    taken: list[Path] = []
    controller.cv_dropped.connect(opened.append)
    controller.take_drops(library, taken.extend, lambda: "Drop to add to the library")
    window.files_dropped.emit([Path("one.pdf")])
    window.show_page(library)
    window.files_dropped.emit([Path("two.pdf"), Path("three.pdf")])
    controller.open_files([Path("four.pdf")])  # from another start: to be analyzed, as ever
    assert taken == [Path("two.pdf"), Path("three.pdf")]
    assert opened == [Path("one.pdf"), Path("four.pdf")]
