import subprocess
import sys
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from careerflow.models.job import Axis
from careerflow.models.message import Message
from careerflow.models.report import Evidence, Ratio, Verdict
from careerflow.views.report.keywords_tab import Chip
from careerflow.views.report.requirements_model import Column
from careerflow.views.report.wrapped_text import JOINER, wrap
from careerflow.views.theme import font


class Dictionary(QTranslator):
    """A catalogue of a few words, so that these tests need no compiled one."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__()
        self._words = words

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        return self._words.get(source)


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_the_header_says_who_for_what_and_how_well(view):
    said = labels(view.header)
    assert "Nguyễn Văn An · Kỹ sư" in said
    assert "Fair match" in said
    assert "Must-have: 1 of 3 met" in said
    assert "Nice to have: 1 of 2 met" in said
    facts = next(text for text in said if "11/2026" in text)
    assert "not scored" in facts
    assert "6.5" in facts


def test_a_report_without_a_score_shows_none(view, report, document, job):
    empty = replace(report, score=None, must_have=Ratio(0, 0))
    view.show_report(empty, document, job)
    said = labels(view.header)
    assert "No requirement could be scored" in said
    assert "Must-have: nothing asked for" in said


def test_warnings_unfold(view, report, document, job):
    assert not view.header.notes.isVisible()
    warnings = (Message("stage.reading"), Message("stage.storing"))
    view.show_report(replace(report, warnings=warnings), document, job)
    assert view.header.notes.isVisible()
    assert "Reading the CV" in labels(view.header.notes)
    view.header.notes._more.click()
    assert {"Reading the CV", "Saving"} <= set(labels(view.header.notes))


def test_text_of_the_cv_and_the_advert_is_plain_everywhere(view):
    view.select_row(3)
    QTest.qWait(10)
    for label in view.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for widget in view.findChildren(QWidget):
        assert "<img" not in widget.toolTip()


def test_a_selected_row_shows_its_reason_and_all_its_quotes(view):
    view.tabs.setCurrentWidget(view.requirements)
    view.requirements.table.setCurrentIndex(view.requirements.table.filter.index(0, 0))
    said = labels(view.requirements.detail)
    assert "Met · Must-have · Reading the CV" in said
    assert said.count("“built pipelines”") == 2
    assert view.preview.canvas.selected == 0


def test_an_unverified_quote_is_said_to_earn_nothing(view):
    view.tabs.setCurrentWidget(view.requirements)
    view.select_row(3)
    said = labels(view.requirements.detail)
    assert any("Unverified, earns nothing" in text for text in said)
    assert not [h for h in view.preview.canvas.highlights if h.row == 3]


def test_a_correction_is_shown_as_one_and_never_as_a_quote(view, report, document, job):
    said = Evidence("Waiter · Heron · 2018 – 2019", None, (), 0, 0, False, corrected=True)
    rows = (replace(report.rows[0], evidence=(said,)), *report.rows[1:])
    view.show_report(replace(report, rows=rows, cv_corrected=2), document, job)
    view.tabs.setCurrentWidget(view.requirements)
    view.select_row(0)
    shown = labels(view.requirements.detail)
    assert "You corrected this: Waiter · Heron · 2018 – 2019" in shown
    assert not any("Unverified" in text or "“Waiter" in text for text in shown)
    assert not [h for h in view.preview.canvas.highlights if h.row == 0]
    assert any("of the CV by you" in text for text in labels(view))


def test_an_axis_filters_the_rows_and_can_be_cleared(view):
    axis_list = view.overview.axes.list
    axis_list.axis_selected.emit(Axis.SOFT_SKILLS)
    table = view.requirements.table
    assert [table.filter.mapToSource(table.filter.index(n, 0)).row() for n in range(2)] == [2, 5]
    assert table.filter.rowCount() == 2
    assert view.overview.findings.gaps.model.rowCount() == 1
    assert view.overview.clear_button.isVisible()
    view.overview.table_button.click()
    assert view.tabs.currentWidget() is view.requirements
    view.requirements.filters.axis_chosen.emit(None)
    assert table.filter.rowCount() == 6
    assert not view.overview.clear_button.isVisibleTo(view.overview)


def test_a_click_on_a_highlight_selects_its_row_though_it_is_filtered_out(view):
    view.overview.axes.list.axis_selected.emit(Axis.SOFT_SKILLS)
    view.requirements.filters.verdicts[Verdict.MISSING].click()
    assert view.requirements.table.filter.rowCount() == 1
    view.preview.row_clicked.emit(1)
    assert view.requirements.table.selected_row() == 1
    assert view.tabs.currentWidget() is view.requirements
    assert view.preview.canvas.selected == 1


def test_a_strength_shows_its_evidence(view):
    view.overview.findings.strengths.view.setCurrentIndex(
        view.overview.findings.strengths.model.index(1, 0)
    )
    assert view.preview.canvas.selected == 5
    assert view.requirements.table.selected_row() == 5


def test_the_language_switches_everything_that_is_shown(view, language):
    words = {"Overview": "Tổng quan", "Met": "Đạt", "Hard skills": "Kỹ năng chuyên môn"}
    translator = Dictionary(words)
    QCoreApplication.installTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    model = view.requirements.table.requirements
    try:
        assert view.tabs.tabText(0) == "Tổng quan"
        assert model.index(0, Column.VERDICT).data() == "Đạt"
        assert "Kỹ năng chuyên môn: 7.5" in view.overview.axes.radar.accessibleDescription()
    finally:
        QCoreApplication.removeTranslator(translator)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    assert model.index(0, Column.VERDICT).data() == "Met"


def test_pyqtgraph_is_imported_when_the_view_is_prepared_and_not_before():
    code = """
