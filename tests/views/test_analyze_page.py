from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from careerflow.models.document import Document, DocumentKind, Page, Person
from careerflow.models.job import Axis, Job, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.profile import Correction, Corrections, Employment
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.note import Note


@pytest.fixture
def page(theme, language, qtbot):
    page = AnalyzePage(theme, language)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def document(**person: str) -> Document:
    sheet = Page(595, 842, 0, 1)
    warnings = (Message("read.repaired"),)
    return Document(
        sha256="",
        kind=DocumentKind.PDF,
        language="vi",
        text="x",
        pages=(sheet, sheet),
        lines=(),
        sections=(),
        periods=(),
        person=Person(**person),
        warnings=warnings,
    )


def job(*kinds: Kind, group: str | None = None) -> Job:
    rows = tuple(
        Requirement("x", n, n + 1, kind, Axis.HARD_SKILLS, group) for n, kind in enumerate(kinds)
    )
    return Job("", "en", None, "x", rows, ())


def seen(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: QWidget, text: str) -> Button:
    found = [b for b in page.findChildren(Button) if b.text() == text and b.isVisible()]
    assert len(found) == 1, text
    return found[0]


def test_what_was_recognised_is_counted_with_what_is_in_doubt(page):
    jobs = (
        Correction(None, Employment("Waiter", "Heron", "2018", "2019")),
        Correction(None, Employment("Clerk", "Heron")),
        Correction(Employment("Cook", "Heron"), None),
    )
    page.show_cv(document(name="Linh"), "cv.pdf", 1.0, Corrections(jobs=jobs))
    text = seen(page)
    assert "without dates" in text
    assert "corrected by you" in text
    assert "certificate" not in text


def make_ready(page: AnalyzePage) -> None:
    page.show_cv(document(name="Linh"), "cv.pdf", 3.0)
    page.set_advert("Data analyst")
    page.show_job(job(Kind.MUST))


def test_the_button_says_what_is_missing(page):
    analyze = button(page, "Analyze")
    assert not analyze.isEnabled()
    assert analyze.toolTip() == "Add a CV and a job advert to begin."
    page.show_cv(document(name="Linh"), "cv.pdf", None)
    assert analyze.toolTip() == "Paste a job advert to begin."
    page.set_advert("x")
    assert not analyze.isEnabled()
    page.show_job(job())
    assert analyze.toolTip() == "The advert needs at least one requirement."
    page.show_job(job(Kind.NICE))
    assert analyze.isEnabled()
    page.show_cv_error(Message("read.empty"))
    assert not analyze.isEnabled()


def test_a_changed_advert_has_to_be_read_before_it_is_analysed(page, qtbot):
    make_ready(page)
    editor = page.findChild(QPlainTextEdit)
    with qtbot.waitSignal(page.advert_changed) as announced:
        qtbot.keyClicks(editor, "and more")
        assert not button(page, "Analyze").isEnabled()
    assert announced.args == [editor.toPlainText()]


def test_typing_is_announced_once_after_a_pause(page, qtbot):
    said: list[str] = []
    page.advert_changed.connect(said.append)
    qtbot.keyClicks(page.findChild(QPlainTextEdit), "SQL")
    assert said == []
    qtbot.waitUntil(lambda: said == ["SQL"])


def test_an_emptied_advert_is_announced_at_once(page):
    page.set_advert("SQL")
    said: list[str] = []
    page.advert_changed.connect(said.append)
    page.findChild(QPlainTextEdit).clear()
    assert said == [""]


def test_what_was_recognised_is_shown(page):
    page.show_cv(document(name="Trần Linh", title="Kế toán", email="a@b.example"), "cv.pdf", 6.5)
    text = seen(page)
    for part in ("Trần Linh", "Kế toán", "cv.pdf", "6.5 years", "Vietnamese", "a@b.example"):
        assert part in text
    assert any("damaged" in note.text() for note in page.findChildren(Note) if note.isVisible())


def test_a_cv_without_a_name_says_so(page):
    page.show_cv(document(), "cv.pdf", None)
    assert "No name found" in seen(page)
    assert "No dated jobs found" in seen(page)


def test_requirements_are_counted_by_kind_and_alternatives_once(page):
    page.set_advert("x")
    page.show_job(job(Kind.MUST, Kind.MUST, Kind.NICE))
    assert "2 must-have, 1 nice-to-have" in seen(page)
    page.show_job(job(Kind.MUST, Kind.MUST, group="a"))
    assert "1 must-have, 0 nice-to-have" in seen(page)


