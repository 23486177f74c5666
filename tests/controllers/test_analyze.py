"""From a dropped CV to a report, with the real engine and reader."""

import shutil
from array import array
from dataclasses import replace
from pathlib import Path
from threading import Event

import psutil
import pytest
from PySide6.QtCore import Qt

from careerflow.services.task import Stage

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
HOSTILE = ROOT.parent / "shared" / "data" / "hostile"


@pytest.fixture
def large(tmp_path) -> tuple[Path, str]:
    """A CV of many pages and a long advert, so that each stage takes its time: each test has its
    own, which the engine has not seen before."""
    advert = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")
    duties = [line for line in advert.splitlines() if len(line) > 30]
    cv = tmp_path / "large.txt"
    jobs = [f"Analyst at Bank {n}, {1990 + n}\n" + "\n".join(duties) for n in range(8)]
    whose = f"Jane Doe\n{tmp_path.name}@example.com\n\nExperience\n"
    cv.write_text(whose + "\n".join(jobs), encoding="utf-8")
    more = "\n".join(f"- {line.lstrip('- ')} in every region" for line in duties)
    return cv, f"{advert}\n\nRequirements\n- Knowledge of {tmp_path.name}\n{more}"


def test_a_drop_before_anything_is_loaded_is_not_lost(make_driver):
    driver = make_driver()
    driver.drop(SAMPLES / "cv_en.pdf")  # nothing has been painted yet
    driver.wait(lambda: driver.cv_state() == "READY")


def test_a_file_given_at_the_start_is_opened(make_driver):
    driver = make_driver(SAMPLES / "cv_vi.pdf")
    driver.wait(lambda: driver.cv_state() == "READY")


def slow_to_start(driver, meanwhile) -> None:
    """What comes before the reports page takes so long that the user does something meanwhile."""
    application = driver.application
    imports = application._import_controllers

    def step() -> None:
        meanwhile()
        imports()

    application._import_controllers = step


def analyze_sample(driver) -> None:
    """Up to the report, which nothing shows yet."""
    driver.sample()
    driver.page.request_analysis()
    driver.wait(lambda: driver.application._analyze_controller._undelivered)


def test_a_report_before_the_reports_page_is_made_is_shown_later(make_driver):
    driver = make_driver()
    slow_to_start(driver, lambda: analyze_sample(driver))
    driver.wait(driver.report_view)
    assert not driver.is_running()


def test_a_report_before_the_reports_page_is_made_may_be_cancelled(make_driver):
    def meanwhile() -> None:
        analyze_sample(driver)
        driver.page.cancel_requested.emit()
        assert not driver.is_running()

    driver = make_driver()
    slow_to_start(driver, meanwhile)
    driver.wait(lambda: driver.application._analyze_controller._delivers)
    driver.analyze()
    assert len(driver.library().summaries()) == 1


def test_another_cv_takes_the_place_of_a_report_that_nothing_showed_yet(make_driver):
    def meanwhile() -> None:
        analyze_sample(driver)
        driver.drop_and_read(SAMPLES / "cv_vi.pdf")
        assert not driver.is_running()

    driver = make_driver()
    slow_to_start(driver, meanwhile)
    driver.wait(lambda: driver.application._analyze_controller._delivers)
    assert driver.window.current_page() is driver.page
    assert driver.report_view() is None


def test_the_same_again_gives_the_stored_report(driver):
    driver.sample()
    driver.analyze()
    first = driver.report_view()._report
    driver.window.show_page(driver.page)
    driver.analyze()
    assert driver.report_view()._report == first
    assert len(driver.library().summaries()) == 1


def test_vectors_of_a_known_cv_are_taken_from_the_store(make_driver, own_engine):
    """The store is given other vectors than the encoders make, and still has them afterwards."""
    file = SAMPLES / "cv_en.pdf"
    driver = make_driver()
    driver.drop_and_read(file)
    document = driver.application._analyze_controller._cv.document
    driver.wait(lambda: kept_vectors(driver, document.sha256))
    made = kept_vectors(driver, document.sha256)
    other = {name: array("f", data)[::-1].tobytes() for name, data in made.vectors.items()}
    driver.library().save_cv(document, file.name, file.read_bytes(), replace(made, vectors=other))

    driver = make_driver()
    prepared = []
    driver.drop(file)
    tasks = driver.application._analyze_controller._tasks
    driver.wait(lambda: "preparing" in tasks)
    tasks["preparing"].succeeded.connect(lambda _result: prepared.append(True))
    driver.wait(lambda: prepared)
    assert kept_vectors(driver, document.sha256).vectors == other


