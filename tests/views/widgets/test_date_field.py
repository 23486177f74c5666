from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget

from careerflow.views.widgets.date_field import DateField


@pytest.fixture
def field(theme, language, qtbot):
    field = DateField(theme)
    qtbot.addWidget(field)
    field.show()
    return field


def enter(field: DateField, text: str) -> None:
    field.line.setText(text)
    field.line.editingFinished.emit()


def test_a_typed_day_is_announced_once(field, qtbot):
    with qtbot.waitSignal(field.changed):
        enter(field, "2026-11-26")
    assert field.day() == date(2026, 11, 26)
    assert field.line.text() == "26 Nov 2026"
    with qtbot.assertNotEmitted(field.changed):
        enter(field, "26 Nov 2026")


def test_what_is_no_day_is_marked_and_changes_nothing(field, qtbot):
    field.set_day(date(2026, 11, 26))
    with qtbot.assertNotEmitted(field.changed):
        enter(field, "next week")
    assert field.is_wrong()
    assert field.day() == date(2026, 11, 26)
    assert "no day" in field.line.accessibleDescription()
    enter(field, "")
    assert not field.is_wrong()
    assert field.day() is None


def test_keys_go_from_day_to_day(field, qtbot):
    field.set_day(date(2026, 2, 28))
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.day() == date(2026, 3, 1)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.day() == date(2026, 2, 28)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # of the offscreen platform
def test_the_calendar_shows_the_day_and_gives_another(field, qtbot):
    field.set_day(date(2026, 2, 28))
    qtbot.keyClick(field.line, Qt.Key.Key_F4)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 2, 28)
    calendar.activated.emit(QDate(2026, 3, 5))
    assert field.day() == date(2026, 3, 5)
    assert not calendar.isVisible()


def test_it_speaks_both_languages(field, language):
    field.set_day(date(2026, 11, 26))
    language.set("vi")
    assert field.line.text() == "26/11/2026"
