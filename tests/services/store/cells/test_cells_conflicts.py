"""Values that lost: told, settled, taken back."""

from datetime import timedelta

import pytest
from cells_server import STAGES, add, tables

from careerflow.models.errors import StoreError
from careerflow.models.tracker import Contact
from careerflow.services.store.schema import now


@pytest.fixture
def pair(computer):
    """Two computers that hold the same application."""
    one, other = computer(), computer()
    application, job = add(one, title="Kế toán")
    one.sync()
    other.sync()
    return one, other, application, job


def lose(one, other, edit_one, edit_other):
    """What `one` does is earlier, and is not sent when it learns of what `other` does."""
    edit_one(one.tracker)
    one.server.now_ms += 1000
    edit_other(other.tracker)
    other.sync()
    one.sync()
    other.sync()


def test_edits_of_different_columns_are_no_conflict(pair):
    one, other, application, _ = pair
    lose(
        one,
        other,
        lambda tracker: tracker.applications.edit(application, notes="one's"),
        lambda tracker: tracker.applications.edit(application, next_step="other's"),
    )
    assert one.cells.conflicts() == other.cells.conflicts() == ()
    found = one.tracker.applications.get(application)
    assert (found.notes, found.card.next_step) == ("one's", "other's")


def test_what_changes_by_itself_and_what_is_the_same_is_not_told(pair):
    one, other, application, job = pair
    lose(
        one,
        other,
        lambda tracker: tracker.applications.edit(application, notes="same"),
        lambda tracker: tracker.applications.edit(application, notes="same"),
    )
    lose(
        one,
        other,
        lambda tracker: tracker.jobs.delete(job),
        lambda tracker: tracker.jobs.delete(job),
    )
    assert one.cells.conflicts() == other.cells.conflicts() == ()


def test_a_lost_value_is_taken_back_as_an_edit_that_can_be_undone(pair):
    one, other, _, job = pair
    lose(
        one,
        other,
        lambda tracker: tracker.jobs.edit(job, text="one's text"),
        lambda tracker: tracker.jobs.edit(job, text="other's text"),
    )
    (conflict,) = one.cells.conflicts()
    assert (conflict.table, conflict.column, conflict.subject) == (
        "library_jobs",
        "text",
        "Kế toán",
    )
    assert (conflict.ours, conflict.theirs, conflict.gone) == ("one's text", "other's text", False)
    change = one.cells.take_back(conflict.id)
    assert one.cells.conflicts() == ()
    one.sync()
    other.sync()
    assert tables(one.store) == tables(other.store)
    (found,) = other.tracker.jobs.all()
    assert other.tracker.jobs.find_text(found.text_sha256) is not None
    assert other.tracker.jobs.get(job).text == "one's text"
    one.tracker.apply(change.inverse)
    assert one.tracker.jobs.get(job).text == "other's text"
    with pytest.raises(StoreError, match=r"store\.not_found"):
        one.cells.take_back(conflict.id)


def test_a_lost_place_is_taken_back_with_its_move(pair):
    one, other, application, _ = pair
    lose(
        one,
        other,
        lambda tracker: tracker.applications.move_before([application], STAGES[1], None),
        lambda tracker: tracker.applications.move_before([application], STAGES[2], None),
    )
    found = one.tracker.applications.get(application)
    assert {move.stage_id for move in found.moves} == set(STAGES[:3])  # a union
    (conflict,) = one.cells.conflicts()
    assert (conflict.column, conflict.ours, conflict.theirs) == ("stage_id", STAGES[1], STAGES[2])
    one.cells.take_back(conflict.id)
    found = one.tracker.applications.get(application)
    assert (found.card.stage_id, found.moves[-1].stage_id) == (STAGES[1], STAGES[1])


def purge(tracker, application):
    tracker.applications.delete(application)
    tracker.trash.purge(now() + timedelta(days=1))


def test_a_row_that_is_gone_is_taken_back_on_all_computers(pair):
    one, other, application, job = pair
    lose(
        one,
        other,
        lambda tracker: tracker.applications.edit(application, notes="Quan trọng"),
        lambda tracker: purge(tracker, application),
    )
    (conflict,) = one.cells.conflicts()
    change = one.cells.take_back(conflict.id)
    one.sync()
    other.sync()
    assert tables(one.store) == tables(other.store)
    found = other.tracker.applications.get(application)
    assert (found.notes, found.job.id, len(found.moves)) == ("Quan trọng", job, 1)
    assert one.cells.digest() == other.cells.digest() == one.server.digest()
    one.tracker.apply(change.inverse)
    assert one.tracker.applications.cards() == ()


def test_what_belonged_to_a_row_that_is_gone_is_not_taken_back_without_it(pair):
    one, other, application, _ = pair
    contact = Contact("", "Lan", "", "", "", "", "")
    lose(
        one,
        other,
        lambda tracker: tracker.applications.add_contact(application, contact),
        lambda tracker: purge(tracker, application),
    )
    (conflict,) = one.cells.conflicts()
    assert (conflict.table, conflict.ours["name"]) == ("contacts", "Lan")
    with pytest.raises(StoreError, match=r"store\.not_found"):
        one.cells.take_back(conflict.id)
    assert one.cells.conflicts() == (conflict,)
    assert one.cells.digest() == other.cells.digest() == one.server.digest()


def test_what_is_settled_is_told_no_more(pair):
    one, other, application, _ = pair
    lose(
        one,
        other,
        lambda tracker: tracker.applications.edit(application, notes="a", next_step="b"),
        lambda tracker: tracker.applications.edit(application, notes="c", next_step="d"),
    )
    first, second = one.cells.conflicts()
    one.cells.settle([first.id])
    assert one.cells.conflicts() == (second,)
    purge(one.tracker, application)
    assert one.cells.conflicts() == ()  # nothing of it is kept
