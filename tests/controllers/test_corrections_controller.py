"""Corrections of rows in the whole window: laid over, kept, taken back; told where they cannot."""

from dataclasses import replace
from pathlib import Path

import pytest

from careerflow.controllers.corrections import CorrectionSteps
from careerflow.models.errors import StoreError
from careerflow.models.job import Kind
from careerflow.models.report import RowCorrection, Verdict
from careerflow.views.report import row_changes

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"


@pytest.fixture
def shown(driver):
    """The report of the sample CV and advert."""
    driver.sample()
    driver.analyze()
    return driver


def view_of(driver):
    return driver.report_view()


def rows(driver):
    return view_of(driver)._report.rows


def first(driver, verdict: Verdict) -> int:
    return next(n for n, row in enumerate(rows(driver)) if row.verdict is verdict)


def correct(driver, changes) -> None:
    view_of(driver).correction_requested.emit(changes)


def kept(driver):
    report = view_of(driver)._report
    return driver.library().corrections(report.cv_sha256, report.job_sha256)


def test_a_correction_is_seen_at_once_and_kept(shown, make_driver):
    judged = view_of(shown)._report
    missing = first(shown, Verdict.MISSING)
    correct(shown, row_changes.with_verdict(rows(shown), [missing], Verdict.MET))
    report = view_of(shown)._report
    assert report.score > judged.score
    assert report.score_as_judged == judged.score
    assert report.rows[missing].judged == judged.rows[missing]
    shown.wait(lambda: kept(shown))

    driver = make_driver()
    driver.open_newest()
    assert view_of(driver)._report == report
    assert driver.library().report(driver.library().summaries()[0].id).report == judged


def test_undone_step_by_step_it_is_the_report_as_judged(shown):
    judged = view_of(shown)._report
    view = view_of(shown)
    correct(shown, row_changes.with_verdict(rows(shown), [0], Verdict.MISSING))
    once = view._report
    correct(shown, row_changes.not_required(rows(shown), [1], yes=True))
    twice = view._report
    view.undo_requested.emit()
    assert view._report == once
    view.redo_requested.emit()
    assert view._report == twice
    view.undo_requested.emit()
    view.undo_requested.emit()
    assert view._report == judged
    view.undo_requested.emit()
    assert view._report == judged
    shown.wait(lambda: kept(shown) == ())


def test_what_changes_nothing_is_no_step(shown):
    correct(shown, row_changes.as_judged(rows(shown), [0]))
    assert view_of(shown).corrections.isHidden()


def test_what_is_about_the_advert_holds_for_another_cv(shown, make_driver, tmp_path):
    nice = row_changes.with_kind(rows(shown), [0], Kind.NICE)
    correct(shown, nice)
    correct(shown, row_changes.with_verdict(rows(shown), [1], Verdict.MISSING))
    shown.wait(lambda: len(kept(shown)) == 2)
    advert = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")
    cv = tmp_path / "cv.txt"
    cv.write_text("Jane Doe\nExperience\nAnalyst, 2019 - 2024\nWrote SQL\n", encoding="utf-8")

    driver = make_driver()
    driver.drop_and_read(cv)
    driver.enter(advert)
    driver.analyze()
    said = [row.correction for row in rows(driver) if row.correction is not None]
    assert said == list(nice)


def test_the_list_follows(shown):
    correct(shown, row_changes.not_required(rows(shown), [0], yes=True))
    page = shown.application._reports_controller._page
    score = view_of(shown)._report.score
    shown.wait(lambda: page._model.rowCount() and shown.library().summaries()[0].corrected == 1)
    assert shown.library().summaries()[0].score == score


def test_a_failed_save_is_told_and_nothing_is_lost(shown, monkeypatch):
    backend, library = shown.application.backend, shown.application.backend.library

    def full():
        raise StoreError("store.full", folder="here")

    shown.wait(lambda: shown.application._reports_controller._summaries)
    monkeypatch.setattr(backend, "library", full)
    view = view_of(shown)
    correct(shown, row_changes.with_verdict(rows(shown), [0], Verdict.MISSING))
    shown.wait(lambda: not view.corrections.save.isHidden())
    assert "full" in view.corrections._text.text()
    said = rows(shown)[0].correction
    assert said == RowCorrection(said.start, said.end, verdict=Verdict.MISSING)

    monkeypatch.setattr(backend, "library", library)
    shown.open_newest()
    shown.wait(lambda: rows(shown)[0].correction == said)
    view.save_requested.emit()
    shown.wait(lambda: kept(shown) == (said,))
    shown.wait(view.corrections.save.isHidden)


def test_two_views_of_one_advert_see_the_same_advert(shown):
    from careerflow.views.report.report_view import ReportView

    application = shown.application
    controller = application._reports_controller.corrections
    other = ReportView(application.theme, application.language)
    shown.qtbot.addWidget(other)
    controller.attach(other)
    report, document = view_of(shown)._report, view_of(shown).header._shown[1]
    job = view_of(shown).header._shown[2]
    other.show_report(controller.lay_over(other, report, (), CorrectionSteps()), document, job)
    correct(shown, row_changes.not_required(rows(shown), [2], yes=True))
    assert not other._report.rows[2].counts
    other.correction_requested.emit(row_changes.with_kind(other._report.rows, [0], Kind.NICE))
    assert rows(shown)[0].requirement.kind is Kind.NICE
    controller.forget(other)
    beside_another = replace(report, cv_sha256="0" * 64)
    laid = controller.lay_over(other, beside_another, (), CorrectionSteps())
    assert laid.rows[0].requirement.kind is Kind.NICE, "loaded before, and shown only now"
    assert not laid.rows[2].counts
    controller.forget(other)
    shown.wait(lambda: len(kept(shown)) == 2)
