"""Corrections from the dialog to the next report, with the real engine, reader and store."""

from dataclasses import replace
from pathlib import Path

import pytest

from careerflow.models.profile import Correction
from careerflow.views.profile.profile_editor import ProfileEditor

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def opened(driver) -> ProfileEditor:
    driver.page.check_requested.emit()
    driver.wait(lambda: dialogs(driver))
    return dialogs(driver)[0]


def dialogs(driver) -> list[ProfileEditor]:
    return [d for d in driver.window.findChildren(ProfileEditor) if d.isVisible()]


def present(driver):
    return driver.application._analyze_controller.cv


def rename(editor: ProfileEditor, name: str) -> None:
    editor._person._fields["name"].field.line.setText(name)
    editor._save.click()


@pytest.fixture
def read(driver):
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    return driver


def test_a_correction_is_shown_kept_and_undone(read):
    before = present(read).corrections
    rename(opened(read), "Linh An")
    read.wait(lambda: "Linh An" in read.page._cv._summary._name.text())
    read.wait(read.toast)
    kept = read.library().cv_corrections(present(read).document.sha256)
    assert kept.name == Correction("Trần Khánh Linh", "Linh An")
    assert kept.count() == 1
    read.window._toast._act()
    read.wait(lambda: present(read).corrections == before)
    assert read.library().cv_corrections(present(read).document.sha256).count() == 0
    assert read.page._cv._summary._name.text() == "Trần Khánh Linh"


def test_corrections_hold_after_a_restart_and_in_the_report(make_driver):
    driver = make_driver()
    driver.sample()
    driver.analyze()
    first = driver.report_view()._report
    driver.window.show_page(driver.page)
    editor = opened(driver)
    job = editor._jobs.entries[-1]
    job._first.line.setText("01/2005")
    editor._save.click()
    driver.wait(lambda: present(driver).corrections.count() == 1)
    driver.analyze()
    report = driver.report_view()._report
    assert report.cv_corrected == 1
    assert report.years > first.years + 10
    assert len(driver.library().summaries()) == 2

    driver = make_driver()
    driver.sample()
    driver.wait(lambda: present(driver).corrections.count() == 1)
    driver.analyze()
    assert driver.report_view()._report == report
    assert len(driver.library().summaries()) == 2


def test_corrections_that_cannot_be_kept_are_told_and_do_not_hold(read):
    before = present(read)
    read.library()._store.close()

    def refuse(*_arguments):
        from careerflow.models.errors import StoreError

        raise StoreError("store.full", folder="x")

    read.library().save_cv_corrections = refuse
    rename(opened(read), "Linh An")
    read.wait(lambda: "full" in read.toast())
    assert present(read) == before


def test_nothing_opens_without_a_cv(driver):
    driver.page.check_requested.emit()
    driver.qtbot.wait(300)
    assert dialogs(driver) == []


def test_a_cv_that_came_meanwhile_keeps_its_own_corrections(read):
    editor = opened(read)
    other = replace(present(read), file_name="other.pdf")
    assert editor.isModal()
    read.application._analyze_controller.show_corrected(
        replace(other, document=replace(other.document, sha256="0" * 64))
    )
    assert present(read).file_name == "cv_en.pdf"
    editor.close()


def test_one_editor_at_a_time_for_the_cv_that_it_was_asked_for(read):
    read.page.check_requested.emit()
    read.page.check_requested.emit()
    read.wait(lambda: dialogs(read))
    assert len(read.window.findChildren(ProfileEditor)) == 1
    (editor,) = dialogs(read)
    first = present(read)
    read.drop_and_read(SAMPLES / "cv_vi.pdf")
    rename(editor, "Linh An")
    sha256 = first.document.sha256
    read.wait(lambda: read.library().cv_corrections(sha256).count())
    assert read.library().cv_corrections(present(read).document.sha256).count() == 0
    assert opened(read) is not editor


def test_where_a_section_begins_is_kept_and_undone(make_driver):
    driver = make_driver()
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    jobs = len(present(driver).sectioned.profile.jobs)
    rows = opened(driver)._sections
    (work,) = [row for row in rows.rows if row.section.heading == "WORK EXPERIENCE"]
    work.split.click()
    rows._choosing.begin.click()
    dialogs(driver)[0]._save.click()
    driver.wait(lambda: present(driver).corrections.count() == 1)
    assert len(present(driver).sectioned.profile.jobs) < jobs

    again = make_driver()
    again.drop_and_read(SAMPLES / "cv_en.pdf")
    assert present(again).corrections == present(driver).corrections
    editor = opened(again)
    (added,) = [row for row in editor._sections.rows if row.read is None]
    added.merge.click()
    editor._save.click()
    again.wait(lambda: present(again).corrections.count() == 0)
    assert len(present(again).sectioned.profile.jobs) == jobs
    again.wait(again.toast)
    again.window._toast._act()
    again.wait(lambda: present(again).corrections.count() == 1)
