from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from tracked import APPLIED, INTERVIEWING, OFFER, Tracked

from careerflow.controllers import copies as copies_module
from careerflow.controllers.application import ApplicationController
from careerflow.controllers.copies import Copies
from careerflow.models.message import Message
from careerflow.models.tracker import Contact, Interview, Move, Salary
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.views.application.application_view import ApplicationView


class Page:
    """One application in its view, with the store below."""

    def __init__(self, tracked, view, controller, qtbot) -> None:
        self.tracked, self.view, self.controller, self.qtbot = tracked, view, controller, qtbot

    def open(self, application_id: str) -> None:
        self.id = application_id
        with self.qtbot.waitSignal(self.controller.shown):
            self.controller.open(application_id)

    def after(self, act) -> None:
        """What `act` did is in the store and in the view."""
        with self.qtbot.waitSignal(self.controller.shown):
            act()

    def stored(self):
        return self.tracked.tracker.applications.get(self.id)

    def undo(self) -> None:
        self.after(self.tracked.tracking.undo)


@pytest.fixture
def page(theme, language, qtbot, tmp_path):
    tracked = Tracked(tmp_path / "data")
    view = ApplicationView(theme)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    copies = Copies(tracked.runner, tracked)
    controller = ApplicationController(
        view, tracked.tracking, tracked.backend, theme, copies, tracked
    )
    controller.failed.connect(lambda why: tracked.told.append(why.id))
    made = Page(tracked, view, controller, qtbot)
    made.open(tracked.add())
    yield made
    controller.close()
    copies.close()
    tracked.close()


def test_what_is_typed_into_one_field_is_one_edit(page, qtbot):
    line = page.view.plan._step
    line.setFocus()
    page.after(lambda: qtbot.keyClicks(line, "Call"))
    page.after(lambda: qtbot.keyClicks(line, " them"))
    assert page.stored().card.next_step == "Call them"
    assert line.text() == "Call them"
    page.undo()
    assert page.stored().card.next_step == ""
    assert line.text() == ""
    page.after(page.tracked.tracking.redo)
    assert line.text() == "Call them"


def test_what_is_being_typed_is_kept_when_the_page_is_left(page, qtbot):
    notes = page.view.notes.findChild(QPlainTextEdit)
    qtbot.keyClicks(notes, "Ask about pay")
    qtbot.keyClicks(page.view.plan._link, "acme.example/1")
    qtbot.keyClicks(page.view.plan._on.line, "2026-12-01")
    qtbot.keyClicks(page.view.plan._tags.edit, "remote")
    qtbot.keyClicks(page.view.plan._salary._low, "2000")
    with qtbot.waitSignal(page.controller.closed):
        page.view.header._back.click()
    qtbot.waitUntil(lambda: page.stored().notes == "Ask about pay")
    qtbot.waitUntil(lambda: not page.tracked.tracking.is_busy())
    stored = page.stored()
    assert stored.link == "acme.example/1"
    assert (stored.card.next_step_on, stored.card.tags) == (date(2026, 12, 1), ("remote",))
    assert stored.salary.low == 2000


def test_another_application_does_not_get_what_was_typed_into_the_one_before(page, qtbot):
    first, second = page.id, page.tracked.add("Designer")
    qtbot.keyClicks(page.view.plan._step, "Call")
    page.open(second)
    qtbot.waitUntil(lambda: not page.tracked.tracking.is_busy())
    assert page.stored().card.next_step == ""
    assert page.tracked.tracker.applications.get(first).card.next_step == "Call"
    assert page.view.plan._step.text() == ""


def test_day_salary_and_tags(page):
    plan = page.view.plan
    plan._on.line.setText("2026-12-01")
    page.after(plan._on.line.editingFinished.emit)
    plan._salary.set_salary(Salary(10, 20, "USD"))
    page.after(plan._salary.edited.emit)
    page.after(lambda: plan._tags.tags_changed.emit(("remote",)))
    stored = page.stored()
    assert stored.card.next_step_on == date(2026, 12, 1)
    assert (stored.salary, stored.card.tags) == (Salary(10, 20, "USD"), ("remote",))


