"""Which tab of the Library page is in view, through a restart."""

from PySide6.QtWidgets import QWidget

from careerflow.controllers.library import LibraryController
from careerflow.controllers.tasks import TaskRunner
from careerflow.views.library.library_page import LibraryPage, Tab


def filled(theme, qtbot, *tabs: Tab) -> LibraryPage:
    page = LibraryPage(theme)
    qtbot.addWidget(page)
    for tab in tabs:
        page.add_tab(tab, QWidget())
    return page


def test_the_tab_that_was_in_view_is_so_at_the_next_start(theme, qtbot, tmp_path):
    runner = TaskRunner()
    page = filled(theme, qtbot, Tab.CVS, Tab.JOBS, Tab.TRASH)
    LibraryController(page, runner, tmp_path)
    qtbot.waitUntil(lambda: not runner.is_busy())
    page.bar.setCurrentIndex(2)
    qtbot.waitUntil(lambda: (tmp_path / "window.json").exists() and not runner.is_busy())
    again = filled(theme, qtbot, Tab.CVS)
    LibraryController(again, runner, tmp_path)
    qtbot.waitUntil(lambda: again._wanted is Tab.TRASH)
    again.add_tab(Tab.TRASH, QWidget())
    assert again.current_tab() is Tab.TRASH
    assert runner.shutdown()
