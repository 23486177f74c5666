"""Reports that are kept, opened again, deleted, and those that cannot be kept."""

import os
import sqlite3
from pathlib import Path

import pytest

from careerflow import paths
from careerflow.controllers.backend import Backend
from careerflow.models.errors import StoreError
from careerflow.services.settings import load_left_open

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
HOSTILE = ROOT.parent / "shared" / "data" / "hostile"


def reports_page(driver):
    driver.wait(lambda: driver.application._reports_controller is not None)
    return driver.application._reports_controller._page


def listed(driver) -> list:
    model = reports_page(driver)._model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def fill(driver) -> None:
    """A report of the sample, which is shown."""
    driver.sample()
    driver.analyze()
    driver.wait(lambda: len(listed(driver)) == 1)


@pytest.fixture
def shown(fill_home, make_driver):
    """A window that was left, and has opened again, with a stored report in front."""
    fill_home(fill)
    driver = make_driver()
    driver.wait(driver.report_view)
    driver.wait(lambda: len(listed(driver)) == 1)
    return driver


def test_opened_again_after_a_restart_without_the_file(make_driver, tmp_path):
    cv = tmp_path / "cv.pdf"
    cv.write_bytes((SAMPLES / "cv_en.pdf").read_bytes())
    driver = make_driver()
    driver.drop_and_read(cv)
    driver.enter((SAMPLES / "advert_en.txt").read_text(encoding="utf-8"))
    driver.analyze()
    report = driver.report_view()._report
    cv.unlink()

    driver = make_driver()
    driver.open_newest()
    assert driver.report_view()._report == report
    assert driver.report_view().preview._highlights
    driver.wait(driver.readers)


def test_the_stored_copy_is_gone(fill_home, make_driver):
    fill_home(fill)
    driver = make_driver()
    stored = driver.library().report(driver.library().summaries()[0].id)
    stored.file.chmod(0o600)
    stored.file.unlink()
    driver.open_newest()
    errors = driver.report_view().preview.canvas.images._errors
    driver.wait(lambda: 0 in errors)
    assert "missing" in errors[0]


def test_delete_and_undo(shown):
    page, kept = reports_page(shown), shown.library().summaries()[0].id
    page.delete_requested.emit([kept])
    shown.wait(lambda: not listed(shown))
    page.undo_delete_requested.emit([kept])
    shown.wait(lambda: len(listed(shown)) == 1)


def test_back_leads_to_the_list(shown):
    shown.report_view().back_requested.emit()
    assert shown.window.current_page().current_view() is reports_page(shown)


@pytest.mark.corpus
def test_a_protected_cv_opened_again_asks_for_its_password(make_driver):
    file = HOSTILE / "derived_encrypted_cv_pw_secret.pdf"
    if not file.exists():
        pytest.skip("no shared data")
    driver = make_driver()
    driver.drop_and_read(file)
    driver.page.password_entered.emit("secret")
    driver.wait(lambda: driver.cv_state() == "READY")
    driver.enter((SAMPLES / "advert_en.txt").read_text(encoding="utf-8"))
    driver.analyze()

    driver = make_driver()
    driver.open_newest()
    preview = driver.report_view().preview
    driver.wait(preview._password.isVisible)
    preview.password_entered.emit("secret")
    driver.wait(preview.canvas.isVisible)
    driver.wait(lambda: preview.canvas.images.get(0))


@pytest.fixture
def no_folder():
    """A file stands where the data folder should be: no one can write there, not even root."""
    paths.data_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.data_folder().write_text("in the way", encoding="utf-8")


@pytest.fixture
def newer_database():
    paths.data_folder().mkdir(parents=True)
    connection = sqlite3.connect(paths.data_folder() / "careerflow.sqlite3")
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    connection.execute("INSERT INTO alembic_version VALUES ('9999')")
    connection.execute("PRAGMA application_id = 1128679000")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("broken", "said"), [("no_folder", "cannot write"), ("newer_database", "database in|newer")]
)
def test_an_analysis_needs_no_store(make_driver, request, broken, said):
    request.getfixturevalue(broken)
    driver = make_driver()
    driver.wait(driver.toast)
    assert any(words in driver.toast() for words in said.split("|"))
    driver.sample()
    driver.analyze()
    assert driver.report_view()._report.rows
    driver.wait(lambda: "not saved" in driver.toast())


def test_the_folder_can_be_written_again(make_driver, no_folder):
    driver = make_driver()
    driver.wait(driver.toast)
    os.unlink(paths.data_folder())
    driver.sample()
    driver.analyze()
    driver.wait(lambda: len(listed(driver)) == 1)


def broken(_backend):
    raise StoreError("store.full", folder="here")


def test_a_list_that_cannot_be_loaded_is_tried_again(shown, monkeypatch):
    page = reports_page(shown)
    shown.report_view().back_requested.emit()
    with monkeypatch.context() as patch:
        patch.setattr(Backend, "library", broken)
        shown.application._reports_controller.refresh()
        shown.wait(page._failed.isVisible)
        assert not shown.toast()
    page._failed._action.click()
    shown.wait(page._list.isVisible)
    assert listed(shown)


def test_open_tabs_come_back_once_the_store_can_be_read(fill_home, make_driver, monkeypatch):
    fill_home(fill)
    keys = list(load_left_open(paths.config_folder()).reports)
    assert len(keys) == 1
    with monkeypatch.context() as patch:
        patch.setattr(Backend, "library", broken)
        driver = make_driver()
        driver.wait(driver.toast)
    page = reports_page(driver)
    assert not page._failed.isHidden()
    page._failed._action.click()
    tabs = driver.application._reports_controller._tabs
    driver.wait(lambda: tabs.open_keys() == keys)
    assert not page._list.isHidden()


def test_damaged_settings_are_told(make_driver):
    paths.config_folder().mkdir(parents=True)
    (paths.config_folder() / "settings.json").write_text("{", encoding="utf-8")
    driver = make_driver()
    driver.wait(lambda: "defaults" in driver.toast())
