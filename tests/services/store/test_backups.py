"""Backups: made, looked through, counted, given up; what is brought back, and what is not."""

import hashlib
import os
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_samples import make_document, make_job, make_report

from careerflow.models.backup import BackupKind, Contents
from careerflow.models.errors import ExportError, StoreError
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, StageKind
from careerflow.services.store import backups, bundle, driver, replacing, restoring
from careerflow.services.store.inspection import contents
from careerflow.services.store.library import Library
from careerflow.services.store.migrate import migrate
from careerflow.services.store.schema import SCHEMA_VERSION
from careerflow.services.store.store import FILE_NAME, open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import Cancelled, TaskContext

CTX = TaskContext()
NEWER = SCHEMA_VERSION + 1


def fill(folder: Path, numbers: range) -> None:
    """A CV, an advert, a report and an application for each number."""
    store = open_store(folder)
    library, tracker = Library(store), Tracker(store)
    for number in numbers:
        data = f"CV {number}".encode()
        document, job = make_document(data), make_job(f"Advert {number}")
        library.save_cv(document, "cv.pdf", data)
        report = make_report(document, job)
        library.save_analysis(document, "cv.pdf", data, job, report, f"key {number}")
        new = NewApplication("", BUILT_IN_STAGES[StageKind.APPLIED], document.sha256)
        tracker.add_with_job(job.text, JobFacts(f"Developer {number}"), new)
    store.close()


def held(folder: Path) -> Contents:
    return contents(CTX, folder / FILE_NAME)


def counts(found: Contents) -> set[int]:
    return {found.cvs, found.jobs, found.applications, found.reports}


@pytest.fixture
def folder(tmp_path):
    """A library of three."""
    made = tmp_path / "data"
    fill(made, range(3))
    return made


def say_made(path: Path, when: datetime) -> Path:
    kind = path.name.rsplit("-", 1)[0]
    return path.rename(path.with_name(f"{kind}-{when:%Y%m%dT%H%M%SZ}.sqlite3"))


def test_there_is_one_backup_a_day_and_seven_are_kept(folder):
    today = datetime.now(UTC)
    for day in range(9, 0, -1):
        made = backups.tend(CTX, folder)
        assert made is not None
        say_made(made.path, today - timedelta(days=day))
    kept = backups.make(CTX, folder, BackupKind.MANUAL)
    first = backups.tend(CTX, folder)
    assert backups.tend(CTX, folder) is None
    found = backups.listed(folder)
    assert [one.kind for one in found].count(BackupKind.DAILY) == 7
    assert kept.path in [one.path for one in found]
    assert first.path in [one.path for one in found]
    assert found[-1].made.date() == (today - timedelta(days=6)).date()
    assert all(counts(contents(CTX, one.path)) == {3} for one in found)
    assert sorted(path.suffix for path in first.path.parent.iterdir()) == [".sqlite3"] * 8


def test_a_backup_holds_what_was_committed_while_it_is_in_use(folder):
    store = open_store(folder)
    with store.write():
        assert counts(contents(CTX, backups.make(CTX, folder, BackupKind.MANUAL).path)) == {3}
    store.close()


def test_a_damaged_library_takes_no_backups_place(folder):
    for day in range(7, 0, -1):
        made = backups.make(CTX, folder, BackupKind.DAILY)
        say_made(made.path, datetime.now(UTC) - timedelta(days=day))
    before = backups.listed(folder)
    damage(folder / FILE_NAME)
    with pytest.raises(StoreError) as told:
        backups.tend(CTX, folder)
    assert told.value.code == "store.damaged"
    assert backups.listed(folder) == before
    before[0].path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert backups.newest_sound(CTX, folder) == before[1]


def test_damage_is_found_at_each_start_of_a_day(folder):
    assert backups.tend(CTX, folder) is not None
    damage(folder / FILE_NAME)
    with pytest.raises(StoreError) as told:
        backups.tend(CTX, folder)
    assert told.value.code == "store.damaged"


