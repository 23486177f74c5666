"""What a store is asked for in passing."""

from contextlib import closing

import pytest
import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.services.store import driver
from careerflow.services.store.driver import connect
from careerflow.services.store.schema import tombstones
from careerflow.services.store.store import FILE_NAME, open_store

COUNT = "SELECT count(*) FROM tombstones"


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def test_a_glance_sees_what_was_committed_last(store):
    assert store.glance(COUNT) == (0,)
    for number in (1, 2):
        with store.write() as connection:
            row = {"table_name": "cvs", "row_id": str(number)}
            connection.execute(sa.insert(tombstones), [row])
            assert store.glance(COUNT) == (number - 1,)
        assert store.glance(COUNT) == (number,)
    assert store.glance("SELECT 1 FROM sync_link") is None


def test_a_glance_keeps_nothing_from_being_written_back(store):
    for wanted in (COUNT, "SELECT name FROM sqlite_master"):  # one row, and many
        assert store.glance(wanted)
        with store.write() as connection:
            connection.execute(sa.delete(tombstones).where(sa.text("true")))
        with closing(connect(store.folder / FILE_NAME)) as other:
            busy, *_pages = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy


def test_a_glance_changes_nothing_and_tells_what_is_wrong(store):
    with pytest.raises(StoreError) as told:
        store.glance("DELETE FROM tombstones")
    assert told.value.code == "store.read_only"
    with pytest.raises(StoreError) as told:
        store.glance("SELECT 1 FROM nowhere")
    assert told.value.code == "store.failed"


def note(connection, of):
    connection.execute(sa.insert(tombstones), [{"table_name": "cvs", "row_id": of}])


def fail(connection):
    connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")


def broken(store, what):
    with store.write() as connection:
        note(connection, "1")
        what(connection)


def test_what_failed_leaves_nothing_to_those_who_write_next(tmp_path, monkeypatch):
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.1)
    with closing(open_store(tmp_path)) as store, closing(connect(tmp_path / FILE_NAME)) as other:
        for what, said in ((lambda _c: 1 / 0, ZeroDivisionError), (fail, StoreError)):
            with pytest.raises(said):
                broken(store, what)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as told, store.write():
            pass
        assert told.value.code == "store.locked"
        other.execute("ROLLBACK")
        with store.write() as connection:
            note(connection, "3")
        with store.read() as connection:
            assert connection.scalars(sa.select(tombstones.c.row_id)).all() == ["3"]


def test_a_closed_store_leaves_no_file_open(tmp_path):
    store = open_store(tmp_path)
    with store.write() as connection:
        note(connection, "1")
    assert store.glance(COUNT) == (1,)
    store.close()
    # The last connection to be closed takes the log away.
    assert not (tmp_path / f"{FILE_NAME}-wal").exists()


def test_a_store_that_is_closed_waits_for_no_write(tmp_path):
    store = open_store(tmp_path)
    with store.write() as connection:
        note(connection, "1")
        store.close()
        note(connection, "2")
    with closing(open_store(tmp_path)) as again, again.read() as connection:
        assert connection.scalars(sa.select(tombstones.c.row_id)).all() == ["1", "2"]
    store.close()
