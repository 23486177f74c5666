"""One folder for the exports of all reports."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from careerflow import paths
from careerflow.controllers.export_folder import ExportFolder
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.errors import StoreError
from careerflow.services import settings

WAIT = 30_000  # milliseconds; the machine may be busy


@pytest.fixture
def runner(qapp):
    owner = QObject()
    runner = TaskRunner(owner)
    yield runner
    assert runner.shutdown(WAIT)


def rest(qtbot, runner) -> None:
    qtbot.waitUntil(lambda: not runner.is_busy(), timeout=WAIT)


def test_it_is_kept_once_and_known_the_next_time(qtbot, runner, tmp_path, monkeypatch):
    saved: list[dict] = []
    save = settings.save_window_state

    def counted(state, folder: Path) -> None:
        saved.append(state)
        save(state, folder)

    monkeypatch.setattr(settings, "save_window_state", counted)
    folder = ExportFolder(runner, runner)
    folder.choose(tmp_path)
    rest(qtbot, runner)
    assert folder.path == tmp_path, "what was found later does not take its place"
    for _ in range(3):
        folder.keep(tmp_path)
    rest(qtbot, runner)
    assert len(saved) == 1
    again = ExportFolder(runner, runner)
    rest(qtbot, runner)
    assert again.path == tmp_path


def test_one_that_could_not_be_kept_is_told_and_tried_again(qtbot, runner, tmp_path, monkeypatch):
    folder = ExportFolder(runner, runner)
    rest(qtbot, runner)
    told = []
    folder.failed.connect(told.append)

    def full(_state, _folder) -> None:
        raise StoreError("settings.not_saved", folder="here")

    with monkeypatch.context() as patched:
        patched.setattr(settings, "save_window_state", full)
        folder.keep(tmp_path)
        rest(qtbot, runner)
    assert [message.id for message in told] == ["settings.not_saved"]
    folder.keep(tmp_path)
    rest(qtbot, runner)
    assert "exports" in settings.load_window_state(paths.config_folder())
