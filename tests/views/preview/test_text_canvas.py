import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_cv import mark
from PySide6.QtGui import QTextCursor

from careerflow.views.preview.text_canvas import TextCanvas


@pytest.fixture
def canvas(qtbot, theme):
    canvas = TextCanvas()
    qtbot.addWidget(canvas)
    canvas.show()
    return canvas


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text("aế\U0001f600\n", max_size=30), data=st.data())
def test_offsets_are_those_of_the_text_whatever_qt_counts(canvas, text, data):
    canvas.set_text(text)
    at = data.draw(st.integers(0, len(text)))
    cursor = QTextCursor(canvas.document())
    cursor.setPosition(canvas._position(at))
    cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText().replace("\u2029", "\n") == text[:at]
    assert canvas._offset(canvas._position(at)) == at


def test_a_text_is_laid_out_when_it_is_first_seen(qtbot, theme, cv):
    canvas = TextCanvas()
    qtbot.addWidget(canvas)
    canvas.set_text(cv.text)
    canvas.set_highlights((mark(cv, 0, "second page"),))
    canvas.set_hits(((0, 2),), 0)
    assert canvas.toPlainText() == ""
    canvas.show()
    assert canvas.toPlainText() == cv.text.replace("\f", "\n")
    marked = [selection.cursor.selectedText() for selection in canvas.extraSelections()]
    assert marked == ["second page", "Kế"]


def test_of_many_matches_those_around_the_current_one_are_marked(canvas):
    canvas.set_text("a " * 5000)
    hits = tuple((2 * n, 2 * n + 1) for n in range(5000))
    canvas.set_hits(hits, 3000)
    marked = [selection.cursor.selectionStart() for selection in canvas.extraSelections()]
    assert len(marked) < 1000
    assert 2 * 3000 in marked
