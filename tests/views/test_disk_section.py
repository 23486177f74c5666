"""Folders of the settings page, and the dialogs around their end."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from careerflow.models.on_disk import Deletion, FolderKind, KeptFolder
from careerflow.views.settings.deletion_dialogs import DeleteDialog, OutcomeDialog
from careerflow.views.settings.disk_section import DiskSection

DATA = KeptFolder(FolderKind.DATA, Path("/home/me/CareerFlow"), 1_234_567_890, True)
CACHE = KeptFolder(FolderKind.CACHE, Path("/home/me/.cache/CareerFlow"), 0, False)


@pytest.fixture
def section(theme, language, qtbot):
    section = DiskSection(theme, language)
    qtbot.addWidget(section)
    section.show()
    return section


def test_each_folder_shows_its_size_and_can_be_opened(section, language, qtbot):
    section.show_folders((DATA, CACHE))
    shown = section._rows[FolderKind.DATA]
    assert (shown._path.text(), shown._size.text()) == (str(DATA.path), "1.2 GB")
    with qtbot.waitSignal(section.open_wanted) as wanted:
        qtbot.mouseClick(shown._open, Qt.MouseButton.LeftButton)
    assert wanted.args == [DATA.path]
    assert not section._rows[FolderKind.CACHE]._open.isEnabled()
    language.set("vi")
    assert shown._size.text() == "1,2 GB"


def test_folders_that_share_a_place_are_one_row(section):
    section.show_folders((DATA, CACHE))
    assert list(section._rows) == [FolderKind.DATA, FolderKind.CACHE]
    assert "settings" in section._rows[FolderKind.DATA]._name.text()


@pytest.mark.parametrize(
    ("code", "typed", "agreed"),
    [
        ("en", "delete ", True),
        ("en", "delet", False),
        ("en", "", False),
        ("vi", "xóa", True),
        ("vi", "XOÁ", True),
        ("vi", "delete", False),
    ],
)
def test_only_the_typed_word_agrees(theme, language, section, qtbot, code, typed, agreed):
    language.set(code)
    dialog = DeleteDialog(theme, section, at_work=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._field.setText(typed)
    assert dialog._delete.isEnabled() is agreed
    qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert dialog.result() == 0  # Return alone deletes nothing


def test_the_outcome_names_what_is_left(theme, language, qtbot):
    dialog = OutcomeDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.close()
    assert dialog.isVisible()  # not while files are being deleted
    dialog.show_outcome(Deletion((Path("/a/b.pdf"),), key_left=True))
    assert dialog._left.toPlainText() == str(Path("/a/b.pdf"))
    assert "keyring" in dialog._text.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
