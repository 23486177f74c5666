"""Stepping through evidence, filtering it, finding words."""

import pytest
from own_cv import mark
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from careerflow.models.job import Axis
from careerflow.models.report import Verdict
from careerflow.services.documents.find import TextFinder
from careerflow.services.task import TaskContext
from careerflow.views.preview.evidence_walk import EvidenceWalk
from careerflow.views.preview.find_session import FindSession
from careerflow.views.preview.highlights import HighlightFilter
from careerflow.views.preview.page_marks import PageMarks
from careerflow.views.preview.page_text import PageText


@pytest.fixture
def marked(preview, cv):
    preview.set_document(cv)
    preview.set_highlights(
        [
            mark(cv, 0, "second page", Verdict.PARTIAL, Axis.EDUCATION),
            mark(cv, 1, "left two"),
            mark(cv, 2, "Kế toán", axis=Axis.EXPERIENCE),
            mark(cv, 1, "column"),
        ]
    )
    return preview


def evidence_label(preview) -> str:
    return preview.bar._evidence_label.text()


def test_evidence_is_stepped_through_in_the_order_of_reading(marked):
    rows = []
    marked.row_clicked.connect(rows.append)
    forward, back = (marked.actions_by_name[f"{way}_evidence"] for way in ("next", "previous"))
    assert evidence_label(marked) == "– of 4"
    seen = []
    for _ in range(5):
        forward.trigger()
        seen.append(evidence_label(marked))
    assert rows == [2, 1, 1, 0, 2]
    assert seen == ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "1 of 4"]
    back.trigger()
    assert rows[-1] == 0
    assert marked.canvas.selected == 0
    assert marked.canvas.current_page == 1


def test_stepping_begins_where_the_view_is(marked):
    marked.canvas.zoom_to(1.5)
    marked.canvas.go_to_page(1)
    rows = []
    marked.row_clicked.connect(rows.append)
    marked.actions_by_name["next_evidence"].trigger()
    assert rows == [0]


def test_a_row_that_is_shown_counts_as_gone_to(marked):
    marked.show_row(1, evidence=1)
    assert evidence_label(marked) == "3 of 4"
    marked.select_row(1)
    assert evidence_label(marked) == "3 of 4"
    marked.select_row(None)
    assert evidence_label(marked) == "– of 4"


def test_without_evidence_there_is_nowhere_to_go():
    walk = EvidenceWalk()
    assert walk.step(1, 0) is None
    walk.go_to(None)
    assert walk.number is None


def test_a_filter_leaves_its_kinds_and_the_selected_row(marked):
    def rows() -> set[int]:
        return {h.row for h in marked.canvas.highlights}

    marked.set_filter(HighlightFilter(frozenset({Verdict.PARTIAL})))
    assert rows() == {0}
    assert evidence_label(marked) == "– of 1"
    marked.select_row(2)
    assert rows() == {0, 2}
    marked.select_row(None)
    marked.set_filter(HighlightFilter(axes=frozenset({Axis.EXPERIENCE, Axis.HARD_SKILLS})))
    assert rows() == {1, 2}
    marked.set_filter(HighlightFilter())
    assert rows() == {0, 1, 2}


def test_the_filter_menu_offers_what_there_is_and_says_what_was_chosen(qtbot, marked):
    button = marked.bar.filter
    offered = {action.text(): action for action in button.menu().actions() if action.text()}
    assert [*offered] == [
        "Met",
        "Partly met",
        "Hard skills",
        "Experience",
        "Education",
        "Show all evidence",
    ]
    with qtbot.waitSignal(marked.filter_changed) as changed:
        offered["Met"].trigger()
    assert changed.args == [HighlightFilter(frozenset({Verdict.MET}))]
    assert button.toolTip() == "Only this evidence is marked: Met"
    with qtbot.waitSignal(marked.filter_changed) as changed:
        offered["Show all evidence"].trigger()
    assert changed.args == [HighlightFilter()]
    assert not offered["Met"].isChecked()


def answer(preview) -> None:
    """What the controller does, at once."""

    def find(document, words) -> None:
        context = TaskContext()
        preview.set_hits(words, TextFinder(context, document.text).find(context, words))

    preview.find_requested.connect(find)


def count(preview) -> str:
    return preview.find_bar._count.text()


def look_for(qtbot, preview, words: str) -> None:
    preview.open_find()
    preview.find_bar.field.setText(words)
    preview.find_bar._say()


def test_matches_are_counted_and_gone_through(qtbot, preview, cv):
    answer(preview)
    preview.set_document(cv)
    look_for(qtbot, preview, "t")
    field = preview.find_bar.field
    assert count(preview) == "1 of 7"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert count(preview) == "2 of 7"
    qtbot.keyClick(field, Qt.Key.Key_F3)
    assert count(preview) == "3 of 7"
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count(preview) == "7 of 7", "around the beginning"
    assert preview.canvas.current_page == 1


