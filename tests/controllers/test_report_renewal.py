"""Open reports while another computer changes what they show: the store changes behind the
window, as a sync does it, and the sync says so."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from careerflow.models.errors import StoreError
from careerflow.models.report import RowCorrection, Verdict
from careerflow.services.store import schema
from careerflow.services.store.codec import encode
from careerflow.views.report import row_changes

NOTE = "said on the other computer"


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """A home with the report of the sample CV and advert, made by the first test that needs it."""
    return tmp_path_factory.mktemp("filled") / "home"


@pytest.fixture
def shown(make_driver, own_folders, filled):
    """That report, opened."""
    if not filled.exists():
        first = make_driver()
        first.sample()
        first.analyze()
        first.wait(first.library().summaries)
        make_driver.stop()
        shutil.copytree(own_folders, filled)
    shutil.copytree(filled, own_folders, dirs_exist_ok=True)
    driver = make_driver()
    driver.open_newest()
    return driver


def span(driver, row: int) -> tuple[int, int]:
    requirement = driver.report_view()._report.rows[row].requirement
    return requirement.start, requirement.end


def say_elsewhere(driver, said: RowCorrection) -> None:
    report = driver.report_view()._report
    driver.library().save_corrections(report.cv_sha256, report.job_sha256, [said])


def tell(driver) -> None:
    driver.application._tracker_wiring.sync.reports_changed.emit()


def verdict(driver, row: int) -> Verdict:
    return driver.report_view()._report.rows[row].verdict


def found(driver, verdict: Verdict) -> int:
    rows = driver.report_view()._report.rows
    return next(n for n, row in enumerate(rows) if row.verdict is verdict)


def test_what_another_says_of_a_row_is_seen_and_the_user_stays_where_he_is(shown):
    view = shown.report_view()
    row = found(shown, Verdict.MISSING)
    judged = view._report
    view.tabs.setCurrentWidget(view.requirements)
    view.select_row(2)
    say_elsewhere(shown, RowCorrection(*span(shown, row), verdict=Verdict.MET, note=NOTE))
    tell(shown)
    shown.wait(lambda: verdict(shown, row) is Verdict.MET)
    assert shown.report_view() is view
    assert view.tabs.currentWidget() is view.requirements
    assert view.requirements.table.selected_row() == 2
    assert view._report.score > judged.score
    say_elsewhere(shown, RowCorrection(*span(shown, row)))
    tell(shown)
    shown.wait(lambda: view._report == judged)


def test_the_others_later_word_is_shown_over_the_users_own(shown):
    """What was said here since the start no longer covers what is loaded."""
    view, row = shown.report_view(), found(shown, Verdict.MISSING)
    of_row = row_changes.with_verdict(view._report.rows, [row], Verdict.MET)
    view.correction_requested.emit(of_row)
    shown.wait(lambda: not shown.application._reports_controller.corrections._unsaved._waiting)
    say_elsewhere(shown, RowCorrection(*span(shown, row), verdict=Verdict.PARTIAL, note=NOTE))
    tell(shown)
    shown.wait(lambda: verdict(shown, row) is Verdict.PARTIAL)
    view.undo_requested.emit()
    assert verdict(shown, row) is Verdict.MISSING


def test_what_could_not_be_saved_yet_stays(shown, monkeypatch):
    library, row = type(shown.library()), found(shown, Verdict.MISSING)

    def fail(*_arguments):
        raise StoreError("store.locked")

    with monkeypatch.context() as patched:
        patched.setattr(library, "save_corrections", fail)
        view = shown.report_view()
        of_row = row_changes.with_verdict(view._report.rows, [row], Verdict.MET)
        view.correction_requested.emit(of_row)
        shown.wait(lambda: not shown.application.runner.is_busy())
    other = row + 1
    before = verdict(shown, other)
    wanted = Verdict.MET if before is not Verdict.MET else Verdict.PARTIAL
    say_elsewhere(shown, RowCorrection(*span(shown, other), verdict=wanted))
    tell(shown)
    shown.wait(lambda: verdict(shown, other) is wanted)
    assert verdict(shown, row) is Verdict.MET


def test_a_report_that_was_judged_otherwise_is_shown_so(shown):
    view = shown.report_view()
    stored = shown.library().report(shown.library().summaries()[0].id)
    other = replace(stored.local, score=stored.local.score - 7)
    store = shown.application.backend.store()
    with store.write() as connection:
        connection.execute(schema.reports.update().values(report=encode(other)))
    tell(shown)
    shown.wait(lambda: view._report.score == other.score)
    assert shown.report_view() is view


def test_another_advert_is_shown_from_the_beginning(shown):
    view = shown.report_view()
    stored = shown.library().report(shown.library().summaries()[0].id)
    other = replace(stored.job, title="Another title")
    store = shown.application.backend.store()
    with store.write() as connection:
        connection.execute(schema.jobs.update().values(job=encode(other)))
    opened = shown.application._reports_controller.opened
    tell(shown)
    shown.wait(lambda: (held := opened.contents(stored.id)) and held.job == other)
    shown.wait(lambda: shown.report_view() is view and opened.key_of(view) == stored.id)


def test_a_report_that_cannot_be_read_stays_as_it_is_shown(shown):
    view = shown.report_view()
    report = view._report
    with shown.application.backend.store().write() as connection:
        connection.execute(schema.reports.update().values(report=b"nothing of the kind"))
    tell(shown)
    shown.wait(lambda: not shown.application.runner.is_busy())
    assert view._report == report


def test_a_tab_without_a_view_is_loaded_anew_when_it_is_chosen(shown):
    key = shown.library().summaries()[0].id
    row, where = found(shown, Verdict.MISSING), span(shown, found(shown, Verdict.MISSING))
    report = shown.report_view()._report
    reports = shown.application._reports_controller
    reports._tabs.choose("")
    stand = next(stand for stand in reports.opened._stands if stand.key == key)
    reports.opened._leave(stand)  # as for another report
    said = RowCorrection(*where, verdict=Verdict.MET)
    shown.library().save_corrections(report.cv_sha256, report.job_sha256, [said])
    tell(shown)
    assert reports.opened.contents(key) is None
    reports._tabs.choose(key)
    shown.wait(lambda: reports.opened.view_of(key) is not None)
    shown.wait(lambda: shown.report_view() is not None)
    assert verdict(shown, row) is Verdict.MET
