"""The Jobs tab over a real store."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from careerflow.controllers.advert_checks import desk_of
from careerflow.controllers.backend import Backend
from careerflow.controllers.library_jobs import LibraryJobsController
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.tracker import JobFacts, StageKind
from careerflow.views.library.jobs.job_detail import JobDetailView
from careerflow.views.library.jobs.job_model import JobFilters, Only
from careerflow.views.library.jobs.jobs_tab import JobsTab
from careerflow.views.library.jobs.listing import Order

ADVERT = """Kế toán trưởng
CÔNG TY CỔ PHẦN HOA MAI
Địa điểm làm việc: Đà Nẵng
Mức lương: 30 - 40 triệu

Yêu cầu
- Có ít nhất 5 năm kinh nghiệm kế toán.
"""


@pytest.fixture
def backend(tmp_path):
    made = Backend(tmp_path)
    yield made
    made.close()


@pytest.fixture
def tracking(qtbot, backend):
    runner = TaskRunner()
    made = Tracking(backend, runner, runner)
    yield made
    made.close()
    assert runner.shutdown()


@pytest.fixture
def tab(qtbot, backend, tracking, theme, language):
    with backend._opened().write():
        pass  # the store is there before the first page asks
    backend.tracker().jobs.add(ADVERT, JobFacts("Kế toán trưởng"), ("gần nhà",))
    deadline = date.today() + timedelta(days=3)
    facts = JobFacts("Data Analyst", "Northwind", "Hanoi", deadline=deadline)
    backend.tracker().jobs.add("Data Analyst\nSQL and Excel", facts)
    made = JobsTab(theme, language, JobDetailView(theme, language))
    qtbot.addWidget(made)
    made.control = LibraryJobsController(
        made, backend, tracking, desk_of(tracking), theme, tracking._runner
    )
    made.resize(1000, 700)
    made.show()
    qtbot.waitUntil(lambda: made.model.total == 2)
    return made


def ids(tab):
    return {row.job.facts.title: row.job.id for row in tab.model.listing.by_id.values()}


def show(qtbot, tab, title):
    tab.show_row(ids(tab)[title])
    qtbot.waitUntil(lambda: tab.detail.tabs.isTabEnabled(1) and bool(tab.detail.advert._kept))


def test_the_first_one_is_shown_at_once_without_taking_the_keyboard(qtbot, tab):
    tab.tools.search.setFocus()
    assert tab.list.current_id() == tab.model.row(0).id
    assert tab._right.currentWidget() is tab.detail
    assert not tab.list.hasFocus()
    qtbot.waitUntil(lambda: bool(tab.detail.advert._kept))


def test_tab_goes_from_the_tools_through_the_list_to_the_detail(tab):
    stops = [*tab.tools.stops, tab.list, tab.detail.first_stop]
    reached, at = [], tab.tools.search
    for _ in range(80):
        if at in stops and at not in reached:
            reached.append(at)
        at = at.nextInFocusChain()
    assert reached == stops


def test_a_field_is_edited_in_place_and_undone(qtbot, tab, tracking, backend):
    show(qtbot, tab, "Data Analyst")
    company = tab.detail.facts.form._lines["company"]
    company.selectAll()
    qtbot.keyClicks(company, "Southwind")
    company.editingFinished.emit()
    job_id = ids(tab)["Data Analyst"]
    qtbot.waitUntil(lambda: backend.tracker().jobs.get(job_id).facts.company == "Southwind")
    assert backend.tracker().jobs.get(job_id).facts.location == "Hanoi"
    tracking.undo()
    qtbot.waitUntil(lambda: backend.tracker().jobs.get(job_id).facts.company == "Northwind")
    qtbot.waitUntil(lambda: company.text() == "Northwind")


def test_a_job_is_deleted_by_its_key_and_comes_back(qtbot, tab, tracking):
    tab.show_row(ids(tab)["Data Analyst"])
    with qtbot.waitSignal(tracking.undo_offered) as offered:
        qtbot.keyClick(tab.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: tab.model.total == 1)
    offered.args[1]()
    qtbot.waitUntil(lambda: tab.model.total == 2)


def test_a_job_goes_into_the_pipeline_under_wishlist(qtbot, tab, backend):
    tab.show_row(ids(tab)["Data Analyst"])
    tab.detail._apply.click()
    qtbot.waitUntil(lambda: len(backend.tracker().applications.cards()) == 1)
    qtbot.waitUntil(lambda: len(tab.detail.facts._applications.links()) == 1)
    application = backend.tracker().jobs.applications(ids(tab)["Data Analyst"])[0]
    assert application.stage.kind is StageKind.WISHLIST
    with qtbot.waitSignal(tab.control.application_wanted) as wanted:
        tab.detail._apply.click()  # now it leads there
    assert wanted.args == [application.id]


def test_a_text_that_is_being_corrected_is_kept_where_another_job_is_shown(qtbot, tab, backend):
    show(qtbot, tab, "Data Analyst")
    edited = ids(tab)["Data Analyst"]
    tab.detail.advert._edit.click()
    tab.detail.advert._text.setPlainText("Data Analyst\nPython")
    tab.show_row(ids(tab)["Kế toán trưởng"])
    qtbot.waitUntil(lambda: backend.tracker().jobs.get(edited).text == "Data Analyst\nPython")


def test_the_advert_is_handed_on_to_be_analyzed(qtbot, tab):
    with qtbot.waitSignal(tab.control.analysis_wanted) as wanted:
        tab.analyze_wanted.emit(ids(tab)["Kế toán trưởng"])
    assert wanted.args == [ADVERT]


def test_search_and_filters_leave_what_is_wanted(qtbot, tab):
    tab.tools.search.setText("ke toan")
    assert tab.model.rowCount() == 1
    tab.tools.search.setText("gan nha truong")
    assert tab.model.rowCount() == 1
    tab.tools.search.setText("sql and exc")  # only in the text of the advert
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1)
    tab.tools.search.setText("nobody has this")
    assert tab._left.currentWidget() is tab._no_match
    tab._no_match.action_clicked.emit()
    assert tab.model.rowCount() == 2
    tab.model.set_filters(JobFilters(only=Only.SOON))
    assert [tab.model.index(0).data()] == ["Data Analyst"]
    tab.model.set_filters(JobFilters(only=Only.APPLIED))
    assert not tab.model.rowCount()


def test_a_pasted_advert_fills_the_fields_but_not_those_that_were_typed(qtbot, tab, backend):
    tab.new_wanted.emit()
    dialog = tab.control._dialog
    entry = dialog.entry
    qtbot.keyClicks(entry.form._lines["company"], "My company")
    entry.text.setPlainText(ADVERT.replace("5 năm", "6 năm").replace("trưởng", "tổng hợp"))
    qtbot.waitUntil(lambda: entry.form.facts().title == "Kế toán tổng hợp")
    assert "proposed" in entry.form._labels["salary"].text()
    assert "proposed" not in entry.form._labels["company"].text()
    dialog._save.click()
    qtbot.waitUntil(lambda: tab.model.total == 3)
    job = backend.tracker().jobs.get(ids(tab)["Kế toán tổng hợp"])
    assert job.facts.company == "My company"
    assert job.facts.salary.high == 40_000_000
    qtbot.waitUntil(lambda: tab.list.current_id() == job.id)


def test_an_advert_that_is_there_already_can_be_opened_instead(qtbot, tab):
    tab.new_wanted.emit()
    dialog = tab.control._dialog
    entry = dialog.entry
    entry.text.setPlainText(ADVERT.upper())
    qtbot.waitUntil(lambda: not entry.action.isHidden())
    assert "Kế toán trưởng" in entry.note.text()
    assert dialog._save.text() == "Save anyway"
    entry.action.click()
    assert tab.list.current_id() == ids(tab)["Kế toán trưởng"]
    assert tab.model.total == 2


def test_a_screen_reader_hears_the_whole_row(qtbot, tab):
    tab.model.set_order(Order.TITLE)
    spoken = tab.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Data Analyst, Northwind · Hanoi, closes in 3 days"
