from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Signal
from tracked import APPLIED, Tracked

from careerflow.controllers.reminders import RemindersController
from careerflow.models.settings import Settings
from careerflow.models.tracker import BUILT_IN_STAGES, Interview
from careerflow.services.tracking.reminders import due
from careerflow.views.main_window import MainWindow
from careerflow.views.reminders.bell import Bell

NOW = datetime(2026, 11, 26, 9, 0).astimezone()


class System(QObject):
    """Stands for the notices of the desktop."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, ...]] = []

    def show(self, *notice: str) -> None:
        self.shown.append(notice)


class Desk:
    def __init__(self, theme, language, qtbot, folder) -> None:
        self.qtbot = qtbot
        self.tracked = Tracked(folder)
        self.window = MainWindow(theme)
        qtbot.addWidget(self.window)
        self.bell = Bell(theme)
        self.window.add_below_pages(self.bell)
        self.system = System()
        self.now = NOW
        self.controller = RemindersController(
            self.window,
            self.bell,
            self.tracked.tracking,
            self.system,
            language,
            self.tracked,
            lambda: self.now,
        )

    def look(self) -> tuple:
        with self.qtbot.waitSignal(self.controller.noticed) as noticed:
            self.controller.look()
        return noticed.args[0]

    def settle(self) -> None:
        """What workers were asked to write is written."""
        self.qtbot.waitUntil(lambda: not self.tracked.runner.is_busy())


@pytest.fixture
def desk(theme, language, qtbot, tmp_path):
    desk = Desk(theme, language, qtbot, tmp_path)
    yield desk
    # An edit a moment ago has it look once more: after the test there is no bell.
    desk.controller.set_settings(Settings(reminders=False))
    desk.tracked.close()


def plan(desk, title="Engineer", **more):
    return desk.tracked.add(title, next_step="Call Ms Lan", next_step_on=date(2026, 11, 26), **more)


def test_a_notice_is_told_once_and_stays_on_the_bell(desk):
    application = plan(desk)
    assert [notice.application_id for notice in desk.look()] == [application]
    assert desk.system.shown == [(application, "Next step due today", "Engineer, Acme", "Open")]
    assert "Engineer" in desk.window._toast.text()
    desk.look()
    assert len(desk.system.shown) == 1
    assert not desk.bell.isHidden()
    assert desk.bell.accessibleName() == "1 reminder"


def test_no_notice_of_the_system_says_what_the_user_wrote(desk):
    application = plan(desk)
    secret = Interview("", "Round with Ms Lan", NOW + timedelta(minutes=30), 30, "Home", "", "")
    desk.tracked.tracker.applications.add_interview(application, secret)
    desk.look()
    assert len(desk.system.shown) == 2
    assert not any("Lan" in text for shown in desk.system.shown for text in shown)


def test_dismissed_it_does_not_come_back(desk):
    plan(desk)
    (notice,) = desk.look()
    desk.bell.dismissed.emit(notice.key)
    assert desk.bell.isHidden()
    desk.settle()
    assert desk.look() == ()


def test_put_off_it_comes_back_tomorrow_morning(desk):
    plan(desk)
    (notice,) = desk.look()
    desk.bell.put_off.emit(notice.key)
    desk.settle()
    assert desk.look() == ()
    desk.now = NOW + timedelta(days=1, minutes=1)
    assert [each.key for each in desk.look()] == [notice.key]
    assert len(desk.system.shown) == 2


def test_many_at_once_are_one_notice(desk):
    for number in range(5):
        plan(desk, f"Job {number}")
    desk.look()
    assert desk.system.shown == [("", "5 reminders", "", "Open")]


@pytest.mark.qt_log_ignore("does not support raise")  # of the offscreen platform
def test_a_click_opens_the_application(desk, qtbot):
    application = plan(desk)
    desk.look()
    with qtbot.waitSignal(desk.controller.application_wanted) as wanted:
        desk.system.clicked.emit(application)
    assert wanted.args == [application]


def test_switched_off_nothing_is_looked_for(desk, qtbot):
    plan(desk)
    desk.look()
    desk.controller.set_settings(Settings(reminders=False))
    assert desk.bell.isHidden()
    with qtbot.assertNotEmitted(desk.controller.noticed, wait=100):
        desk.controller.look()


def test_the_days_without_an_answer_are_the_users(desk, qtbot):
    desk.tracked.add(stage=APPLIED, at=datetime.now(UTC) - timedelta(days=10))
    desk.now = datetime.now().astimezone()
    assert desk.look() == ()
    with qtbot.waitSignal(desk.controller.noticed) as noticed:
        desk.controller.set_settings(replace(Settings(), no_answer_days=7))
    assert [notice.days for notice in noticed.args[0]] == [10]


def test_what_is_not_read_would_not_be_due(desk):
    tracker, today = desk.tracked.tracker, NOW.date()
    for days in (-1, 0, 1, 3, 4):
        day = today + timedelta(days=days)
        for stage in BUILT_IN_STAGES.values():
            desk.tracked.add(f"Step {days}", stage, next_step_on=day)
            desk.tracked.add(f"Wish {days}", stage, facts={"deadline": day})
            round_at = desk.tracked.add(f"Round {days}", stage)
            at = NOW + timedelta(days=days, minutes=5)
            tracker.applications.add_interview(round_at, Interview("", "Round", at, 60, "", "", ""))
        desk.tracked.add("Silent", APPLIED, at=NOW - timedelta(days=14 + days))
    cards = tracker.applications.cards()
    kinds = {stage.id: stage.kind for stage in tracker.stages.all()}
    wanted = due(cards, tracker.rounds.all(), kinds, NOW)
    assert len({notice.kind for notice in wanted}) == 4
    assert desk.look() == wanted
    pressing = tracker.standings.pressing(NOW, NOW + timedelta(days=4))
    assert len(pressing) < len(cards)


def test_an_edit_has_it_looked_for_again(desk, qtbot):
    application = plan(desk)
    desk.look()
    with qtbot.waitSignal(desk.controller.noticed) as noticed:
        desk.tracked.tracking.do(
            desk.tracked.tracking.undo_what,
            lambda t: t.applications.edit(application, next_step_on=None),
        )
    assert noticed.args == [()]
