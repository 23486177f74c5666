"""The page over a real store."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from careerflow.models.figures import FEWEST, Grain, Period
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, Move, StageKind
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.tracking.statistics import statistics_of
from careerflow.views.charts.chart_card import ChartFile
from careerflow.views.charts.table_view import ChartTable
from careerflow.views.statistics.catalogue import ChartKind
from careerflow.views.statistics.period_bar import Preset
from careerflow.views.statistics.statistics_page import StatisticsPage
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.empty_state import EmptyState

NOW = datetime.now(UTC)
APPLIED, REJECTED = BUILT_IN_STAGES[StageKind.APPLIED], BUILT_IN_STAGES[StageKind.REJECTED]


@pytest.fixture
def tracker(tmp_path):
    store = open_store(tmp_path)
    yield Tracker(store)
    store.close()


@pytest.fixture
def page(qtbot, theme, language):
    page = StatisticsPage(theme, language)
    qtbot.addWidget(page)
    for kind in ChartKind:
        page.make_card(kind)
    page.resize(1000, 700)
    page.show()
    return page


def add(tracker: Tracker, number: int, source: str = "LinkedIn") -> str:
    new = NewApplication(job_id="", stage_id=APPLIED, at=NOW - timedelta(days=20 + number))
    facts = JobFacts(title=f"Job {number}", source=source)
    return tracker.add_with_job(f"Text {number}", facts, new)[0]


def show(page: StatisticsPage, tracker: Tracker) -> None:
    found = statistics_of(tracker.record(), Period(), Grain.WEEK, NOW)
    page.show_statistics(found, Grain.WEEK)
    page.finish()


def said(page: StatisticsPage, kind: ChartKind) -> list[str]:
    return [mark.words for mark in page.cards[kind].chart.drawing.marks]


def test_without_an_application_it_teaches(page, tracker, qtbot):
    show(page, tracker)
    assert page.findChild(EmptyState).isVisible()
    assert not page.cards[ChartKind.FUNNEL].isVisible()
    assert not page.bar.isEnabled()


def test_a_move_and_its_withdrawal_change_what_is_said(page, tracker):
    ids = [add(tracker, number) for number in range(FEWEST)]
    at = NOW - timedelta(days=1)
    tracker.applications.add_move(ids[0], REJECTED, at)
    show(page, tracker)
    assert "From Applied to Rejected: 1" in said(page, ChartKind.FLOWS)
    assert any("LinkedIn · Any answer 20% (1 of 5)" in s for s in said(page, ChartKind.SOURCES))
    (_, move) = tracker.applications.get(ids[0]).moves
    tracker.applications.correct_move(ids[0], Move(move.id, REJECTED, at), withdrawn=True)
    show(page, tracker)
    assert not page.cards[ChartKind.FLOWS].chart.isVisible()
    assert any("LinkedIn · Any answer 0% (0 of 5)" in s for s in said(page, ChartKind.SOURCES))


def test_too_few_are_hidden_and_it_says_so(page, tracker):
    for number in range(FEWEST):
        add(tracker, number)
    add(tracker, 9, source="Friend")
    show(page, tracker)
    card = page.cards[ChartKind.SOURCES]
    assert not any("Friend" in words for words in said(page, ChartKind.SOURCES))
    assert "groups: 1, applications: 1" in card.shown.note
    assert [row[0] for row in card.figures.rows] == ["All that were sent", "LinkedIn"]


def test_days_in_a_stage_group_by_group(page, tracker):
    for number in range(FEWEST):
        add(tracker, number)
    show(page, tracker)
    assert said(page, ChartKind.STAYS) == ["Applied · Still here: 22 days (5)"]
    page.cards[ChartKind.STAYS].findChild(QComboBox).setCurrentIndex(1)
    assert said(page, ChartKind.STAYS) == ["LinkedIn · Applied · Still here: 22 days (5)"]


def test_a_chart_as_a_table_and_its_files(page, tracker, qtbot):
    add(tracker, 1)
    show(page, tracker)
    card = page.cards[ChartKind.FUNNEL]
    card.show_as_table(True)
    table = card.findChild(ChartTable)
    assert table.isVisible()
    assert not card.chart.isVisible()
    model = table.model()
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(2)] == [
        "Step",
        "Applications",
    ]
    assert [model.index(row, 1).data() for row in range(4)] == ["1", "1", "0", "0"]
    with qtbot.waitSignal(page.export_wanted) as asked:
        card.export_wanted.emit(ChartFile.CSV)
    assert asked.args == [ChartKind.FUNNEL, ChartFile.CSV]


def test_the_period_is_that_of_the_choice(page, qtbot):
    today = date.today()
    assert page.bar.period(today) == Period()
    with qtbot.waitSignal(page.wanted):
        page.bar.choose(Preset.MONTH)
    assert page.bar.period(today) == Period(today - timedelta(days=29), today)
    page.bar.choose(Preset.OWN)
    first, last = page.bar.findChildren(DateField)
    assert (first.day(), last.day()) == (today - timedelta(days=89), today)
    first.set_day(None)
    assert page.bar.period(today) == Period(None, today)
    first.set_day(today + timedelta(days=3))  # the wrong way round
    assert page.bar.period(today) == Period(today, today + timedelta(days=3))


def test_it_speaks_vietnamese_with_all_charts(page, tracker, language):
    for number in range(FEWEST):
        add(tracker, number)
    show(page, tracker)
    language.set("vi")
    page.finish()
    assert page.cards[ChartKind.FUNNEL].shown.title == "Đơn đi đến đâu"
    assert any("Có phản hồi 0% (0/5)" in words for words in said(page, ChartKind.SOURCES))
