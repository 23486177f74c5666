"""Connecting and disconnecting in the window, with a real server and a real store."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from careerflow.controllers.backend import Backend
from careerflow.controllers.sync_connecting import ConnectingController
from careerflow.controllers.sync_jobs import kept_secrets
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.backup import BackupKind
from careerflow.models.sync import Pending
from careerflow.models.tracker import JobFacts
from careerflow.services.store import backups
from careerflow.services.sync import setup
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.sync_section import SyncSection
from careerflow.views.sync.connect_dialog import ConnectDialog, Step
from careerflow.views.sync.disconnect_dialog import DisconnectDialog
from tests.services.sync.postgres import OTHER_HOST, PASSWORD

PASSPHRASE = "con mèo trèo cây cau"
WAIT = 20_000


@pytest.fixture
def admin(stack):
    return stack.admin(stack.new_database())


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    assert runner.shutdown(20_000)


@pytest.fixture
def window(theme, qtbot):
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.show()
    return window


class Computer:
    """A library with its section of the settings."""

    def __init__(self, folder, window, looks, runner, qtbot):
        self.backend = Backend(folder)
        self.backend.tracker().jobs.add(folder.name, JobFacts(folder.name))
        self.section = SyncSection(*looks)
        qtbot.addWidget(self.section)
        self.section.show_off()
        self.section.show()
        self.controller = ConnectingController(
            window, self.section, self.backend, runner, kept_secrets, looks
        )
        self._qtbot = qtbot

    @property
    def linked(self):
        return self.backend.cells().linked()

    def open(self):
        self._qtbot.mouseClick(self.section._connect, Qt.MouseButton.LeftButton)
        return self.dialog(ConnectDialog)

    def dialog(self, kind):
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        return QApplication.activeModalWidget()


@pytest.fixture
def computer(window, theme, language, runner, tmp_path, qtbot):
    made = []

    def make(name="first"):
        made.append(Computer(tmp_path / name, window, (theme, language), runner, qtbot))
        return made[-1]

    yield make
    runner.shutdown(20_000)
    for one in made:
        one.backend.close()


def address(admin, password="[YOUR-PASSWORD]"):
    return f"postgresql://{admin.user}:{password}@{admin.host}:{admin.port}/{admin.database}"


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def go(dialog, qtbot):
    """Clicks what goes on, and waits until it has."""
    qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._running, timeout=WAIT)


def fill_in(dialog, admin, password=PASSWORD, authority=None):
    step = dialog.address_step
    step._address.setPlainText(address(admin))
    step._password.setText(password)
    step._file.setText(admin.authority if authority is None else authority)


def choose(dialog, *, passphrase=PASSPHRASE):
    form = dialog._choice_step._passphrase
    form._first.setText(passphrase)
    form._second.setText(passphrase)


def connect(computer, admin, qtbot):
    """Through the dialog, to the end."""
    dialog = computer.open()
    fill_in(dialog, admin)
    go(dialog, qtbot)
    choose(dialog)
    with qtbot.waitSignal(computer.controller.connected, timeout=WAIT):
        go(dialog, qtbot)
    assert dialog._step is Step.DONE
    dialog.accept()


def disconnect(computer, qtbot, *, erase):
    computer.section.show_link(computer.linked, Pending(0, 0))
    qtbot.mouseClick(computer.section._disconnect, Qt.MouseButton.LeftButton)
    dialog = computer.dialog(DisconnectDialog)
    if erase:
        dialog._erase.setChecked(True)
        dialog._field.setText("DELETE")
    with qtbot.waitSignal(computer.controller.disconnected, timeout=WAIT):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    return dialog


def test_a_new_library_is_made_from_the_address_to_the_link(computer, admin, stack, qtbot):
    first = computer()
    dialog = first.open()
    fill_in(dialog, admin)
    assert f"{admin.host}:{admin.port}" in words(dialog)
    go(dialog, qtbot)
    assert "has nothing in this database yet" in words(dialog)
    assert dialog._choice_step._device.text()
    choose(dialog)
    with qtbot.waitSignal(first.controller.connected, timeout=WAIT):
        go(dialog, qtbot)
    assert "no safe keyring" in words(dialog)  # so it is in tests
    linked = first.linked
    assert (linked.library_name, linked.sealed) == ("My job search", True)
    assert linked.server.user != admin.user
    [found] = setup.inspect(admin, PASSWORD).libraries
    assert (found.id, found.devices) == (linked.library_id, (linked.device,))
    assert not list(first.backend.data_folder.glob("backups/*"))
    qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    assert (first.controller._admin, first.controller._password) == (None, "")
    assert PASSWORD not in stack.log()


def test_a_second_computer_joins_after_a_backup(computer, admin, qtbot):
    connect(computer(), admin, qtbot)
    second = computer("second")
    dialog = second.open()
    fill_in(dialog, admin)
    go(dialog, qtbot)
    assert "Join “My job search”" in dialog._choice_step._libraries.currentText()
    choose(dialog, passphrase="not this one at all")
    go(dialog, qtbot)
    form = dialog._choice_step._passphrase
    assert form._field.problem
    assert dialog.focusWidget() is form._first
    assert second.linked is None
    assert len(setup.inspect(admin, PASSWORD).libraries[0].devices) == 1
    choose(dialog, passphrase=PASSPHRASE)
    with qtbot.waitSignal(second.controller.connected, timeout=WAIT):
        go(dialog, qtbot)
    kinds = [one.kind for one in backups.listed(second.backend.data_folder)]
    assert set(kinds) == {BackupKind.BEFORE_SYNC}
    assert len(setup.inspect(admin, PASSWORD).libraries[0].devices) == 2
    dialog.accept()


def test_a_wrong_password_is_said_at_its_field_and_tried_once(computer, admin, qtbot, monkeypatch):
    tries = []
    inspect = setup.inspect
    monkeypatch.setattr(setup, "inspect", lambda *given: (tries.append(1), inspect(*given))[1])
    dialog = computer().open()
    step = dialog.address_step
    step._file.setText(admin.authority)
    step._address.setPlainText(address(admin, quote("wrong/one", safe="")))
    assert not step._password.isVisible()
    go(dialog, qtbot)
    assert dialog.focusWidget() is step._password
    assert dialog._step is Step.ADDRESS
    qtbot.wait(300)
    assert len(tries) == 1
    step._password.setText("[wrong]")
    go(dialog, qtbot)
    assert "square brackets" in step._password.accessibleDescription()
    step._password.setText(PASSWORD)  # in place of the address's
    go(dialog, qtbot)
    assert dialog._step is Step.CHOICE
    dialog.reject()


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"port": 1}, "_address", "No database answers"),
        ({"authority": ""}, "_file", "not from an authority that is trusted"),
        ({"authority": "/nowhere.crt"}, "_file", "cannot be read"),
        ({"host": OTHER_HOST}, "_address", "for another name"),
    ],
)
def test_what_cannot_be_reached_is_explained_at_its_field(
    computer, admin, qtbot, change, field, said
):
    dialog = computer().open()
    step = dialog.address_step
    fill_in(dialog, replace(admin, **change))
    go(dialog, qtbot)
    assert dialog.focusWidget() is getattr(step, field)
    assert said in getattr(step, field).accessibleDescription()
    assert said in words(dialog)
    assert PASSWORD not in words(dialog)
    dialog.reject()


def test_an_address_that_is_none_is_told_without_asking_anyone(computer, qtbot):
    dialog = computer().open()
    dialog.address_step._address.setPlainText("https://abcdefghijklmnopqrst.supabase.co")
    go(dialog, qtbot)
    assert "Transaction pooler" in dialog.address_step._address.accessibleDescription()
    dialog.address_step._address.setPlainText("postgresql://me@localhost/d")
    go(dialog, qtbot)
    assert dialog.focusWidget() is dialog.address_step._password
    dialog.reject()


def test_what_is_stopped_leaves_nothing(computer, admin, qtbot):
    first = computer()
    dialog = first.open()
    fill_in(dialog, admin)
    qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog._running  # at once
    assert dialog._step is Step.ADDRESS
    go(dialog, qtbot)
    choose(dialog)
    with qtbot.assertNotEmitted(first.controller.connected):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        qtbot.waitUntil(lambda: not dialog._running, timeout=WAIT)
    assert dialog._step is Step.CHOICE
    assert first.linked is None
    assert setup.inspect(admin, PASSWORD).libraries == ()
    dialog.reject()


def test_a_computer_that_leaves_keeps_its_library_and_the_servers(computer, admin, qtbot):
    first = computer()
    connect(first, admin, qtbot)
    with qtbot.waitSignal(first.controller.told) as told:
        disconnect(first, qtbot, erase=False)
    assert told.args[0].id == "sync.disconnected"
    assert first.linked is None
    assert [job.facts.title for job in first.backend.tracker().jobs.all()] == ["first"]
    [found] = setup.inspect(admin, PASSWORD).libraries
    assert found.devices == ()


def test_the_servers_copy_is_deleted_where_the_user_wants_it(computer, admin, qtbot):
    first = computer()
    connect(first, admin, qtbot)
    disconnect(first, qtbot, erase=True)
    assert first.linked is None
    assert setup.inspect(admin, PASSWORD).libraries == ()


def test_without_the_server_this_computer_is_disconnected_all_the_same(
    computer, admin, stack, qtbot
):
    first = computer()
    connect(first, admin, qtbot)
    stack.stop_pooler()
    try:
        dialog = disconnect(first, qtbot, erase=False)
    finally:
        stack.start_pooler()
    assert first.linked is None
    assert "could not be done" in words(dialog)
    dialog.reject()
