from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from careerflow.models.settings import Language, Settings, Theme
from careerflow.views.settings.settings_page import SettingsPage


@pytest.fixture
def page(theme, language, qtbot):
    page = SettingsPage(theme, language, "1.2.3")
    qtbot.addWidget(page)
    page.show()
    return page


def choose(qtbot, box: QComboBox, text: str) -> None:
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


ELSEWHERE = {
    "provider",
    "gemini_model",
    "gemini_address",
    "openai_model",
    "openai_address",
    "deepen_at_once",
    "deeper_hint",
}


def test_every_setting_has_its_row(page):
    assert page._labels.keys() == {field.name for field in fields(Settings)} - ELSEWHERE
    assert all(label.text() for label in page._labels.values())


def test_a_choice_is_announced_with_the_others_kept(page, qtbot):
    page.set_settings(Settings(theme=Theme.DARK, data_folder="/d"), "/d")
    with qtbot.waitSignal(page.changed) as changed:
        choose(qtbot, page._choices["language"], "Tiếng Việt")
    assert changed.args == [Settings(Language.VIETNAMESE, Theme.DARK, "/d")]


def test_showing_settings_announces_nothing(page, qtbot):
    with qtbot.assertNotEmitted(page.changed):
        page.set_settings(Settings(Language.VIETNAMESE, Theme.LIGHT), "/folder")
    assert page._choices["language"].currentText() == "Tiếng Việt"
    assert page._choices["theme"].currentText() == "Light"
    assert any(label.text() == "/folder" for label in page.findChildren(QLabel))


def test_the_folder_can_be_opened(page, qtbot):
    with qtbot.waitSignal(page.open_data_folder):
        qtbot.mouseClick(page._open, Qt.MouseButton.LeftButton)


def test_controls_have_names_and_version_is_shown(page):
    assert all(box.accessibleName() for box in page._choices.values())
    assert any("1.2.3" in label.text() for label in page.findChildren(QLabel))


def test_each_choice_is_the_buddy_of_its_label(page):
    assert all(page._labels[name].buddy() is box for name, box in page._choices.items())
