import pytest
from PySide6.QtCore import QObject

from careerflow.controllers.sync_schedule import SyncSchedule

MINUTE = 60_000


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def schedule(owner) -> SyncSchedule:
    made = SyncSchedule(owner)
    made.start()
    return made


def waiting(schedule: SyncSchedule) -> dict[str, int]:
    """The timers that run, with their milliseconds."""
    timers = {"every": schedule._every, "soon": schedule._soon, "again": schedule._again}
    return {name: timer.interval() for name, timer in timers.items() if timer.isActive()}


def test_nothing_is_due_before_it_was_started(owner):
    schedule = SyncSchedule(owner)
    schedule.note_edit()
    schedule.note_done()
    assert waiting(schedule) == {}


def test_it_is_due_every_few_minutes_and_a_moment_after_the_last_edit(schedule):
    assert waiting(schedule) == {"every": 3 * MINUTE}
    schedule.note_edit()
    assert waiting(schedule) == {"every": 3 * MINUTE, "soon": 3000}
    schedule.note_begun()
    assert waiting(schedule) == {"every": 3 * MINUTE}


@pytest.mark.parametrize("timer", ["_every", "_soon", "_again"])
def test_each_of_the_timers_says_that_it_is_due(schedule, qtbot, timer):
    with qtbot.waitSignal(schedule.due):
        getattr(schedule, timer).timeout.emit()


def test_the_pauses_after_failures_grow_up_to_a_quarter_of_an_hour(schedule):
    pauses = []
    for _ in range(12):
        schedule.note_begun()
        schedule.note_failed()
        pauses.append(waiting(schedule)["again"])
    assert pauses[:4] == [15_000, 30_000, 60_000, 120_000]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 15 * MINUTE
    assert "every" not in waiting(schedule)


def test_an_edit_does_not_ask_a_server_that_does_not_answer(schedule):
    schedule.note_failed()
    schedule.note_edit()
    assert waiting(schedule) == {"again": 15_000}


def test_after_a_success_all_is_as_it_was(schedule):
    schedule.note_failed()
    schedule.note_failed()
    schedule.note_begun()
    schedule.note_done()
    assert waiting(schedule) == {"every": 3 * MINUTE}
    schedule.note_failed()
    assert waiting(schedule) == {"again": 15_000}


def test_what_waits_for_the_network_is_due_once_it_is_back(schedule, qtbot):
    with qtbot.assertNotEmitted(schedule.due):
        schedule.note_network()
    for _ in range(9):
        schedule.note_failed()
    with qtbot.waitSignal(schedule.due):
        schedule.note_network()
    schedule.note_failed()
    assert waiting(schedule) == {"again": 30_000}


def test_stopped_it_waits_for_nothing(schedule, qtbot):
    schedule.note_edit()
    schedule.note_failed()
    schedule.stop()
    assert waiting(schedule) == {}
    with qtbot.assertNotEmitted(schedule.due):
        schedule.note_network()
    schedule.note_edit()
    schedule.note_failed()
    assert waiting(schedule) == {}
