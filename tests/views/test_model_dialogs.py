"""The dialogs of the language model: prices, and the log of what was sent."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from careerflow.models.llm import Price, ProviderKind, Purpose, Sent, Usage
from careerflow.views.settings.price_dialog import PriceDialog
from careerflow.views.settings.sent_dialog import SentDialog
from careerflow.views.settings.sent_model import Column

BUNDLED = (Price("gemini-2.5-flash", 0.3, 2.5), Price("gpt-5", 1.25, 10.0))
JUDGED = Sent(
    datetime(2026, 11, 26, 9, 30, tzinfo=UTC),
    ProviderKind.GEMINI,
    "",
    "gemini-2.5-flash",
    Purpose.JUDGING,
    "cv.pdf",
    "Data Analyst",
    24_123,
    12,
    Usage(8_123, 1_522, 3_000, 1),
)
FAILED = Sent(
    datetime(2026, 11, 26, 9, 20, tzinfo=UTC),
    ProviderKind.OPENAI,
    "http://localhost:11434/v1",
    "qwen3:8b",
    Purpose.TEST,
    "",
    "",
    60,
    0,
    Usage(),
    "updates.no_network",
)


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


@pytest.fixture
def prices(theme, parent) -> PriceDialog:
    dialog = PriceDialog(theme, parent, (*BUNDLED, Price("my-own", 0.075, 0.3)), BUNDLED)
    dialog.show()
    return dialog


@pytest.fixture
def log(theme, language, parent) -> SentDialog:
    dialog = SentDialog(theme, language, parent)
    dialog.show()
    return dialog


def test_prices_are_edited_to_a_hundredth_of_a_cent(prices, qtbot):
    prices._table.setCurrentCell(2, 1)
    prices._table.editItem(prices._table.item(2, 1))
    editor = prices._table.findChild(QDoubleSpinBox)
    editor.setValue(0.0755)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    expected = (*BUNDLED, Price("my-own", 0.0755, 0.3))
    qtbot.waitUntil(lambda: prices.prices() == expected)


def test_a_row_is_added_and_counts_once_it_names_a_model(prices):
    prices._add.click()
    assert len(prices.prices()) == 3
    prices._item(3, 0).setText(" llama ")
    assert prices.prices()[3] == Price("llama", 0.0, 0.0)


def test_a_row_is_removed_and_a_reset_brings_back_those_of_the_program(prices):
    prices._table.selectRow(0)
    prices._remove.click()
    assert [price.model for price in prices.prices()] == ["gpt-5", "my-own"]
    prices._reset.click()
    assert prices.prices() == BUNDLED


def test_the_log_tells_each_call_and_why_one_failed(log):
    log.show_sent((JUDGED, FAILED))
    cells = [log._model.index(0, column).data() for column in Column]
    assert cells[1:] == [
        "Verdicts · cv.pdf · Data Analyst",
        "gemini-2.5-flash",
        "24,123",
        "8,123 / 1,522",
        "Answered",
    ]
    assert "Google Gemini" in log._told.text()
    assert "12 pieces" in log._told.text()
    log._table.selectRow(1)
    assert "http://localhost:11434/v1" in log._told.text()
    assert "personal data" not in log._told.text()
    assert log._model.index(1, Column.TOKENS).data() == "–"
    assert "GitHub could not be reached" in log._told.text()


def test_the_log_is_copied_as_a_table(log, qtbot):
    log.show_sent((JUDGED, FAILED))
    with qtbot.waitSignal(log.copy_wanted) as wanted:
        log._copy.click()
    lines = [line.split("\t") for line in wanted.args[0].split("\n")]
    assert [len(line) for line in lines] == [len(Column)] * 3
    assert lines[2][1:3] == ["Connection test", "qwen3:8b"]


def test_the_log_is_deleted_after_a_question(log, qtbot):
    log.show_sent((JUDGED,))
    with qtbot.assertNotEmitted(log.delete_wanted):
        log._delete.click()
        log._keep.click()
    log._delete.click()
    with qtbot.waitSignal(log.delete_wanted):
        log._agree.click()
    log.show_sent(())
    assert log._nothing.isVisible()
    assert not log._delete.isEnabled()
