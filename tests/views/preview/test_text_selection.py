"""Text is selected with the mouse and the keys, and copied."""

import pytest
from own_cv import LEFT, RIGHT, STEP, mark
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

LEFT_BUTTON, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
PRESS, MOVE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove
RELEASE, DOUBLE = QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick


@pytest.fixture
def canvas(preview, cv):
    preview.set_document(cv)
    return preview.canvas


def at(canvas, x: float, y: float, page: int = 0) -> QPointF:
    return canvas.pages.from_points(page, QPointF(x, y)) - canvas.offset


def send(canvas, kind, where: QPointF, modifiers=PLAIN) -> None:
    viewport = canvas.viewport()
    button = NONE if kind is MOVE else LEFT_BUTTON
    where_global = QPointF(viewport.mapToGlobal(where))
    event = QMouseEvent(kind, where, where_global, button, LEFT_BUTTON, modifiers)
    QApplication.sendEvent(viewport, event)


def drag(canvas, start: QPointF, end: QPointF) -> None:
    send(canvas, PRESS, start)
    send(canvas, MOVE, (start + end) / 2)
    send(canvas, MOVE, end)
    send(canvas, RELEASE, end)


def copied(canvas) -> str:
    QGuiApplication.clipboard().clear()
    canvas.copy()
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("quarters", range(4))
def test_a_drag_selects_from_letter_to_letter_in_the_order_of_reading(canvas, quarters):
    canvas.turn(quarters)
    canvas.zoom_to(0.55)
    drag(canvas, at(canvas, LEFT + 5.1 * STEP, 126), at(canvas, RIGHT + 12.1 * STEP, 106))
    assert copied(canvas) == "two words\nright column"
    drag(canvas, at(canvas, RIGHT + 3.9 * STEP, 106), at(canvas, LEFT + 5.1 * STEP, 126))
    assert copied(canvas) == "two words\nrigh", "backwards"


def test_a_selection_goes_over_pages(canvas):
    canvas.zoom_to(0.3)
    drag(canvas, at(canvas, RIGHT, 126), at(canvas, LEFT + 6.1 * STEP, 66, page=1))
    assert copied(canvas) == "software\n\nsecond"


def test_two_clicks_select_a_word_three_a_line_and_a_drag_goes_on_so(canvas):
    canvas.zoom_to(0.7)
    spot = at(canvas, LEFT + 6.5 * STEP, 126)
    send(canvas, PRESS, spot)
    send(canvas, RELEASE, spot)
    send(canvas, DOUBLE, spot)
    assert copied(canvas) == "two"
    send(canvas, MOVE, at(canvas, LEFT + 12.2 * STEP, 126))
    assert copied(canvas) == "two words"
    send(canvas, RELEASE, at(canvas, LEFT + 12.2 * STEP, 126))
    for kind in (PRESS, RELEASE, DOUBLE, RELEASE, PRESS, RELEASE):
        send(canvas, kind, spot)
    assert copied(canvas) == "left two words"


def test_two_quick_clicks_far_apart_are_two(canvas):
    canvas.zoom_to(0.7)
    for letter, line in ((6.5, 126), (1.5, 106)):
        spot = at(canvas, LEFT + letter * STEP, line)
        send(canvas, PRESS, spot)
        send(canvas, RELEASE, spot)
    assert copied(canvas) == ""
    send(canvas, DOUBLE, spot)
    assert copied(canvas) == "Kế"


def test_shift_and_a_click_extend_the_selection(canvas):
    canvas.zoom_to(0.7)
    spot = at(canvas, LEFT + 0.1, 106)
    send(canvas, PRESS, spot)
    send(canvas, RELEASE, spot)
    assert copied(canvas) == ""
    canvas._forget_clicks()
    end = at(canvas, LEFT + 2.1 * STEP, 106)
    send(canvas, PRESS, end, SHIFT)
    send(canvas, RELEASE, end, SHIFT)
    assert copied(canvas) == "Kế"


def test_the_keys_select_all_and_copy_and_escape_lets_go(qtbot, preview, canvas):
    qtbot.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(canvas.selected_words().splitlines()) == 7
    qtbot.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == canvas.selected_words()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selected_words() == ""


def test_shift_and_the_arrows_select_from_the_top_of_the_view(qtbot, canvas):
    for _ in range(2):
        qtbot.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    assert canvas.selected_words() == "Kế"
    qtbot.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    assert canvas.selected_words() == "Kế toán trưởng\nle"
    qtbot.keyClick(canvas, Qt.Key.Key_Up, SHIFT)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, SHIFT | Qt.KeyboardModifier.ControlModifier)
    assert canvas.selected_words() == "Kế toán"


def test_copying_is_offered_where_something_is_selected(preview, canvas):
    copy = preview.actions_by_name["copy"]
    assert not copy.isEnabled()
    canvas.select_all()
    assert copy.isEnabled()
    assert copy in preview.context_menu().actions()


def test_selected_text_is_painted(canvas):
    canvas.zoom_to(0.7)
    spot = at(canvas, LEFT + 3, 106).toPoint()
    before = canvas.viewport().grab().toImage().pixelColor(spot)
    canvas.select_all()
    after = canvas.viewport().grab().toImage().pixelColor(spot)
    assert before.name() == "#ffffff"
    assert after.blue() > after.red() + 40


def test_a_click_on_evidence_selects_its_row_and_a_drag_over_it_only_text(qtbot, preview, canvas):
    cv = preview.document
    preview.set_highlights([mark(cv, 4, "left two words")])
    canvas.zoom_to(0.7)
    start, end = at(canvas, LEFT + 1, 126), at(canvas, LEFT + 60, 126)
    with qtbot.assertNotEmitted(preview.row_clicked):
        drag(canvas, start, end)
    canvas._forget_clicks()
    with qtbot.waitSignal(preview.row_clicked) as clicked:
        qtbot.mouseClick(canvas.viewport(), LEFT_BUTTON, pos=start.toPoint())
    assert clicked.args == [4]


def test_a_drag_beyond_the_edge_scrolls_on(qtbot, canvas, monkeypatch):
    canvas.zoom_to(2.0)
    send(canvas, PRESS, at(canvas, LEFT, 106))
    beyond = QPointF(100, canvas.viewport().height() + 40)
    outside = canvas.viewport().mapToGlobal(beyond.toPoint())
    cursor = type("Cursor", (), {"pos": staticmethod(lambda: outside)})
    monkeypatch.setattr(canvas, "cursor", cursor)
    send(canvas, MOVE, beyond)
    qtbot.waitUntil(lambda: canvas.offset.y() > 300)
    send(canvas, RELEASE, beyond)
    stopped = canvas.offset.y()
    qtbot.wait(120)
    assert canvas.offset.y() == stopped
    assert "left two words" in canvas.selected_words()


def test_the_middle_button_scrolls_where_there_is_text(canvas):
    canvas.zoom_to(2.0)
    viewport, middle = canvas.viewport(), Qt.MouseButton.MiddleButton
    for kind, y in ((PRESS, 300), (MOVE, 250), (MOVE, 200), (RELEASE, 200)):
        where = QPointF(150, y)
        there = QPointF(viewport.mapToGlobal(where))
        QApplication.sendEvent(viewport, QMouseEvent(kind, where, there, middle, middle, PLAIN))
    assert canvas.offset.y() > 60
    assert canvas.selected_words() == ""
