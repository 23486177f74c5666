"""What a store is asked for in passing."""

from contextlib import closing

import pytest
import sqlalchemy as sa

from careerflow.models.errors import StoreError
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


def test_a_closed_store_leaves_no_file_open(tmp_path):
    store = open_store(tmp_path)
    assert store.glance(COUNT) == (0,)
    store.close()
    # The last connection to be closed takes the log away.
    assert not (tmp_path / f"{FILE_NAME}-wal").exists()
