"""A process that is killed while it writes loses nothing that it had been told was saved, and
leaves nothing half done."""

import shutil
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from killed_jobs import Forks, forks
from store_samples import make_document

from careerflow.services.store import backups, driver
from careerflow.services.store.inspection import contents
from careerflow.services.store.library import Library
from careerflow.services.store.migrate import migrate
from careerflow.services.store.schema import SCHEMA_VERSION
from careerflow.services.store.store import FILE_NAME, Store, open_store
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import TaskContext

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and kills with SIGKILL")
CTX = TaskContext()


@pytest.fixture(scope="module")
def killing(tmp_path_factory):
    with forks(tmp_path_factory.mktemp("scratch")) as made:
        yield made


def assert_sound(store: Store) -> None:
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_no_acknowledged_report_is_lost(tmp_path, killing: Forks):
    acknowledged: list[str] = []
    for number in range(25):
        acknowledged += killing.kill_one("save_reports", tmp_path, number, most=3, longest=0.05)
    assert len(acknowledged) > 10  # it waits for up to three from each

    store = open_store(tmp_path)
    library = Library(store)
    assert set(acknowledged) <= {summary.id for summary in library.summaries()}
    for summary in library.summaries():
        stored = library.report(summary.id)
        assert stored.data == stored.job.text.encode()
        vectors = library.cv(stored.cv_id).vectors
        assert vectors.vectors == {"a@1": stored.data * 500}
    assert_sound(store)
    store.close()


def test_of_two_hundred_killed_edits_no_acknowledged_one_is_lost_and_none_is_half_done(
    tmp_path, killing: Forks
):
    stages: dict[str, list[str]] = {}
    for number in range(200):
        for line in killing.kill_one("track", tmp_path, number, most=3, longest=0.01):
            application, stage = line.split()
            stages.setdefault(application, []).append(stage)
    assert len(stages) > 100
    store = open_store(tmp_path)
    tracker = Tracker(store)
    cards = {card.id: card for card in tracker.applications.cards()}
    assert stages.keys() <= cards.keys()
    for application, card in cards.items():
        found = tracker.applications.get(application)
        in_history = [move.stage_id for move in found.moves]
        assert in_history, "an application without its first move"
        assert in_history[-1] == card.stage_id
        told = stages.get(application, [])
        # What was not acknowledged may be there, if it is the edit that was killed.
        undone = told[:-2] if len(told) == 4 else told
        assert in_history[: len(undone)] == undone or in_history == told[:2]
    assert_sound(store)
    with store.read() as connection:
        orphans = (
            "SELECT count(*) FROM library_jobs WHERE id NOT IN (SELECT job_id FROM applications)"
        )
        assert connection.exec_driver_sql(orphans).scalar_one() == 0
    store.close()


def fill(folder: Path, number: int) -> None:
    store = open_store(folder)
    for each in range(number):
        data = f"{each}".encode() * 100
        Library(store).save_cv(make_document(data, "x" * 10_000), "cv.pdf", data)
    store.close()


def test_a_restore_that_is_killed_leaves_the_old_or_the_new_library(tmp_path, killing: Forks):
    folder = tmp_path / "data"
    for name, number in (("a", 30), ("b", 60)):
        fill(tmp_path / name, number)
        (tmp_path / name / FILE_NAME).rename(tmp_path / f"{name}.sqlite3")
    whole = {name: contents(CTX, tmp_path / f"{name}.sqlite3") for name in ("a", "b")}
    fill(folder, 30)
    last, finished = whole["a"].cvs, 0
    for number in range(20):
        told = killing.kill_one("restore", folder, number, most=1, longest=0.1)
        finished += len(told)
        store = open_store(folder)
        assert_sound(store)
        found = len(Library(store).newest_cvs())
        store.close()
        assert found in (whole["a"].cvs, whole["b"].cvs)
        if not told:
            following = whole["ab"[(number + 1) % 2]].cvs
            assert found in (last, following)
        last = found
    assert finished
    for backup in backups.listed(folder):
        assert contents(CTX, backup.path).cvs in (30, 60)


def test_a_migration_that_is_killed_leaves_the_old_schema_or_the_new_one(tmp_path, killing: Forks):
    old = tmp_path / "old"
    old.mkdir()
    engine = driver.create_engine(old / FILE_NAME)
    migrate(engine, old, SCHEMA_VERSION - 1)
    tables = {SCHEMA_VERSION - 1: set(sa.inspect(engine).get_table_names())}
    engine.dispose()
    new = tmp_path / "new"
    shutil.copytree(old, new)
    open_store(new).close()
    engine = driver.create_engine(new / FILE_NAME)
    tables[SCHEMA_VERSION] = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    seen = set()
    for number in range(20):
        folder = tmp_path / str(number)
        shutil.copytree(old, folder)
        told = killing.kill_one("migrate", folder, number, most=0, longest=0.15)
        engine = driver.create_engine(folder / FILE_NAME)
        with engine.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            assert set(sa.inspect(connection).get_table_names()) == tables[version]
        engine.dispose()
        assert version == SCHEMA_VERSION or not told
        seen.add(version)
        store = open_store(folder)
        assert len(Tracker(store).stages.all()) == 5
        store.close()
    assert seen
