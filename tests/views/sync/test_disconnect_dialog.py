"""The dialog that ends a connection."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from careerflow.models.message import Message
from careerflow.models.sync import Linked, Server
from careerflow.views.sync.disconnect_dialog import DisconnectDialog

LINKED = Linked("1", "Search", "thinkpad", Server("h", 5432, "postgres", "me"), True)


@pytest.fixture
def make(theme, language, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def made(code="en"):
        language.set(code)
        dialog = DisconnectDialog(theme, language, parent, LINKED)
        dialog.open()
        return dialog

    return made


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_the_servers_copy_stays_unless_the_user_says_otherwise(make, qtbot):
    dialog = make()
    assert "“Search”" in words(dialog)
    with qtbot.waitSignal(dialog.agreed) as agreed:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert agreed.args == [False]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()  # not while it is at work
    with qtbot.waitSignal(dialog.accepted):
        dialog.show_outcome(None)


@pytest.mark.parametrize(
    ("code", "typed", "agreed"),
    [("en", "delete", True), ("en", "", False), ("vi", "xoá", True), ("vi", "delete", False)],
)
def test_only_the_typed_word_deletes_the_servers_copy(make, qtbot, code, typed, agreed):
    dialog = make(code)
    dialog._erase.setChecked(True)
    dialog._field.setText(typed)
    assert dialog._go.isEnabled() is agreed
    if agreed:
        with qtbot.waitSignal(dialog.agreed) as told:
            qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
        assert told.args == [True]
        dialog.show_outcome(Message("sync.address_port"))
        assert ("connect again" in words(dialog)) is (code == "en")
    else:
        with qtbot.assertNotEmitted(dialog.agreed):
            qtbot.keyClick(dialog._field, Qt.Key.Key_Return)


def test_enter_alone_deletes_nothing(make, qtbot):
    dialog = make()
    dialog._erase.setChecked(True)
    dialog._field.setText("DELETE")
    with qtbot.assertNotEmitted(dialog.agreed):
        qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_what_the_server_could_not_be_told_is_told(make, qtbot):
    dialog = make()
    dialog._on_go()
    dialog.show_outcome(Message("sync.address_port"))
    assert "is disconnected" in words(dialog)
    assert "6543 or 5432" in words(dialog)
    assert "connect again" not in words(dialog)  # nothing was to be deleted
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_what_failed_has_changed_nothing(make, qtbot):
    dialog = make()
    dialog._on_go()
    dialog.show_problem(Message("sync.address_port"))
    assert "is disconnected" not in words(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
