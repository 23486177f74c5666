"""A value that was sent, and lost to one of a computer that had not heard of it: told there."""

from datetime import timedelta

import pytest
from cells_server import Computer, add, exported, tables, take_in

from careerflow.models.errors import StoreError
from careerflow.services.store.schema import now

YEAR = 365 * 86_400_000


@pytest.fixture
def pair(computer):
    """Two computers that hold the same application."""
    one, other = computer(), computer()
    application, job = add(one, title="Kế toán")
    one.sync()
    other.sync()
    return one, other, application, job


def note(computer: Computer, application: str, text: str) -> None:
    computer.server.now_ms += 1000
    computer.tracker.applications.edit(application, notes=text)


def told(computer: Computer) -> list[tuple[object, object, bool]]:
    """Mine, theirs, and whether mine lost."""
    found = [(c.ours, c.theirs, c.from_here) for c in computer.cells.conflicts()]
    return sorted(found, key=str)


def overrun(one: Computer, other: Computer, application: str) -> None:
    """`one` is the first to write and to send, `other` the last, and has not heard of it."""
    note(one, application, "one's")
    note(other, application, "other's, and later")
    one.sync()
    other.sync()


def test_it_is_told_on_the_computer_that_had_not_heard_of_it(pair):
    one, other, application, _ = pair
    overrun(one, other, application)
    one.sync()
    (conflict,) = other.cells.conflicts()
    assert (conflict.subject, conflict.column, conflict.gone) == ("Kế toán", "notes", False)
    assert told(other) == [("other's, and later", "one's", False)]
    assert one.cells.conflicts() == ()
    assert sum(taken.conflicts for taken in other.taken) == 1
    assert one.tracker.applications.get(application).notes == "other's, and later"
    assert tables(one.store) == tables(other.store)


def test_what_had_been_heard_of_is_no_conflict(pair):
    one, other, application, _ = pair
    note(one, application, "one's")
    one.sync()
    other.sync()
    note(other, application, "an answer to it")
    note(other, application, "and one more")
    other.sync()
    one.sync()
    assert one.cells.conflicts() == other.cells.conflicts() == ()


def test_the_same_value_and_what_changes_by_itself_are_no_conflict(pair):
    one, other, application, job = pair
    for computer in pair[:2]:
        note(computer, application, "same")
        computer.tracker.jobs.delete(job)
    one.sync()
    other.sync()
    assert other.cells.conflicts() == ()


def test_it_is_told_once_though_it_comes_again(pair):
    one, other, application, _ = pair
    note(one, application, "one's")
    note(other, application, "other's, and later")
    one.sync()
    page = other.server.pull(other.cells.cursor(), 500)
    assert [other.cells.take(page).conflicts for _ in range(3)] == [1, 0, 0]
    note(other, application, "and later still")
    assert other.cells.take(page).conflicts == 0
    other.reopen()
    other.cells.settle([other.cells.conflicts()[0].id])
    other.sync()
    assert other.cells.conflicts() == ()


def test_each_of_two_is_told(pair):
    one, other, application, _ = pair
    note(one, application, "one's first")
    one.sync()
    note(one, application, "one's second")
    note(other, application, "first draft")
    page = other.server.pull(other.cells.cursor(), 500)
    other.cells.take(page)
    one.sync()
    note(other, application, "other's")
    other.sync()
    assert told(other) == [("other's", "one's first", False), ("other's", "one's second", False)]


def test_what_was_written_in_a_field_that_nobody_had_filled_in_is_told(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    one.sync()
    other.sync()
    note(one, application, "one's")
    one.sync()
    note(other, application, "other's")
    other.sync()
    assert told(other) == [("other's", "one's", False)]


def test_the_own_value_of_which_no_answer_came_is_none(pair):
    one, _, application, _ = pair
    note(one, application, "sent")
    one.server.push(one.cells.unsent())  # the answer was lost
    note(one, application, "later")
    one.sync()
    assert one.cells.conflicts() == ()


def test_theirs_is_taken_as_an_edit_that_can_be_undone(pair):
    one, other, application, _ = pair
    overrun(one, other, application)
    change = other.cells.take_back(other.cells.conflicts()[0].id)
    other.sync()
    one.sync()
    assert one.tracker.applications.get(application).notes == "one's"
    assert one.cells.conflicts() == other.cells.conflicts() == ()
    other.tracker.apply(change.inverse)
    assert other.tracker.applications.get(application).notes == "other's, and later"


def test_of_two_libraries_that_were_edited_apart_what_was_earlier_is_not_told(computer):
    one, other = computer(linked=False), computer(linked=False)
    application, _ = add(one)
    take_in(other.store, exported(one.store))
    one.tracker.applications.edit(application, notes="one's, and earlier")
    other.tracker.applications.edit(application, notes="other's, and later")
    for computer_ in (one, other):
        computer_.server.now_ms += 60_000
        computer_.link()
        computer_.sync()
    assert other.cells.conflicts() == ()
    note(one, application, "one's, after all")
    one.sync()
    note(other, application, "other's, after all")
    other.sync()
    assert told(other) == [("other's, after all", "one's, after all", False)]


def test_what_was_known_stays_known_when_all_is_exchanged_anew(pair):
    one, other, application, _ = pair
    note(one, application, "one's")
    one.sync()
    other.sync()
    note(other, application, "an answer to it")
    for computer in pair[:2]:
        computer.cells.start_over("epoch-2")
    one.server.epoch = "epoch-2"
    other.sync()
    assert other.cells.conflicts() == ()
    one.sync()
    overrun(one, other, application)
    assert told(other) == [("other's, and later", "one's", False)]


def test_what_was_not_known_stays_so_when_all_is_exchanged_anew(pair):
    one, other, application, _ = pair
    note(one, application, "one's")
    note(other, application, "other's")
    other.cells.start_over("epoch-2")
    one.server.epoch = "epoch-2"
    one.cells.start_over("epoch-2")
    one.sync()
    other.sync()
    assert told(other) == [("other's", "one's", False)]


def test_it_is_told_of_a_computer_whose_clock_is_ahead(pair):
    one, other, application, _ = pair
    other.skew_ms = YEAR
    overrun(one, other, application)
    assert told(other) == [("other's, and later", "one's", False)]


def test_what_lies_before_a_deletion_for_good_is_void(pair):
    one, other, application, job = pair
    note(one, application, "one's")
    one.sync()
    change = other.tracker.applications.delete(application)
    other.tracker.trash.purge(now() + timedelta(days=1))
    other.sync()
    assert other.cells.conflicts() == ()
    with pytest.raises(StoreError, match=r"store\.not_found"):
        other.tracker.apply(change.inverse)
    assert other.tracker.jobs.get(job).id == job
