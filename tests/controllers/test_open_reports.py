"""Reports in tabs: one reader at a time, few views, and all of it back after a restart."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from careerflow.controllers.open_reports import MOST_VIEWS
from careerflow.controllers.report_stand import Stand
from careerflow.models.errors import StoreError
from careerflow.models.left_open import PreviewLook
from careerflow.models.report import Verdict
from careerflow.views.preview.page_scroller import Fit
from careerflow.views.report import row_changes
from careerflow.views.reports.report_tabs import HOME

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
HOSTILE = ROOT.parent / "shared" / "data" / "hostile"
ADVERT = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")
CONTROL = Qt.KeyboardModifier.ControlModifier


def tabs(driver):
    driver.wait(lambda: driver.application._reports_controller is not None)
    return driver.application._reports_controller._tabs


def opened(driver):
    return driver.application._reports_controller.opened


def restored(driver):
    driver.wait(lambda: tabs(driver) and driver.application._reports_controller._restored)
    return tabs(driver)


def shown(driver, key: str):
    """The view of a tab, filled."""
    driver.wait(lambda: driver.report_view() is not None and stand(driver, key) is not None)
    return stand(driver, key).view


def stand(driver, key: str):
    return next((s for s in opened(driver)._stands if s.key == key), None)


def live(driver) -> set[str]:
    return {s.key for s in opened(driver)._stands if s.key is not None}


def press(driver, key, modifiers=CONTROL) -> None:
    QTest.keyClick(driver.window, key, modifiers)


@pytest.fixture
def shelf(fill_home, make_driver):
    """A window with four stored reports, the newest first, none of them open."""
    fill_home(fill)
    driver = make_driver()
    restored(driver)
    driver.wait(lambda: len(driver.application._reports_controller._summaries) == 4)
    driver.window.show_page(driver.page)
    return driver


def fill(driver) -> None:
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    restored(driver)
    for number in range(4):
        driver.enter(f"{ADVERT}\n- Knowledge of Java {number}")
        driver.analyze()
        key = driver.library().summaries()[0].id
        shown(driver, key)
        driver.wait(lambda key=key: key in driver.application._reports_controller._summaries)
        opened(driver).close_tab(key)
        driver.window.show_page(driver.page)
    driver.wait(lambda: not driver.readers())


def ids(driver) -> list[str]:
    return [summary.id for summary in driver.library().summaries()]


def open_all(driver) -> list[str]:
    keys = ids(driver)
    driver.window.show_page(tabs(driver))
    for key in keys:
        tabs(driver).page.opened.emit(key)
        shown(driver, key)
    return keys


def test_only_the_shown_tab_has_a_reader_and_only_a_few_have_a_view(shelf):
    keys = open_all(shelf)
    assert tabs(shelf).open_keys() == keys
    assert len(opened(shelf)._stands) == MOST_VIEWS
    assert live(shelf) == set(keys[-MOST_VIEWS:])
    shelf.wait(lambda: len(shelf.readers()) == 1)
    images = stand(shelf, keys[-1]).view.preview.canvas.images
    shelf.wait(lambda: images.bytes)
    tabs(shelf).choose(keys[-2])
    assert images.bytes == 0
    shelf.wait(lambda: stand(shelf, keys[-2]).view.preview.canvas.images.bytes)
    shelf.wait(lambda: len(shelf.readers()) == 1)


def test_the_oldest_view_serves_another_report_and_its_own_is_filled_again(shelf):
    keys = open_all(shelf)
    assert opened(shelf).contents(keys[0]) is None
    tabs(shelf).choose(keys[0])
    view = shown(shelf, keys[0])
    assert view._report == shelf.library().report(keys[0]).report
    assert live(shelf) == {keys[0], *keys[-MOST_VIEWS + 1 :]}
    assert len(opened(shelf)._stands) == MOST_VIEWS


def test_a_view_that_is_made_ahead_leaves_no_report_covered(shelf):
    view, reports = shown(shelf, open_all(shelf)[-1]), opened(shelf)
    view.covering.cover()
    reports._stands.insert(0, Stand(reports._make_view()))
    for _ in range(view.covering.count):
        reports._uncover()
    reports._stands.pop(0).view.deleteLater()
    assert view.preview.updatesEnabled()


def test_a_view_in_the_making_is_not_prepared_with_the_others(shelf):
    first, second, *_rest = ids(shelf)
    shelf.window.show_page(tabs(shelf))
    tabs(shelf).page.opened.emit(first)
    shown(shelf, first)
    reports = opened(shelf)
    reports._make()  # two lists of steps take turns, and either may be between any two of its own
    assert [made.preview for made in reports._stands if made.key is None] == [None]
    reports._prepare()
    tabs(shelf).page.opened.emit(second)
    assert shown(shelf, second) is shelf.report_view()


def test_a_report_is_opened_once(shelf):
    first, second, *_rest = ids(shelf)
    shelf.window.show_page(tabs(shelf))
    for key in (first, second, first):
        tabs(shelf).page.opened.emit(key)
        shown(shelf, key)
    assert tabs(shelf).open_keys() == [first, second]
    assert tabs(shelf).shown == first


def test_tabs_left_in_a_hurry_are_not_filled(shelf):
    keys = open_all(shelf)
    for key in keys:
        tabs(shelf).choose(key)
    tabs(shelf).choose(HOME)
    shelf.wait(lambda: not shelf.readers())
    tabs(shelf).choose(keys[0])
    assert shown(shelf, keys[0]) is shelf.report_view()


def test_keys_go_round_and_close(shelf, qtbot):
    keys = open_all(shelf)[:2]
    for key in ids(shelf)[2:]:
        opened(shelf).close_tab(key)
    strip = tabs(shelf)
    strip.choose(keys[1])
    shown(shelf, keys[1])
    shelf.window.activateWindow()
    qtbot.waitUntil(shelf.window.isActiveWindow)
    seen = []
    for _ in range(3):
        press(shelf, Qt.Key.Key_Tab)
        seen.append(strip.shown)
    assert seen == [HOME, keys[0], keys[1]]
    press(shelf, Qt.Key.Key_Backtab, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert strip.shown == keys[0]
    press(shelf, Qt.Key.Key_W)
    assert strip.open_keys() == [keys[1]]
    assert strip.shown == keys[1]
    press(shelf, Qt.Key.Key_W)
    assert (strip.open_keys(), strip.shown) == ([], HOME)
    press(shelf, Qt.Key.Key_W)  # the list stays
    assert strip.current_view() is strip.page
    shelf.wait(lambda: not shelf.readers())


def test_open_tabs_come_back_without_being_loaded(shelf, make_driver):
    keys = open_all(shelf)
    tabs(shelf).strip.moveTab(0, 2)
    order = [keys[1], keys[2], keys[0], keys[3]]
    assert tabs(shelf).open_keys() == order
    opened(shelf).close_tab(keys[3])
    tabs(shelf).choose(HOME)

    driver = make_driver()
    assert restored(driver).open_keys() == order[:3]
    assert restored(driver).shown == HOME
    assert live(driver) == set()
    assert not any(stand.has_pages for stand in opened(driver)._stands)
    driver.window.show_page(tabs(driver))
    tabs(driver).choose(order[0])
    assert shown(driver, order[0])._report == driver.library().report(order[0]).report
    assert live(driver) == {order[0]}


def test_a_crash_loses_no_tab(shelf, make_driver):
    from careerflow import paths
    from careerflow.services.settings import load_left_open

    keys = open_all(shelf)
    shelf.wait(lambda: load_left_open(paths.config_folder()).reports == tuple(keys))


def test_a_deleted_report_loses_its_tab(shelf):
    keys = open_all(shelf)
    tabs(shelf).page.delete_requested.emit(keys[:2])
    assert tabs(shelf).open_keys() == keys[2:]
    shelf.wait(lambda: len(ids(shelf)) == 2)


def test_a_report_that_was_not_saved_can_be_taken_back(make_driver):
    from careerflow import paths

    paths.data_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder().write_text("in the way", encoding="utf-8")
    driver = make_driver()
    driver.sample()
    driver.analyze()
    driver.wait(lambda: "not saved" in driver.toast())
    report = driver.report_view()._report
    tabs(driver)._close(tabs(driver).shown)
    assert tabs(driver).open_keys() == []
    driver.wait(lambda: "was closed" in driver.toast())
    driver.window._toast._action.click()
    driver.wait(driver.report_view)
    assert driver.report_view()._report == report
    driver.window.show_page(driver.page)
    driver.analyze()  # the same once more goes to its tab
    assert len(tabs(driver).open_keys()) == 1


@pytest.mark.corpus
def test_a_protected_cv_shows_its_pages_again_while_its_tab_is_open(shelf):
    file = HOSTILE / "derived_encrypted_cv_pw_secret.pdf"
    if not file.exists():
        pytest.skip("no shared data")
    shelf.drop_and_read(file)
    shelf.page.password_entered.emit("secret")
    shelf.wait(lambda: shelf.cv_state() == "READY")
    shelf.analyze()
    protected = ids(shelf)[0]
    shown(shelf, protected)
    for key in ids(shelf)[1 : 1 + MOST_VIEWS]:  # take every view
        tabs(shelf).page.opened.emit(key)
        shown(shelf, key)
    assert opened(shelf).contents(protected) is None
    tabs(shelf).choose(protected)
    images = shown(shelf, protected).preview.canvas.images
    shelf.wait(lambda: images.bytes)


def test_corrections_are_undone_after_the_view_served_another_report(shelf):
    keys = ids(shelf)
    shelf.window.show_page(tabs(shelf))
    tabs(shelf).page.opened.emit(keys[0])
    view = shown(shelf, keys[0])
    judged = view._report
    view.correction_requested.emit(row_changes.with_verdict(judged.rows, [0], Verdict.MISSING))
    once = view._report
    view.correction_requested.emit(row_changes.not_required(once.rows, [1], yes=True))
    twice = view._report
    view.undo_requested.emit()
    for key in keys[1:]:
        tabs(shelf).page.opened.emit(key)
        shown(shelf, key)
    assert stand(shelf, keys[0]) is None
    tabs(shelf).choose(keys[0])
    again = shown(shelf, keys[0])
    assert again._report == once
    assert not again.corrections.undo.isHidden()
    again.redo_requested.emit()
    assert again._report == twice
    again.undo_requested.emit()
    again.undo_requested.emit()
    assert again._report == judged
    assert again.corrections.isHidden()


def test_a_closed_tab_takes_its_steps_with_it(shelf):
    key = ids(shelf)[0]
    shelf.window.show_page(tabs(shelf))
    tabs(shelf).page.opened.emit(key)
    view = shown(shelf, key)
    changes = row_changes.with_verdict(view._report.rows, [0], Verdict.MISSING)
    view.correction_requested.emit(changes)
    corrected = view._report
    tabs(shelf)._close(key)
    tabs(shelf).page.opened.emit(key)
    again = shown(shelf, key)
    again.undo_requested.emit()
    assert again._report == corrected


def test_the_look_of_the_preview_is_that_of_every_tab_and_of_the_next_start(shelf, make_driver):
    first, second, third, fourth = ids(shelf)
    shelf.window.show_page(tabs(shelf))
    for key in (first, second):
        tabs(shelf).page.opened.emit(key)
        shown(shelf, key)
    preview = stand(shelf, second).view.preview
    preview.canvas.zoom_to(1.5)
    preview.actions_by_name["thumbnails"].trigger()
    look = PreviewLook("free", 1.5, thumbnails=True)
    for key in (first, third):
        tabs(shelf).page.opened.emit(key)
        assert shown(shelf, key).preview.looks.look() == look
    assert shown(shelf, third).preview.actions_by_name["thumbnails"].isChecked()

    driver = make_driver()
    restored(driver)
    driver.window.show_page(tabs(driver))
    tabs(driver).page.opened.emit(fourth)
    preview = shown(driver, fourth).preview
    assert preview.looks.look() == look
    preview.actions_by_name["fit_page"].trigger()
    tabs(driver).choose(first)
    assert shown(driver, first).preview.canvas.fit is Fit.PAGE


def test_the_window_reopens_where_it_was_left(shelf, make_driver):
    keys = ids(shelf)[:2]
    shelf.window.show_page(tabs(shelf))
    for key in keys:
        tabs(shelf).page.opened.emit(key)
        shown(shelf, key)
    tabs(shelf).choose(keys[0])

    driver = make_driver()
    assert restored(driver).shown == keys[0]
    assert driver.window.current_page() is tabs(driver)
    assert shown(driver, keys[0])._report == driver.library().report(keys[0]).report
    driver.window.show_page(driver.page)

    driver = make_driver()
    assert restored(driver).shown == HOME
    assert driver.window.current_page() is driver.page
    assert live(driver) == set()
    driver.window.show_page(driver.window._pages[2])

    driver = make_driver()
    restored(driver)
    assert driver.window.current_page() is driver.window._pages[2]


def test_who_has_begun_to_work_stays_there(shelf, make_driver):
    key = ids(shelf)[0]
    shelf.window.show_page(tabs(shelf))
    tabs(shelf).page.opened.emit(key)
    shown(shelf, key)

    driver = make_driver()
    driver.page.setFocus()
    restored(driver)
    assert driver.window.current_page() is driver.page

    driver.window.show_page(tabs(driver))
    tabs(driver).choose(key)
    shown(driver, key)
    driver = make_driver(SAMPLES / "cv_en.pdf")
    restored(driver)
    assert driver.window.current_page() is driver.page


def test_a_store_that_is_locked_for_a_moment_costs_no_tab(shelf, monkeypatch):
    keys = open_all(shelf)

    def locked(_key: str) -> None:
        raise StoreError("store.locked", folder="here")

    load = opened(shelf)._load
    monkeypatch.setattr(opened(shelf), "_load", locked)
    summaries = {summary.id: summary for summary in shelf.library().summaries()}
    opened(shelf).open(summaries[keys[0]], row=1)
    shelf.wait(lambda: tabs(shelf).shown == HOME)
    assert tabs(shelf).open_keys() == keys
    assert opened(shelf)._wanted_row is None
    monkeypatch.setattr(opened(shelf), "_load", load)
    tabs(shelf).choose(keys[0])
    shown(shelf, keys[0])


def test_the_row_that_is_wanted_is_of_one_report(shelf):
    keys = open_all(shelf)
    summaries = {summary.id: summary for summary in shelf.library().summaries()}
    opened(shelf).open(summaries[keys[0]], row=1)
    tabs(shelf).choose(keys[-1])
    view = shown(shelf, keys[-1])
    assert view.tabs.currentWidget() is not view.requirements
