import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser

from careerflow.views.widgets.button import Button
from careerflow.views.widgets.notes_editor import NotesEditor


@pytest.fixture
def editor(theme, language, qtbot):
    editor = NotesEditor(theme)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_a_pause_settles_what_was_typed(editor, qtbot):
    with qtbot.waitSignal(editor.settled) as settled:
        qtbot.keyClicks(editor.findChild(QPlainTextEdit), "ask about pay")
    assert settled.args == ["ask about pay"]


def test_what_is_typed_stays_when_the_store_gives_an_older_text(editor, qtbot):
    editor.set_text("old")
    editor.findChild(QPlainTextEdit).setPlainText("old and new")
    editor.set_text("old")
    assert editor.text() == "old and new"
    with qtbot.waitSignal(editor.settled):
        editor.hide()


def test_showing_a_text_settles_nothing(editor, qtbot):
    with qtbot.assertNotEmitted(editor.settled, wait=700):
        editor.set_text("**bold**")


@pytest.mark.parametrize("text", ["a\r\nb", "a\u00a0b", "a\u2028b", ""])
def test_what_the_field_writes_in_its_own_way_is_no_edit(editor, qtbot, text):
    editor.set_text(text)
    with qtbot.assertNotEmitted(editor.settled):
        editor.flush()
    cursor = editor.findChild(QPlainTextEdit).textCursor()
    cursor.insertText("new ")
    editor.flush()
    editor.set_text(editor.text())
    editor.set_text(text)  # undone
    assert "new" not in editor.text()


def test_the_preview_is_read_only_formatted_and_loads_nothing(editor, qtbot):
    editor.set_text("**bold** ![x](file:///etc/hostname) <b>tag</b>\n\n[site](https://example.org)")
    qtbot.mouseClick(editor.findChild(Button), Qt.MouseButton.LeftButton)
    preview = editor.findChild(QTextBrowser)
    assert preview.isVisible()
    assert preview.toPlainText().startswith("bold")
    assert "<b>tag</b>" in preview.toPlainText()
    assert preview.loadResource(2, QUrl("file:///etc/hostname")) is None
    with qtbot.waitSignal(editor.link_wanted):
        preview.anchorClicked.emit(QUrl("https://example.org"))
    with qtbot.assertNotEmitted(editor.link_wanted):
        preview.anchorClicked.emit(QUrl("file:///etc/passwd"))
