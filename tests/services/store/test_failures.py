"""What goes wrong around the store is a typed error, and nothing that was saved is lost."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.services.store import driver
from careerflow.services.store.files import Files, write_atomically
from careerflow.services.store.library import Library
from careerflow.services.store.store import FILE_NAME, open_store


def save(library: Library, number: int) -> str:
    document, job = make_document(b"x"), make_job(f"Advert {number}" + " long" * 2000)
    report = make_report(document, job)
    return library.save_analysis(document, "cv.pdf", b"x", job, report, f"key {number}")


@pytest.fixture
def small_disk(tmp_path):
    """The library in `tmp_path` may grow by 30 pages."""
    open_store(tmp_path).close()

    def limit(connection, _record):
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={room.setdefault('pages', pages + 30)}")

    room: dict[str, int] = {}

    sa.event.listen(sa.engine.Engine, "connect", limit)
    yield
    sa.event.remove(sa.engine.Engine, "connect", limit)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_loses_nothing_that_was_saved(tmp_path):
    store = open_store(tmp_path)
    library, saved = Library(store), []

    def fill():
        for number in range(1000):
            saved.append(save(library, number))

    with pytest.raises(StoreError) as told:
        fill()
    assert told.value.code == "store.full"
    assert saved
    assert {summary.id for summary in library.summaries()} == set(saved)
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("SELECT count(*) FROM jobs").scalar_one() == len(saved)
    store.close()


def test_a_cv_that_could_not_be_saved_leaves_no_file(tmp_path):
    store = open_store(tmp_path)
    library, kept = Library(store), tmp_path / "files"
    document = make_document(b"x")
    with store.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON cvs BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(StoreError):
        library.save_cv(document, "cv.pdf", b"x")
    assert list(kept.iterdir()) == []
    with store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    library.save_cv(document, "cv.pdf", b"x")
    with store.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON reports BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(StoreError):
        save(library, 1)
    assert len(list(kept.iterdir())) == 1  # an earlier save still needs it
    store.close()


def test_a_locked_database_says_so_and_works_again(tmp_path, monkeypatch):
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.1)
    store = open_store(tmp_path)
    library = Library(store)
    other = driver.sqlite_module().connect(str(tmp_path / FILE_NAME), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as told:
        save(library, 1)
    assert told.value.code == "store.locked"
    assert library.summaries() == ()  # readers do not wait for a writer
    other.execute("ROLLBACK")
    other.close()
    save(library, 1)
    assert len(library.summaries()) == 1
    store.close()


@pytest.mark.parametrize(
    "content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_file_that_is_no_database_is_kept_as_it_is(tmp_path, content):
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(StoreError) as told:
        open_store(tmp_path)
    assert told.value.code == "store.damaged"
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_a_damaged_page_is_told_as_such(tmp_path):
    path = tmp_path / FILE_NAME
    open_store(tmp_path).close()
    intact = path.stat().st_size  # the schema, and the first page of each table
    store = open_store(tmp_path)
    for number in range(20):
        save(Library(store), number)
    store.close()
    data = bytearray(path.read_bytes())
    data[intact:] = os.urandom(len(data) - intact)
    path.write_bytes(data)
    store = open_store(tmp_path)
    with pytest.raises(StoreError) as told:
        Library(store).summaries()
    assert told.value.code == "store.damaged"
    store.close()


def test_a_damaged_schema_is_told_at_once(tmp_path):
    open_store(tmp_path).close()
    path = tmp_path / FILE_NAME
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError) as told:
        open_store(tmp_path)
    assert told.value.code == "store.damaged"


def test_a_folder_that_cannot_be_made_is_told_as_such(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as told:
        open_store(tmp_path / "file" / "data")
    assert told.value.code == "store.read_only"
    assert told.value.message.params["folder"] == str(tmp_path / "file" / "data")


AS_NOBODY = """
import os, sys
from pathlib import Path
import alembic.command  # before the rights are gone
import careerflow.services.store.migrate
from careerflow.models.errors import StoreError
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store

if os.geteuid() == 0:
    os.setuid(65534)
try:
    Library(open_store(Path(sys.argv[1]))).delete_report("x")
except StoreError as error:
    print(error.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="the rights of folders are those of POSIX here")
@pytest.mark.parametrize("existing", [False, True])
def test_a_folder_without_the_right_to_write_is_told_as_such(existing):
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "data"
        folder.mkdir()
        if existing:
            store = open_store(folder)
            save(Library(store), 1)
            store.close()
        folder.chmod(0o555)
        command = [sys.executable, "-c", AS_NOBODY, str(folder)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        folder.chmod(0o755)
    assert (ran.stdout.strip(), ran.stderr) == ("store.read_only", "")


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.glob("file*")) == [path]


def test_a_cut_off_file_is_written_again(tmp_path):
    files = Files(tmp_path)
    path = files.keep("abc", ".pdf", b"content")
    path.write_bytes(b"con")
    assert files.keep("abc", ".pdf", b"content").read_bytes() == b"content"
    assert files.find("abc", ".txt") is None


def test_a_full_disk_for_files_is_told_as_such(tmp_path, monkeypatch):
    store = open_store(tmp_path)

    def fail(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError) as told:
        save(Library(store), 1)
    assert told.value.code == "store.full"
    assert Library(store).summaries() == ()
    store.close()
