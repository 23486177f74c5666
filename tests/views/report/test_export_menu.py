"""The header's way to export: menu, progress, focus, and the question about a protected CV."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from careerflow.models.export import ExportKind
from careerflow.views.report.header import ReportHeader


@pytest.fixture
def window(theme, language, qtbot):
    window = QWidget()
    window.header = ReportHeader(theme, language)
    window.other = QPushButton("other")
    layout = QVBoxLayout(window)
    layout.addWidget(window.header)
    layout.addWidget(window.other)
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_menu_asks_for_each_kind(window) -> None:
    asked = []
    window.header.export_requested.connect(asked.append)
    entries = [entry for entry in window.header.export.menu().actions() if not entry.isSeparator()]
    assert entries[0].text() == "PDF with highlights…"
    assert entries[-1].text() == "Copy report as text"
    window.header.export.set_letter(True)
    for entry in entries:
        entry.trigger()
    assert asked == list(ExportKind)


def test_a_letter_is_offered_where_there_is_one(window) -> None:
    letter = window.header.export._actions[ExportKind.LETTER]
    assert not letter.isVisible()
    window.header.export.set_letter(True)
    assert letter.isVisible()


def test_progress_shows_only_where_it_takes_a_while(window, qtbot) -> None:
    header = window.header
    header.show_exporting("Making the PDF", None)
    assert not header.export.isEnabled()
    assert not header._exporting.isVisible()
    header.show_exported()
    assert header.export.isEnabled()
    header.show_exporting("Making the PDF", 0.5)
    qtbot.waitUntil(header._exporting.isVisible)
    assert header._exporting.stage() == "Making the PDF"
    with qtbot.waitSignal(header.export_cancelled):
        qtbot.mouseClick(header._exporting._cancel, Qt.MouseButton.LeftButton)
    header.show_exported()
    assert not header._exporting.isVisible()


def test_the_focus_comes_back_unless_it_was_taken_elsewhere(window, qtbot) -> None:
    header = window.header
    header.export.setFocus()
    header.show_exporting("Making the PDF", None)
    header.show_exported()
    assert window.focusWidget() is header.export
    header.show_exporting("Making the PDF", None)
    header._back.setFocus()
    header.show_exported()
    assert window.focusWidget() is header._back


@pytest.mark.parametrize("wrong", [False, True])
def test_a_protected_cv_asks_for_its_password(window, qtbot, wrong: bool) -> None:
    dialog = window.header.protected_dialog(asks=True, wrong=wrong)
    dialog.open()
    entered = []
    dialog.confirmed.connect(entered.append)
    assert dialog.focusWidget() is dialog._field
    qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert entered == []
    dialog._field.setText("mật khẩu")
    qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert entered == ["mật khẩu"]
    assert not dialog.isVisible()


def test_escape_exports_nothing(window, qtbot) -> None:
    dialog = window.header.protected_dialog(asks=False, wrong=False)
    dialog.open()
    entered = []
    dialog.confirmed.connect(entered.append)
    dialog.cv_left_out.connect(lambda: entered.append(None))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert entered == []
