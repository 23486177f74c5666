"""Copies of a library with a link: what was restored, what was rescued."""

import pytest
import sqlalchemy as sa
from cells_server import Computer, add, cell_states, tables, unsent

from careerflow.models.backup import BackupKind
from careerflow.services.store import backups, restoring
from careerflow.services.store.cells.tables import sync_link
from careerflow.services.store.schema import library_jobs
from careerflow.services.task import TaskContext


def node(store):
    with store.read() as connection:
        return connection.scalar(sa.select(sync_link.c.node))


@pytest.fixture
def copied(computer, server):
    """Makes a computer of a folder that one has left."""
    made = []

    def again(one):
        made.append(Computer(one.folder, server))
        return made[-1]

    yield again
    for one in made:
        one.store.close()


def test_a_restored_library_has_another_name_and_waits_for_the_user(computer, copied):
    one, other = computer(), computer()
    application, _ = add(one, notes="old")
    one.sync()
    before = node(one.store)
    backup = backups.make(TaskContext(), one.folder, BackupKind.MANUAL)
    one.tracker.applications.edit(application, notes="new")
    add(one, title="After the backup")
    one.sync()
    one.store.close()
    assert restoring.restore(TaskContext(), one.folder, backup.path).sync_paused
    one = copied(one)
    assert one.tracker.applications.get(application).notes == "old"
    assert node(one.store) not in (before, None)
    assert one.cells.linked().paused
    one.sync()
    other.sync()
    assert one.tracker.applications.get(application).notes == "new"
    assert tables(one.store) == tables(other.store)
    assert one.cells.digest() == other.cells.digest() == one.server.digest()


def test_what_is_rescued_is_exchanged_with_the_server_as_if_it_were_new(computer, copied):
    one, other = computer(), computer()
    application, _ = add(one, notes="kept")
    add(one, title="Lost")
    one.sync()
    before = node(one.store)
    with one.store.write() as connection:  # stands for what could not be read
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.exec_driver_sql("UPDATE sync_link SET applying = 1")
        lost = sa.select(library_jobs.c.id).where(library_jobs.c.title == "Lost").scalar_subquery()
        for of in ("stage_moves", "applications"):
            connection.exec_driver_sql(f"DELETE FROM {of}")
        connection.execute(sa.delete(library_jobs).where(library_jobs.c.id == lost))
        connection.exec_driver_sql("UPDATE sync_link SET applying = 0")
    one.store.close()
    assert restoring.rescue(TaskContext(), one.folder).sync_paused
    one = copied(one)
    assert node(one.store) not in (before, None)
    assert one.cells.linked().paused
    assert {name for name, _ in unsent(one)} == {"library_jobs"}
    one.sync()
    other.sync()
    assert len(one.tracker.applications.cards()) == 2
    assert one.tracker.applications.get(application).notes == "kept"
    assert tables(one.store) == tables(other.store)
    assert one.cells.conflicts() == ()
    assert one.cells.digest() == other.cells.digest() == one.server.digest()


def test_without_a_link_a_copy_has_none(computer, copied):
    one = computer(linked=False)
    add(one)
    backup = backups.make(TaskContext(), one.folder, BackupKind.MANUAL)
    one.store.close()
    assert not restoring.restore(TaskContext(), one.folder, backup.path).sync_paused
    one = copied(one)
    assert one.cells.linked() is None
    one.store.close()
    salvaged = restoring.rescue(TaskContext(), one.folder)
    assert salvaged.uncounted == frozenset()
    assert "sync_cells" not in salvaged.kept
    one = copied(one)
    assert cell_states(one.store) == set()
    assert len(one.tracker.applications.cards()) == 1
