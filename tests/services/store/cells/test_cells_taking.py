"""What comes is shown when it is whole, and waits until then."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from cells_server import STAGES, add, tables, unsent

from careerflow.models.change import RowChange
from careerflow.models.tracker import (
    BUILT_IN_STAGES,
    Contact,
    Interview,
    InterviewOutcome,
    StageKind,
    TrashKind,
)
from careerflow.services.store.cells import clock
from careerflow.services.store.cells.rows import GONE, Cell, CellRow, Page
from careerflow.services.store.schema import interviews, library_jobs, now, tombstones


def page(one, *rows, more=False):
    head = one.server.head + 100
    return Page("epoch-1", head, head, one.server.now_ms, "", tuple(rows), more)


def later(one, ms=1000):
    return clock.reading(one.server.now_ms + ms) + "f" * 12


def contact(name):
    return Contact("", name, "", "", "", "", "")


def count(store, table):
    with store.read() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table))


@pytest.fixture
def pair(computer):
    """Two computers that hold the same application."""
    one, other = computer(), computer()
    application, job = add(one, notes="Ghi chú")
    one.tracker.applications.add_contact(application, contact("Lan"))
    one.sync()
    other.sync()
    return one, other, application, job


def test_what_is_shown_is_told_as_a_change(pair):
    one, other, application, job = pair
    assert tables(one.store) == tables(other.store)
    came = {(row.table, row.id) for taken in other.taken for row in taken.change.rows}
    assert {("library_jobs", job), ("applications", application)} <= came
    one.tracker.applications.edit(application, notes="Khác")
    one.sync()
    other.sync()
    (change,) = (row for taken in other.taken[-2:] for row in taken.change.rows)
    assert (change.before["notes"], change.after["notes"]) == ("Ghi chú", "Khác")
    assert change.before.keys() == change.after.keys() == {"notes", "active"}


def test_moves_are_told_as_the_history_tells_them(pair):
    one, other, application, _ = pair
    one.tracker.applications.move_before([application], STAGES[1], None)
    one.sync()
    other.sync()
    rows = [row for taken in other.taken[-2:] for row in taken.change.rows]
    (moved,) = (row for row in rows if row.table == "stage_moves")
    move = other.tracker.applications.get(application).moves[-1]
    assert (moved.id, moved.before, moved.after["stage_id"]) == (move.id, None, STAGES[1])


def test_the_order_of_rows_is_of_no_account(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    one.tracker.applications.add_contact(application, contact("Lan"))
    rows = one.cells.unsent()
    for row in reversed(rows):
        other.cells.take(page(other, row, more=True))
    assert tables(one.store) == tables(other.store)
    other.cells.take(page(other, *rows))
    assert tables(one.store) == tables(other.store)
    assert {hit.kind for hit in other.tracker.search("lan")} == {TrashKind.APPLICATION}


def test_what_waits_for_its_parent_is_in_no_table_and_is_not_lost(computer):
    one, other = computer(), computer()
    add(one)
    rows = [row for row in one.cells.unsent() if row.table != "library_jobs"]
    other.cells.take(page(other, *rows))
    assert other.tracker.applications.cards() == ()
    assert other.cells.unsent() == ()
    other.cells.start_over("epoch-2")
    assert {row.table: row.cells for row in other.cells.unsent()} == {
        row.table: row.cells for row in rows
    }


def test_rows_that_wait_come_when_an_edit_of_here_brings_their_parent(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    rows = one.cells.unsent()
    other.cells.take(page(other, *(row for row in rows if row.table != "library_jobs")))
    with one.store.read() as connection, other.store.write() as there:
        held = connection.execute(sa.select(library_jobs)).mappings().one()
        there.execute(sa.insert(library_jobs).values(**held))
    assert other.tracker.applications.cards() == ()
    taken = other.cells.take(page(other))
    assert [card.id for card in other.tracker.applications.cards()] == [application]
    assert RowChange("applications", application, None, {}) in taken.change.rows


def test_a_row_without_what_every_row_needs_waits_for_it(computer):
    one, other = computer(), computer()
    _, job = add(one)
    (row,) = (row for row in one.cells.unsent() if row.table == "library_jobs")
    cells = dict(row.cells)
    created = cells.pop("created")
    other.cells.take(page(other, CellRow("library_jobs", job, cells)))
    assert other.tracker.jobs.all() == ()
    other.cells.take(page(other, CellRow("library_jobs", job, {"created": created})))
    assert [one.id for one in other.tracker.jobs.all()] == [job]


def test_what_is_gone_elsewhere_is_gone_with_all_that_belongs_to_it(pair):
    one, other, application, job = pair
    one.tracker.applications.delete(application)
    one.tracker.jobs.delete(job)
    one.tracker.trash.purge(now() + timedelta(days=1))
    one.sync()
    other.sync()
    assert tables(one.store) == tables(other.store)
    assert count(other.store, tombstones) >= 4
    assert other.tracker.search("lan") == ()
    assert other.cells.conflicts() == ()
    gone = {(row.table, row.id) for taken in other.taken[-2:] for row in taken.change.rows}
    assert {("applications", application), ("library_jobs", job)} <= gone


def test_what_was_edited_while_it_was_deleted_elsewhere_is_told(pair):
    one, other, application, _ = pair
    other.tracker.applications.edit(application, notes="Quan trọng")
    one.tracker.applications.delete(application)
    one.tracker.trash.purge(now() + timedelta(days=1))
    one.sync()
    other.sync()
    assert other.tracker.applications.cards() == ()
    (conflict,) = other.cells.conflicts()
    assert (conflict.table, conflict.column, conflict.gone) == ("applications", "", True)
    assert conflict.ours["notes"] == "Quan trọng"
    assert (conflict.subject, conflict.theirs) == ("Developer", None)
    one.sync()
    assert one.cells.digest() == other.cells.digest() == one.server.digest()


def test_a_row_whose_parent_is_gone_leaves_its_table_and_comes_back_with_it(pair):
    one, other, application, job = pair
    with one.store.read() as connection:
        held = dict(connection.exec_driver_sql("SELECT * FROM library_jobs").mappings().one())
    # A program without this rule: only the job is gone.
    gone = CellRow("library_jobs", job, {GONE: Cell(later(other), True)})
    other.cells.take(page(other, gone))
    assert other.tracker.applications.cards() == other.tracker.jobs.all() == ()
    back = {name: Cell(later(other, 2000), value) for name, value in held.items() if name != "id"}
    back |= {"tags": Cell(later(other, 2000), []), GONE: Cell(later(other, 2000), False)}
    other.cells.take(page(other, CellRow("library_jobs", job, back)))
    (card,) = other.tracker.applications.cards()
    assert card.id == application
    assert [one.name for one in other.tracker.applications.get(application).contacts] == ["Lan"]
    assert tables(one.store) == tables(other.store)


def test_that_a_row_came_back_is_nothing_of_a_later_version(pair, caplog):
    _one, other, application, _job = pair
    cells = {GONE: Cell("0" * 28, False), "of_later_version": Cell(later(other), 1)}
    other.cells.take(page(other, CellRow("applications", application, cells)))
    assert "applications.of_later_version" in caplog.text
    assert "applications.!" not in caplog.text


def test_a_value_that_this_version_does_not_know_is_held_and_sent_on_as_it_came(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    one.tracker.applications.add_interview(
        application, Interview("", "Round 1", None, 60, "", "", "", InterviewOutcome.OPEN)
    )
    rows = one.cells.unsent()
    (row,) = (row for row in rows if row.table == "interviews")
    cells = {**row.cells, "outcome": Cell(row.cells["outcome"].stamp, "of a later version")}
    cells["of_later_version"] = Cell(row.cells["outcome"].stamp, {"a": [1]})
    strange = CellRow("interviews", row.row_id, cells)
    unknown = CellRow("of_later_version", row.row_id, {"x": Cell(later(one, 0), 1)})
    other.cells.take(page(other, *(r for r in rows if r.table != "interviews"), strange, unknown))
    assert count(other.store, interviews) == 0
    other.cells.start_over("epoch-2")
    sent = {(row.table, row.row_id): row for row in other.cells.unsent()}
    assert sent["interviews", row.row_id] == strange
    assert sent["of_later_version", row.row_id] == unknown
    known = {"outcome": Cell(later(one, 1), "passed")}
    other.cells.take(page(other, CellRow("interviews", row.row_id, known)))
    assert count(other.store, interviews) == 1
    other.cells.start_over("epoch-3")
    again = {(row.table, row.row_id): row for row in other.cells.unsent()}
    assert again["interviews", row.row_id].cells["of_later_version"].value == {"a": [1]}


def test_a_value_that_does_not_fit_is_its_default_meanwhile(pair):
    _, other, application, _ = pair
    wrong = {"notes": Cell(later(other), ["no", "text"]), "next_step": Cell(later(other), "Call")}
    other.cells.take(page(other, CellRow("applications", application, wrong)))
    found = other.tracker.applications.get(application)
    assert (found.notes, found.card.next_step) == ("", "Call")
    other.tracker.applications.edit(application, notes="Mine")
    assert unsent(other)["applications", application]["notes"].value == "Mine"


def test_what_no_table_held_is_put_into_it_when_it_can_be(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    other.cells.take(page(other, *one.cells.unsent()))
    with other.store.write() as connection:  # as a version did that did not know the column
        connection.exec_driver_sql("UPDATE sync_link SET applying = 1")
        connection.exec_driver_sql("UPDATE applications SET notes = ''")
        connection.exec_driver_sql(
            "INSERT INTO sync_cells"
            " SELECT 'applications', row_id, 'notes', stamp, 0, '\"Held\"', NULL"
            " FROM sync_cells WHERE column_name = 'rank'"
        )
        connection.exec_driver_sql("UPDATE sync_link SET applying = 0")
    change = other.cells.replay()
    assert other.tracker.applications.get(application).notes == "Held"
    assert [row.after for row in change.rows] == [{"notes": "Held"}]
    assert not other.cells.replay()


def test_a_built_in_stage_is_never_gone(computer):
    one = computer()
    stage = BUILT_IN_STAGES[StageKind.APPLIED]
    one.cells.take(page(one, CellRow("stages", stage, {GONE: Cell(later(one), True)})))
    assert stage in {found.id for found in one.tracker.stages.all()}


def test_a_cell_with_a_malformed_stamp_changes_nothing(pair):
    _, other, application, _ = pair
    before = tables(other.store)
    row = CellRow("applications", application, {"notes": Cell("~" * 28, "x")})
    assert other.cells.take(page(other, row)).rows == 0
    assert tables(other.store) == before
    assert clock.ms_of(later(other)) > other.server.now_ms
    other.tracker.applications.edit(application, notes="y")
    assert all(
        clock.is_stamp(cell.stamp) for cells in unsent(other).values() for cell in cells.values()
    )


def test_what_comes_does_not_make_a_row_one_that_was_changed_now(pair):
    _, other, application, _ = pair
    (before,) = tables(other.store)["applications"]
    row = CellRow("applications", application, {"notes": Cell(later(other), "x")})
    other.cells.take(page(other, row))
    assert tables(other.store)["applications"] == [{**before, "notes": "x"}]