import sys
from PySide6.QtWidgets import QApplication
from careerflow.views.language import Language
from careerflow.views.report.report_view import ReportView
from careerflow.views.theme import Theme
app = QApplication([])
view = ReportView(Theme(app), Language("en"))
before = "pyqtgraph" in sys.modules
view.prepare()
print(before, "pyqtgraph" in sys.modules, view.overview.axes.radar is not None)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]


def test_keywords_are_chips_with_their_verdict(view):
    view.tabs.setCurrentWidget(view.keywords)
    chips = [chip for chip in view.findChildren(Chip) if chip.isVisible()]
    assert {chip.text for chip in chips} >= {"Python", "Go"}
    assert "Python: Met" in {chip.accessibleName() for chip in chips}


def test_tab_follows_the_order_of_reading(view):
    view.select_row(0)
    chain, widget = [], view.tabs.tabBar()
    while widget is not view.preview.canvas:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    wanted = [
        view.overview.axes.radar,
        *view.overview.axes.list.buttons,
        view.overview.findings.strengths.view,
        *view.requirements.filters.tab_stops(),
        view.requirements.table,
        *view.requirements.detail.tab_stops(),
        *view.advert.tab_stops(),
        *view.advert.detail.tab_stops(),
        *view.preview.bar.buttons,
    ]
    assert len(view.requirements.detail.tab_stops()) == 3
    assert [w for w in chain if w in wanted] == wanted


def test_escape_clears_the_radar_before_it_leaves_the_report(view, qtbot):
    left = []
    QShortcut(QKeySequence("Esc"), view).activated.connect(lambda: left.append(True))
    radar = view.overview.axes.radar
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    radar.setFocus()
    QTest.keyClick(radar, Qt.Key.Key_Right)
    QTest.keyClick(radar, Qt.Key.Key_Escape)
    assert view.overview._axis is None
    assert not left
    QTest.keyClick(radar, Qt.Key.Key_Escape)
    assert left


def test_the_header_s_tool_tip_is_no_description(view):
    assert view.header._job.toolTip() == ""
    assert "<" not in view.header._job.accessibleDescription()


def test_a_word_like_c_plus_plus_is_never_broken(qapp):
    lines = wrap("Knows C++ and C++ and C++ and C++", font(), 60, 20)
    assert sum(line.replace(JOINER, "").count("C++") for line in lines) == 4


def test_a_report_that_could_not_be_kept_says_so_until_the_next_is_shown(
    view, qtbot, report, document, job, language
):
    mark = view.header._unsaved_mark
    assert mark.isHidden()
    view.mark_unsaved(Message("store.full", {"folder": "here"}))
    assert mark.isVisible()
    assert mark.text() == "Not saved"
    assert mark.accessibleName() != "Not saved"
    view.show_report(report, document, job)
    assert mark.isHidden()


def test_whatever_takes_the_focus_has_a_name(view):
    for widget in (view, *view.findChildren(QWidget)):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken and spoken.state().focusable and widget.isVisibleTo(view):
            assert spoken.text(QAccessible.Text.Name), widget
