"""Another passphrase in the window, with a real server."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from synced import CTX, Held

from careerflow.controllers.backend import Backend
from careerflow.controllers.sync_passphrase import PassphraseController
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.errors import SyncError
from careerflow.models.sync import Choice, Pending
from careerflow.services.sync import sealing, session, setup
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.sync_section import SyncSection
from careerflow.views.sync.passphrase_dialog import PassphraseDialog
from tests.services.sync.postgres import PASSWORD

OLD, NEW = "con mèo trèo cây cau", "hỏi thăm chú chuột"
WAIT = 20_000


class Desk:
    def __init__(self, qtbot, stack, folder, looks):
        self.admin = stack.admin(stack.new_database())
        self.runner = TaskRunner()
        self.backend = Backend(folder)
        self.secrets = Held()
        choice = Choice("Mine", "Here", OLD)
        store = self.backend.store()
        self.linked = session.connect(CTX, store, self.secrets, self.admin, PASSWORD, choice)
        self.window = MainWindow(looks[0])
        self.section = SyncSection(*looks)
        for widget in (self.window, self.section):
            qtbot.addWidget(widget)
            widget.show()
        self.section.show_link(self.linked, Pending(0, 0))
        self.controller = PassphraseController(
            self.window, self.section, self.backend, self.runner, lambda: self.secrets, looks
        )
        self.told = []
        self.controller.told.connect(lambda message: self.told.append(message.id))

    def opens(self, passphrase) -> bool:
        wrapped = setup.wrapped_key(self.admin, PASSWORD, self.linked.library_id)
        try:
            key = sealing.unwrap(passphrase, wrapped)
        except SyncError:
            return False
        return key == self.secrets.load(self.linked.library_id)[1]

    def close(self):
        assert self.runner.shutdown(WAIT)
        self.backend.close()


@pytest.fixture
def desk(qtbot, stack, tmp_path, theme, language):
    made = Desk(qtbot, stack, tmp_path, (theme, language))
    yield made
    made.close()


def asked(desk, qtbot, old=OLD):
    """The dialog, filled in and sent, once it has its answer."""
    qtbot.mouseClick(desk.section._passphrase, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PassphraseDialog)
    dialog._old.setText(old)
    dialog._form._first.setText(NEW)
    dialog._form._second.setText(NEW)
    return dialog


def test_it_is_changed_once_the_present_one_is_right(desk, qtbot):
    dialog = asked(desk, qtbot, old="not the passphrase")
    qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._running, timeout=WAIT)
    assert "not the one of this library" in dialog._field.problem
    assert desk.opens(OLD)
    dialog._old.setText(OLD)
    with qtbot.waitSignal(dialog.accepted, timeout=WAIT):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    assert desk.told == ["sync.passphrase_changed"]
    assert desk.opens(NEW)
    assert not desk.opens(OLD)


def test_what_else_went_wrong_is_told_in_the_dialog(desk, qtbot, stack):
    with stack.connect(desk.admin, PASSWORD) as owner:
        owner.execute("DROP FUNCTION careerflow.rewrap, careerflow.wrapped_key")
    dialog = asked(desk, qtbot)
    qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._running, timeout=WAIT)
    assert "earlier version" in dialog._problem.text()
    assert dialog._field.problem == ""
    assert desk.opens(OLD)
    dialog.reject()
    assert desk.told == []
