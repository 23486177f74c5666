"""A dialog as high as what it holds, and never higher than the screen."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

_WORDS = "Whoever loses it loses the server's copy, and can add no other computer. "


class Asked(FittingDialog):
    """A text, a field below it and a button; the field comes after the text, and hints after it."""

    def __init__(self) -> None:
        super().__init__(400)
        self.told, self.field = Text(wrap=True, text=_WORDS), QLineEdit()
        self.button = QPushButton("Go on")
        self.hints = [Text("caption", wrap=True, text=_WORDS * count) for count in (1, 2, 3)]
        below = QWidget()
        below.setLayout(column(*self.hints))
        buttons = row(0, self.button)
        self.lay_out(self.told, self.field, below, buttons=buttons, spacing=12, margins=16)
        self.field.setFocus()

    def say(self, words: str) -> None:
        self.told.setText(words)
        self.fit()


@pytest.fixture
def dialog(qtbot):
    made = Asked()
    qtbot.addWidget(made)
    made.move(40, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def in_view(widget):
    """Whether all of it lies inside of what shows it."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_it_is_as_high_as_its_text_needs(dialog):
    lines = {}
    for count in (1, 4):
        dialog.say(_WORDS * count)
        for text in (dialog.told, *dialog.hints):
            assert text.height() == text.heightForWidth(text.width())
            assert text.width() == 400 - 2 * 16
            assert in_view(text)
        assert in_view(dialog.button)
        lines[count] = dialog.height()
    assert lines[1] < lines[4]
    assert dialog.y() == 40


def test_what_grows_past_the_lower_edge_goes_up(dialog, qtbot):
    screen = dialog.screen().availableGeometry()
    dialog.move(40, screen.bottom() - dialog.height() - 60)
    before = dialog.y()
    dialog.say(_WORDS * 8)
    qtbot.waitUntil(lambda: dialog.frameGeometry().bottom() <= screen.bottom())
    assert screen.top() < dialog.y() < before
    assert in_view(dialog.told)


def test_more_than_the_screen_scrolls_and_the_buttons_stay(dialog, qtbot):
    screen = dialog.screen().availableGeometry()
    dialog.say(_WORDS * 80)
    assert dialog.told.height() > screen.height()
    qtbot.waitUntil(lambda: in_view(dialog.field))  # where the keyboard is
    assert in_view(dialog.button)
    assert not in_view(dialog.told)
    frame = dialog.frameGeometry()
    assert screen.top() <= frame.top() < frame.bottom() <= screen.bottom()


def test_what_is_wrong_is_in_view(dialog, theme, qtbot):
    problem = Note(theme, NoteKind.ERROR, "The server does not answer.")
    dialog.hints[-1].parentWidget().layout().addWidget(problem)
    problem.hide()
    dialog.button.setFocus()
    dialog.say(_WORDS * 80)
    assert not in_view(dialog.field)
    problem.show()
    dialog.fit()
    qtbot.waitUntil(lambda: in_view(problem))


def test_it_is_low_again_once_it_holds_less(dialog):
    high = dialog.height()
    dialog.say(_WORDS * 80)
    dialog.say(_WORDS)
    assert dialog.height() == high
    assert in_view(dialog.told)
