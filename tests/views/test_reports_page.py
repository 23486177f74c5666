from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QListView
from report_rows import ROWS, many

from careerflow.models.folding import folded
from careerflow.models.message import Message
from careerflow.models.report import ReportSummary
from careerflow.views.reports.listing import Order, arranged
from careerflow.views.reports.report_delegate import check_area, corrected_area, delete_area
from careerflow.views.reports.report_list import ReportList
from careerflow.views.reports.report_model import SummaryRole
from careerflow.views.reports.reports_page import ReportsPage
from careerflow.views.words import name_order


@pytest.fixture
def page(theme, language, qtbot):
    page = ReportsPage(theme, language)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.set_reports(arranged(ROWS))
    return page


@pytest.fixture
def shown(page):
    return page.findChild(ReportList)


def spoken(shown: QListView) -> list[str]:
    model = shown.model()
    return [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]


def click(qtbot, shown: QListView, row: int, on_bin: bool = False) -> None:
    area = shown.visualRect(shown.model().index(row, 0))
    place = delete_area(area).center() if on_bin else area.center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_newest_first_and_each_row_can_be_heard(shown):
    first, second, third = spoken(shown)
    assert first.startswith("Data analyst, Bảo, score 78 of 100, 7 of 9 must-have met, ")
    assert second.startswith("Job without a title, Linh")
    assert "not scored, No must-have asked for" in third


def test_a_row_names_the_person_and_its_tip_the_file(page, shown, qtbot):
    named = replace(ROWS[1], cv_name="scan 0815.pdf", person="Trần Khánh Linh")
    page.set_reports(arranged([named, ROWS[0]]))
    first, second = spoken(shown)
    assert "Trần Khánh Linh" in first
    assert "scan 0815" not in first
    assert "Linh" in second  # the file, where the CV gives no name
    qtbot.mouseMove(shown.viewport(), shown.visualRect(shown.model().index(0, 0)).center())
    assert "scan 0815.pdf" in shown.viewport().toolTip()
    page.findChild(QLineEdit).setText("0815")
    assert shown.model().rowCount() == 1


def test_corrected_rows_are_marked_and_said(page, shown, qtbot):
    page.set_reports(arranged([replace(ROWS[1], corrected=2), ROWS[0]]))
    first, second = spoken(shown)
    assert "must-have met, 2 rows corrected by you, " in first
    assert "corrected" not in second
    row = shown.visualRect(shown.model().index(0, 0))
    mark = corrected_area(row, replace(ROWS[1], corrected=2))
    assert corrected_area(row, ROWS[1]).isEmpty()
    before = shown.viewport().grab().toImage()
    page.set_reports(arranged([ROWS[1], ROWS[0]]))
    assert before.copy(mark) != shown.viewport().grab().toImage().copy(mark)
    page.set_reports(arranged([replace(ROWS[1], corrected=1), ROWS[0]]))
    qtbot.mouseMove(shown.viewport(), mark.center())
    assert shown.viewport().toolTip() == "1 row corrected by you"


def test_a_click_opens(page, shown, qtbot):
    with qtbot.waitSignal(page.opened) as opened:
        click(qtbot, shown, 1)
    assert opened.args == ["mid"]


def test_the_bin_deletes_and_undo_takes_it_back(page, shown, qtbot):
    with qtbot.assertNotEmitted(page.opened), qtbot.waitSignal(page.delete_requested) as gone:
        click(qtbot, shown, 0, on_bin=True)
    assert gone.args == [["new"]]
    assert "Data analyst" in page._toast.text()
    with qtbot.waitSignal(page.undo_delete_requested) as back:
        qtbot.mouseClick(page._toast._action, Qt.MouseButton.LeftButton)
    assert back.args == [["new"]]


def test_keys_open_and_delete(page, shown, qtbot):
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.delete_requested) as gone:
        qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert [opened.args] == gone.args


def test_search_looks_in_job_and_name(page, shown, qtbot):
    field = page.findChild(QLineEdit)
    field.setText("linh")
    assert len(spoken(shown)) == 2
    field.setText("ANALYST")
    assert len(spoken(shown)) == 1
    field.setText("c++ (")
    assert spoken(shown) == []
    assert page._no_match.isVisible()


def test_without_reports_the_page_leads_to_the_first(page, qtbot):
    page.set_reports(arranged([]))
    assert page._none.isVisible()
    assert not page.findChild(QLineEdit).isVisible()
    with qtbot.waitSignal(page.analyze_wanted):
        page._none._action.click()


