"""What the window says of the sync."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Signal

from careerflow.controllers.sync_showing import SyncShowing
from careerflow.models.message import Message
from careerflow.models.sync import Linked, Pending, Server
from careerflow.models.sync_stand import SyncStand, SyncState
from careerflow.services.task import Progress, Stage
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.sync_section import SyncSection
from careerflow.views.sync.status import SyncStatus

LINKED = Linked(
    "id", "Mine", "Laptop", Server("db.example.org", 6543, "postgres", "u"), sealed=True,
    synced=datetime(2026, 11, 26, 9, 0, tzinfo=UTC),
)  # fmt: skip


class Sync(QObject):
    """Stands for the controller, whose own tests say when it emits what."""

    stand_changed = Signal(object)
    progressed = Signal(object)
    failed = Signal(Message)
    conflicts_found = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def sync_now(self) -> None:
        self.asked.append("now")

    def stop(self) -> None:
        self.asked.append("stop")

    def set_paused(self, paused: bool) -> None:
        self.asked.append(paused)


class Desk:
    def __init__(self, theme, language, qtbot) -> None:
        self.window = MainWindow(theme)
        qtbot.addWidget(self.window)
        self.section = SyncSection(theme, language)
        self.window.setCentralWidget(self.section)
        self.status = SyncStatus(theme, language)
        self.sync = Sync()
        self.showing = SyncShowing(self.window, self.section, self.status, self.sync, language)

    def show(self, state: SyncState, **more: object) -> None:
        self.sync.stand_changed.emit(SyncStand(state, LINKED, **more))


@pytest.fixture
def desk(theme, language, qtbot) -> Desk:
    return Desk(theme, language, qtbot)


def test_the_section_and_the_status_tell_the_same(desk):
    desk.show(SyncState.WAITING, pending=Pending(3, 0), why=Message("sync.so_far", {}))
    assert not desk.status.isHidden()
    assert "3 changes to send" in desk.section._hints["synced"].text()
    assert desk.section._problem is not None
    desk.show(SyncState.IDLE)
    assert desk.section._problem is None
    desk.sync.stand_changed.emit(SyncStand())
    assert desk.status.isHidden()
    assert desk.section.linked is None


def test_progress_says_how_many_of_how_many(desk):
    desk.show(SyncState.SYNCING)
    assert desk.section._progress.stage() == "Syncing"
    desk.sync.progressed.emit(Progress(Stage.PULLING, 500, 10_000))
    assert desk.section._progress.stage() == "Fetching changes: 500 of 10000"
    desk.sync.progressed.emit(Progress(Stage.COMPARING))
    assert desk.section._progress.stage() == "Comparing with the server"
    desk.sync.progressed.emit(None)
    assert desk.section._stage is None


def test_conflicts_and_what_needs_the_user_are_quiet_messages(desk, qtbot):
    desk.sync.conflicts_found.emit(2)
    toast = desk.window._toast
    assert toast.text().startswith("2 values of one computer gave way")
    with qtbot.waitSignal(desk.showing.conflicts_wanted):
        toast._action.click()
    desk.sync.failed.emit(Message("sync.erased"))
    assert toast.text().startswith("Sync has stopped. ")
    with qtbot.waitSignal(desk.showing.settings_wanted):
        toast._action.click()


def test_what_the_user_wants_is_passed_on(desk, qtbot):
    desk.section.sync_wanted.emit()
    desk.section.stop_wanted.emit()
    desk.section.pause_wanted.emit(True)
    assert desk.sync.asked == ["now", "stop", True]
    with qtbot.waitSignal(desk.showing.settings_wanted):
        desk.status.click()
    with qtbot.waitSignal(desk.showing.conflicts_wanted):
        desk.section.conflicts_wanted.emit()
