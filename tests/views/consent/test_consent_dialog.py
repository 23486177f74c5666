"""What the user sees and says before anything is sent to a language model."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QWidget

from careerflow.models.llm import Provider, ProviderKind, Purpose
from careerflow.models.payload import Call, MaskedKind, Payload
from careerflow.views.consent.consent_dialog import ConsentDialog

ADDRESS = "https://generativelanguage.googleapis.com"
CV = "[NAME], [EMAIL_1]\nPython <b>developer</b>\n" + "Kỹ sư Python\n" * 900
CALLS = (
    Call(Purpose.JUDGING, "You judge.", CV, "Rows 1 to 10"),
    Call(Purpose.JUDGING, "You judge.", CV, "Rows 11 to 20"),
    Call(Purpose.WRITING, "You write.", CV, "A letter"),
)


def payload(cost: float | None = 0.0042, address: str = ADDRESS, **masked: int) -> Payload:
    kind = ProviderKind.GEMINI if address == ADDRESS else ProviderKind.OPENAI
    return Payload(
        Provider(kind, address, "some-model"),
        CALLS,
        frozenset({"[NAME]", "[EMAIL_1]"}),
        9820,
        3000,
        cost,
        {MaskedKind[name]: count for name, count in masked.items()},
    )


@pytest.fixture
def parent(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 800)
    return parent


@pytest.fixture
def opened(theme, language, parent, qtbot):
    def open_(**said) -> ConsentDialog:
        dialog = ConsentDialog(theme, parent, payload(**said))
        dialog.open()
        qtbot.waitUntil(lambda: dialog.text.is_filled)
        return dialog

    return open_


def texts(dialog: ConsentDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]


def test_it_says_to_whom_how_much_and_what_is_masked(opened):
    said = texts(opened(NAME=1, EMAIL=2))
    assert "Send this to some-model?" in said
    assert ADDRESS in said
    assert "about 9,820 tokens in 3 calls (estimated)" in said
    assert "about $0.004 (estimated)" in said
    assert {"Your name: 1", "E-mail: 2"} <= set(said)


def test_what_is_not_known_is_not_made_up(opened):
    said = texts(opened(cost=None))
    assert "not known: no price for this model is set" in said
    assert "No name, e-mail, phone or other personal detail was found to replace." in said


def test_a_model_on_this_computer_is_called_so(opened):
    dialog = opened(address="http://localhost:11434/v1")
    assert "http://localhost:11434/v1, which is this computer" in texts(dialog)
    assert dialog.remember.text() == "Remember for localhost:11434"


def test_every_text_is_there_to_the_letter_and_what_repeats_stands_once(opened):
    text = opened().text.toPlainText()
    for call in CALLS:
        assert call.task in text
        assert call.system in text
    assert text.count("Python <b>developer</b>") == 2  # of the verdicts, and of the advice
    assert "Call 2 of 3: verdicts" in text


def test_placeholders_are_coloured(opened, qtbot):
    dialog = opened(NAME=1)
    block = dialog.text.document().find("[NAME]").block()
    coloured = [block.text()[f.start : f.start + f.length] for f in block.layout().formats()]
    assert coloured == ["[NAME]", "[EMAIL_1]"]


def test_a_search_counts_and_goes_round(opened, qtbot):
    dialog = opened()
    dialog.search.setText("rows 1")
    assert dialog._count.text() == "1 of 2"
    dialog.search.setFocus()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog._count.text() == "2 of 2"
    assert dialog.isVisible()  # Enter has sent nothing
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog._count.text() == "1 of 2"
    line = dialog.text.textCursor()
    line.select(QTextCursor.SelectionType.LineUnderCursor)
    assert line.selectedText() == "Rows 1 to 10"
    dialog.search.setText("kỹ sư")
    assert dialog._count.text() == "1 of 300+"
    dialog.search.setText("COBOL")
    assert dialog._count.text() == "Nothing found"


@pytest.mark.parametrize("remembers", [False, True])
def test_sending_is_the_users_word(opened, qtbot, remembers):
    dialog = opened()
    dialog.remember.setChecked(remembers)
    with qtbot.waitSignal(dialog.agreed) as said:
        dialog.send.click()
    assert said.args == [remembers]


def test_leaving_it_sends_nothing_and_is_the_default(opened, qtbot):
    dialog = opened()
    assert not dialog.remember.isChecked()
    with qtbot.assertNotEmitted(dialog.agreed), qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_it_follows_the_language(opened, language, qtbot):
    dialog = opened(NAME=1)
    language.set("vi")
    qtbot.waitUntil(lambda: dialog.text.is_filled)
    assert "khoảng 9.820 token trong 3 lần gọi (ước tính)" in texts(dialog)
    assert "Lần gọi 1/3: đánh giá" in dialog.text.toPlainText()
