import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QSplitter, QWidget

from careerflow.views.main_window import MainWindow

_ACTION = Qt.DropAction.CopyAction


@pytest.fixture
def window(theme, qtbot):
    window = MainWindow(theme)
    qtbot.addWidget(window)
    for name in ("One", "Two"):
        page = QWidget()
        page.setObjectName(name)
        QPlainTextEdit(page)
        window.add_page(page, "files", lambda name=name: name)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def drag(window: MainWindow, *names: str) -> QDragEnterEvent:
    mime = files(*names)
    event = QDragEnterEvent(
        QPoint(5, 5), _ACTION, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    event.mime = mime  # the event does not keep it
    return event


def drop(window: MainWindow, *names: str) -> None:
    mime = files(*names)
    event = QDropEvent(
        QPointF(5, 5), _ACTION, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def files(*names: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/folder/{name}") for name in names])
    return mime


def test_the_first_page_is_shown_and_keys_change_it(window, qtbot):
    assert window.current_page().objectName() == "One"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page().objectName() == "Two"


def test_a_new_window_fits_on_a_small_screen(window):
    room = QGuiApplication.primaryScreen().availableSize()
    assert room.height() < 820  # else this test says nothing
    assert window.height() + 40 <= room.height()


def test_a_shown_page_is_chosen_in_the_sidebar(window, qtbot):
    page = window._pages[1]
    with qtbot.waitSignal(window.page_shown) as shown:
        window.show_page(page)
    assert shown.args == [page]
    assert window._sidebar._buttons.checkedId() == window.page_number() == 1


def test_readable_files_are_announced(window, qtbot):
    with qtbot.waitSignal(window.files_dropped) as dropped:
        drop(window, "a.PDF", "b.docx", "c.txt")
    assert [Path(path).name for path in dropped.args[0]] == ["a.PDF", "c.txt"]


def test_other_files_are_answered_not_ignored(window, qtbot):
    with qtbot.assertNotEmitted(window.files_dropped):
        drop(window, "letter.docx")
    assert "letter.docx" in window._toast.text()
    assert window._toast.isVisible()


def test_a_drag_shows_where_to_drop(window):
    assert drag(window, "a.pdf").isAccepted()
    assert window._overlay.isVisible()
    drop(window, "a.pdf")
    assert not window._overlay.isVisible()


def test_dragged_text_is_left_to_the_fields(window):
    mime = QMimeData()
    mime.setText("words")
    event = QDragEnterEvent(
        QPoint(5, 5), _ACTION, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_O, "open_requested"), (Qt.Key.Key_Return, "analyze_requested")]
)
def test_shortcuts_work_from_within_a_field(window, qtbot, key, signal):
    field = window.current_page().findChild(QPlainTextEdit)
    field.setFocus()
    with qtbot.waitSignal(getattr(window, signal)):
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""


def splitter(window: MainWindow) -> QSplitter:
    page = QWidget()
    split = QSplitter(page)
    split.setObjectName("halves")
    split.addWidget(QLabel("a"))
    split.addWidget(QLabel("b"))
    split.resize(400, 100)
    window.add_page(page, "files", lambda: "Three")
    return split


def test_state_comes_back_also_for_pages_built_later(window, theme, qtbot):
    split = splitter(window)
    split.setSizes([300, 100])
    saved = split.sizes()
    window.resize(1100, 700)
    state = window.save_state()

    again = MainWindow(theme)
    qtbot.addWidget(again)
    again.restore_state(state)
    assert again.height() == 700  # the width is cut to the offscreen screen
    later = splitter(again)
    assert later.sizes() == saved


@pytest.mark.parametrize("state", [b"", b"nonsense", b"{}", b'{"geometry": 5, "splitters": []}'])
def test_a_damaged_state_leaves_the_window_as_it_is(window, state):
    before = window.geometry()
    window.restore_state(state)
    assert window.geometry() == before


@pytest.mark.parametrize("damaged", ["A", "kế", "%%%%"])
def test_a_damaged_splitter_leaves_the_others_their_place(window, theme, qtbot, damaged):
    saved = splitter(window)
    window.show_page(window._pages[2])
    saved.setSizes([300, 100])
    state = json.loads(window.save_state())
    state["splitters"] = {"broken": damaged} | state["splitters"]
    again = MainWindow(theme)
    qtbot.addWidget(again)
    again.restore_state(json.dumps(state).encode())
    broken = QSplitter()
    broken.setObjectName("broken")
    page = QWidget()
    broken.setParent(page)
    again.add_page(page, "files", lambda: "One")
    assert splitter(again).sizes() == saved.sizes()


def test_what_is_built_later_inside_a_page_starts_where_its_like_stands(window, theme, qtbot):
    split = splitter(window)
    window.show_page(window._pages[2])
    split.setSizes([300, 100])
    late = QSplitter(window._pages[0])
    late.setObjectName("halves")
    late.addWidget(QLabel("a"))
    late.addWidget(QLabel("b"))
    late.resize(400, 100)
    window.adopt(late.parentWidget())
    assert late.sizes() == split.sizes()


def test_an_undo_can_be_offered(window):
    done: list[bool] = []
    window.offer_undo("Gone.", lambda: done.append(True))
    assert window._toast._action.text() == "Undo"
    window._toast._action.click()
    assert done == [True]


def test_a_message_can_offer_an_action(window, qtbot):
    done: list[bool] = []
    window.show_message("Gone.", "Undo", lambda: done.append(True))
    qtbot.mouseClick(window._toast._action, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert not window._toast.isVisible()


def test_closing_is_announced_first(window, qtbot):
    states: list[QByteArray] = []
    window.closing.connect(lambda: states.append(window.save_state()))
    window.close()
    assert states


def test_the_keys_to_leave(window, qtbot):
    with qtbot.waitSignal(window.back_requested):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.closing):
        QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


def test_the_window_has_the_program_s_icon(window):
    sizes = {size.width() for size in window.windowIcon().availableSizes()}
    assert sizes >= {16, 32, 64}


def test_the_focus_goes_where_the_next_page_begins(window):
    one, two = window._pages
    two.setFocusProxy(two.findChild(QPlainTextEdit))
    one.findChild(QPlainTextEdit).setFocus()
    window.show_page(two)
    assert two.findChild(QPlainTextEdit).hasFocus()


def test_what_a_message_in_view_says_is_not_said_again(window):
    window.show_message("The report is not saved. The folder is read-only.", "Undo", lambda: None)
    window.show_message("The folder is read-only.")
    assert window._toast.text() == "The report is not saved. The folder is read-only."
    window.show_message("Another.")
    assert window._toast.text() == "Another."
