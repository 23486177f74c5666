"""A new application with its advert and its CV, over a real store."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tracked import APPLIED, INTERVIEWING, OFFER, WISHLIST, Tracked

from careerflow.controllers.advert_checks import desk_of
from careerflow.controllers.new_application import NewApplicationController
from careerflow.controllers.pipeline import PipelineController
from careerflow.models.tracker import JobFacts
from careerflow.views.main_window import MainWindow, Place
from careerflow.views.pipeline.card_filter import CardFilter
from careerflow.views.pipeline.pipeline_page import PipelinePage
from careerflow.views.words.days import full_day

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

ADVERT = """Kế toán trưởng
Công ty: Công ty TNHH Sao Mai
Địa điểm: Đà Nẵng
Mức lương: 30 - 40 triệu
Yêu cầu:
- 5 năm kinh nghiệm kế toán tổng hợp
- Thành thạo Excel và phần mềm MISA
"""


class Asking:
    """The dialog over the page, and the store below."""

    def __init__(self, tracked, page, pipeline, asking, qtbot) -> None:
        self.tracked, self.page, self.pipeline = tracked, page, pipeline
        self._asking, self._qtbot = asking, qtbot

    @property
    def dialog(self):
        return self._asking._dialog

    def open(self, jobs: int = 0):
        self.page.editing.ask_for_new()
        dialog = self.dialog
        self._qtbot.waitUntil(lambda: len(dialog._stages) == jobs and dialog.form.cv.count() > 1)
        return dialog

    def cards(self):
        return self.tracked.tracker.applications.cards()

    def jobs(self):
        return self.tracked.tracker.jobs.all()

    def add(self):
        """Presses the button; the new card, once it is the selected one."""
        before = {card.id for card in self.cards()}
        self.dialog.go.click()
        self._qtbot.waitUntil(lambda: {c.id for c in self.page.selected()} - before != set())
        [card] = self.page.selected()
        return card


@pytest.fixture
def asking(theme, language, qtbot, tmp_path):
    tracked = Tracked(tmp_path / "data")
    tracking, runner = tracked.tracking, tracked.runner
    tracked.tracker.cvs.add(tracked.keep_file(b"old"), "old.pdf")
    tracked.tracker.cvs.add(tracked.keep_file(b"new"), "new.pdf")
    window = MainWindow(theme)
    qtbot.addWidget(window)
    page = PipelinePage(theme, language)
    page.add_table()
    window.reserve_places()
    window.put_page(Place.PIPELINE, page)
    window.show_page(page)
    window.resize(1280, 700)
    window.show()
    pipeline = PipelineController(window, page, tracking, runner, tmp_path)
    desk = desk_of(tracking)
    new = NewApplicationController(page, tracked.backend, tracking, desk, theme, runner)
    new.entered.connect(pipeline.create)
    pipeline.load()
    qtbot.waitUntil(lambda: bool(page.model.stages))
    yield Asking(tracked, page, pipeline, new, qtbot)
    tracked.close()


def test_a_pasted_advert_comes_with_cv_and_next_step_as_one_edit(qtbot, asking):
    dialog = asking.open()
    assert not dialog.go.isEnabled()
    assert dialog.form.cv.itemText(1).startswith("new.pdf")
    dialog.entry.text.setPlainText(ADVERT)
    qtbot.waitUntil(lambda: dialog.entry.form.facts().title == "Kế toán trưởng")
    assert "proposed" in dialog.entry.form._labels["title"].text()
    dialog.form.stage.setCurrentIndex(dialog.form.stage.findData(APPLIED))
    dialog.form.cv.setCurrentIndex(1)
    dialog.form.next_step.setText("Call  them")
    dialog.form.next_on.line.setFocus()
    dialog.form.next_on.line.setText("no day")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()  # a day that is none is not left out in silence
    assert dialog._wrong.isVisible()
    dialog.form.next_on.line.setText(full_day(date(2026, 12, 24)))
    card = asking.add()
    assert (card.title, card.stage_id, card.cv_name) == ("Kế toán trưởng", APPLIED, "new.pdf")
    assert (card.next_step, card.next_step_on) == ("Call them", date(2026, 12, 24))
    application = asking.tracked.tracker.applications.get(card.id)
    assert application.job.text == ADVERT.strip()
    assert application.cv_sha256 is not None
    asking.tracked.tracking.undo()
    qtbot.waitUntil(lambda: asking.cards() == asking.jobs() == ())


def test_an_advert_that_is_there_already_is_used_instead_of_a_second_copy(qtbot, asking):
    tracker = asking.tracked.tracker
    facts = JobFacts(title="Kế toán trưởng", company="Sao Mai")
    job_id = tracker.jobs.add(ADVERT, facts)[0]
    dialog = asking.open(jobs=1)
    dialog.entry.text.setPlainText(ADVERT.upper())
    qtbot.waitUntil(dialog.entry.action.isVisible)
    dialog.entry.action.click()
    qtbot.waitUntil(dialog.known.isVisible)
    assert dialog.known.text.toPlainText() == ADVERT
    dialog.known.leave.click()
    assert dialog.entry.advert() == ADVERT.upper().strip()  # as it was typed
    assert dialog.go.text() == "Add anyway"
    dialog.entry.action.click()
    qtbot.waitUntil(dialog.known.isVisible)
    assert dialog.go.text() == "Add"
    card = asking.add()
    assert (card.job_id, card.stage_id, card.company) == (job_id, WISHLIST, "Sao Mai")
    asking.tracked.tracking.undo()
    qtbot.waitUntil(lambda: asking.cards() == ())
    assert [job.id for job in asking.jobs()] == [job_id]


def test_a_job_of_the_library_is_found_by_words_and_says_where_it_stands(qtbot, asking):
    tracker = asking.tracked.tracker
    tracker.jobs.add("", JobFacts(title="Nurse", company="City Hospital"))
    tracker.jobs.add(ADVERT, JobFacts(title="Kế toán trưởng", company="Sao Mai"))
    asking.tracked.add("Đầu bếp", OFFER)
    asking.pipeline.load()
    qtbot.waitUntil(lambda: asking.page.model.total == 1)
    asking.page.model.set_filter(CardFilter(text="nobody"))
    asking.page._filter.search.setText("nobody")
    dialog = asking.open(jobs=3)
    finder = dialog.finder
    qtbot.keyClicks(finder, "mai truong")
    assert [finder._offered.item(0).text()] == ["Kế toán trưởng · Sao Mai"]
    finder.clear()
    qtbot.keyClicks(finder, "bep")
    assert finder._offered.item(0).text() == "Đầu bếp · Acme (in your pipeline: Offer)"
    qtbot.keyClick(finder._popup, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.known.isVisible)
    assert "already, in Offer" in dialog.known._note.text()
    dialog.form.stage.setCurrentIndex(dialog.form.stage.findData(INTERVIEWING))
    card = asking.add()  # shown though the filter would hide it
    assert (card.title, card.stage_id) == ("Đầu bếp", INTERVIEWING)
    assert len(asking.jobs()) == 3


def test_many_cards_are_tagged_in_one_transaction(qtbot, asking):
    ids = [asking.tracked.add(title, APPLIED, tags=("old",)) for title in "ABC"]
    applications = asking.tracked.tracker.applications
    change = applications.tag(dict.fromkeys(ids, ("old", "new")))
    assert {row.id for row in change.rows} == set(ids)
    assert {card.tags for card in asking.cards()} == {("old", "new")}
    asking.tracked.tracker.apply(change.inverse)
    assert {card.tags for card in asking.cards()} == {("old",)}
