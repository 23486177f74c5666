"""A link: what is marked when it is made, the clock that follows the server's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from cells_server import LINKED, STAGES, add, exported, tables, take_in, unsent

from careerflow.models.sync import Pending
from careerflow.services.store.cells import clock
from careerflow.services.store.cells.rows import Cell, Page, Pushed
from careerflow.services.store.schema import applications, library_jobs, now

HOUR = 3_600_000


def test_what_is_there_is_sent_with_the_times_at_which_it_was_changed(computer):
    one = computer(linked=False)
    application, job = add(one)
    one.link()
    cells = unsent(one)["library_jobs", job]
    with one.store.read() as connection:
        updated = connection.scalar(sa.select(library_jobs.c.updated))
    assert {clock.ms_of(cell.stamp) for cell in cells.values()} == {
        int(updated.timestamp() * 1000 + 1e-3)
    }
    assert one.cells.pending() == Pending(rows=3, files=0)
    assert ("applications", application) in unsent(one)


def test_built_in_stages_that_nobody_touched_are_not_sent(computer):
    one = computer(linked=False)
    one.tracker.stages.edit(STAGES[1], name="Đã gửi")
    one.link()
    assert set(unsent(one)) == {("stages", STAGES[1])}
    other = computer()
    one.sync()
    other.sync()
    assert {stage.name for stage in other.tracker.stages.all()} == {"", "Đã gửi"}
    other.tracker.stages.edit(STAGES[2], name="Gọi")
    other.sync()
    one.sync()
    assert one.tracker.stages.all() == other.tracker.stages.all()


def test_of_two_libraries_that_were_edited_apart_the_later_change_wins(computer):
    one, other = computer(linked=False), computer(linked=False)
    application, job = add(one)
    take_in(other.store, exported(one.store))
    one.tracker.jobs.edit(job, notes="one's, and earlier")
    other.tracker.jobs.edit(job, notes="other's, and later")
    other.tracker.applications.edit(application, notes="other's")
    one.tracker.applications.edit(application, notes="one's, and later")
    one.link()
    other.link()
    for computer_ in (one, other, one):
        computer_.sync()
    assert tables(one.store) == tables(other.store)
    assert one.tracker.jobs.all()[0].notes == "other's, and later"
    assert one.tracker.applications.get(application).notes == "one's, and later"


def test_pausing_and_what_was_synced_are_kept(computer):
    one = computer()
    when = datetime(2026, 11, 26, 12, tzinfo=UTC)
    one.cells.set_paused(True)
    one.cells.note_synced(when, checked=False)
    assert one.cells.linked() == replace(LINKED, paused=True, synced=when)
    one.cells.set_paused(False)
    one.cells.note_synced(when + timedelta(days=1), checked=True)
    one.reopen()
    later = when + timedelta(days=1)
    assert one.cells.linked() == replace(LINKED, synced=later, checked=later)


def test_that_the_password_was_wrong_is_kept_until_a_sync_or_another_link(computer):
    one = computer()
    one.cells.set_refused(True)
    one.reopen()
    assert one.cells.linked() == replace(LINKED, refused=True)
    when = datetime(2026, 11, 26, 12, tzinfo=UTC)
    one.cells.note_synced(when, checked=False)
    assert one.cells.linked() == replace(LINKED, synced=when)
    one.cells.set_refused(True)
    one.cells.link(LINKED)
    assert one.cells.linked() == LINKED


def test_the_end_of_a_sync_is_noted_where_nothing_is_left_to_be_sent(computer):
    one, other = computer(), computer()
    end = datetime(2026, 11, 26, 12, tzinfo=UTC)
    add(one)
    one.cells.set_refused(True)
    rows = one.cells.unsent()
    assert not one.cells.sent(rows[:1], one.server.push(rows[:1]), end)
    assert one.cells.linked() == replace(LINKED, refused=True)
    assert not one.cells.sent(rows[1:2], one.server.push(rows[1:2]))
    assert one.cells.sent(rows[2:], one.server.push(rows[2:]), end)
    assert one.cells.linked() == replace(LINKED, synced=end)
    assert not other.cells.take(one.server.pull(0, 2), end).is_end  # there is more
    assert other.cells.take(one.server.pull(2, 2), end).is_end
    assert other.cells.linked() == replace(LINKED, synced=end)
    other.tracker.jobs.edit(rows[0].row_id, notes="to be sent")
    assert not other.cells.take(one.server.pull(2, 2), end + timedelta(days=1)).is_end
    assert other.cells.linked() == replace(LINKED, synced=end)


def test_parents_are_sent_before_what_refers_to_them(computer):
    one = computer()
    ids = [add(one)[0] for _ in range(3)]
    one.tracker.applications.edit(ids[0], notes="x")
    kinds = [row.table for row in one.cells.unsent()]
    assert kinds == sorted(kinds, key=["library_jobs", "applications", "stage_moves"].index)
    sent = [row.row_id for row in one.cells.unsent() if row.table == "applications"]
    assert sent == sorted(ids)


def test_what_is_sent_next_is_what_comes_behind_that(computer):
    one = computer()
    for _ in range(4):
        add(one)
    everything = one.cells.unsent()
    for place, row in enumerate(everything):
        behind = everything[place + 1 :]
        assert one.cells.unsent(after=(row.table, row.row_id)) == behind
        assert one.cells.unsent(2, after=(row.table, row.row_id)) == behind[:2]


def test_a_portion_is_as_large_as_is_wanted_but_one_row_at_least(computer):
    one = computer()
    for _ in range(4):
        add(one)
    assert len(one.cells.unsent(most_rows=5)) == 5
    assert len(one.cells.unsent(most_bytes=1)) == 1
    assert len(one.cells.unsent()) == 12
    size = 600
    assert 1 < len(one.cells.unsent(most_bytes=size)) < 12


def test_the_cursor_follows_a_push_where_nobody_else_wrote(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    rows = one.cells.unsent()
    one.cells.sent(rows, one.server.push(rows))
    assert one.cells.cursor() == one.server.head == 3
    other.sync()
    other.tracker.applications.edit(application, notes="x")
    other.sync()
    one.tracker.applications.edit(application, next_step="x")
    rows = one.cells.unsent()
    one.cells.sent(rows, one.server.push(rows))
    assert one.cells.cursor() == 3 < one.server.head


def test_the_cursor_stays_where_the_server_has_another_copy(computer):
    one = computer()
    add(one)
    one.sync()
    answer = Pushed("another", one.cells.cursor(), 99, 0, frozenset())
    one.cells.sent((), answer)
    assert one.cells.cursor() == 3


def test_cells_that_lost_stay_until_the_later_ones_were_seen(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    one.sync()
    other.sync()
    one.tracker.applications.edit(application, notes="earlier")
    one.server.now_ms += HOUR
    other.tracker.applications.edit(application, notes="later")
    other.sync()
    rows = one.cells.unsent()
    answer = one.server.push(rows)
    assert ("applications", application, "notes") in answer.lost
    one.cells.sent(rows, answer)
    assert "notes" in unsent(one)["applications", application]
    one.sync()
    (conflict,) = one.cells.conflicts()
    assert (conflict.column, conflict.ours, conflict.theirs) == ("notes", "earlier", "later")
    assert unsent(one) == {}


@pytest.mark.parametrize("skew", [-100 * 24 * HOUR, 100 * 365 * 24 * HOUR])
def test_the_clock_follows_the_servers(computer, skew):
    one = computer()
    one.sync()
    one.skew_ms = skew
    one.sync()  # it learns how far it is
    add(one)
    (stamp,) = {cell.stamp for cells in unsent(one).values() for cell in cells.values()}
    assert abs(clock.ms_of(stamp) - one.server.now_ms) <= 1
    one.sync()
    assert one.cells.digest() == one.server.digest()


def test_stamps_of_a_clock_that_was_ahead_are_given_out_anew_in_their_order(computer):
    one, other = computer(), computer()
    application, job = add(one)
    one.sync()
    other.sync()
    one.skew_ms = 30 * 365 * 24 * HOUR
    one.tracker.applications.edit(application, notes="first")
    one.tracker.jobs.edit(job, notes="second")
    one.tracker.applications.edit(application, next_step="third")
    before = unsent(one)
    one.cells.restamp(one.cells.position(), one.server.now_ms, one.server.greatest)
    after = unsent(one)
    order = [
        after["applications", application]["notes"].stamp,
        after["library_jobs", job]["notes"].stamp,
        after["applications", application]["next_step"].stamp,
    ]
    assert order == sorted(set(order))
    assert clock.ms_of(order[-1]) <= one.server.now_ms + 150_000
    assert before.keys() == after.keys()
    one.server.now_ms += 1000
    other.tracker.applications.edit(application, notes="later, by the server's time")
    other.sync()
    one.sync()
    assert one.tracker.applications.get(application).notes == "later, by the server's time"


def test_all_is_exchanged_anew_with_another_copy_of_the_server(computer):
    one = computer()
    add(one)
    one.sync()
    one.cells.note_files_sent(["a" * 64])
    one.cells.start_over("epoch-2")
    assert (one.cells.cursor(), one.cells.pending().rows) == (0, 3)
    one.server.rows.clear()
    one.server.epoch, one.server.head = "epoch-2", 0
    one.sync()
    assert one.server.digest() == one.cells.digest()


def test_a_page_is_taken_with_its_cursor(computer):
    one = computer()
    page = Page("epoch-1", 7, 5, one.server.now_ms, "", (), more=True)
    one.cells.take(page)
    assert one.cells.cursor() == 5


def test_a_time_that_is_ahead_does_not_keep_a_library_from_being_sent(computer):
    one = computer(linked=False)
    _, job = add(one)
    ahead = now() + timedelta(days=4000)
    with one.store.write() as connection:
        connection.execute(sa.update(library_jobs).values(updated=ahead))
    one.link()
    one.tracker.jobs.edit(job, notes="later")
    one.sync()
    assert one.cells.unsent() == ()
    assert one.server.rows["library_jobs", job].cells["notes"].value == "later"
    assert clock.ms_of(one.server.greatest) <= one.server.now_ms + 150_000


def test_the_trash_goes_only_after_the_computer_has_heard_of_the_others(computer):
    one = computer()
    application, job = add(one)
    one.tracker.applications.delete(application)
    with one.store.write() as connection:
        long_ago = now() - timedelta(days=40)
        connection.execute(sa.update(applications).values(deleted_at=long_ago))
    assert one.tracker.trash.purge_old() == 0  # never synced
    one.cells.note_synced(now() - timedelta(days=20), checked=False)
    assert one.tracker.trash.purge_old() == 0  # it was to stay then
    one.cells.note_synced(now() - timedelta(days=1), checked=False)
    assert one.tracker.trash.purge_old() == 1
    assert one.tracker.jobs.get(job).id == job


def test_stamps_given_out_anew_are_behind_those_that_stay(computer):
    one = computer()
    application, _ = add(one)
    one.sync()
    one.skew_ms = 100_000  # as much ahead as is let pass
    one.tracker.applications.edit(application, notes="first")
    one.skew_ms = 365 * 24 * HOUR
    one.tracker.applications.edit(application, next_step="second")
    one.cells.restamp(one.cells.position(), one.server.now_ms, one.server.greatest)
    cells = unsent(one)["applications", application]
    assert cells["notes"].stamp < cells["next_step"].stamp


def test_a_stamp_given_out_anew_is_behind_what_its_edit_wrote_over(computer):
    """Also where a server that was put back has not seen that."""
    one, other = computer(), computer()
    application, _ = add(one)
    one.sync()
    one.skew_ms = 100_000  # as much ahead as is let pass
    one.tracker.applications.edit(application, notes="first")
    one.sync()
    other.sync()
    forgotten = max(
        kept.cells.get("notes", Cell("", "")).stamp for kept in one.server.rows.values()
    )
    other.skew_ms = 365 * 24 * HOUR
    other.tracker.applications.edit(application, notes="second", next_step="with it")
    other.cells.restamp(other.cells.position(), one.server.now_ms, "")
    after = unsent(other)["applications", application]
    assert after["notes"].stamp > forgotten
    assert after["notes"].stamp == after["next_step"].stamp
