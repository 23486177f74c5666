import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QWidget

from careerflow import paths
from careerflow.models.settings import Language as Setting
from careerflow.views.language import Language
from careerflow.wording import resolve


class Listener(QWidget):
    """Notes what the language was when Qt told it of the change."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language, self.seen = language, []

    def changeEvent(self, event):
        if event.type() is QEvent.Type.LanguageChange:
            self.seen.append((self.language.wording.language, QLocale().language()))
        super().changeEvent(event)


def test_resolve_takes_the_users_choice():
    assert resolve(Setting.VIETNAMESE) == "vi"
    assert resolve(Setting.ENGLISH) == "en"
    assert resolve(Setting.SYSTEM) in ("en", "vi")


def test_wording_and_locale_are_new_before_widgets_hear_of_it(language, qtbot):
    listener = Listener(language)
    qtbot.addWidget(listener)
    with qtbot.waitSignal(language.changed):
        language.set("vi")
    assert listener.seen
    assert set(listener.seen) == {("vi", QLocale.Language.Vietnamese)}


def test_the_same_language_again_changes_nothing(language, qtbot):
    with qtbot.assertNotEmitted(language.changed):
        language.set("en")


@pytest.mark.parametrize(
    ("context", "english", "vietnamese"),
    [
        ("QPlatformTheme", "Cancel", "Hủy"),
        ("QWidgetLineControl", "Select All", "Chọn tất cả"),
        ("QFileDialog", "Directory:", "Thư mục:"),
    ],
)
def test_qts_own_texts_follow(language, context, english, vietnamese):
    assert QCoreApplication.translate(context, english) == english
    language.set("vi")
    assert QCoreApplication.translate(context, english) == vietnamese
    language.set("en")
    assert QCoreApplication.translate(context, english) == english


def test_the_catalogue_of_qt_is_compiled():
    assert (paths.translations() / "qt_vi.qm").is_file()
