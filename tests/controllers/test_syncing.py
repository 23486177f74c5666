"""The sync as it runs behind the window, on a real server behind a real pooler."""

import hashlib
from datetime import date

import pytest
from synced import Synced

from careerflow.models.message import Message
from careerflow.models.report import RowCorrection, Verdict
from careerflow.models.sync import Pending
from careerflow.models.sync_stand import SyncState
from careerflow.models.tracker import JobFacts
from careerflow.services.store.library import Library

EDIT = Message("edit.job_added", {"title": "Nurse"})


@pytest.fixture
def synced(qtbot, stack, tmp_path):
    made = Synced(qtbot, stack, tmp_path)
    yield made
    stack.freeze_pooler(False)
    made.close()


def add_here(synced, title="Nurse") -> None:
    """As a page does."""
    with synced.qtbot.waitSignal(synced.here.tracking.changed):
        synced.here.tracking.do(EDIT, lambda t: t.jobs.add(title, JobFacts(title)))


def titles_here(synced) -> list[str]:
    return sorted(job.facts.title for job in synced.here.tracker.jobs.all())


def test_a_library_that_is_not_connected_is_left_alone(synced):
    synced.controller.start()
    synced.wait(lambda: not synced.here.runner.is_busy())
    add_here(synced)
    assert synced.controller.stand.state is SyncState.OFF
    assert not synced.controller.schedule._every.isActive()
    synced.controller.sync_now()
    assert synced.controller._task is None


def test_what_was_added_on_either_side_is_on_both_after_the_start(synced):
    synced.there.tracker.jobs.add("Cook", JobFacts("Cook"))
    synced.there.sync()
    synced.here.tracker.jobs.add("Nurse", JobFacts("Nurse"))
    synced.start()
    assert titles_here(synced) == ["Cook", "Nurse"]
    synced.there.sync()
    assert synced.there.titles() == ["Cook", "Nurse"]
    stand = synced.controller.stand
    assert stand.synced is not None
    assert (stand.pending, stand.why, synced.failed) == (Pending(0, 0), None, [])


def test_an_edit_is_counted_at_once_and_sent_a_moment_later(synced):
    synced.start()
    add_here(synced)
    assert synced.controller.schedule._soon.isActive()
    synced.wait(lambda: synced.controller.stand.pending.rows == 1)
    synced.due()
    assert synced.controller.stand.pending == Pending(0, 0)
    synced.there.sync()
    assert synced.there.titles() == ["Nurse"]


def test_what_comes_is_announced_to_the_pages_and_is_no_edit_of_here(synced):
    synced.start()
    add_here(synced)
    synced.due()
    synced.there.tracker.jobs.add("Cook", JobFacts("Cook"))
    synced.there.sync()
    with synced.qtbot.waitSignal(synced.here.tracking.changed) as changed:
        synced.controller.schedule.due.emit()
    assert "library_jobs" in changed.args[0].tables
    synced.until(SyncState.IDLE)
    assert synced.here.tracking.undo_what == EDIT
    assert not synced.controller.schedule._soon.isActive()
    with synced.qtbot.waitSignal(synced.here.tracking.turned_back):
        synced.here.tracking.undo()
    assert titles_here(synced) == ["Cook"]


def test_without_the_server_edits_go_on_and_meet_once_it_is_back(synced):
    synced.start()
    synced.stack.stop_pooler()
    try:
        add_here(synced)
        synced.due()
        synced.until(SyncState.WAITING)
        assert synced.failed == []  # in silence
        add_here(synced, "Driver")
        synced.wait(lambda: synced.controller.stand.pending.rows == 2)
        assert not synced.controller.schedule._soon.isActive()
        assert synced.controller.schedule._again.isActive()
    finally:
        synced.stack.start_pooler()
    synced.system.came_back.emit()
    synced.until(SyncState.IDLE)
    synced.there.sync()
    assert synced.there.titles() == ["Driver", "Nurse"]


def test_a_wrong_password_is_told_once_and_not_tried_again(synced):
    synced.start()
    kept = dict(synced.secrets.entries)
    synced.secrets.entries[synced.library_id] = ("wrong", None)
    synced.due()
    synced.until(SyncState.STOPPED)
    assert synced.failed == ["sync.wrong_password"]
    schedule = synced.controller.schedule
    timers = (schedule._every, schedule._soon, schedule._again)
    add_here(synced)
    synced.system.came_back.emit()
    assert not any(timer.isActive() for timer in timers)
    assert synced.controller._task is None
    synced.secrets.entries = kept
    synced.sync()
    synced.until(SyncState.IDLE)
    assert synced.controller.stand.pending == Pending(0, 0)


