"""Backups made, chosen and brought back; a library that is damaged, or of a newer version."""

import shutil
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from careerflow.controllers import restarting
from careerflow.controllers.backend import Backend
from careerflow.controllers.backups import BackupsController, replace_library
from careerflow.controllers.store_safety import StoreSafetyController
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.backup import BackupKind, BackupsStand, Restored, Salvaged
from careerflow.models.errors import StoreError
from careerflow.models.message import Message
from careerflow.models.tracker import JobFacts
from careerflow.services.store import backups, bundle, driver, volumes
from careerflow.services.store.inspection import contents
from careerflow.services.store.store import FILE_NAME, open_store
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import Stage, TaskContext
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.backup_section import BackupSection
from careerflow.views.settings.damage_dialogs import DamageDialog, ReplacingDialog
from careerflow.views.settings.restore_dialog import RestoreDialog

CTX = TaskContext()


def add_jobs(folder: Path, *titles: str) -> None:
    store = open_store(folder)
    for title in titles:
        Tracker(store).jobs.add(title, JobFacts(title))
    store.close()


def job_titles(folder: Path) -> list[str]:
    store = open_store(folder)
    titles = [job.facts.title for job in Tracker(store).jobs.all()]
    store.close()
    return sorted(titles)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    add_jobs(made, "First")
    return made


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    assert runner.shutdown()


@pytest.fixture
def window(theme, qtbot):
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def section(theme, qtbot):
    section = BackupSection(theme)
    qtbot.addWidget(section)
    section.show()
    return section


@pytest.fixture
def controller(window, section, theme, language, runner, folder):
    return BackupsController(window, section, theme, language, runner, data_folder=folder)


@pytest.fixture
def safety(window, theme, language, runner, folder):
    backend = Backend(folder)
    made = StoreSafetyController(window, backend, theme, language, runner)
    made._wait.setInterval(0)
    yield made
    backend.close()


def dialog(qtbot, kind):
    def is_open():
        return isinstance(QApplication.activeModalWidget(), kind)

    qtbot.waitUntil(is_open, timeout=10_000)
    return QApplication.activeModalWidget()


def press(qtbot, button):
    qtbot.waitUntil(button.isEnabled, timeout=10_000)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_backup_is_made_seen_and_brought_back(controller, section, folder, qtbot):
    controller.refresh()
    qtbot.waitUntil(lambda: section._hints["now"].text() == "None yet")
    with qtbot.waitSignal(controller.told) as told:
        press(qtbot, section._buttons["now"])
    assert told.args[0].id == "backup.made"
    qtbot.waitUntil(lambda: section._hints["now"].text() not in ("None yet", "Backing up…"))
    add_jobs(folder, "Second")
    press(qtbot, section._buttons["restore"])
    opened = dialog(qtbot, RestoreDialog)
    qtbot.waitUntil(opened._restore.isEnabled)
    numbers = {text.accessibleName() for text in opened._preview.children() if text.isWidgetType()}
    assert {"Job adverts: 1", "Job adverts: 2"} <= numbers
    with qtbot.waitSignal(controller.replacement_agreed) as agreed:
        press(qtbot, opened._restore)
    restored = agreed.args[0](CTX)
    assert isinstance(restored, Restored)
    assert job_titles(folder) == ["First"]
    kinds = {one.kind for one in backups.listed(folder)}
    assert kinds == {BackupKind.MANUAL, BackupKind.BEFORE_RESTORE}


def test_a_backup_is_deleted_once_that_was_agreed_to(controller, section, folder, qtbot):
    kept = backups.make(CTX, folder, BackupKind.MANUAL)
    press(qtbot, section._buttons["restore"])
    opened = dialog(qtbot, RestoreDialog)
    qtbot.waitUntil(opened._restore.isEnabled)
    press(qtbot, opened._delete)
    assert kept.path.exists()
    press(qtbot, opened._agree)
    qtbot.waitUntil(lambda: opened._model.rowCount() == 0)
    assert not kept.path.exists()
    assert not opened._restore.isEnabled()
    opened.reject()


