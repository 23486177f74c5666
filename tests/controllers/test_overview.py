"""Dashboard and statistics in a window, over a real store."""

from datetime import UTC, date, datetime, timedelta

import pytest

from careerflow.controllers import fresh
from careerflow.controllers.backend import Backend
from careerflow.controllers.dashboard import DashboardController
from careerflow.controllers.statistics import StatisticsController
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.message import Message
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, StageKind
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.views.charts.chart_card import ChartFile
from careerflow.views.charts.save_dialog import SaveChartDialog
from careerflow.views.dashboard.dashboard_page import DashboardPage
from careerflow.views.main_window import MainWindow, Place
from careerflow.views.statistics.catalogue import ChartKind
from careerflow.views.statistics.period_bar import Preset
from careerflow.views.statistics.statistics_page import StatisticsPage

APPLIED = BUILT_IN_STAGES[StageKind.APPLIED]


@pytest.fixture
def runner(qapp):
    runner = TaskRunner(None)
    yield runner
    assert runner.shutdown()


@pytest.fixture
def backend(tmp_path):
    backend = Backend(tmp_path / "data")
    yield backend
    backend.close()


@pytest.fixture
def window(qtbot, theme):
    window = MainWindow(theme)
    window.reserve_places()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def tracking(backend, runner, window):
    return Tracking(backend, runner, window)


@pytest.fixture
def dashboard(window, tracking, backend, theme, language, runner):
    page = DashboardPage(theme, language)
    window.put_page(Place.DASHBOARD, page)
    DashboardController(window, page, tracking, backend, language, runner)
    window.show_page(page)
    return page


@pytest.fixture
def statistics(window, tracking, backend, theme, language, runner):
    page = StatisticsPage(theme, language)
    for kind in ChartKind:
        page.make_card(kind)
    window.put_page(Place.STATISTICS, page)
    StatisticsController(window, page, tracking, backend, language, runner)
    return page


def add(backend, number: int = 1, days: int = 1, **values) -> str:
    at = datetime.now(UTC) - timedelta(days=days)
    new = NewApplication(job_id="", stage_id=APPLIED, at=at, **values)
    return backend.tracker().add_with_job(f"Text {number}", JobFacts(title="Engineer"), new)[0]


def test_an_edit_elsewhere_is_seen_at_once(dashboard, tracking, backend, qtbot):
    qtbot.waitUntil(lambda: dashboard.counters[0].accessibleName() == "Active applications: 0")
    application = add(backend)
    tracking.do(Message("edit.undone"), lambda t: t.applications.edit(application, notes="x"))
    qtbot.waitUntil(lambda: dashboard.counters[0].accessibleName() == "Active applications: 1")


def test_a_step_that_is_done_can_be_undone(window, dashboard, tracking, backend, qtbot):
    application = add(backend, next_step="Call", next_step_on=date.today())
    window.show_page(dashboard)
    qtbot.waitUntil(lambda: len(dashboard.upcoming.lines) == 1)
    (step,) = dashboard._found.upcoming
    with qtbot.waitSignal(tracking.undo_offered):
        dashboard.lines.done.emit(step)
    qtbot.waitUntil(lambda: not dashboard.upcoming.lines)
    assert backend.tracker().applications.get(application).card.next_step_on is None
    tracking.undo()
    qtbot.waitUntil(lambda: len(dashboard.upcoming.lines) == 1)
    tomorrow = date.today() + timedelta(days=1)
    dashboard.lines.put_off.emit(step, tomorrow)
    qtbot.waitUntil(
        lambda: backend.tracker().applications.get(application).card.next_step_on == tomorrow
    )
    qtbot.waitUntil(lambda: "tomorrow" in dashboard.upcoming.lines[0].said())


def test_the_next_day_begins_by_itself(window, dashboard, tracking, qtbot, monkeypatch):
    seen = []
    look = fresh.Fresh(window, dashboard, tracking, window)
    look.wanted.connect(lambda: seen.append(1))
    look._look_at_the_day()
    assert not seen

    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date.today() + timedelta(days=1)

    monkeypatch.setattr(fresh, "date", Tomorrow)
    look._look_at_the_day()
    assert seen


def test_the_last_period_that_was_asked_for_counts(window, statistics, backend, qtbot):
    add(backend, 1, days=1)
    add(backend, 2, days=60)
    window.show_page(statistics)
    for preset in (Preset.YEAR, Preset.EVER, Preset.QUARTER, Preset.MONTH):
        statistics.bar.choose(preset)
    qtbot.waitUntil(lambda: statistics._statistics is not None)
    qtbot.waitUntil(lambda: statistics._statistics.applications == 1)
    assert statistics._statistics.total == 2


@pytest.mark.parametrize("file", ChartFile)
def test_a_chart_is_saved_where_the_user_says(window, statistics, backend, qtbot, tmp_path, file):
    add(backend)
    window.show_page(statistics)
    qtbot.waitUntil(lambda: statistics._statistics is not None)
    statistics.finish()
    statistics.export_wanted.emit(ChartKind.FUNNEL, file)
    card = statistics.cards[ChartKind.FUNNEL]
    dialog = card.findChild(SaveChartDialog)
    target = tmp_path / f"chart{file}"
    dialog.chosen.emit(target)
    dialog.close()
    qtbot.waitUntil(target.exists)
    starts = {
        ChartFile.PNG: b"\x89PNG",
        ChartFile.SVG: b"<?xml",
        ChartFile.CSV: b"\xef\xbb\xbfStep,",
    }
    qtbot.waitUntil(lambda: target.read_bytes().startswith(starts[file]))


def test_a_store_that_cannot_be_opened_is_told_on_the_page(
    window, statistics, backend, qtbot, tmp_path
):
    (tmp_path / "data").write_text("in the way")
    window.show_page(statistics)
    qtbot.waitUntil(lambda: statistics._failure is not None)
    assert statistics._note.isVisible()
