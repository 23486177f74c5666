"""A line of text that may be longer than its room."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from careerflow.views.widgets.text import ElidedText

LONG = "<b>Kế toán trưởng</b>\n<img src='file:///etc/passwd'> của một công ty rất lớn"


@pytest.fixture
def line(qtbot):
    made = ElidedText("strong", Qt.TextElideMode.ElideRight)
    qtbot.addWidget(made)
    made.resize(120, 24)
    made.show()
    return made


# The offscreen platform has nothing to raise a tool tip over.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


def tip(line: ElidedText) -> str:
    place = QPoint(5, 5)
    event = QHelpEvent(QEvent.Type.ToolTip, place, line.mapToGlobal(place))
    QApplication.sendEvent(line, event)
    said = QToolTip.text()
    QToolTip.hideText()
    return said


def test_what_does_not_fit_is_in_the_tool_tip_and_its_markup_is_shown(line):
    line.setText(LONG)
    assert line.is_shortened()
    assert "\n" not in line.text()
    assert "&lt;b&gt;Kế toán trưởng" in tip(line)
    assert "<img" not in tip(line)
    assert line.toolTip() == ""  # what a screen reader would say once more


def test_what_fits_has_no_tool_tip(line):
    line.setText("Kế toán")
    assert not line.is_shortened()
    assert tip(line) == ""
