"""A report that a language model has judged, as the window shows it."""

from dataclasses import replace

import pytest
from model_samples import DEEPER, DEEPER_ROWS, INVENTED, MODEL, TWICE, deepened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from careerflow.models.message import Message
from careerflow.models.report import Standing
from careerflow.views.report.row_filter import Doubt
from careerflow.views.report.runs import spread


@pytest.fixture
def deeper_view(view, report, qtbot):
    view.deepening.set_model(MODEL)
    view.show_corrected(deepened(report), can_undo=False)
    qtbot.waitUntil(lambda: not view._behind)
    view.tabs.setCurrentWidget(view.requirements)
    return view


def texts(widget: QWidget) -> str:
    shown = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(label.text() for label in shown)


def bar_text(view) -> str:
    return texts(view.deepening)


# -- the rows


def test_a_disputed_row_shows_both_sides_and_what_counts(deeper_view):
    deeper_view.select_row(3)
    said = texts(deeper_view.requirements.detail)
    assert f"{MODEL} says" in said
    assert "CareerFlow's own check says" in said
    assert "He built pipelines in Python." in said
    assert "What counts: Missing, because what can be checked exactly" in said


def test_a_quote_about_something_else_is_called_so(view, report, qtbot):
    disputed = replace(DEEPER_ROWS[3], reason=Message("model.disputed.elsewhere"))
    rows = (*DEEPER_ROWS[:3], disputed, *DEEPER_ROWS[4:])
    view.show_corrected(replace(deepened(report), rows=rows), can_undo=False)
    qtbot.waitUntil(lambda: not view._behind)
    view.select_row(3)
    said = texts(view.requirements.detail)
    assert "What counts: Missing, because the quoted passage is about something else." in said


def test_the_models_own_quote_is_shown_on_its_page(deeper_view, qtbot):
    deeper_view.select_row(3)
    (show,) = deeper_view.requirements.detail.opinion.buttons
    assert show.text() == "Page 2"
    show.click()
    warned = deeper_view.preview.canvas.marks.warned
    assert (warned.place.page, warned.place.box) == (1, (50.0, 300.0, 250.0, 312.0))


def test_an_invented_quote_is_struck_and_heard_as_not_found(deeper_view):
    deeper_view.select_row(2)
    detail = deeper_view.requirements.detail
    quotes = [w for w in detail.findChildren(QLabel) if INVENTED.quote in w.text()]
    assert [quote.font().strikeOut() for quote in quotes] == [True]
    assert quotes[0].accessibleName() == f"Not found in the CV: {INVENTED.quote}"


def test_a_row_whose_batch_failed_can_be_asked_again_alone(deeper_view, qtbot):
    deeper_view.select_row(4)
    assert DEEPER_ROWS[4].opinion.standing is Standing.NOT_JUDGED
    (again,) = deeper_view.requirements.detail.opinion.buttons
    with qtbot.waitSignal(deeper_view.requirements.ask_again_wanted) as asked:
        again.click()
    assert asked.args == [4]


def test_reasons_are_said_in_the_windows_language(deeper_view, language):
    deeper_view.select_row(3)
    language.set("vi")
    said = texts(deeper_view.requirements.detail)
    assert "Ứng viên đã dựng pipeline bằng Python." in said
    assert "He built" not in said


@pytest.mark.parametrize(
    ("doubt", "rows"), [(Doubt.DISPUTED, [3]), (Doubt.UNVERIFIED, [2]), (Doubt.DIFFERING, [])]
)
def test_rows_in_doubt_can_be_listed(deeper_view, doubt, rows):
    tab = deeper_view.requirements
    tab.filters.doubts[doubt].click()
    assert tab.table.filter.numbers() == rows
    assert tab.filters.doubts[doubt].text().endswith(str(len(rows)))


def test_a_screen_reader_hears_that_a_row_is_in_doubt(deeper_view):
    model = deeper_view.requirements.table.requirements
    spoken = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Missing, Nice to have, Disputed: ")


