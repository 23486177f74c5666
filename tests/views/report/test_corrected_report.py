"""Correcting rows, as the window shows it; a stand-in for the controller answers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from report_samples import ROWS, corrected

from careerflow.models.job import Kind
from careerflow.models.message import Message
from careerflow.models.report import RowCorrection, Verdict
from careerflow.services.matching.corrections import corrected as laid_over_report
from careerflow.views.preview.highlights import HighlightFilter

PYTHON = (ROWS[0].requirement.start, ROWS[0].requirement.end)


@pytest.fixture
def table_view(view):
    view.tabs.setCurrentWidget(view.requirements)
    view.select_row(0)
    return view


def actions(view, number: int) -> dict:
    menu = QMenu(view)
    view.requirements._menu.fill(menu, view._report.rows, [number])
    return {action.text(): action for action in menu.actions() if action.text()}


def settle(view, qtbot) -> None:
    qtbot.waitUntil(lambda: not view._behind)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("Missing", RowCorrection(*PYTHON, verdict=Verdict.MISSING)),
        ("Partly met", RowCorrection(*PYTHON, verdict=Verdict.PARTIAL)),
        ("Nice to have", RowCorrection(*PYTHON, kind=Kind.NICE)),
        ("Not a requirement", RowCorrection(*PYTHON, not_required=True)),
    ],
)
def test_each_choice_of_the_menu_is_one_correction(table_view, qtbot, choice, said):
    with qtbot.waitSignal(table_view.correction_requested) as asked:
        actions(table_view, 0)[choice].trigger()
    assert asked.args == [(said,)]


def test_the_menu_checks_what_is_so(table_view):
    shown = actions(table_view, 0)
    checked = {text for text, action in shown.items() if action.isChecked()}
    assert checked == {"Met", "Must-have"}
    assert not shown["As judged"].isEnabled()


def test_the_button_of_the_detail_opens_the_same_menu(table_view, qtbot):
    menu = table_view.requirements.detail.correct.menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [*actions(table_view, 0)]


def show(view, qtbot, *said: RowCorrection):
    report = laid_over_report(replace(view._report, rows=ROWS, score=62), said)
    view.show_corrected(report, can_undo=True)
    settle(view, qtbot)
    return report


def test_everything_follows_a_correction(table_view, qtbot):
    report = show(table_view, qtbot, RowCorrection(*PYTHON, verdict=Verdict.MISSING))
    said = [label.text() for label in table_view.header.findChildren(QLabel)]
    assert f"Must-have: {report.must_have.met} of {report.must_have.of} met" in said
    assert table_view.header._ring.accessibleName() == f"Score: {report.score} of 100"
    overview = table_view.overview
    assert overview.findings.strengths.model.rowCount() == 1
    assert overview.findings.gaps.model.rowCount() == 4
    hard = report.axes[0].score
    assert f"Hard skills: {hard}" in overview.axes.radar.accessibleDescription()
    python = [h for h in table_view.preview._highlights if h.row == 0]
    assert {h.verdict for h in python} == {Verdict.MISSING}
    assert table_view.requirements.table.selected_row() == 0


def test_what_is_no_requirement_is_not_highlighted_and_leaves_the_lists(table_view, qtbot):
    show(table_view, qtbot, RowCorrection(*PYTHON, not_required=True))
    assert not [h for h in table_view.preview._highlights if h.row == 0]
    strengths = table_view.overview.findings.strengths.model
    assert [strengths.index(n, 0).data() for n in range(strengths.rowCount())] == ["English"]
    assert table_view.requirements.table.filter.rowCount() == len(ROWS)


def test_the_note_says_how_many_and_the_score_without(table_view, qtbot):
    note = table_view.corrections
    assert note.isHidden()
    show(table_view, qtbot, RowCorrection(*PYTHON, verdict=Verdict.MISSING))
    assert note.isVisible()
    assert note._text.text() == "1 row corrected by you; the score without that: 62."
    note.show_rows.click()
    assert table_view.requirements.table.filter.numbers() == [0]


def test_what_is_not_saved_is_said_until_it_is(table_view, qtbot):
    note = table_view.corrections
    show(table_view, qtbot, RowCorrection(*PYTHON, verdict=Verdict.MISSING))
    note.mark_unsaved(Message("store.full", {"folder": "here"}))
    assert "Not saved: The disk that holds here is full." in note._text.text()
    with qtbot.waitSignal(table_view.save_requested):
        note.save.click()
    note.mark_unsaved(None)
    assert "Not saved" not in note._text.text()
    assert note.save.isHidden()


def test_the_keys_of_undo_are_written_as_the_platform_does(table_view, qapp):
    class German(QTranslator):
        def translate(self, context, text, _comment=None, _n=-1):
            return "Strg" if (context, text) == ("QShortcut", "Ctrl") else None

        def isEmpty(self):
            return False

    german = German()
    qapp.installTranslator(german)
    try:
        table_view.corrections.retranslate()
        assert table_view.corrections.undo.toolTip() == "Strg+Z"
    finally:
        qapp.removeTranslator(german)


def test_a_note_is_said_once_it_is_typed(table_view, qtbot):
    show(table_view, qtbot, RowCorrection(*PYTHON, verdict=Verdict.MISSING))
    detail = table_view.requirements.detail
    detail.note.setText("dự án cũ")
    with qtbot.waitSignal(table_view.correction_requested) as asked:
        qtbot.keyClick(detail.note, Qt.Key.Key_Return)
    said = RowCorrection(*PYTHON, verdict=Verdict.MISSING, note="dự án cũ")
    assert asked.args == [(said,)]
    show(table_view, qtbot, said)
    assert detail.note.text() == "dự án cũ"
    with qtbot.assertNotEmitted(table_view.correction_requested):
        qtbot.keyClick(detail.note, Qt.Key.Key_Return)


def test_the_detail_leads_back_to_as_judged(table_view, qtbot):
    show(table_view, qtbot, RowCorrection(*PYTHON, verdict=Verdict.MISSING, kind=Kind.NICE))
    detail = table_view.requirements.detail
    said = [label.text() for label in detail.findChildren(QLabel)]
    assert "Judged: Met · Must-have · Reading the CV" in said
    with qtbot.waitSignal(table_view.correction_requested) as asked:
        detail.as_judged.click()
    assert asked.args == [(RowCorrection(*PYTHON),)]


def test_a_widget_may_cause_its_own_end(table_view, qtbot):
    def answer(changes):
        show(table_view, qtbot, *changes)

    table_view.correction_requested.connect(answer)
    show(table_view, qtbot, RowCorrection(*PYTHON, verdict=Verdict.MISSING))
    detail = table_view.requirements.detail
    table_view.activateWindow()
    qtbot.waitUntil(table_view.isActiveWindow)
    detail.as_judged.setFocus()
    detail.as_judged.click()
    assert detail.as_judged is None
    assert QApplication.focusWidget() is detail.correct


def test_undo_and_redo_are_asked_for_by_keys_but_not_while_typing(table_view, qtbot):
    table_view.activateWindow()
    qtbot.waitUntil(table_view.isActiveWindow)
    table_view.requirements.table.setFocus()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(table_view.undo_requested):
        qtbot.keyClick(table_view.requirements.table, Qt.Key.Key_Z, control)
    with qtbot.waitSignal(table_view.redo_requested):
        qtbot.keyClick(table_view.requirements.table, Qt.Key.Key_Z, control | shift)
    search = table_view.requirements.filters.search
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_A)
    with qtbot.assertNotEmitted(table_view.undo_requested):
        qtbot.keyClick(search, Qt.Key.Key_Z, control)
    assert search.text() == ""


def test_another_report_begins_without_what_the_last_one_waited_for(view, report, document, job):
    rows = (corrected(ROWS[0], not_required=True), *ROWS[1:])
    view.show_corrected(replace(report, rows=rows, score_as_judged=62), can_undo=True)
    view.show_report(report, document, job)
    assert not view._behind
    assert view.corrections.isHidden()
    assert view.requirements.table.requirements.row(0).correction is None


def test_a_selection_of_rows_is_corrected_in_one_step(table_view, qtbot):
    table = table_view.requirements.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_rows() == [0, 1]
    menu = table_view.requirements._make_menu()
    shown = {action.text(): action for action in menu.actions()}
    assert shown["Must-have"].isChecked()
    assert not shown["Met"].isChecked()
    assert {"Copy", "Copy the table for a spreadsheet"} <= shown.keys()
    with qtbot.waitSignal(table_view.correction_requested) as asked:
        shown["Not a requirement"].trigger()
    assert [change.span for change in asked.args[0]] == [
        (row.requirement.start, row.requirement.end) for row in ROWS[:2]
    ]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().count("Must-have)") == 2


def test_whatever_takes_the_focus_has_a_name_in_every_part(table_view, qtbot):
    show(table_view, qtbot, RowCorrection(*PYTHON, verdict=Verdict.MISSING))
    for tab in range(table_view.tabs.count()):
        table_view.tabs.setCurrentIndex(tab)
        for widget in table_view.findChildren(QWidget):
            spoken = QAccessible.queryAccessibleInterface(widget)
            if spoken and spoken.state().focusable and widget.isVisibleTo(table_view):
                assert spoken.text(QAccessible.Text.Name), widget


def test_what_is_no_requirement_has_no_button_that_leads_nowhere(table_view, qtbot):
    assert len(table_view.requirements.detail.buttons) == 2
    show(table_view, qtbot, RowCorrection(*PYTHON, not_required=True))
    assert table_view.requirements.detail.buttons == []


def test_a_correction_leaves_the_filter_of_marks(view, report, qtbot):
    view.preview.set_filter(HighlightFilter(frozenset({Verdict.PARTIAL, Verdict.MET})))
    view.show_corrected(report, False)
    qtbot.waitUntil(lambda: not view._catch_up.isActive())
    marks = {mark.verdict for mark in view.preview._highlights}
    assert view.preview.chosen.verdicts == {Verdict.PARTIAL, Verdict.MET} & marks
    assert view.preview.chosen.verdicts
