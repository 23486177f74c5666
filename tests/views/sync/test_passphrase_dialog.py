"""The dialog that changes the passphrase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from careerflow.models.message import Message
from careerflow.views.sync.passphrase_dialog import PassphraseDialog

NEW = "hỏi thăm chú chuột"


@pytest.fixture
def dialog(theme, language, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = PassphraseDialog(theme, language, parent)
    dialog.open()
    yield dialog
    parent.hide()


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def fill_in(dialog, old="the old one", new=NEW, again=None):
    dialog._old.setText(old)
    dialog._form._first.setText(new)
    dialog._form._second.setText(new if again is None else again)


def test_both_are_asked_for_and_nothing_is_to_be_decided(dialog):
    said = words(dialog)
    for part in ("Present passphrase", "New passphrase again", "Write it down"):
        assert part in said
    assert dialog._form._encrypts.isHidden()


@pytest.mark.parametrize(
    ("entered", "problem"),
    [
        ({"old": ""}, "that you have now"),
        ({"new": "short"}, "At least 12"),
        ({"again": "another"}, "not the same"),
        ({"new": ""}, "Type the passphrase."),
    ],
)
def test_what_is_not_complete_is_said_at_its_field(dialog, qtbot, entered, problem):
    fill_in(dialog, **entered)
    with qtbot.assertNotEmitted(dialog.agreed):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    assert problem in words(dialog)


def test_it_stays_until_there_is_an_answer(dialog, qtbot):
    fill_in(dialog)
    with qtbot.waitSignal(dialog.agreed) as agreed:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert agreed.args == ["the old one", NEW]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.show_wrong(Message("sync.wrong_passphrase"))
    assert "not the one of this library" in dialog._field.problem
    assert dialog._old.selectedText() == "the old one"
    dialog._old.setText("now")
    assert dialog._field.problem == ""
    dialog._on_go()
    dialog.show_problem(Message("sync.offline"))
    assert "no connection" in words(dialog)
    dialog._on_go()
    assert "no connection" not in words(dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.show_done()


def test_all_three_can_be_read(dialog):
    lines = (dialog._old, dialog._form._first, dialog._form._second)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Password}
    dialog._form._shown.setChecked(True)
    assert {line.echoMode() for line in lines} == {QLineEdit.EchoMode.Normal}