def test_a_report_without_a_model_has_no_doubts(view):
    assert not any(b.isVisibleTo(view) for b in view.requirements.filters.doubts.values())


# -- the bar above


def test_nothing_is_offered_while_no_model_is_on(view):
    assert not view.deepening.isVisibleTo(view)


def test_the_bar_offers_what_is_on(view, qtbot):
    view.deepening.set_model(MODEL)
    assert view.deepening.offer.text() == f"Deepen with {MODEL}"
    with qtbot.waitSignal(view.deepening.deepen_wanted):
        view.deepening.offer.click()


def test_who_judged_and_what_it_took(deeper_view, language):
    assert bar_text(deeper_view) == f"Judged by {MODEL} · 11,204 tokens · $0.004"
    assert not deeper_view.deepening.offer.isVisibleTo(deeper_view)
    language.set("vi")
    assert bar_text(deeper_view) == f"Đánh giá bởi {MODEL} · 11.204 token · $0,004"


def test_progress_takes_the_bars_place_and_can_be_cancelled(deeper_view, qtbot):
    bar = deeper_view.deepening
    bar.show_running("Asking the language model", 12, 30)
    assert bar_text(deeper_view) == "Asking the language model: 12 of 30"
    with qtbot.waitSignal(bar.cancel_wanted):
        bar.progress._cancel.click()
    bar.show_ended()
    assert bar_text(deeper_view).startswith("Judged by")


def test_a_failure_stands_with_a_way_to_try_again_until_it_is_closed(view, qtbot):
    bar = view.deepening
    bar.set_model(MODEL)
    bar.show_running("Asking")
    bar.show_ended(Message("model.not_judged"))
    assert "did not answer" in bar_text(view)
    assert not bar.offer.isVisibleTo(view)
    with qtbot.waitSignal(bar.again_wanted):
        bar.again.click()
    bar.dismiss.click()
    assert "did not answer" not in bar_text(view)
    assert bar.offer.isVisibleTo(view)


def test_rows_on_which_the_runs_differ_are_told_and_listed(deeper_view, report, qtbot):
    deeper_view.show_corrected(deepened(report, TWICE), can_undo=False)
    qtbot.waitUntil(lambda: not deeper_view._behind)
    assert "2 runs: 71–74" in bar_text(deeper_view)
    assert deeper_view.deepening.differing.text() == "2 rows differ"
    deeper_view.deepening.differing.click()
    assert deeper_view.requirements.table.filter.numbers() == [0, 1]
    model = deeper_view.requirements.table.requirements
    assert "Runs differ" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_selection_and_the_filter_stay_when_the_verdicts_change(view, report, qtbot):
    view.tabs.setCurrentWidget(view.requirements)
    view.requirements.filters.search.setText("Leadership")
    view.select_row(2)
    view.show_corrected(deepened(report), can_undo=False)
    qtbot.waitUntil(lambda: not view._behind)
    assert view.requirements.filters.search.text() == "Leadership"
    assert view.requirements.table.filter.numbers() == [2]
    assert view.requirements.table.selected_row() == 2


def test_failed_rows_can_be_asked_again_together(deeper_view, qtbot):
    bar = deeper_view.deepening
    assert bar.ask_again.text() == "Ask again for 1 row"
    with qtbot.waitSignal(bar.ask_again_wanted):
        bar.ask_again.click()


def test_the_spread_of_no_run_and_of_runs_without_a_score():
    assert spread(None).runs == 0
    unscored = replace(DEEPER, runs=(replace(DEEPER.runs[0], score=None),))
    assert spread(unscored).lowest is None


def test_the_keyboard_stays_in_the_bar_while_it_changes(view):
    bar = view.deepening
    bar.set_model(MODEL)
    bar.offer.setFocus()
    bar.show_running("Asking")
    assert view.window().focusWidget() is bar.progress._cancel
    bar.show_ended(Message("model.not_judged"))
    assert view.window().focusWidget() is bar.again
