"""The list of what was used lately: mouse, keyboard, an empty one."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from careerflow.models.shelf import Recent, RecentKind
from careerflow.views.analyze.recent_button import RecentButton
from careerflow.views.analyze.recent_list import remove_area

# Of the offscreen platform, about windows that pop up.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

WHEN = datetime(2026, 5, 2, tzinfo=UTC)
RECENTS = (
    Recent("1", RecentKind.CV, "aa", "Trần Khánh Linh", "cv.pdf", WHEN),
    Recent("2", RecentKind.CV, "bb", None, "scan.pdf", WHEN),
)


@pytest.fixture
def button(theme, language, qtbot):
    button = RecentButton(theme, RecentKind.CV)
    qtbot.addWidget(button)
    button.show()
    button.set_recents(RECENTS)
    return button


@pytest.fixture
def entries(button):
    button.click()
    return button.list.entries


def test_the_list_is_made_when_it_is_first_opened(button):
    assert button.list is None
    button.click()
    assert button.list.isVisible()
    assert button.list.entries.hasFocus()


def test_each_entry_can_be_heard(entries):
    said = [entries.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert said[0].startswith("Trần Khánh Linh, cv.pdf, 2 May 2026")
    assert said[1].startswith("CV without a name, scan.pdf")
    assert entries.accessibleName() == "Recent CVs"


def test_enter_and_a_click_choose_and_close(button, entries, qtbot):
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    with qtbot.waitSignal(button.chosen) as chosen:
        qtbot.keyClick(entries, Qt.Key.Key_Return)
    assert chosen.args == [RECENTS[1]]
    assert not button.list.isVisible()
    button.click()
    place = entries.visualItemRect(entries.item(0)).center()
    with qtbot.waitSignal(button.chosen) as chosen:
        qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [RECENTS[0]]


def test_delete_and_the_cross_remove_and_the_list_stays(button, entries, qtbot):
    with qtbot.waitSignal(button.remove_wanted) as gone:
        qtbot.keyClick(entries, Qt.Key.Key_Delete)
    assert gone.args == [RECENTS[0]]
    place = remove_area(entries.visualItemRect(entries.item(1))).center()
    with qtbot.assertNotEmitted(button.chosen), qtbot.waitSignal(button.remove_wanted) as gone:
        qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert gone.args == [RECENTS[1]]
    button.set_recents(RECENTS[1:])
    assert entries.count() == 1
    assert entries.currentRow() == 0
    assert button.list.isVisible()
    with qtbot.waitSignal(button.undo_wanted):
        qtbot.keyClick(entries, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_an_empty_list_says_what_will_be_there(button):
    button.set_recents(())
    button.click()
    assert button.list._nothing.isVisible()
    assert "listed here" in button.list._nothing.text()
    button.set_recents(RECENTS)
    assert button.list.entries.isVisible()


def test_in_the_other_language(button, entries, language):
    language.set("vi")
    assert button.text() == "Gần đây"
    assert entries.item(1).text() == "CV không ghi tên"
