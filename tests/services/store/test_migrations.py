import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.models.profile import Corrections
from careerflow.services.store import driver
from careerflow.services.store.cells.tables import linking
from careerflow.services.store.codec import encode
from careerflow.services.store.library import Library
from careerflow.services.store.migrate import SCRIPTS, migrate
from careerflow.services.store.schema import SCHEMA_VERSION, derived, metadata
from careerflow.services.store.store import FILE_NAME, open_store
from careerflow.services.store.tracker.tracker import Tracker

NEXT = f"{SCHEMA_VERSION + 1:04}"
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{previous}"


def upgrade():
    op.create_table("half_done", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO half_done VALUES (1)")
    op.execute("DELETE FROM reports")
    {last}
"""


def pragma(connection, name):
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def with_next_step(tmp_path: Path, last: str) -> Path:
    """The program's migrations and one more."""
    scripts = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, scripts)
    step = STEP.format(revision=NEXT, previous=f"{SCHEMA_VERSION:04}", last=last)
    (scripts / "versions" / "next.py").write_text(step)
    return scripts


@pytest.fixture
def filled(tmp_path):
    """A folder that holds one report."""
    folder = tmp_path / "data"
    store = open_store(folder)
    document, job = make_document(b"x"), make_job()
    report = make_report(document, job)
    Library(store).save_analysis(document, "cv.pdf", b"x", job, report, "key")
    store.close()
    return folder


@pytest.fixture
def engine(filled):
    made = driver.create_engine(filled / FILE_NAME)
    yield made
    made.dispose()


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(store):
    with store.read() as connection:
        for looked_at, of in ((_is_own, metadata), (_is_entry, derived), (_is_of_sync, linking)):
            context = MigrationContext.configure(connection, opts={"include_name": looked_at})
            assert compare_metadata(context, of) == []
        assert int(context.get_current_revision()) == SCHEMA_VERSION


def _is_own(name, kind, _parents):
    """The full-text index and the tables in which SQLite keeps it are no tables of ours."""
    return kind != "table" or not name.startswith(("search_", "sync_"))


def _is_entry(name, kind, _parents):
    return kind != "table" or name == "search_entries"


def _is_of_sync(name, kind, _parents):
    return kind != "table" or name.startswith("sync_")


def test_connections_follow_the_rules(store):
    with store.write() as connection:
        assert pragma(connection, "journal_mode") == "wal"
        assert pragma(connection, "synchronous") == 2  # FULL
        assert pragma(connection, "foreign_keys") == 1
        assert pragma(connection, "busy_timeout") >= 5000
        assert pragma(connection, "application_id") == driver.APPLICATION_ID
        assert pragma(connection, "user_version") == SCHEMA_VERSION
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_nothing_but_the_id_is_unique(store):
    with store.read() as connection:
        inspector = sa.inspect(connection)
        for table in metadata.tables:
            assert inspector.get_pk_constraint(table)["constrained_columns"] == ["id"]
            assert inspector.get_unique_constraints(table) == []
            assert not any(index["unique"] for index in inspector.get_indexes(table))


def test_a_step_is_made_after_a_backup(tmp_path, filled, engine):
    migrate(engine, filled, SCHEMA_VERSION + 1, with_next_step(tmp_path, "pass"))
    with engine.connect() as connection:
        assert pragma(connection, "user_version") == SCHEMA_VERSION + 1
        assert pragma(connection, "foreign_keys") == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one() == 0
    (backup,) = (filled / "backups").iterdir()
    copy = driver.create_engine(backup)
    with copy.connect() as connection:
        assert pragma(connection, "integrity_check") == "ok"
        assert pragma(connection, "user_version") == SCHEMA_VERSION
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one() == 1
    copy.dispose()