def test_a_file_that_is_no_backup_is_told_in_the_dialog(controller, section, tmp_path, qtbot):
    (tmp_path / "letter.zip").write_bytes(b"no archive")
    press(qtbot, section._buttons["restore"])
    opened = dialog(qtbot, RestoreDialog)
    opened._choose(tmp_path / "letter.zip")
    qtbot.waitUntil(opened._problem.isVisible)
    assert "letter.zip" in opened._problem.text()
    assert not opened._restore.isEnabled()
    assert not opened._delete.isVisible()
    opened.reject()


def test_what_is_chosen_stays_so_when_the_list_comes(
    theme, language, window, folder, tmp_path, qtbot
):
    older, newest = (backups.make(CTX, folder, BackupKind.MANUAL).path for _ in range(2))
    stand = BackupsStand(newest.parent, backups.listed(folder), False)
    opened = RestoreDialog(theme, language, window)
    opened.show_stand(stand)
    assert opened.chosen == newest
    opened._table.selectRow(1)
    opened.show_stand(stand)
    assert opened.chosen == older
    backups.delete(folder, older)
    opened.show_stand(BackupsStand(newest.parent, backups.listed(folder), False))
    assert opened.chosen == newest
    opened._choose(tmp_path / "letter.zip")
    opened.show_problem(Message("store.backup_damaged", {"name": "letter.zip"}))
    opened.show_stand(stand)
    opened.show()
    opened._table.setFocus()
    qtbot.waitUntil(opened._table.hasFocus)
    assert opened.chosen == tmp_path / "letter.zip"
    assert not opened._problem.isHidden()
    opened.close()


def test_a_library_of_a_newer_version_is_told_above_every_page(
    safety, window, folder, language, qtbot
):
    connection = driver.connect(folder / FILE_NAME)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    safety.start()
    qtbot.waitUntil(lambda: window._note is not None)
    assert "newer version" in window._note.text()
    language.set("vi")
    assert "phiên bản CareerFlow mới hơn" in window._note.text()
    assert backups.listed(folder) == ()


def test_the_first_start_of_a_day_makes_a_backup(safety, folder, qtbot):
    with qtbot.waitSignal(safety.backed_up):
        safety.start()
    assert [one.kind for one in backups.listed(folder)] == [BackupKind.DAILY]


def test_a_window_that_stays_open_makes_one_on_each_day(safety, folder, qtbot):
    with qtbot.waitSignal(safety.backed_up):
        safety.start()
    qtbot.waitUntil(lambda: not safety._runner.is_busy())
    (made,) = backups.listed(folder)
    made.path.rename(made.path.with_name("daily-20260101T000000Z.sqlite3"))
    safety._days.timeout.emit()
    assert not safety._runner.is_busy()
    safety._tended = safety._tended.addDays(-1)
    with qtbot.waitSignal(safety.backed_up):
        safety._days.timeout.emit()
    assert len(backups.listed(folder)) == 2


def test_what_cannot_be_opened_is_offered_its_newest_backup(safety, folder, qtbot):
    backups.make(CTX, folder, BackupKind.MANUAL)
    (folder / FILE_NAME).write_bytes(b"no database" * 1000)
    safety.start()
    opened = dialog(qtbot, DamageDialog)
    with qtbot.waitSignal(safety.replacement_agreed) as agreed:
        opened.restore_wanted.emit()
    assert agreed.args[0](CTX).aside is not None
    assert job_titles(folder) == ["First"]


def test_damage_that_a_page_meets_is_asked_about_once(safety, folder, qtbot):
    for _ in range(2):
        safety.note(Message("store.damaged", {"folder": str(folder)}))
    opened = dialog(qtbot, DamageDialog)
    opened.reject()
    qtbot.waitUntil(lambda: not safety._runner.is_busy())
    assert QApplication.activeModalWidget() is None


def test_a_backup_file_can_be_stopped(controller, section, folder, tmp_path, qtbot, monkeypatch):
    def write(ctx, _folder, _target):
        while True:
            ctx.step(Stage.STORING, 2, 5)
            time.sleep(0.01)

    monkeypatch.setattr(bundle, "write", write)
    section.file_wanted.emit(tmp_path / "all.zip")
    qtbot.waitUntil(lambda: section._hints["file"].text() == "Backing up… 40 %")
    assert not section._buttons["now"].isEnabled()
    press(qtbot, section._buttons["file"])
    qtbot.waitUntil(section._buttons["now"].isEnabled)
    assert section._buttons["file"].text() == "Back up to a file…"