def test_a_backup_that_is_not_wanted_any_more_leaves_nothing(folder):
    with pytest.raises(Cancelled):
        backups.tend(TaskContext(is_cancelled=lambda: True), folder)
    assert list((folder / "backups").iterdir()) == []


def test_what_a_killed_process_left_goes_a_day_later(folder):
    names = (f"{FILE_NAME}.1-1.part", "backups/daily-20260101T000000Z.sqlite3.1-1.part")
    backups.make(CTX, folder, BackupKind.MANUAL)
    for name in (*names, "mine.part"):
        (folder / name).write_bytes(b"x")
    backups.make(CTX, folder, BackupKind.MANUAL)
    assert all((folder / name).exists() for name in names)
    for name in (*names, "mine.part"):
        os.utime(folder / name, (0, 0))
    backups.make(CTX, folder, BackupKind.MANUAL)
    assert not any((folder / name).exists() for name in names)
    assert (folder / "mine.part").exists()


def damage(database: Path, *, first: int = 6, step: int = 9) -> None:
    """Fills pages with nonsense; not those of the schema."""
    data = bytearray(database.read_bytes())
    connection = driver.connect(database, immutable=True)
    used = {page for (page,) in connection.execute("SELECT rootpage FROM sqlite_master")}
    connection.close()
    for page in range(first, len(data) // 4096, step):
        if page + 1 in used:
            data[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    database.write_bytes(data)


def test_a_backup_brings_everything_back_and_what_was_there_is_backed_up(folder):
    backup = backups.make(CTX, folder, BackupKind.MANUAL)
    fill(folder, range(3, 5))
    seen = restoring.preview(CTX, folder, backup.path)
    assert (counts(seen.held), counts(seen.present), seen.missing_files) == ({3}, {5}, 0)
    assert seen.made == backup.made
    restored = restoring.restore(CTX, folder, backup.path)
    assert counts(restored.held) == counts(held(folder)) == {3}
    assert counts(contents(CTX, restored.before)) == {5}
    restoring.restore(CTX, folder, restored.before)
    assert counts(held(folder)) == {5}
    store = open_store(folder)
    assert all(Library(store).report(one.id).data for one in Library(store).summaries())
    store.close()


def test_a_library_that_is_open_is_left_alone(folder, monkeypatch):
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.1)
    backup = backups.make(CTX, folder, BackupKind.MANUAL)
    fill(folder, range(3, 5))
    store = open_store(folder)
    Library(store).summaries()
    with pytest.raises(StoreError) as told:
        restoring.restore(CTX, folder, backup.path)
    assert told.value.code == "store.in_use"
    fill(folder, range(5, 6))
    assert len(Library(store).summaries()) == 6
    store.close()


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path):
    folder, old = tmp_path / "data", tmp_path / "old"
    old.mkdir()
    first = driver.create_engine(old / FILE_NAME)
    migrate(first, old, 1)
    document = b'{"language": "vi", "person": {"name": "A"}}'
    with first.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO cvs (id, file_sha256, file_name, document, created, updated)"
            " VALUES ('1', 'a', 'cv.pdf', ?, '2026-01-01', '2026-01-01')",
            (document,),
        )
    first.dispose()
    seen = restoring.preview(CTX, folder, old / FILE_NAME)
    assert (seen.held.schema, seen.held.cvs, seen.present) == (1, 1, None)
    assert seen.missing_files == 1
    restored = restoring.restore(CTX, folder, old / FILE_NAME)
    assert (restored.held.schema, restored.held.cvs) == (SCHEMA_VERSION, 1)
    assert held(folder) == restored.held
    open_store(folder).close()
    assert backups.listed(folder) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (f"PRAGMA user_version={NEWER}", "store.backup_newer"),
        ("PRAGMA application_id=7", "store.backup_foreign"),
        (None, "store.backup_damaged"),
        ("", "store.backup_gone"),
    ],
)
def test_what_is_no_good_backup_changes_nothing(folder, tmp_path, change, code):
    path = backups.make(CTX, folder, BackupKind.MANUAL).path.rename(tmp_path / "b.sqlite3")
    if change:
        connection = driver.connect(path)
        connection.execute(change)
        connection.close()
    elif change is None:
        damage(path, step=1)
    else:
        path.unlink()
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    for act in (restoring.preview, restoring.restore):
        with pytest.raises(StoreError) as told:
            act(CTX, folder, path)
        assert (told.value.code, told.value.message.params["name"]) == (code, "b.sqlite3")
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_another_programs_database_is_not_overwritten(folder, tmp_path):
    backup = backups.make(CTX, folder, BackupKind.MANUAL)
    other = tmp_path / "other"
    other.mkdir()
    connection = driver.connect(other / FILE_NAME)
    connection.execute("CREATE TABLE bookmarks (id)")
    connection.close()
    with pytest.raises(StoreError) as told:
        restoring.restore(CTX, other, backup.path)
    assert told.value.code == "store.foreign"