def test_the_stage_is_chosen_and_its_history_corrected(page):
    page.after(lambda: page.view.header.stage_chosen.emit(INTERVIEWING))
    moves = page.stored().moves
    assert [move.stage_id for move in moves] == [APPLIED, INTERVIEWING]
    earlier = Move(moves[0].id, APPLIED, datetime.now(UTC) - timedelta(days=9))
    page.after(lambda: page.view.history.corrected.emit(earlier))
    assert page.stored().moves[0] == earlier
    page.after(lambda: page.view.history.withdrawn.emit(moves[1]))
    assert page.stored().card.stage_id == APPLIED
    assert page.view.header._stage.currentData() == APPLIED
    page.undo()
    assert page.view.header._stage.currentData() == INTERVIEWING
    page.after(lambda: page.view.history.added.emit(Move("", OFFER, datetime.now(UTC))))
    assert page.stored().card.stage_id == OFFER


def test_the_only_entry_of_the_history_stays_and_it_is_said(page, qtbot):
    (move,) = page.stored().moves
    page.view.history.withdrawn.emit(move)
    qtbot.waitUntil(lambda: page.tracked.told == ["tracker.last_move"])
    assert page.stored().moves == (move,)


def test_rounds_and_contacts_come_change_and_go(page):
    at = datetime(2026, 12, 1, 7, 30, tzinfo=UTC)
    new = Interview("", "Technical", at, 45, "Office", "Ms Lan", "bring a laptop")
    page.after(lambda: page.view.interviews.saved.emit(new))
    (kept,) = page.stored().interviews
    assert (kept.title, kept.at, kept.notes) == ("Technical", at, "bring a laptop")
    assert "Technical" in page.view.interviews._rows.names()[0]
    assert any("Technical" in name for name in page.view.history._rows.names())
    page.after(lambda: page.view.interviews.deleted.emit(kept))
    assert page.stored().interviews == ()
    page.undo()
    assert page.stored().interviews == (kept,)
    contact = Contact("", "Lan", "HR", "lan@acme.example", "", "", "")
    page.after(lambda: page.view.contacts.saved.emit(contact))
    (kept,) = page.stored().contacts
    page.after(lambda: page.view.contacts.deleted.emit(kept))
    assert page.stored().contacts == ()


def test_files_are_copied_in_and_opened_as_copies(page, qtbot, tmp_path, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(copies_module, "open_path", lambda path: opened.append(path) or True)
    file = tmp_path / "offer.docx"
    file.write_bytes(b"offer")
    page.after(lambda: page.view.files.added.emit([file]))
    file.unlink()
    (kept,) = page.stored().attachments
    page.view.files.copy_wanted.emit(kept)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert (opened[0].name, opened[0].read_bytes()) == ("offer.docx", b"offer")
    page.after(lambda: page.view.files.removed.emit(kept))
    assert page.stored().attachments == ()


def test_of_several_files_all_are_added_or_none(page, qtbot, tmp_path):
    file = tmp_path / "offer.docx"
    file.write_bytes(b"offer")
    page.view.files.added.emit([file, tmp_path / "gone.pdf"])
    qtbot.waitUntil(lambda: page.tracked.told == ["tracker.file_unreadable"])
    assert page.stored().attachments == ()


def test_the_cv_that_was_sent_is_opened_though_it_left_the_library(page, qtbot, monkeypatch):
    opened: list[Path] = []
    monkeypatch.setattr(copies_module, "open_path", lambda path: opened.append(path) or True)
    sha256 = page.tracked.keep_file(b"%PDF my CV")
    cv_id, _ = page.tracked.tracker.cvs.add(sha256, "cv.pdf")
    cv = page.tracked.tracker.cvs.get(cv_id)
    page.after(lambda: page.controller._on_cv_chosen(cv))
    assert not page.view.cv._note.isVisible()
    page.after(
        lambda: page.tracked.tracking.do(
            page.tracked.tracking.undo_what, lambda t: t.cvs.delete(cv_id)
        )
    )
    assert page.view.cv._note.isVisible()
    page.view.cv.copy_wanted.emit()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].read_bytes() == b"%PDF my CV"


