from datetime import date

from PySide6.QtCore import Qt

from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, StageKind
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.views.main_window import Place


def test_from_the_bell_to_an_application_back_by_escape_and_kept_at_the_end(make_driver, qtbot):
    driver = make_driver()
    tracker = driver.application.backend.tracker()
    new = NewApplication(
        job_id="",
        stage_id=BUILT_IN_STAGES[StageKind.APPLIED],
        next_step="Call",
        next_step_on=date.today(),
    )
    facts = JobFacts(title="Engineer", company="Acme")
    application_id, _, _ = tracker.add_with_job("We need Go.", facts, new)
    wiring = driver.application._tracker_wiring
    driver.wait(lambda: wiring._reminders is not None)
    bell = wiring._reminders._bell
    wiring._reminders.look()
    driver.wait(lambda: bell._reminders)
    view, page = wiring.application_view, wiring.pipeline_page
    bell.open_wanted.emit(application_id)
    driver.wait(view.isVisible)
    assert driver.window.page_number() == Place.PIPELINE
    driver.window.activateWindow()
    view.plan._step.setFocus()
    qtbot.keyClick(view.plan._step, Qt.Key.Key_Escape)
    driver.wait(lambda: not page.shows_detail())
    bell.open_wanted.emit(application_id)
    driver.wait(view.isVisible)
    view.plan._step.selectAll()
    qtbot.keyClicks(view.plan._step, "Typed at the end")
    restarted = make_driver()
    kept = restarted.application.backend.tracker().applications.get(application_id)
    assert kept.card.next_step == "Typed at the end"