def test_a_backup_file_carries_the_whole_library(folder, tmp_path):
    archive, other = tmp_path / "all.zip", tmp_path / "other"
    (folder / "files" / f"{'0' * 64}.pdf").write_bytes(b"nobody names it")
    assert bundle.write(CTX, folder, archive) == 3
    fill(other, range(7, 8))
    seen = restoring.preview(CTX, other, archive)
    assert (counts(seen.held), counts(seen.present), seen.missing_files) == ({3}, {1}, 0)
    os.utime(archive, (0, 0))
    assert datetime.now(UTC) - restoring.preview(CTX, other, archive).made < timedelta(hours=1)
    restoring.restore(CTX, other, archive)
    store = open_store(other)
    library = Library(store)
    assert sorted(library.report(one.id).data for one in library.summaries()) == [
        b"CV 0",
        b"CV 1",
        b"CV 2",
    ]
    store.close()
    names = [path.name for path in (*tmp_path.iterdir(), *other.iterdir())]
    assert not any(name.endswith(".part") for name in names)


def test_an_archive_that_cannot_be_written_leaves_nothing(folder, tmp_path):
    (tmp_path / "all.zip").write_bytes(b"an earlier one")
    with pytest.raises(ExportError) as told:
        bundle.write(CTX, folder, tmp_path / "gone" / "all.zip")
    assert told.value.code == "export.folder_gone"

    def is_cancelled():
        return any(tmp_path.glob("all.zip.*.part"))  # as soon as it is being written

    with pytest.raises(Cancelled):
        bundle.write(TaskContext(is_cancelled=is_cancelled), folder, tmp_path / "all.zip")
    assert (tmp_path / "all.zip").read_bytes() == b"an earlier one"
    assert not list(folder.glob("*.part"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "data", "home"]


def test_a_file_in_an_archive_that_is_not_what_its_name_says_changes_nothing(folder, tmp_path):
    archive, other = tmp_path / "all.zip", tmp_path / "other"
    bundle.write(CTX, folder, archive)
    with zipfile.ZipFile(archive, "a") as changed:
        changed.writestr(f"files/{hashlib.sha256(b'a').hexdigest()}.pdf", b"b")
        changed.writestr("files/../../escaped", b"b")
    with pytest.raises(StoreError) as told:
        restoring.restore(CTX, other, archive)
    assert told.value.code == "store.backup_damaged"
    assert not (other / FILE_NAME).exists()
    archive.write_bytes(archive.read_bytes()[:-400])
    with pytest.raises(StoreError) as told:
        restoring.preview(CTX, other, archive)
    assert told.value.code == "store.backup_damaged"


def test_files_that_a_backup_names_outlive_the_trash_until_it_is_gone(folder):
    backup = backups.make(CTX, folder, BackupKind.MANUAL)
    store = open_store(folder)
    tracker, library = Tracker(store), Library(store)
    tracker.applications.delete(*(card.id for card in tracker.applications.cards()))
    tracker.cvs.delete(*(cv.id for cv in tracker.cvs.all()))
    library.delete_report(*(summary.id for summary in library.summaries()))
    tracker.trash.empty()
    tracker.trash.empty()  # CVs that reports still needed
    assert tracker.cvs.all() == ()
    wanted = {hashlib.sha256(f"CV {number}".encode()).hexdigest() for number in range(3)}
    assert backups.needed_files(CTX, folder) == wanted
    assert {path.stem for path in (folder / "files").iterdir()} == wanted
    backups.delete(folder, backup.path)
    tracker.trash.empty()
    assert list((folder / "files").iterdir()) == []
    store.close()


def test_of_a_damaged_library_what_can_be_read_is_kept_and_the_rest_is_counted(tmp_path):
    folder = tmp_path / "data"
    fill(folder, range(200))
    before = held(folder)
    whole = (folder / FILE_NAME).read_bytes()
    data = bytearray(whole)
    for page in range(150, len(data) // 4096, 40):
        data[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    (folder / FILE_NAME).write_bytes(data)
    saved = restoring.rescue(CTX, folder)
    assert not saved.is_complete
    assert (saved.aside / FILE_NAME).read_bytes() == data
    now = held(folder)
    assert now == saved.held
    assert 100 < now.reports < 200
    for table, number in (("reports", 200), ("cvs", 200), ("applications", 200), ("stages", 5)):
        if table not in saved.uncounted:
            assert saved.kept[table] + saved.lost[table] == number
    assert now.applications == saved.kept["applications"]
    assert before.applications == 200
    store = open_store(folder)
    tracker = Tracker(store)
    cards = tracker.applications.cards()
    assert len(cards) == now.applications
    (hit,) = tracker.search(cards[0].title)
    assert hit.id == cards[0].job_id
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    store.close()


def test_applications_outlive_their_stages_and_jobs(folder):
    connection = driver.connect(folder / FILE_NAME)
    tables = ("stages", "library_jobs")
    wanted = "SELECT rootpage FROM sqlite_master WHERE tbl_name = ?"
    pages = [page for table in tables for (page,) in connection.execute(wanted, (table,))]
    connection.close()
    data = bytearray((folder / FILE_NAME).read_bytes())
    for page in pages:
        data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    (folder / FILE_NAME).write_bytes(data)
    saved = restoring.rescue(CTX, folder)
    assert saved.uncounted == {"stages", "library_jobs"}
    store = open_store(folder)
    cards = Tracker(store).applications.cards()
    assert [(card.title, card.stage_id) for card in cards] == [
        ("?", BUILT_IN_STAGES[StageKind.APPLIED])
    ] * 3
    store.close()


@pytest.mark.parametrize(
    "content", [b"not a database" * 1000, b"SQLite format 3\0" + b"\xff" * 9000]
)
def test_of_what_is_no_database_any_more_nothing_is_left_but_the_file(tmp_path, content):
    (tmp_path / FILE_NAME).write_bytes(content)
    saved = restoring.rescue(CTX, tmp_path)
    assert (saved.aside / FILE_NAME).read_bytes() == content
    assert not saved.is_complete
    store = open_store(tmp_path)
    assert len(Tracker(store).stages.all()) == 5
    store.close()


def test_a_replacement_that_was_interrupted_is_finished_by_whoever_comes_next(folder, tmp_path):
    fill(folder, range(3, 5))
    old = (folder / FILE_NAME).read_bytes()
    fill(tmp_path / "other", range(1))
    (folder / f"{FILE_NAME}-wal").write_bytes(b"a log of the damaged one")
    (tmp_path / "other" / FILE_NAME).rename(replacing.ready_name(folder / FILE_NAME))
    store = open_store(folder)
    assert len(Library(store).summaries()) == 1
    store.close()
    (aside,) = folder.glob("damaged-*")
    assert (aside / FILE_NAME).read_bytes() == old
    assert (aside / f"{FILE_NAME}-wal").read_bytes() == b"a log of the damaged one"
    assert replacing.finish(folder / FILE_NAME) is None
