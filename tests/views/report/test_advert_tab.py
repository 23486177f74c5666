"""The advert beside its report: marks, both ways."""

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from report_samples import HOSTILE, ROWS, corrected

from careerflow.models.report import Verdict


def marked(view) -> list[str]:
    """The marked texts, in their order in the list of marks."""
    return [mark.cursor.selectedText() for mark in view.advert.text.extraSelections()]


def place_of(text, words: str) -> QPointF:
    """The middle of some words of the advert, in the viewport."""
    cursor = text.document().find(words)
    cursor.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    text.setTextCursor(cursor)
    text.ensureCursorVisible()
    return QPointF(text.cursorRect(cursor).center())


def open_advert(view):
    view.tabs.setCurrentWidget(view.advert)
    return view.advert.text


def test_the_advert_is_shown_as_plain_text_with_its_rows_marked(view, job):
    text = open_advert(view)
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == job.text
    wanted = [job.text, *(row.requirement.text for row in ROWS)]
    assert [part.replace("\u2029", "\n") for part in marked(view)] == wanted


def test_marks_have_the_colour_of_their_verdict_and_the_rest_is_dimmed(view, theme):
    marks = open_advert(view).extraSelections()
    assert marks[0].format.foreground().color() == theme.color("muted")
    for mark, row in zip(marks[1:], ROWS, strict=True):
        assert mark.format.background().color() == theme.color(f"{row.verdict}_soft")


def test_characters_that_take_two_units_move_no_mark(view, report, document, job):
    shifted = tuple(
        replace(row, requirement=replace(row.requirement, start=row.requirement.start + 3))
        for row in ROWS
    )
    moved = tuple(
        replace(row, requirement=replace(row.requirement, end=row.requirement.end + 3))
        for row in shifted
    )
    advert = replace(job, text=f"😀😀\n{job.text}", left_out=())
    view.show_report(replace(report, rows=moved), document, advert)
    assert marked(view)[1] == "Python"
    assert marked(view)[-1] == "English"


def test_a_click_on_a_mark_selects_its_row_everywhere(view, qtbot):
    text = open_advert(view)
    point = place_of(text, "Kubernetes")
    text.setTextCursor(QTextCursor(text.document()))
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert view.requirements.table.selected_row() == 1
    assert view.preview.canvas.selected == 1
    assert view.tabs.currentWidget() is view.advert
    assert view.advert._place.text() == "Requirement 2 of 6"


def test_a_click_beside_the_marks_selects_nothing(view, qtbot):
    text = open_advert(view)
    qtbot.mouseClick(
        text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(text, "holidays").toPoint()
    )
    assert view.requirements.table.selected_row() is None


def test_a_row_selected_in_the_table_is_shown_and_flashes(view):
    view.tabs.setCurrentWidget(view.requirements)
    view.requirements.table.setCurrentIndex(view.requirements.table.filter.index(2, 0))
    assert not view.advert.text.flash.running
    text = open_advert(view)
    assert text.flash.running
    assert text.textCursor().position() == ROWS[2].requirement.start


def test_hovering_says_what_the_text_is(view):
    text = open_advert(view)
    assert text.about(place_of(text, "holidays")) == "Left out: Benefits"
    said = text.about(place_of(text, "Kubernetes"))
    assert said == "Partly met · Must-have\nReading the CV"
    assert text.about(QPointF(500, 300)) == ""


def test_keys_go_from_requirement_to_requirement(view, qtbot):
    text = open_advert(view)
    view.advert.next.click()
    view.advert.next.click()
    assert view.requirements.table.selected_row() == 1
    view.advert.previous.click()
    view.advert.previous.click()
    assert view.requirements.table.selected_row() == 5
    place_of(text, "Leadership")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert view.requirements.table.selected_row() == 2


def test_corrections_recolour_the_advert(view, report, theme, qtbot):
    text = open_advert(view)
    rows = (
        corrected(ROWS[0], not_required=True),
        corrected(ROWS[1], verdict=Verdict.MET),
        *ROWS[2:],
    )
    view.show_corrected(replace(report, rows=rows, score_as_judged=62), can_undo=True)
    qtbot.waitUntil(lambda: not view._behind)
    marks = text.extraSelections()[1:]
    assert marks[0].format.fontStrikeOut()
    assert marks[1].format.background().color() == theme.color("met_soft")
    assert not marks[1].format.fontStrikeOut()


def test_markup_of_an_advert_stays_text(view):
    text = open_advert(view)
    assert HOSTILE in text.toPlainText()
    assert "<" not in text.accessibleDescription()
