from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from careerflow.models.tracker import BUILT_IN_STAGES, Contact, Interview, Move, Stage, StageKind
from careerflow.views.application.contact_dialog import ContactDialog
from careerflow.views.application.interview_dialog import InterviewDialog
from careerflow.views.application.move_dialog import MoveDialog

STAGES = [Stage(BUILT_IN_STAGES[kind], kind, "", "a") for kind in StageKind]
APPLIED = BUILT_IN_STAGES[StageKind.APPLIED]


@pytest.fixture
def shown(theme, language, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def show(kind: type, *arguments):
        dialog = kind(theme, *arguments, parent)
        dialog.open()
        return dialog

    return show


def saved(dialog, qtbot):
    with qtbot.waitSignal(dialog.saved) as signal:
        dialog.save.click()
    return signal.args[0]


def test_an_interview_is_written_in_the_users_zone_and_kept_as_a_moment(shown, qtbot):
    dialog = shown(InterviewDialog, Interview("", "", None, 50, "", "", ""))
    dialog._title.setText("Technical")
    dialog._day.set_day(date(2026, 12, 1))
    dialog._time.setText("14h30")
    made = saved(dialog, qtbot)
    assert made.at == datetime(2026, 12, 1, 14, 30).astimezone()
    assert (made.title, made.minutes) == ("Technical", 50)


@pytest.mark.parametrize(
    ("day", "time"), [(None, "14:30"), (date(2026, 12, 1), "noonish"), (date(2026, 12, 1), "25:00")]
)
def test_what_cannot_be_a_time_is_said_and_the_dialog_stays(shown, qtbot, day, time):
    dialog = shown(InterviewDialog, Interview("", "", None, 60, "", "", ""))
    dialog._day.set_day(day)
    dialog._time.setText(time)
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save.click()
    assert dialog.isVisible()
    assert dialog._wrong.text()


def test_the_keyboard_goes_as_one_reads_and_ends_at_the_buttons(shown, qtbot):
    dialog = shown(InterviewDialog, Interview("", "", None, 60, "", "", ""))
    assert dialog.focusWidget() is dialog._title
    visited = []
    for _ in range(8):
        dialog.focusNextPrevChild(True)
        visited.append(dialog.focusWidget())
    wanted = [dialog._day.line, dialog._time, dialog._minutes, dialog._place, dialog._people]
    assert visited[:5] == wanted
    assert visited[6] is dialog._outcome


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        (InterviewDialog, (Interview("", "", None, 60, "", "", ""),)),
        (ContactDialog, (Contact("", "", "", "", "", "", ""),)),
        (MoveDialog, (Move("", APPLIED, datetime.now(UTC)), STAGES)),
    ],
)
def test_a_screen_reader_says_what_each_field_is(shown, kind, arguments):
    dialog = shown(kind, *arguments)
    named = [QAccessible.queryAccessibleInterface(stop) for stop in dialog._stops()]
    assert len(named) > 3
    assert all(each.text(QAccessible.Text.Name) for each in named)


def test_a_contact_needs_something_to_be_found_by(shown, qtbot):
    dialog = shown(ContactDialog, Contact("7", "Lan", "", "", "", "", ""))
    dialog._lines["name"].clear()
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save.click()
    dialog._lines["email"].setText(" lan@acme.example ")
    assert saved(dialog, qtbot) == Contact("7", "", "", "lan@acme.example", "", "", "")


def test_a_move_keeps_its_time_while_its_day_stays(shown, qtbot):
    at = datetime.now(UTC) - timedelta(days=3)
    dialog = shown(MoveDialog, Move("m", APPLIED, at), STAGES)
    assert saved(dialog, qtbot) == Move("m", APPLIED, at)
    dialog = shown(MoveDialog, Move("m", APPLIED, at), STAGES)
    earlier = date.today() - timedelta(days=9)
    dialog._day.set_day(earlier)
    moved = saved(dialog, qtbot)
    assert moved.at.astimezone().date() == earlier


def test_a_move_is_never_in_the_future(shown, qtbot):
    dialog = shown(MoveDialog, Move("", APPLIED, datetime.now(UTC)), STAGES)
    dialog._day.set_day(date.today() + timedelta(days=1))
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save.click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