def test_a_copy_that_was_deleted_needs_the_user(synced):
    synced.start()
    from careerflow.services.sync import session
    from careerflow.services.task import TaskContext

    session.disconnect(TaskContext(), synced.there.store, synced.there.secrets, erase=True)
    synced.due()
    synced.until(SyncState.STOPPED)
    assert synced.failed == ["sync.erased"]


def test_paused_it_stays_so_over_a_restart_and_goes_on_when_it_is_resumed(synced):
    synced.start()
    synced.controller.set_paused(True)
    synced.until(SyncState.PAUSED)
    add_here(synced)
    synced.wait(lambda: synced.controller.stand.pending.rows == 1)
    assert not synced.controller.schedule._soon.isActive()
    synced.controller.close()
    synced.controller = synced.new_controller()
    synced.controller.start()
    synced.until(SyncState.PAUSED)
    synced.controller.set_paused(False)
    synced.until(SyncState.IDLE)
    synced.there.sync()
    assert synced.there.titles() == ["Nurse"]


def test_a_sync_that_hangs_is_stopped_and_loses_nothing(synced):
    synced.start()
    add_here(synced)
    synced.stack.freeze_pooler(True)
    synced.controller.sync_now()
    synced.wait(lambda: synced.controller.stand.state is SyncState.SYNCING)
    synced.controller.stop()
    synced.until(SyncState.IDLE)
    synced.stack.freeze_pooler(False)
    assert synced.controller.schedule._every.isActive()
    synced.wait(lambda: synced.controller.stand.pending.rows == 1)
    synced.sync()
    synced.there.sync()
    assert synced.there.titles() == ["Nurse"]


def test_the_window_closes_while_a_sync_hangs(synced):
    synced.start()
    synced.stack.freeze_pooler(True)
    synced.controller.sync_now()
    task = synced.controller._task
    synced.controller.close()
    assert task.wait(0)


def test_what_is_wanted_while_one_is_at_work_is_done_after_it(synced):
    synced.start()
    ends = []
    synced.controller.progressed.connect(lambda told: ends.append(told) if told is None else None)
    synced.stack.freeze_pooler(True)
    synced.controller.sync_now()
    first = synced.controller._task
    synced.controller.schedule.due.emit()
    assert synced.controller._task is first
    synced.stack.freeze_pooler(False)
    synced.wait(lambda: len(ends) == 2)
    synced.until(SyncState.IDLE)


def test_a_network_that_costs_carries_edits_and_small_files(synced):
    synced.start()
    synced.system.is_metered = True
    for name, data in (("small.pdf", b"%PDF-1.7 a CV"), ("large.pdf", bytes(2**20 + 1))):
        synced.here.tracker.cvs.add(synced.here.keep_file(data), name)
    synced.due()
    assert synced.controller.stand.pending == Pending(0, 0, held_back=1)
    assert synced.there.sync().files_in == 1
    there = synced.there.store.files
    large = bytes([1]) * (2**20 + 1)
    sha256 = hashlib.sha256(large).hexdigest()
    with synced.there.store.write():
        there.keep(sha256, ".pdf", large)
    synced.there.tracker.cvs.add(sha256, "others.pdf")
    synced.there.sync()
    synced.due()
    assert synced.controller.stand.pending == Pending(0, 0, held_back=2)
    assert len(there.hashes()) == 2
    synced.sync()  # by hand
    assert synced.controller.stand.pending == Pending(0, 0)
    synced.there.sync()
    assert len(there.hashes()) == len(synced.here.backend.store().files.hashes()) == 3


def test_reports_and_their_corrections_are_told_to_who_lists_them(synced, qtbot):
    synced.start()
    job = synced.there.tracker.jobs.add("Cook", JobFacts("Cook", deadline=date(2026, 12, 1)))
    assert job
    synced.there.sync()
    with qtbot.assertNotEmitted(synced.controller.reports_changed):
        synced.due()
    said = RowCorrection(0, 5, verdict=Verdict.MET)
    Library(synced.there.store).save_corrections("a" * 64, "b" * 64, [said])
    synced.there.sync()
    with qtbot.waitSignal(synced.controller.reports_changed, timeout=30_000):
        synced.due()