def test_a_library_of_the_first_version_keeps_everything(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    first = driver.create_engine(folder / FILE_NAME)
    migrate(first, folder, 1)
    with first.begin() as connection:
        assert "cv_corrections" not in sa.inspect(connection).get_table_names()
        connection.exec_driver_sql(
            "INSERT INTO cvs (id, file_sha256, file_name, document, created, updated)"
            " VALUES ('1', 'a', 'cv.pdf', '{}', '2026-01-01', '2026-01-01')"
        )
    first.dispose()
    store = open_store(folder)
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT file_name FROM cvs").scalar_one() == "cv.pdf"
        assert pragma(connection, "user_version") == SCHEMA_VERSION
    Library(store).save_cv_corrections("a", Corrections(years=3.0))
    assert Library(store).cv_corrections("a") == Corrections(years=3.0)
    store.close()
    (backup,) = (folder / "backups").iterdir()
    copy = driver.create_engine(backup)
    with copy.connect() as connection:
        assert pragma(connection, "user_version") == 1
    copy.dispose()


@pytest.mark.parametrize("version", range(1, 6))
def test_the_cvs_of_every_version_without_a_library_are_in_the_library(tmp_path, version):
    """Each file once, as its newest reading has it; what was deleted stays deleted."""
    document = make_document(b"x")
    older = driver.create_engine(tmp_path / FILE_NAME)
    migrate(older, tmp_path, version)
    insert = sa.text(
        "INSERT INTO cvs (id, file_sha256, file_name, document, created, updated, deleted_at)"
        " VALUES (:id, :file, :name, :document, :at, :at, :deleted)"
    )
    rows = (("1", "a", "old.pdf", 1, None), ("2", "a", "cv.pdf", 2, None), ("3", "b", "no", 3, "x"))
    with older.begin() as connection:
        for row_id, file, name, day, deleted in rows:
            values = {"id": row_id, "file": file, "name": name, "deleted": deleted}
            at = f"2026-01-0{day}T00:00:00.000000+00:00"
            connection.execute(insert, {**values, "document": encode(document), "at": at})
    older.dispose()
    store = open_store(tmp_path)
    tracker = Tracker(store)
    (cv,) = tracker.cvs.all()
    assert (cv.file_sha256, cv.file_name, cv.name) == ("a", "cv.pdf", "cv.pdf")
    assert (cv.language, cv.person) == (document.language, document.person.name or "")
    assert [hit.id for hit in tracker.search(document.text.split()[0])] == [cv.id]
    store.close()
    assert [copy.name.split("-")[0] for copy in (tmp_path / "backups").iterdir()] == ["before"]


def test_reports_of_the_fourth_version_stay_as_they_are_until_they_are_deepened(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    fourth = driver.create_engine(folder / FILE_NAME)
    migrate(fourth, folder, 4)
    document, job = make_document(b"x"), make_job()
    report = make_report(document, job)
    times = {"created": "2026-01-01T00:00:00+00:00", "updated": "2026-01-01T00:00:00+00:00"}
    rows = {
        "cvs": {"file_sha256": document.sha256, "file_name": "cv", "document": encode(document)},
        "jobs": {"text_sha256": job.sha256, "text": job.text, "job": encode(job)},
        "reports": {
            "key": "key",
            "cv_id": "1",
            "job_id": "1",
            "as_of": "2026-11",
            "score": 7,
            "must_met": 1,
            "must_of": 2,
            "report": encode(report),
        },
    }
    with fourth.begin() as connection:
        for table, values in rows.items():
            columns = {"id": "1", **times, **values}
            made = sa.table(table, *(sa.column(name) for name in columns))
            connection.execute(sa.insert(made).values(**columns))
    fourth.dispose()
    store = open_store(folder)
    library = Library(store)
    stored = library.report("1")
    assert (stored.report, stored.local, stored.deeper_key) == (report, report, None)
    assert [listed.score for listed in library.summaries()] == [7]
    library.save_deeper("1", report, "key")
    assert [listed.score for listed in library.summaries()] == [100]
    assert (library.answers.count(), library.sent.entries()) == (0, ())
    tracker = Tracker(store)
    (cv,) = tracker.cvs.all()  # found by what was read of it, and by its name
    assert [hit.id for hit in tracker.search("nguyễn python")] == [cv.id]
    store.close()


def test_a_step_that_fails_half_way_leaves_nothing(tmp_path, filled, engine):
    scripts = with_next_step(tmp_path, "raise RuntimeError('half way')")
    with pytest.raises(RuntimeError, match="half way"):
        migrate(engine, filled, SCHEMA_VERSION + 1, scripts)
    assert_untouched(engine)


def test_a_step_that_is_killed_half_way_leaves_nothing(tmp_path, filled, engine):
    scripts = with_next_step(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    program = (
        "import sys; from pathlib import Path\n"
        "from careerflow.services.store import driver, migrate\n"
        "folder, scripts = map(Path, sys.argv[1:3])\n"
        "engine = driver.create_engine(folder / sys.argv[3])\n"
        "migrate.migrate(engine, folder, int(sys.argv[4]), scripts)\n"
    )
    arguments = [str(filled), str(scripts), FILE_NAME, str(SCHEMA_VERSION + 1)]
    ended = subprocess.run([sys.executable, "-c", program, *arguments], check=False)
    assert ended.returncode == -9
    assert_untouched(engine)


def assert_untouched(engine):
    with engine.connect() as connection:
        assert "half_done" not in sa.inspect(connection).get_table_names()
        assert pragma(connection, "user_version") == SCHEMA_VERSION
        assert pragma(connection, "integrity_check") == "ok"
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one() == 1


def test_a_step_that_would_orphan_rows_is_undone(tmp_path, filled, engine):
    scripts = with_next_step(tmp_path, "op.execute('DELETE FROM cvs')")
    (scripts / "versions" / "next.py").write_text(
        (scripts / "versions" / "next.py")
        .read_text()
        .replace('op.execute("DELETE FROM reports")', "")
    )
    with pytest.raises(sa.exc.SQLAlchemyError):
        migrate(engine, filled, SCHEMA_VERSION + 1, scripts)
    assert_untouched(engine)


def test_a_database_of_a_newer_version_can_be_read_and_is_left_alone(filled):
    engine = driver.create_engine(filled / FILE_NAME)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    engine.dispose()
    before = (filled / FILE_NAME).read_bytes()
    store = open_store(filled)
    library = Library(store)
    (summary,) = library.summaries()
    assert library.report(summary.id).file_name == "cv.pdf"
    for edit in (lambda: library.delete_report(summary.id), library.answers.delete):
        with pytest.raises(StoreError) as told:
            edit()
        assert told.value.code == "store.newer_read_only"
    store.close()
    assert (filled / FILE_NAME).read_bytes() == before
    assert not (filled / "backups").exists()


def test_tables_that_a_newer_version_has_changed_are_told_as_such(filled):
    engine = driver.create_engine(filled / FILE_NAME)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
        connection.exec_driver_sql("ALTER TABLE reports RENAME COLUMN score TO points")
    engine.dispose()
    store = open_store(filled)
    with pytest.raises(StoreError) as told:
        Library(store).summaries()
    assert told.value.code == "store.newer"
    store.close()


def test_a_database_of_another_program_is_left_alone(tmp_path):
    engine = driver.create_engine(tmp_path / FILE_NAME)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE bookmarks (id)")
    engine.dispose()
    with pytest.raises(StoreError) as told:
        open_store(tmp_path)
    assert told.value.code == "store.foreign"


def test_several_processes_may_make_the_same_new_store_at_once(tmp_path):
    program = (
        "import sys; from pathlib import Path\n"
        "from careerflow.services.store.store import open_store\n"
        "open_store(Path(sys.argv[1])).close()\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "data")]
    started = [subprocess.Popen(command, env=os.environ) for _ in range(4)]
    assert [process.wait() for process in started] == [0, 0, 0, 0]
    store = open_store(tmp_path / "data")
    assert Library(store).summaries() == ()
    store.close()