def test_damage_that_only_a_look_through_finds_is_rescued_without_a_backup(safety, folder, qtbot):
    add_jobs(folder, *map(str, range(50)))
    connection = driver.connect(folder / FILE_NAME)
    wanted = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_library_jobs_text_sha256'"
    (page,) = connection.execute(wanted).fetchone()
    connection.close()
    with (folder / FILE_NAME).open("r+b") as stream:
        stream.seek((page - 1) * 4096)
        stream.write(b"\xff" * 4096)
    safety.start()
    opened = dialog(qtbot, DamageDialog)
    with qtbot.waitSignal(safety.replacement_agreed) as agreed:
        opened.rescue_wanted.emit()
    safety._backend.close()
    saved = agreed.args[0](CTX)
    assert isinstance(saved, Salvaged)
    assert saved.is_complete
    assert len(job_titles(folder)) == 51


def test_what_comes_of_it_is_read_before_the_program_goes_on(theme, language, folder, qtbot):
    shown = []

    def close(outcome: ReplacingDialog) -> None:
        shown.append(outcome._title.text())
        outcome._close.click()

    def look() -> None:
        opened = QApplication.activeModalWidget()
        if isinstance(opened, ReplacingDialog) and opened._close.isEnabled():
            close(opened)
        elif opened is not None:
            opened.reject()  # it stays: the job is at work
            opened.close()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    replace_library(theme, language, lambda _ctx: Restored(held_by(folder)))
    replace_library(theme, language, _refused)
    timer.stop()
    assert shown == ["Your library was restored", "Your library was not restored"]


@pytest.mark.parametrize("outcome", [Restored, partial(Salvaged, Path("aside"))])
def test_a_library_that_waits_with_its_sync_says_so(theme, qtbot, folder, outcome):
    for paused in (True, False):
        dialog = ReplacingDialog(theme)
        qtbot.addWidget(dialog)
        dialog.show_outcome(outcome(held=held_by(folder), sync_paused=paused))
        assert dialog._sync.isHidden() is not paused
        assert ("Sync is paused" in dialog._sync.text()) is paused


def held_by(folder: Path):
    return contents(CTX, folder / FILE_NAME)


def _refused(_ctx):
    raise StoreError("store.in_use", folder="x")


def test_the_program_starts_again_as_it_was_started(monkeypatch):
    started = []
    restarting.start_again(lambda program, arguments: started.append([program, *arguments]))
    assert started == [[sys.executable, *sys.orig_argv[1:]]]
    monkeypatch.setattr(sys, "argv", ["CareerFlow.AppImage", "cv.pdf"])
    frozen = restarting.command(["x"], {"APPIMAGE": "/a/CareerFlow.AppImage"}, frozen=True)
    assert frozen == ["/a/CareerFlow.AppImage", "cv.pdf"]
    assert restarting.command(["x"], {}, frozen=True) == [sys.executable, "cv.pdf"]


def test_a_network_drive_is_told_where_backups_are(controller, section, folder, monkeypatch, qtbot):
    monkeypatch.setattr(volumes, "is_on_network", lambda _folder: True)
    assert not section._network.isVisible()
    controller.refresh()
    qtbot.waitUntil(section._network.isVisible)


def test_a_backup_file_is_written_where_the_user_says(controller, section, folder, tmp_path, qtbot):
    with qtbot.waitSignal(controller.told) as told:
        section.file_wanted.emit(tmp_path / "all.zip")
    assert told.args[0].id == "backup.written"
    assert section._buttons["file"].text() == "Back up to a file…"
    shutil.rmtree(folder)
    with qtbot.waitSignal(controller.told) as told:
        section.file_wanted.emit(tmp_path / "second.zip")
    assert told.args[0].id == "store.nothing_kept"
    assert not (tmp_path / "second.zip").exists()
