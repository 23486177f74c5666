"""The filters of the requirement table, together."""

import pytest
from PySide6.QtCore import Qt
from report_samples import ROWS, corrected, placed, row

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Verdict
from careerflow.views.report.requirements_model import Column
from careerflow.views.report.requirements_tab import RequirementsTab


@pytest.fixture
def tab(qtbot, theme, language):
    tab = RequirementsTab(theme, language)
    qtbot.addWidget(tab)
    tab.resize(560, 640)
    tab.axis_chosen.connect(tab.show_axis)
    tab.show()
    tab.show_rows(ROWS)
    return tab


def shown(tab) -> list[int]:
    return tab.table.filter.numbers()


def choose(box, value) -> None:
    box.setCurrentIndex([None, *type(value)].index(value))
    box.activated.emit(box.currentIndex())


def test_axis_verdict_priority_and_words_narrow_it_together(tab):
    choose(tab.filters.axis, Axis.HARD_SKILLS)
    assert shown(tab) == [0, 1, 3, 4]
    choose(tab.filters.kind, Kind.NICE)
    assert shown(tab) == [3, 4]
    tab.filters.verdicts[Verdict.MISSING].click()
    assert shown(tab) == [3]
    tab.filters.search.setText("c++")
    assert shown(tab) == [3]
    tab.filters.search.setText("c++ java")
    assert shown(tab) == []


def test_each_count_is_of_what_the_other_filters_let_through(tab):
    choose(tab.filters.kind, Kind.NICE)
    assert tab.filters.all.text() == "All 3"
    assert tab.filters.verdicts[Verdict.MET].text() == "Met 1"
    assert tab.filters.verdicts[Verdict.PARTIAL].text() == "Partly met 0"
    tab.filters.verdicts[Verdict.MET].click()
    assert tab.filters.all.text() == "All 3"
    assert tab.filters.axis.itemText(1) == "Hard skills (0)"
    assert tab.filters.axis.itemText(2) == "Soft skills (1)"


def test_reasons_and_evidence_are_searched_too(tab):
    tab.filters.search.setText("PIPELINES")
    assert shown(tab) == [0, 1, 3, 5]
    tab.filters.search.setText("reading")
    assert shown(tab) == [0, 1, 2, 3, 4, 5]


def test_nothing_found_says_so_and_leads_back(tab):
    tab.filters.search.setText("nothing like that")
    assert tab.none.isVisible()
    assert not tab.table.isVisible()
    assert not tab.detail.isVisible()
    tab.none._action.click()
    assert tab.table.isVisible()
    assert shown(tab) == [0, 1, 2, 3, 4, 5]
    assert tab.filters.search.text() == ""
    assert not tab.filters.clear.isVisible()


def test_the_filter_stays_while_the_language_switches(tab, language):
    choose(tab.filters.axis, Axis.HARD_SKILLS)
    tab.filters.verdicts[Verdict.MISSING].click()
    tab.filters.search.setText("stl")
    tab.table.sort_by(Column.POINTS, Qt.SortOrder.DescendingOrder)
    chosen = tab.filters.chosen
    language.set("vi")
    assert tab.filters.all.text().startswith("Tất cả")
    assert tab.filters.axis.currentText().startswith("Kỹ năng chuyên môn")
    assert (tab.filters.search.text(), tab.filters.chosen) == ("stl", chosen)
    assert shown(tab) == [3]
    assert tab.table.order() == (Column.POINTS, Qt.SortOrder.DescendingOrder)


def test_escape_empties_the_search_before_it_leaves(tab, qtbot):
    tab.filters.search.setText("stl")
    qtbot.keyClick(tab.filters.search, Qt.Key.Key_Escape)
    assert tab.filters.search.text() == ""
    assert shown(tab) == [0, 1, 2, 3, 4, 5]


def test_the_order_is_chosen_by_keyboard_too(tab):
    sort = tab.filters.sort
    sort._columns[Column.VERDICT].trigger()
    assert shown(tab) == [2, 3, 1, 0, 5, 4]
    sort._reversed.trigger()
    assert shown(tab) == [4, 0, 5, 1, 2, 3]
    tab.table.horizontalHeader().setSortIndicator(Column.AXIS, Qt.SortOrder.AscendingOrder)
    assert sort._columns[Column.AXIS].isChecked()
    assert not sort._reversed.isChecked()


def test_a_row_is_selected_though_every_filter_hides_it(tab):
    choose(tab.filters.axis, Axis.SOFT_SKILLS)
    choose(tab.filters.kind, Kind.NICE)
    tab.filters.search.setText("zzz")
    tab.select_row(1)
    assert tab.table.selected_row() == 1
    assert tab.filters.axis.currentIndex() == 0
    assert tab.table.isVisible()


def test_corrected_rows_can_be_listed_and_others_are_counted_without_them(tab):
    rows = (corrected(ROWS[0], not_required=True), *ROWS[1:])
    tab.update_rows(rows)
    assert tab.filters.verdicts[Verdict.MET].text() == "Met 1"
    tab.show_corrected()
    assert shown(tab) == [0]
    assert tab.filters.corrected.text() == "Corrected 1"
    assert tab.filters.corrected.isVisible()


def test_another_report_is_shown_whole(tab):
    choose(tab.filters.kind, Kind.NICE)
    tab.show_rows(placed((row("One"), row("Two"))))
    assert shown(tab) == [0, 1]
    assert tab.filters.kind.currentIndex() == 0


def test_the_chosen_row_is_selected_again_once_it_is_shown(tab):
    tab.table.setCurrentIndex(tab.table.filter.index(1, 0))
    tab.filters.search.setText("english")
    assert tab.table.selected_row() is None
    tab.filters.search.setText("")
    assert tab.table.selected_row() == 1
