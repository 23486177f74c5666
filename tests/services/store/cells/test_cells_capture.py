"""What is noted of edits, and what that costs."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from cells_server import LINKED, add, cell_states, exported, take_in, unsent
from sqlalchemy import event

from careerflow.models.errors import StoreError
from careerflow.models.tracker import Contact
from careerflow.services.store.cells.columns import SYNCHRONISED
from careerflow.services.store.cells.rows import GONE, WHOLE
from careerflow.services.store.driver import raw
from careerflow.services.store.schema import library_jobs, now, stage_moves


def settled(computer):
    """All is on the server."""
    computer.sync()
    assert computer.cells.unsent() == ()


def triggers(store):
    with store.read() as connection:
        wanted = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
        return connection.exec_driver_sql(wanted).scalar_one()


@pytest.fixture
def statements():
    """What the stores say to SQLite, but for what triggers do."""
    said = []

    def note(statement):
        if not statement.startswith("--"):
            said.append(statement)

    def listen(connection):
        raw(connection).set_trace_callback(note)

    event.listen(sa.Engine, "begin", listen)
    yield said
    event.remove(sa.Engine, "begin", listen)


def test_without_a_link_there_are_no_triggers_and_an_edit_costs_nothing(computer, statements):
    one = computer(linked=False)
    application, _ = add(one)
    assert triggers(one.store) == 0
    del statements[:]
    one.tracker.applications.edit(application, notes="x")
    assert not any("sync" in statement for statement in statements)
    assert cell_states(one.store) == set()


def test_with_a_link_an_edit_costs_three_statements(computer, statements):
    one = computer()
    application, _ = add(one)
    del statements[:]
    one.tracker.applications.edit(application, notes="x")
    assert len([statement for statement in statements if "sync" in statement]) == 3


def test_a_new_row_is_what_differs_from_the_defaults(computer):
    one = computer()
    application, job = add(one, notes="Ghi chú")
    found = unsent(one)
    assert {name for name, _ in found} == {"library_jobs", "applications", "stage_moves"}
    assert set(found["library_jobs", job]) == {
        *("text", "text_sha256", "title", "created", "updated"),
    }
    assert set(found["applications", application]) == {
        *("job_id", "stage_id", "rank", "active", "notes", "created", "updated"),
    }
    assert found["applications", application]["notes"].value == "Ghi chú"
    (move,) = (cells for (name, _), cells in found.items() if name == "stage_moves")
    assert set(move) == {WHOLE}
    assert move[WHOLE].value["application_id"] == application
    assert move[WHOLE].value.keys() == set(stage_moves.c.keys()) - {"id"}
    stamps = {cell.stamp for cells in found.values() for cell in cells.values()}
    assert len(stamps) == 1  # of one transaction


def test_an_edit_is_what_it_changed(computer):
    one = computer()
    application, _ = add(one, notes="x")
    settled(one)
    one.tracker.applications.edit(application, notes="", next_step="Call")
    (cells,) = unsent(one).values()
    assert set(cells) == {"notes", "next_step", "active", "updated"}
    assert cells["notes"].value == ""


def test_values_are_those_of_the_moment_at_which_they_are_sent(computer):
    one = computer()
    application, _ = add(one)
    settled(one)
    one.tracker.applications.edit(application, notes="first")
    early = one.cells.unsent()
    one.tracker.applications.edit(application, notes="second")
    late = one.cells.unsent()
    assert early[0].cells["notes"].stamp < late[0].cells["notes"].stamp
    one.cells.sent(early, one.server.push(early))
    assert unsent(one)["applications", application]["notes"].value == "second"


def test_what_is_deleted_for_good_is_one_cell(computer):
    one = computer()
    application, job = add(one, notes="x")
    settled(one)
    one.tracker.applications.delete(application)
    one.tracker.jobs.delete(job)
    one.tracker.trash.purge(now() + timedelta(days=1))
    found = unsent(one)
    assert {name for name, _ in found} == {"library_jobs", "applications", "stage_moves"}
    assert all(set(cells) == {GONE} and cells[GONE].value is True for cells in found.values())


def test_what_an_import_brings_back_is_all_anew(computer):
    one, other = computer(), computer(linked=False)
    application, job = add(one)
    plain = exported(one.store)
    one.tracker.applications.delete(application)
    one.tracker.jobs.delete(job)
    one.tracker.trash.purge(now() + timedelta(days=1))
    settled(one)
    take_in(one.store, plain)
    cells = unsent(one)["library_jobs", job]
    assert set(cells) == {GONE, *library_jobs.c.keys()} - {"id"}
    assert cells[GONE].value is False
    take_in(other.store, plain)
    other.link()
    other.sync()
    assert [card.id for card in other.tracker.applications.cards()] == []  # it was older
    one.sync()
    other.sync()
    assert [card.id for card in other.tracker.applications.cards()] == [application]


def test_an_undone_edit_is_a_later_one(computer):
    one, other = computer(), computer()
    application, _ = add(one, notes="before")
    one.sync()
    other.sync()
    change = one.tracker.applications.edit(application, notes="after")
    one.sync()
    one.tracker.apply(change.inverse)
    settled(one)
    other.sync()
    assert other.tracker.applications.get(application).notes == "before"


def test_what_fails_leaves_no_mark(computer):
    one = computer()
    application, _ = add(one)
    settled(one)
    with pytest.raises(StoreError):
        one.tracker.applications.move_before([application], "of no stage", None)
    assert one.cells.unsent() == ()


def test_every_synchronised_table_is_listened_to(computer):
    one = computer()
    assert triggers(one.store) == 3 * len(SYNCHRONISED) - 1  # moves are never edited
    one.cells.unlink()
    assert triggers(one.store) == 0
    assert cell_states(one.store) == set()
    assert one.cells.linked() is None
    one.link()
    assert one.cells.linked() == LINKED


def test_stamps_rise_when_the_clock_goes_back_and_after_a_crash(computer):
    one = computer()
    application, _ = add(one)
    stamps = []
    for number, skew in enumerate((0, 60_000, -86_400_000, 0, 1)):
        one.skew_ms = skew
        one.tracker.applications.add_contact(
            application, Contact("", f"{number}", "", "", "", "", "")
        )
        if number == 2:
            one.reopen()
        stamps.append(max(c.stamp for cells in unsent(one).values() for c in cells.values()))
    assert stamps == sorted(set(stamps))


def test_a_trigger_that_is_missing_is_made_when_the_store_is_opened(computer):
    one = computer()
    with one.store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER sync_on_update_applications")
    one.reopen()
    assert triggers(one.store) == 3 * len(SYNCHRONISED) - 1