def test_deleted_it_is_left_and_undo_brings_it_back(page, qtbot):
    with qtbot.waitSignal(page.controller.closed):
        page.view.header.delete_wanted.emit()
    cards = page.tracked.tracker.applications.cards
    qtbot.waitUntil(lambda: not cards())
    page.tracked.tracking.undo()
    qtbot.waitUntil(lambda: len(cards()) == 1)


def test_tab_goes_as_one_reads(page):
    page.after(lambda: page.view.plan._tags.tags_changed.emit(("remote",)))
    new = Interview("", "Technical", None, 60, "", "", "")
    page.after(lambda: page.view.interviews.saved.emit(new))
    view, walked = page.view, []
    at = view.header._stage
    while (at := at.nextInFocusChain()) is not view.header._stage:
        walked.append(at)
    (chip,) = (each for each in view.plan._tags.findChildren(QPushButton) if each.isVisible())
    round_ = next(iter(view.interviews._rows._rows.values()))
    wanted = [
        view.plan._step,
        view.plan._link,
        chip,
        view.plan._tags.edit,
        view.interviews._add,
        *round_.buttons(),
        view.notes.findChild(QPlainTextEdit),
        view.history._add,
        view.files._add,
    ]
    assert sorted(wanted, key=walked.index) == wanted


def test_an_undo_of_its_making_closes_it(page, qtbot):
    tracking, tracker = page.tracked.tracking, page.tracked.tracker
    job_id = page.stored().job.id
    made: list[str] = []
    tracking.do(
        Message("edit.undone"),
        lambda t: t.applications.add(NewApplication(job_id=job_id, stage_id=APPLIED)),
        then=lambda result: made.append(result[0]),
    )
    qtbot.waitUntil(lambda: bool(made))
    page.open(made[0])
    with qtbot.waitSignal(page.controller.closed):
        tracking.undo()
    assert len(tracker.applications.cards()) == 1


def test_a_dropped_file_is_added(page, tmp_path):
    file = tmp_path / "offer.docx"
    file.write_bytes(b"offer")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://a.example/b.pdf")])
    asked = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPoint(5, 5), *asked, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.view.files, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(QPointF(5, 5), *asked, Qt.KeyboardModifier.NoModifier)
    page.after(lambda: QApplication.sendEvent(page.view.files, dropping))
    assert [kept.file_name for kept in page.stored().attachments] == ["offer.docx"]


def test_links_open_only_as_pages_or_mail(page, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(
        "careerflow.controllers.opening.open_page", lambda page: opened.append(page) or True
    )
    for link in ("https://a.example", "a.example", "file:///etc/passwd", "mailto:a@b.c"):
        page.view.plan.link_wanted.emit(link)
    assert opened == [
        "https://a.example",
        "https://a.example",
        "https://file:///etc/passwd",
        "mailto:a@b.c",
    ]


def test_the_keyboard_stays_in_the_list_when_a_row_is_deleted(page, qtbot):
    for title in ("One", "Two"):
        new = Interview("", title, None, 60, "", "", "")
        page.after(lambda new=new: page.view.interviews.saved.emit(new))
    rows = page.view.interviews._rows
    page.view.activateWindow()
    rows.focus_first()
    page.after(lambda: qtbot.keyClick(rows.focusWidget(), Qt.Key.Key_Delete))
    assert [name.split(",")[0] for name in rows.names()] == ["Two"]
    assert rows.isAncestorOf(page.view.focusWidget())
