"""From the list, or from a report, to two reports side by side and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from careerflow import paths
from careerflow.models.left_open import pair_key
from careerflow.services.settings import load_left_open
from careerflow.views.compare.compare_page import ComparePage
from careerflow.views.reports.report_tabs import HOME

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
ADVERT = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")


def reports(driver):
    return driver.application._reports_controller


def page(driver):
    tabs = driver.window.current_page()
    shown = tabs.current_view() if hasattr(tabs, "current_view") else None
    return shown if hasattr(shown, "show_comparison") else None


def analyze(driver, cv: Path, advert: str) -> str:
    """The id of its report."""
    driver.window.show_page(driver.page)
    driver.drop_and_read(cv)
    driver.enter(advert)
    driver.analyze()
    newest = driver.library().summaries()[0].id
    driver.wait(lambda: newest in reports(driver)._summaries)
    return newest


def fill(driver, folder: Path) -> None:
    """An older version of a CV and the present one, for one job; the report of the latter is shown,
    and both are open."""
    old = folder / "old.txt"
    old.write_text("Trần Khánh Linh\n\nSkills\nExcel, SAP\n", encoding="utf-8")
    for cv in (old, SAMPLES / "cv_en.pdf"):
        analyze(driver, cv, ADVERT)


@pytest.fixture
def driver(fill_home, make_driver, tmp_path):
    fill_home(lambda driver: fill(driver, tmp_path))
    driver = make_driver()
    driver.wait(driver.report_view)
    driver.wait(lambda: len(reports(driver)._summaries) == 2)
    return driver


@pytest.fixture
def two(driver) -> tuple[str, str]:
    """The two reports, the older first."""
    newer, older = driver.library().summaries()
    return older.id, newer.id


def compare(driver, left: str, right: str):
    reports(driver)._page.compare_wanted.emit(left, right)
    driver.wait(lambda: page(driver))
    return page(driver)


def test_from_the_list_and_back(driver, two):
    shown = compare(driver, *two)
    comparison = shown._shown[0]
    assert comparison.left == driver.library().report(two[0]).report
    assert comparison.right == driver.library().report(two[1]).report
    assert shown.table.model().rowCount() == len(comparison.right.rows)
    assert comparison.score_change > 0
    tabs = reports(driver)._tabs
    assert tabs.open_keys() == [*two, pair_key(*two)]
    assert "Comparison" in tabs.strip.accessibleTabName(2)
    assert not tabs._compare.isVisible()
    driver.window.back_requested.emit()
    assert driver.window.current_page() is tabs
    assert tabs.shown == HOME


def test_from_a_report_with_another_of_its_job(driver, two):
    tabs = reports(driver)._tabs
    assert tabs.shown == two[1]
    assert [other.id for other in tabs._others] == [two[0]]
    tabs.compare_wanted.emit(two[1], two[0])
    driver.wait(lambda: page(driver))
    assert page(driver)._shown[1].id == two[0]  # the older one on the left
    tabs.strip.moveTab(2, 0)
    page(driver)._swap.click()
    driver.wait(lambda: page(driver) and page(driver)._shown[1].id == two[1])
    assert tabs.open_keys() == [pair_key(two[1], two[0]), *two]


def test_a_comparison_comes_back_in_its_place_and_is_loaded_when_it_is_looked_at(
    driver, make_driver, two
):
    compare(driver, *two)
    tabs = reports(driver)._tabs
    tabs.strip.moveTab(2, 1)
    keys = tabs.open_keys()
    tabs.choose(HOME)

    again = make_driver()
    again.wait(lambda: reports(again) and reports(again)._restored)
    tabs = reports(again)._tabs
    assert tabs.open_keys() == keys == [two[0], pair_key(*two), two[1]]
    assert not again.window.findChildren(ComparePage)
    again.window.show_page(tabs)
    tabs.choose(keys[1])
    again.wait(lambda: page(again))
    assert [side.id for side in page(again)._shown[1:]] == list(two)


def test_a_comparison_whose_report_is_deleted_is_closed_and_that_is_told(driver, make_driver, two):
    compare(driver, *two)
    tabs = reports(driver)._tabs
    tabs.choose(two[1])
    tabs.page.delete_requested.emit([two[0]])
    assert tabs.open_keys() == [two[1]]
    assert "comparison was closed" in driver.toast()
    driver.wait(lambda: two[0] not in reports(driver)._summaries)
    driver.window._toast._action.click()
    driver.wait(lambda: two[0] in reports(driver)._summaries)
    compare(driver, *two)
    driver.wait(lambda: load_left_open(paths.config_folder()).reports == tuple(tabs.open_keys()))
    driver.library().delete_report(two[0])

    again = make_driver()
    again.wait(lambda: reports(again) and reports(again)._restored)
    assert reports(again)._tabs.open_keys() == [two[1]]
    assert "comparison was closed" in again.toast()


def test_a_row_is_shown_in_its_cv(driver, two, qtbot):
    shown = compare(driver, *two)
    shown.table.selectRow(2)
    number = shown._shown[0].right.rows.index(shown._row.right)
    shown.detail.row_wanted.emit(True)
    driver.wait(driver.report_view)
    view = driver.report_view()
    assert reports(driver)._tabs.shown == two[1]
    driver.wait(lambda: view.requirements.table.selected_row() == number)
    assert view.tabs.currentWidget() is view.requirements


def test_another_advert_is_no_job_to_compare(driver, two):
    other = analyze(driver, SAMPLES / "cv_en.pdf", "Chef\nRequirements\n- Cooking\n- Menus\n")
    assert reports(driver)._tabs._others == ()
    shown = compare(driver, two[0], other)
    assert shown._shown[0].rows is None
    assert shown._states.currentIndex() == 1


def test_a_report_tells_what_has_changed_since_the_last_version_of_the_cv(driver, two):
    header = driver.report_view().header
    driver.wait(header._since_button.isVisible)
    assert header._since_button.text().startswith("+")
    header._since_button.click()
    driver.wait(lambda: page(driver))
    shown = page(driver)
    assert (shown._shown[1].id, shown._shown[2].id) == two
    new = [row.shown.new for row in shown._shown[0].rows if row.change == "better"]
    assert any("dashboards" in run for runs in new for run in runs)


def test_an_edited_advert_is_compared_by_its_wording(driver, two):
    other = analyze(driver, SAMPLES / "cv_en.pdf", ADVERT.replace("At least 5 years", "10+ years"))
    assert {one.id for one in reports(driver)._tabs._others} == set(two)
    shown = compare(driver, two[1], other)
    comparison = shown._shown[0]
    assert comparison.edited
    assert shown._edited.isVisible()
    (edited,) = [row for row in comparison.rows if row.asked.new]
    assert (edited.asked.gone, edited.asked.new) == (("At least 5",), ("10+",))


def test_escape_leaves_the_comparison(driver, two, qtbot):
    compare(driver, *two)
    driver.window.activateWindow()
    qtbot.waitUntil(driver.window.isActiveWindow)
    QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    assert reports(driver)._tabs.shown == HOME
