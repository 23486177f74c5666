"""The key for the context menu: at the current row, wherever that is."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from careerflow.views.main_window import MainWindow
from careerflow.views.widgets import menu_key


class Asked(QObject):
    """Notes the context menus that a widget was asked for."""

    def __init__(self, watched) -> None:
        super().__init__(watched)
        self.events = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        if event.type() is QEvent.Type.ContextMenu:
            self.events.append((event.reason(), event.pos(), event.globalPos()))
        return False


@pytest.fixture
def rows(theme, qtbot):
    window = MainWindow(theme)
    qtbot.addWidget(window)
    rows = QListWidget()
    rows.addItems([str(number) for number in range(200)])
    window.add_page(rows, "files", lambda: "Rows")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rows.setFocus()
    return rows


@pytest.mark.skipif(not menu_key.MENU_KEYS, reason="Qt answers these keys itself here")
@pytest.mark.parametrize("row", [2, 150])
def test_the_menu_is_asked_for_at_the_current_row(rows, qtbot, row):
    asked = Asked(rows)
    rows.setCurrentRow(row)
    rows.scrollToTop()
    qtbot.keyClick(rows, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    [(reason, place, on_screen)] = asked.events
    assert reason.name == "Keyboard"
    assert rows.visualItemRect(rows.item(row)).contains(place)
    assert rows.viewport().rect().contains(place)
    assert on_screen == rows.viewport().mapToGlobal(place)


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QPushButton])
def test_fields_and_buttons_are_asked_too(rows, make):
    widget = make("text", rows.window())
    widget.show()
    widget.setFocus()
    asked = Asked(widget)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)  # shows none
    menu_key.open_context_menu()
    assert len(asked.events) == 1
    assert widget.rect().contains(asked.events[0][1])


def test_without_the_keyboard_anywhere_nothing_is_asked_for(rows):
    asked = Asked(rows)
    rows.clearFocus()
    menu_key.open_context_menu()
    assert asked.events == []
