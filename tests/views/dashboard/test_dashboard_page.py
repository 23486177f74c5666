"""The page with figures of the real services."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from careerflow.models.record import Analysis, Record, Tracked
from careerflow.models.tracker import BUILT_IN_STAGES, Move, Stage, StageKind
from careerflow.services.tracking.dashboard import dashboard_of
from careerflow.views.dashboard.dashboard_page import DashboardPage
from careerflow.views.dashboard.welcome import Welcome
from careerflow.views.widgets.button import IconButton

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
STAGES = tuple(Stage(BUILT_IN_STAGES[kind], kind, "", f"a{n}") for n, kind in enumerate(StageKind))


def tracked(number: int, days: int = 1, **values) -> Tracked:
    at = NOW - timedelta(days=days)
    stage = BUILT_IN_STAGES[StageKind.APPLIED]
    whose = (f"id {number}", f"Job {number}", "Acme", "", stage, None, None, "")
    return Tracked(*whose, (Move(f"m{number}", stage, at),), at, at, **values)


@pytest.fixture
def page(qtbot, theme, language):
    page = DashboardPage(theme, language)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def show(page: DashboardPage, *applications: Tracked, analyses=()) -> None:
    page.show_figures(dashboard_of(Record(STAGES, (), applications, analyses), NOW, UTC))
    page.finish()


def test_a_new_user_is_shown_the_way(page, qtbot):
    show(page)
    assert not page.counters[0].isVisible()
    assert not page.activity.isVisible()
    analyze, reports, pipeline = page.findChild(Welcome).findChildren(QPushButton)
    assert not reports.isEnabled()  # there is none yet
    for button, signal in ((analyze, page.analyze_wanted), (pipeline, page.pipeline_wanted)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    show(page, analyses=(Analysis("r", "Engineer", "cv.pdf", NOW),))
    with qtbot.waitSignal(page.reports_wanted):
        qtbot.mouseClick(reports, Qt.MouseButton.LeftButton)
    assert page.activity.isVisible()


def test_the_keyboard_begins_where_the_page_does(page):
    page.setFocus()  # the figures come afterwards
    show(page)
    assert page.focusWidget() is page.findChild(Welcome).findChildren(QPushButton)[0]
    show(page, tracked(1))
    page.setFocus()
    assert page.focusWidget() is page.counters[0]


def test_counters_say_what_they_count_and_lead_there(page, qtbot):
    show(page, tracked(1), tracked(2, next_step="Call", next_step_on=NOW.date()))
    assert not page.findChild(Welcome).isVisible()
    active, sent, interviews, _ = page.counters
    assert active.accessibleName() == "Active applications: 2"
    with qtbot.waitSignal(page.pipeline_wanted):
        qtbot.mouseClick(active, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.statistics_wanted):
        qtbot.mouseClick(sent, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(interviews, Qt.MouseButton.LeftButton)
    assert page.upcoming.isAncestorOf(page.focusWidget())


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # of the menu
def test_a_next_step_is_done_or_put_off(page, qtbot):
    late = NOW.date() - timedelta(days=2)
    show(page, tracked(1, next_step="Call Ms Thu", next_step_on=late))
    (line,) = page.upcoming.lines
    assert line.said() == "Call Ms Thu · Job 1 at Acme · overdue since 24 Nov"
    done, later = line.findChildren(IconButton)
    with qtbot.waitSignal(page.lines.done) as told:
        qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    assert told.args[0].application_id == "id 1"
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    menu = later.findChild(QMenu)
    with qtbot.waitSignal(page.lines.put_off) as told:
        menu.actions()[2].trigger()
    menu.close()
    assert told.args[1] == NOW.date() + timedelta(days=7)


def test_a_line_opens_its_application(page, qtbot):
    show(page, tracked(1, days=20))
    (line,) = page.stale.lines
    assert line.said() == "Job 1 at Acme · Applied · no news for 20 days · Open"
    with qtbot.waitSignal(page.lines.application_wanted) as told:
        qtbot.mouseClick(line.focusProxy(), Qt.MouseButton.LeftButton)
    assert told.args == ["id 1"]


def test_more_lines_are_shown_when_asked_for(page, qtbot):
    show(page, *(tracked(number, days=20 + number) for number in range(9)))
    assert len(page.stale.lines) == 6
    (more,) = (b for b in page.stale.findChildren(QPushButton) if b.text() == "Show 3 more")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(page.stale.lines) == 9
    assert not more.isVisible()


def test_tab_goes_from_line_to_line_as_they_stand(page, qtbot):
    applications = [tracked(number, days=20 + number) for number in range(7)]
    show(page, *applications, tracked(9, next_step="Call", next_step_on=NOW.date()))
    (more,) = (b for b in page.stale.findChildren(QPushButton) if b.text() == "Show 1 more")
    (step,) = page.upcoming.lines
    qtbot.waitUntil(page.recent.lines[-1].isVisible)
    step.setFocus()
    stops = []
    for _ in range(11):
        stops.append(page.focusWidget())
        page.focusNextChild()
    assert stops[:3] == list(step.stops)
    assert stops[3:9] == [line.focusProxy() for line in page.stale.lines]
    assert stops[9] is more
    assert page.recent.isAncestorOf(stops[10])