def test_a_locked_pdf_asks_for_its_password(page, qtbot):
    page.ask_password("cv.pdf", False)
    assert "does not open" not in seen(page)
    field = page.findChild(QLineEdit)
    qtbot.keyClicks(field, "sesame")
    with qtbot.waitSignal(page.password_entered) as entered:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered.args == ["sesame"]
    page.ask_password("cv.pdf", True)
    assert field.text() == ""
    assert "does not open" in seen(page)


def test_progress_takes_the_place_of_the_button(page, qtbot):
    make_ready(page)
    page.show_analyzing(True)
    page.show_progress(Message("stage.judging"), 0.5)
    assert "Judging each requirement" in seen(page)
    with qtbot.assertNotEmitted(page.analyze_requested):
        page.request_analysis()
    assert page.findChild(QPlainTextEdit).isReadOnly()
    with qtbot.waitSignal(page.cancel_requested):
        qtbot.mouseClick(button(page, "Cancel"), Qt.MouseButton.LeftButton)
    page.show_analyzing(False)
    with qtbot.waitSignal(page.analyze_requested):
        qtbot.mouseClick(button(page, "Analyze"), Qt.MouseButton.LeftButton)


def test_a_failed_analysis_is_told_until_the_next_one(page):
    make_ready(page)
    page.show_analyzing(True)
    page.show_analyzing(False)
    page.show_error(Message("read.crashed"))
    assert "made the reader stop" in seen(page)
    page.show_analyzing(True)
    assert "made the reader stop" not in seen(page)


def test_a_cv_error_is_told_in_its_place(page):
    page.show_cv_reading("cv.pdf")
    page.show_cv_error(Message("read.no_text"))
    assert "no text" in seen(page)
    assert button(page, "Choose another file…").isEnabled()


def test_sample_is_one_click_away(page, qtbot):
    with qtbot.waitSignal(page.sample_requested):
        button(page, "Try it with a sample CV and advert").click()
    with qtbot.waitSignal(page.sample_advert_requested):
        button(page, "Sample").click()


def test_a_text_file_dropped_on_the_advert_is_an_advert(page, qtbot):
    editor = page.findChild(QPlainTextEdit)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/folder/advert.txt")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.advert_file_chosen) as chosen:
        editor.dropEvent(event)
    assert chosen.args == [Path("/folder/advert.txt")]
    assert editor.toPlainText() == ""


def test_pasted_html_becomes_plain_text(page):
    mime = QMimeData()
    mime.setHtml("<b>SQL</b>")
    mime.setText("SQL <img src='http://x.example/y.png'>")
    editor = page.findChild(QPlainTextEdit)
    editor.insertFromMimeData(mime)
    assert editor.toPlainText() == mime.text()


def test_markup_in_a_cv_is_shown_as_text(page):
    page.show_cv(document(name="<b>Linh</b>"), "<i>cv</i>.pdf", None)
    labels = [w for w in page.findChildren(QLabel) if w.text().startswith("<")]
    assert len(labels) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_everything_is_named_and_can_be_reached_by_tab(page, qtbot):
    make_ready(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    reached = []
    for _ in range(20):
        page.focusNextPrevChild(True)
        widget = QApplication.focusWidget()
        if widget in reached:
            break
        reached.append(widget)
    texts = [w.text() for w in reached if isinstance(w, Button)]
    recent = ["Recent", "Paste", "Open .txt…", "Sample"]
    assert texts == ["Recent", "Choose another…", "Check and correct…", *recent, "Analyze"]
    assert page.findChild(QPlainTextEdit) in reached
    assert all(w.accessibleName() or isinstance(w, Button) for w in reached)


def test_the_focus_stays_on_the_page_while_what_has_it_goes_away(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    button(page, "Try it with a sample CV and advert").setFocus()
    page.show_cv_reading("cv.pdf")
    assert page._cv.hasFocus()
    make_ready(page)
    page.show_analyzing(True)
    page.show_analyzing(False)
    assert button(page, "Analyze").hasFocus()


def test_asked_for_a_moment_too_early_it_begins_when_both_are_read(page, qtbot):
    page.show_cv(document(name="Linh"), "cv.pdf", 3.0)
    page.set_advert("x")
    with qtbot.assertNotEmitted(page.analyze_requested):
        page.request_analysis()
    with qtbot.waitSignal(page.analyze_requested):
        page.show_job(job(Kind.MUST))
    with qtbot.assertNotEmitted(page.analyze_requested):
        page.show_job(job(Kind.MUST))


def test_what_was_asked_for_is_forgotten_where_reading_fails(page, qtbot):
    page.show_cv_reading("cv.pdf")
    page.set_advert("x")
    page.show_job(job(Kind.MUST))
    page.request_analysis()
    page.show_cv_error(Message("read.no_text"))
    with qtbot.assertNotEmitted(page.analyze_requested):
        make_ready(page)