def test_a_failed_load_is_told_in_place_of_the_list(page, shown, language, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    shown.setFocus()
    page.show_failure(Message("store.full", {"folder": "/here"}))
    assert page._failed.isVisible()
    assert not shown.isVisible()
    assert not page._search.isVisible()
    assert not page._count.isVisible() or not page._count.text()
    assert "full" in page._failed._text.text()
    assert page._failed._action.hasFocus()
    language.set("vi")
    assert page._failed._action.text() == "Thử lại"
    with qtbot.waitSignal(page.reload_wanted):
        page._failed._action.click()
    page.set_reports(arranged(ROWS))
    assert shown.isVisible()
    assert page._search.isVisible()


def test_rows_are_painted_in_both_themes(page, shown, theme):
    from careerflow.models.settings import Theme as Mode

    light = page.grab().toImage()
    theme.set_mode(Mode.DARK)
    dark = page.grab().toImage()
    theme.set_mode(Mode.LIGHT)
    center = shown.visualRect(shown.model().index(0, 0)).center()
    place = shown.viewport().mapTo(page, center)
    assert light.pixelColor(place) == theme.color("surface")
    assert dark.pixelColor(place).lightness() < 60


def test_after_undo_the_keyboard_is_in_the_list_again(page, shown, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    click(qtbot, shown, 0, on_bin=True)
    page._toast._action.setFocus()
    qtbot.keyClick(page._toast._action, Qt.Key.Key_Space)
    assert shown.hasFocus()


def test_the_keyboard_comes_to_the_first_report(page, shown, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.findChild(QLineEdit).setFocus()
    shown.setCurrentIndex(QModelIndex())
    shown.setFocus()
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert opened.args == ["new"]


def press(qtbot, shown, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(shown, key, modifiers)


def checked(page) -> list[str]:
    return [report.id for report in page._model.checked()]


def click_with(qtbot, shown, row: int, modifiers) -> None:
    place = shown.visualRect(shown.model().index(row, 0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def test_reports_are_checked_with_the_box_with_keys_and_with_a_held_key(page, shown, qtbot):
    with qtbot.assertNotEmitted(page.opened):
        place = check_area(shown.visualRect(shown.model().index(1, 0))).center()
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert checked(page) == ["mid"]
        click_with(qtbot, shown, 0, Qt.KeyboardModifier.ControlModifier)
        assert checked(page) == ["new", "mid"]
        click_with(qtbot, shown, 2, Qt.KeyboardModifier.ShiftModifier)
        assert checked(page) == ["new", "mid", "old"]
    press(qtbot, shown, Qt.Key.Key_Escape)
    assert checked(page) == []
    press(qtbot, shown, Qt.Key.Key_Home)
    press(qtbot, shown, Qt.Key.Key_Space)
    assert checked(page) == ["new"]
    index = shown.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    press(qtbot, shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(checked(page)) == 3


def test_two_are_compared_the_older_one_first(page, shown, qtbot):
    bar = page._selection
    assert not bar.isVisible()
    press(qtbot, shown, Qt.Key.Key_Home)
    press(qtbot, shown, Qt.Key.Key_Space)
    assert bar.isVisible()
    assert bar._count.text() == "1 selected"
    assert not bar._compare.isEnabled()
    press(qtbot, shown, Qt.Key.Key_End)
    press(qtbot, shown, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.compare_wanted) as wanted:
        bar._compare.click()
    assert wanted.args == ["old", "new"]


def test_several_are_deleted_and_come_back_together(page, shown, qtbot):
    press(qtbot, shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(page.delete_requested) as gone:
        press(qtbot, shown, Qt.Key.Key_Delete)
    assert gone.args == [["new", "mid", "old"]]
    assert "3 reports deleted" in page._toast.text()
    page.set_reports(arranged([]))
    assert not page._selection.isVisible()
    with qtbot.waitSignal(page.undo_delete_requested) as back:
        page._toast._action.click()
    assert back.args == gone.args


def test_a_row_that_is_not_checked_is_deleted_alone(page, shown, qtbot):
    press(qtbot, shown, Qt.Key.Key_Home)
    press(qtbot, shown, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.delete_requested) as gone:
        click(qtbot, shown, 2, on_bin=True)
    assert gone.args == [["old"]]


def test_a_selection_outlives_a_search_and_a_new_list(page, shown, qtbot):
    press(qtbot, shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page._search.setText("linh")
    page.set_reports(arranged(ROWS[:2]))
    assert checked(page) == ["new", "old"]
    page._selection._clear.click()
    assert checked(page) == []


def first_words(shown) -> list[str]:
    return [text.split(",")[0] for text in spoken(shown)]


def test_order(page, shown):
    more = replace(ROWS[0], id="4", job_title="Đầu bếp", person="Ân", score=90)
    page.set_reports(arranged([*ROWS, more]))
    page._order.setCurrentIndex(1)
    assert [text.split("score ")[-1][:2] for text in spoken(shown)[:3]] == ["90", "78", "40"]
    page._order.setCurrentIndex(2)
    assert first_words(shown) == ["Data analyst", "Đầu bếp", "Job without a title", "Kế toán"]
    page._order.setCurrentIndex(3)
    assert [text.split(", ")[1] for text in spoken(shown)] == ["Ân", "Bảo", "Linh", "Linh"]
    page._order.setCurrentIndex(0)
    assert first_words(shown)[0] == "Data analyst"


def test_search_needs_no_marks(page, shown):
    field = page._search
    for text in ("ke toan", "KẾ TOÁN", "kế toán", "bao"):
        field.setText(text)
        assert len(spoken(shown)) == 1, text


def test_a_refresh_leaves_the_keyboard_and_an_open_menu_with_their_report(page, shown, qtbot):
    shown.setCurrentIndex(shown.index_of("mid"))
    menu = shown.menu_of(shown.currentIndex())
    newest = ReportSummary("newest", "Ann", "Cook", 50, 1, 2, datetime(2026, 9, 2, tzinfo=UTC))
    page.set_reports(arranged([*ROWS, newest]))
    assert shown.currentIndex().data(SummaryRole).id == "mid"
    with qtbot.waitSignal(page.delete_requested) as asked:
        menu.actions()[-1].trigger()
    assert asked.args == [["mid"]]
    page.set_reports(arranged(ROWS[:2]))
    assert shown.currentIndex().row() == 1


def test_equal_scores_stand_newest_first(page, shown):
    page.set_reports(arranged([replace(row, score=50) for row in ROWS]))
    page._order.setCurrentIndex(Order.SCORE)
    assert [index.data(SummaryRole).id for index in shown.all_indexes()] == ["new", "mid", "old"]


def test_a_correction_leaves_the_list_where_it_is(page, shown, qtbot):
    rows = many(50)
    page.set_reports(arranged(rows))
    shown.setCurrentIndex(shown.model().index(3, 0))
    page._check([shown.model().index(5, 0)], True)
    shown.verticalScrollBar().setValue(1500)
    held = QPersistentModelIndex(shown.model().index(20, 0))
    resets, changed = [], []
    shown.model().modelReset.connect(lambda: resets.append(True))
    shown.model().dataChanged.connect(lambda first, last, _roles: changed.append((first, last)))
    rows[30] = replace(rows[30], score=99, corrected=1)
    page.set_reports(arranged(list(rows)))
    assert resets == []
    assert [(first.row(), last.row()) for first, last in changed] == [(19, 19)]
    newest = replace(rows[0], id="one more", created=datetime(2026, 6, 1, tzinfo=UTC))
    page.set_reports(arranged([*rows, newest]))
    qtbot.wait(10)
    assert resets == []
    assert held.row() == 21
    assert shown.currentIndex().row() == 4
    assert shown.verticalScrollBar().value() == 1500


def test_a_check_tells_of_its_row_and_of_nothing_else(page, shown):
    told = []
    shown.model().dataChanged.connect(
        lambda first, last, roles: told.append((first.row(), last.row(), list(roles)))
    )
    page._check([shown.model().index(1, 0)], True)
    page._check([shown.model().index(1, 0)], True)
    assert told == [(1, 1, [Qt.ItemDataRole.CheckStateRole])]


def test_no_text_is_folded_twice(page, shown, monkeypatch):
    texts = []

    def spied(text: str) -> str:
        texts.append(text)
        return folded(text)

    name_order.folded_once.cache_clear()
    monkeypatch.setattr(name_order, "folded", spied)
    page.set_reports(arranged(many(9)))
    page.set_reports(arranged(many(9)))
    for words in ("k", "ke", "kế"):
        page._search.setText(words)
    assert len([text for text in texts if "cv" in text and "Kế" in text]) == 3
    assert shown.model().rowCount() == 3


def test_another_language_has_the_list_arranged_anew(page, shown, language, qtbot):
    page.reload_wanted.connect(lambda: page.set_reports(arranged(ROWS)))
    language.set("vi")
    page._search.setText("khong co chuc danh")
    assert len(spoken(shown)) == 1


def test_reports_that_look_alike_are_told_apart(page, shown):
    first = ReportSummary(
        "a", "cv.pdf", "Nurse", 50, 1, 2, datetime(2026, 5, 2, 8, 30, 5, tzinfo=UTC), "Ada Nwosu"
    )
    at_a = replace(first, employer="Heron Clinic")
    at_b = replace(first, id="b", employer="Kite Hospital")
    page.set_reports(arranged([at_a, at_b]))
    assert [words.split(", ")[1] for words in spoken(shown)] == [
        "Ada Nwosu · Heron Clinic",
        "Ada Nwosu · Kite Hospital",
    ]
    later = replace(at_a, id="b", cv_name="cv 2.pdf", created=first.created.replace(minute=40))
    page.set_reports(arranged([at_a, later]))
    assert [words.split(", ")[1] for words in spoken(shown)] == [
        "Ada Nwosu · cv 2.pdf",
        "Ada Nwosu · cv.pdf",
    ]
    again = replace(at_a, id="b", created=first.created.replace(second=50))
    page.set_reports(arranged([at_a, again]))
    assert [words.split(", ")[1][-3:] for words in spoken(shown)] == [":50", ":05"]
    page.set_reports(arranged([at_a, replace(at_b, job_title="Cook")]))
    assert [words.split(", ")[1] for words in spoken(shown)] == ["Ada Nwosu"] * 2
