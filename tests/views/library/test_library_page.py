"""The tabs of the Library page, in whatever order their pages come."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from careerflow.views.library.library_page import LibraryPage, Tab


def filled(theme, qtbot, *tabs: Tab) -> LibraryPage:
    page = LibraryPage(theme)
    qtbot.addWidget(page)
    for tab in tabs:
        page.add_tab(tab, QLineEdit())
    return page


def test_tabs_stand_in_their_order_and_the_first_that_came_is_shown(theme, qtbot):
    page = filled(theme, qtbot, Tab.JOBS, Tab.TRASH, Tab.CVS)
    assert [page.bar.tabText(n) for n in range(3)] == ["CVs", "Jobs", "Trash"]
    assert page.current_tab() is Tab.JOBS
    assert page.focusProxy() is page.page_of(Tab.JOBS)


def test_a_tab_that_is_asked_for_before_it_is_there_is_shown_when_it_comes(theme, qtbot):
    page = filled(theme, qtbot, Tab.CVS)
    page.show_tab(Tab.TRASH)
    assert page.current_tab() is Tab.CVS
    shown = []
    page.tab_shown.connect(shown.append)
    page.add_tab(Tab.JOBS, QWidget())
    page.add_tab(Tab.TRASH, QWidget())
    assert shown == [Tab.TRASH]
    assert page.current_tab() is Tab.TRASH


def test_a_tab_that_comes_late_does_not_take_the_user_away(theme, qtbot):
    page = filled(theme, qtbot, Tab.CVS, Tab.JOBS)
    page.show_tab(Tab.TRASH)
    page.bar.setCurrentIndex(1)
    page.add_tab(Tab.TRASH, QWidget())
    assert page.current_tab() is Tab.JOBS


def test_keys_go_round_the_tabs_and_take_the_keyboard_along(theme, qtbot):
    page = filled(theme, qtbot, Tab.CVS, Tab.JOBS)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.page_of(Tab.CVS).setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.current_tab() is Tab.JOBS
    assert page.page_of(Tab.JOBS).hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.current_tab() is Tab.CVS
