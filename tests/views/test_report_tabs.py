"""Tabs of open reports: labels, order, closing, what fits."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from careerflow.models.report import ReportSummary
from careerflow.views.reports.listing import arranged
from careerflow.views.reports.report_tabs import HOME, ReportTabs
from careerflow.views.reports.reports_page import ReportsPage

# Of the offscreen platform, about menus.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

FIRST = ReportSummary(
    "a", "cv.pdf", "R&D <b>lead</b>", 78, 7, 9, datetime(2026, 5, 2, tzinfo=UTC), "Trần Linh"
)
SECOND = replace(FIRST, id="b", job_title="Kế toán", person=None)
THIRD = replace(FIRST, id="c", job_title=None)


@pytest.fixture
def tabs(theme, language, qtbot):
    tabs = ReportTabs(theme, ReportsPage(theme, language))
    qtbot.addWidget(tabs)
    tabs.resize(1100, 600)
    tabs.show()
    return tabs


@pytest.fixture
def three(tabs):
    for report in (FIRST, SECOND, THIRD):
        tabs.add(report.id, report)
    return tabs


def middle_click(qtbot, tabs, index: int) -> None:
    place = tabs.strip.tabRect(index).center()
    qtbot.mouseClick(tabs.strip, Qt.MouseButton.MiddleButton, pos=place)


def test_without_open_reports_there_is_no_strip(tabs):
    assert not tabs._bar.isVisible()
    tabs.add("a", FIRST)
    assert tabs._bar.isVisible()
    assert tabs.shown == HOME
    tabs.remove("a")
    assert not tabs._bar.isVisible()


def test_a_tab_says_whose_report_it_is(three):
    assert three.strip.accessibleTabName(0) == "R&D <b>lead</b>"
    assert three.strip.tabText(0) == "R&&D <b>lead</b>"  # no key to press, no markup
    tip = three.strip.tabToolTip(0)
    assert "Trần Linh · R&amp;D &lt;b&gt;lead&lt;/b&gt; · 2 May 2026" in tip
    assert "cv.pdf · Kế toán" in three.strip.tabToolTip(1)
    assert three.strip.tabText(2) == "Job without a title"
    three.add("a", replace(FIRST, job_title="Lead"))
    assert three.open_keys() == ["a", "b", "c"]
    assert three.strip.tabText(0) == "Lead"


def test_tabs_of_one_title_are_told_apart_by_what_differs(tabs):
    made = replace(FIRST, job_title="Nurse", employer="Heron Clinic")
    tabs.add("a", made)
    assert tabs.strip.tabText(0) == "Nurse"
    tabs.add("b", replace(made, id="b", person="Ada Nwosu"))
    assert tabs.strip.tabText(0) == "Trần Linh · Nurse"  # what may be cut off is the title
    assert tabs.strip.accessibleTabName(1) == "Nurse · Ada Nwosu"
    tabs.add("c", replace(made, id="c", employer="Kite Hospital"))
    assert tabs.strip.tabText(0) == "Trần Linh · Heron Clinic · Nurse"
    assert tabs.strip.tabText(2) == "Trần Linh · Kite Hospital · Nurse"
    tabs.add("a+b", tabs.reports("a")[0], tabs.reports("b")[0])
    tabs.add("b+a", tabs.reports("b")[0], tabs.reports("a")[0])
    names = [tabs.strip.accessibleTabName(place) for place in (3, 4)]
    assert names == ["Comparison: Nurse · Ada Nwosu", "Comparison: Nurse · Trần Linh"]
    for key in ("b", "c"):
        tabs.remove(key)
    assert tabs.strip.tabText(0) == "Nurse"


def test_a_click_chooses_also_the_tab_that_was_current_before(three, qtbot):
    chosen = []
    three.chosen.connect(chosen.append)
    for index in (0, 2):
        place = three.strip.tabRect(index).center()
        qtbot.mouseClick(three.strip, Qt.MouseButton.LeftButton, pos=place)
    three._home.click()
    qtbot.mouseClick(three.strip, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["a", "c", HOME, "c"]


def test_closing_goes_to_the_neighbour_and_at_last_to_the_list(three, qtbot):
    closed, chosen = [], []
    three.closed.connect(lambda key, report: closed.append((key, report)))
    three.choose("b")
    three.chosen.connect(chosen.append)
    three.strip.tabButton(1, three.strip.ButtonPosition.RightSide).click()
    middle_click(qtbot, three, 1)
    middle_click(qtbot, three, 0)
    assert closed == [("b", SECOND), ("c", THIRD), ("a", FIRST)]
    assert chosen == ["c", "a", HOME]
    assert three.current_view() is three.page


def test_closing_another_tab_leaves_the_shown_one(three, qtbot):
    three.choose("a")
    with qtbot.assertNotEmitted(three.chosen):
        middle_click(qtbot, three, 1)
    assert three.shown == "a"
    assert three.open_keys() == ["a", "c"]


def test_moving_is_told_and_keys_stay_with_their_tab(three, qtbot):
    three.choose("a")
    with qtbot.waitSignal(three.rearranged):
        three.strip.moveTab(0, 2)
    assert three.open_keys() == ["b", "c", "a"]
    assert three.shown == "a"


def test_many_tabs_are_elided_scrolled_to_and_listed(tabs, qtbot):
    for number in range(12):
        report = replace(FIRST, id=str(number), job_title=f"Senior {'analyst ' * 9} {number}")
        tabs.add(report.id, report)
    assert tabs.strip.width() < tabs.width()
    widths = {tabs.strip.tabRect(index).width() for index in range(12)}
    assert max(widths) <= 230
    tabs.choose("11")
    seen = tabs.strip.rect().intersected(tabs.strip.tabRect(11))
    assert seen.width() > 100
    tabs._all.click()
    menu = tabs.findChild(QMenu)
    assert [action.isChecked() for action in menu.actions()] == [False] * 11 + [True]
    menu.actions()[3].trigger()
    assert tabs.shown == "3"
    menu.close()


def test_compare_lists_the_other_reports_of_the_job(three, qtbot):
    assert not three._compare.isVisible()
    three.choose("a")
    three.set_others(())
    assert not three._compare.isEnabled()
    assert "No other report" in three._compare.toolTip()
    three.set_others((SECOND,))
    three._compare.click()
    menu = three.findChild(QMenu)
    (action,) = menu.actions()
    assert action.text().startswith("cv.pdf · score 78 of 100 · 2 May 2026")
    with qtbot.waitSignal(three.compare_wanted) as wanted:
        action.trigger()
    assert wanted.args == ["a", "b"]
    menu.close()


def test_the_keyboard_goes_with_what_is_shown_unless_it_walks_along_the_tabs(three, qtbot):
    three.activateWindow()
    qtbot.waitUntil(three.isActiveWindow)
    view = QLabel("report")
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    three.add_view(view)
    three.page.set_reports(arranged([FIRST]))
    three.page.setFocus()
    three.choose("a")
    three.show_view(view)
    assert QApplication.focusWidget() is view
    assert three.current_view() is view
    three.choose(HOME)
    assert QApplication.focusWidget() is three.page._list
    three.choose("a")
    three.strip.setFocus()
    qtbot.keyClick(three.strip, Qt.Key.Key_Right)
    three.show_view(view)
    assert three.shown == "b"
    assert QApplication.focusWidget() is three.strip


def test_in_the_other_language(three, language):
    language.set("vi")
    assert "không có chức danh" in three.strip.tabText(2)
    assert three._home.text() == "Tất cả báo cáo"
    close = three.strip.tabButton(1, three.strip.ButtonPosition.RightSide)
    assert close.accessibleName() == "Đóng Kế toán"