def test_every_match_is_marked_and_the_current_one_apart(qtbot, preview, cv):
    answer(preview)
    preview.set_document(cv)
    look_for(qtbot, preview, "ke toan")
    assert count(preview) == "1 of 1"
    others, current = preview.canvas.marks.hits_on(0)
    assert others == []
    assert len(current) == 1
    look_for(qtbot, preview, "right column here software")
    assert len(preview.canvas.marks.hits_on(0)[1]) == 2, "over the end of a line"
    spot = preview.canvas.pages.box(0, preview.canvas.marks.hits_on(0)[1][0]).center()
    shown = preview.canvas.viewport().grab().toImage()
    color = shown.pixelColor((spot - preview.canvas.offset).toPoint())
    assert color.red() > color.green() + 40


def test_nothing_found_is_said_and_an_empty_field_says_nothing(qtbot, preview, cv):
    answer(preview)
    preview.set_document(cv)
    look_for(qtbot, preview, "zzz")
    assert count(preview) == "Nothing found"
    look_for(qtbot, preview, " ")
    assert count(preview) == ""


def test_escape_closes_the_bar_before_it_leaves_the_page(qtbot, preview, cv):
    left = []
    QShortcut(QKeySequence("Esc"), preview).activated.connect(lambda: left.append(True))
    answer(preview)
    preview.set_document(cv)
    look_for(qtbot, preview, "column")
    qtbot.keyClick(preview.find_bar.field, Qt.Key.Key_Escape)
    assert not preview.find_bar.isVisible()
    assert preview.canvas.hasFocus()
    assert preview.canvas.selected_words() == "column", "as browsers do"
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Escape)
    assert preview.canvas.selected_words() == ""
    assert left == []
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Escape)
    assert left == [True]


def test_what_is_selected_is_looked_for(qtbot, preview, cv):
    preview.set_document(cv)
    start = cv.text.index("trưởng")
    preview.canvas.select_span((start, start + 6))
    qtbot.keyClick(preview.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert preview.find_bar.words == "trưởng"
    assert preview.find_bar.field.hasFocus()


def test_an_answer_for_other_words_is_ignored(qtbot, preview, cv):
    preview.set_document(cv)
    look_for(qtbot, preview, "two")
    preview.set_hits("tw", ((0, 2),))
    assert count(preview) == ""


def test_matches_in_a_cv_that_is_shown_as_text(qtbot, preview, cv):
    answer(preview)
    preview.set_document(cv)
    preview.actions_by_name["as_text"].trigger()
    assert preview.text.isVisible()
    look_for(qtbot, preview, "software")
    assert count(preview) == "1 of 1"
    chosen = [s.cursor.selectedText() for s in preview.text.extraSelections()]
    assert chosen == ["soft\u00adware"]


def test_a_search_that_fails_is_said_and_enter_tries_again(qtbot, preview, language, cv):
    preview.set_document(cv)
    answer(preview)
    look_for(qtbot, preview, "two")
    preview.set_hits("two", (), "No room.")
    assert count(preview) == "The search failed"
    assert preview.find_bar._count.toolTip() == "No room."
    assert preview.canvas.marks.hits_on(0) == ([], []), "those of before are not its answer"
    language.set("vi")
    assert count(preview) == "Tìm kiếm bị lỗi"
    language.set("en")
    qtbot.keyClick(preview.find_bar.field, Qt.Key.Key_Return)
    assert count(preview) == "1 of 1"
    assert preview.find_bar._count.toolTip() == ""


def test_a_search_goes_on_from_where_the_view_is():
    session = FindSession()
    hits = ((5, 7), (20, 22), (40, 42))
    assert session.found(hits, 10) == (20, 22)
    assert session.step(1) == (40, 42)
    assert session.step(1) == (5, 7)
    assert session.found(hits, 99) == (5, 7)
    assert session.found((), 0) is None
    assert session.step(1) is None


def test_matches_on_each_page_have_their_boxes(cv):
    marks = PageMarks()
    marks.text = PageText(cv)
    two, second = cv.text.index("two"), cv.text.index("second")
    over = (cv.text.index("ware"), second + 6)
    marks.set_hits(((two, two + 3), over), 1)
    assert [len(boxes) for boxes in marks.hits_on(0)] == [1, 1]
    assert [len(boxes) for boxes in marks.hits_on(1)] == [0, 1], "over the end of a page"
    marks.set_hits(((two, two + 3), over), 0)
    assert [len(boxes) for boxes in marks.hits_on(0)] == [1, 1]
    assert [len(boxes) for boxes in marks.hits_on(1)] == [1, 0]
    marks.set_hits((), None)
    assert marks.hits_on(0) == ([], [])
