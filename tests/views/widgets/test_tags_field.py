"""Tags are typed, proposed and removed."""

import pytest
from PySide6.QtCore import Qt

from careerflow.views.widgets.tags_field import TagsField, clean_tags

# Of a list that pops up.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def field(theme, qtbot) -> TagsField:
    field = TagsField(theme)
    field.set_tags(["Backend", "Kế toán"])
    field.set_known(["Kiểm toán", "Frontend", "backend"])
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    return field


def test_tags_are_cleaned():
    assert clean_tags([" a  b ", "A B", "", "Ke\u0302\u0301 toa\u0301n"]) == ("a b", "Kế toán")


@pytest.mark.parametrize("end", ["\r", ",", ";"])
def test_what_is_typed_becomes_a_tag_at_its_end(field, qtbot, end):
    with qtbot.waitSignal(field.tags_changed) as said:
        qtbot.keyClicks(field.edit, f"Remote{end}")
    assert said.args == [("Backend", "Kế toán", "Remote")] == [field.tags()]
    assert field.edit.text() == ""


def test_a_tag_that_is_there_is_not_said_twice(field, qtbot):
    with qtbot.assertNotEmitted(field.tags_changed):
        qtbot.keyClicks(field.edit, "BACKEND\r")
    assert field.tags() == ("Backend", "Kế toán")


def test_known_tags_are_proposed_without_their_marks(field, qtbot):
    qtbot.keyClicks(field.edit, "toan")
    popup = field.edit._popup
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.tags() == ("Backend", "Kế toán", "Kiểm toán")
    assert field.edit.text() == ""


def test_the_last_tag_can_go_too(field, qtbot):
    field.set_tags(["Backend"])
    field.set_tags([])
    assert field.tags() == ()
    qtbot.keyClicks(field.edit, "New\r")
    assert field.tags() == ("New",)


def test_the_keyboard_walks_along_the_chips_and_removes_one(field, qtbot):
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    last = field.focusWidget()
    assert "Kế toán" in last.accessibleName()
    qtbot.keyClick(last, Qt.Key.Key_Left)
    qtbot.keyClick(field.focusWidget(), Qt.Key.Key_Delete)
    assert field.tags() == ("Kế toán",)
    qtbot.keyClick(field.focusWidget(), Qt.Key.Key_Right)
    assert field.edit.hasFocus()


def test_the_last_tag_can_go(field, qtbot):
    field.set_tags([])
    assert field.tags() == ()
    assert field._chips == []