def kept_vectors(driver, sha256: str):
    known = driver.library().find_cv(sha256)
    return None if known is None else known.vectors


@pytest.mark.parametrize("stage", [Stage.REQUIREMENTS, Stage.RETRIEVING, Stage.JUDGING])
def test_cancel_in_each_stage(driver, large, stage):
    cv, advert = large
    driver.drop_and_read(cv)
    driver.enter(advert)
    driver.page.request_analysis()
    task = driver.application._analyze_controller._tasks["analysis"]
    seen, ended, cancelled = [], [], Event()
    for signal in (task.succeeded, task.failed, task.cancelled):
        signal.connect(lambda *_, signal=signal: ended.append(signal == task.cancelled))

    def cancel(progress) -> None:
        if progress.stage is stage and not seen:
            seen.append(stage)
            driver.page.cancel_requested.emit()
            cancelled.set()

    def hold(progress) -> None:  # in the worker: a stage may be over before anyone can cancel
        if progress.stage is stage:
            cancelled.wait(30)

    task.progressed.connect(cancel)
    task._thread.progressed.connect(hold, Qt.ConnectionType.DirectConnection)
    driver.wait(lambda: not driver.is_running())
    assert seen == [stage]
    assert ended == [True]
    assert driver.report_view() is None
    assert driver.error() is None
    driver.analyze()  # the page can be used as before


def test_a_second_drop_while_the_first_is_read(driver):
    driver.drop(SAMPLES / "cv_en.pdf")
    driver.drop(SAMPLES / "cv_vi.pdf")
    driver.wait(lambda: driver.cv_state() == "READY")
    assert driver.application._analyze_controller._cv.file_name == "cv_vi.pdf"
    driver.wait(lambda: not driver.readers())


def test_a_drop_during_an_analysis_takes_its_place(driver, large):
    cv, advert = large
    driver.drop_and_read(cv)
    driver.enter(advert)
    driver.page.request_analysis()
    driver.drop(SAMPLES / "cv_en.pdf")
    assert not driver.is_running()
    driver.wait(lambda: driver.cv_state() == "READY")
    assert driver.report_view() is None
    driver.analyze()
    assert driver.report_view()._report.person.name == "Trần Khánh Linh"


def test_the_engine_is_killed_during_an_analysis(driver, large, own_engine):
    cv, advert = large
    driver.drop_and_read(cv)
    driver.enter(advert)
    driver.page.request_analysis()
    psutil.Process(driver.application.backend.engine().pid).kill()
    driver.wait(lambda: not driver.is_running())
    # It is tried again in a new process; only one that dies twice is told.
    assert driver.error() in (None, "engine.died")
    driver.window.show_page(driver.page)
    driver.analyze()


def test_the_reader_is_killed_while_it_reads(driver, tmp_path):
    driver.sample()
    driver.drop(SAMPLES / "cv_en.pdf")
    driver.wait(driver.readers)
    for reader in driver.readers():
        reader.suspend()  # or it may be done before the kill
        reader.kill()
    driver.wait(lambda: driver.cv_state() == "FAILED")
    assert driver.page._cv._error.id == "read.crashed"
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    assert driver.cv_state() == "READY"


@pytest.mark.corpus
def test_password(driver):
    file = HOSTILE / "derived_encrypted_cv_pw_secret.pdf"
    if not file.exists():
        pytest.skip("no shared data")
    driver.drop_and_read(file)
    assert driver.cv_state() == "LOCKED"
    driver.page.password_entered.emit("wrong")
    assert driver.cv_state() == "READING"
    driver.wait(lambda: driver.cv_state() == "LOCKED")
    driver.page.password_entered.emit("secret")
    driver.wait(lambda: driver.cv_state() == "READY")
    driver.enter((SAMPLES / "advert_en.txt").read_text(encoding="utf-8"))
    driver.analyze()
    assert driver.report_view()._report.rows


def test_a_moved_file_is_told(driver, tmp_path):
    gone = tmp_path / "gone.pdf"
    driver.drop_and_read(gone)
    assert driver.page._cv._error.id == "read.not_found"
    shutil.copy(SAMPLES / "cv_en.pdf", gone)
    driver.drop_and_read(gone)
    assert driver.cv_state() == "READY"


def test_an_advert_without_requirements(driver):
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    driver.page.set_advert("We are a happy company in a green valley.")
    driver.wait(lambda: driver.page._job.state.name == "NOTHING_FOUND")
    assert not driver.page._analyze.isEnabled()
