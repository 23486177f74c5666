"""Power that fails while the log is written: what the disk has of it is always the library as it
was after one of the commits."""

import random
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, StageKind
from careerflow.services.store import driver
from careerflow.services.store.library import Library
from careerflow.services.store.store import FILE_NAME, open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker

PLACES = 300
SECTOR = 512


def logged(folder: Path) -> tuple[bytes, bytes, list[str]]:
    """A database, its log, and the applications whose commits are in the log, in that order."""
    open_store(folder).close()
    store = open_store(folder)
    tracker = Tracker(store)
    new = NewApplication("", BUILT_IN_STAGES[StageKind.APPLIED])
    order = [tracker.add_with_job(f"{n}", JobFacts(f"Job {n}"), new)[0] for n in range(40)]
    database = folder / FILE_NAME
    log = database.with_name(f"{FILE_NAME}-wal").read_bytes()
    read = database.read_bytes(), log, order
    store.close()
    return read


def test_whatever_is_left_of_the_log_is_a_beginning_of_the_commits(tmp_path):
    database, log, order = logged(tmp_path / "data")
    chance, lengths = random.Random(3), set()
    for number in range(PLACES):
        path = tmp_path / f"{number}.sqlite3"
        path.write_bytes(database)
        torn = bytearray(log)
        place = chance.randrange(32, len(log))
        if number % 2:
            del torn[place:]
        else:
            torn[place : place + SECTOR] = chance.randbytes(len(torn[place : place + SECTOR]))
        path.with_name(f"{path.name}-wal").write_bytes(torn)
        with closing(driver.connect(path)) as connection:
            found = {row[0] for row in connection.execute("SELECT id FROM applications")}
            assert found == set(order[: len(found)])
            moved = {row[0] for row in connection.execute("SELECT application_id FROM stage_moves")}
            assert moved == found
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        lengths.add(len(found))
    assert len(lengths) > 20


@contextmanager
def small_disk(folder: Path):
    """A file system of 3 MB."""
    folder.mkdir()
    size = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(size, capture_output=True, check=False).returncode:
        pytest.skip("a file system can be mounted by root on Linux only")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_loses_nothing_and_the_next_edit_tries_again(tmp_path):
    folder = tmp_path / "small"
    with small_disk(folder):
        (folder / "ballast").write_bytes(b"x" * 1_500_000)
        store = open_store(folder)
        library, saved = Library(store), []

        def save():
            data = f"{len(saved)}".encode()
            document, job = make_document(data), make_job(data.decode() + " long" * 4000)
            report = make_report(document, job)
            saved.append(library.save_analysis(document, "cv", data, job, report, str(len(saved))))

        def fill():
            for _ in range(500):
                save()

        with pytest.raises(StoreError) as told:
            fill()
        assert told.value.code == "store.full"
        with pytest.raises(StoreError):
            save()
        (folder / "ballast").unlink()
        before = len(saved)
        save()
        store.close()
        store = open_store(folder)
        assert {summary.id for summary in Library(store).summaries()} == set(saved)
        assert len(list((folder / "files").iterdir())) == before + 1
        with store.read() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        store.close()
