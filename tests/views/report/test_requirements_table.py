import csv
import io
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from report_samples import corrected, placed, row

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Verdict
from careerflow.views.report.requirements_model import Column, RequirementsModel
from careerflow.views.report.requirements_table import RequirementsTable
from careerflow.views.report.row_filter import RowFilter


def text(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.index(row, column).data(role)


def test_each_column_says_what_the_row_holds(qapp, language, report):
    model = RequirementsModel(language)
    model.set_rows(report.rows)
    assert model.rowCount() == len(report.rows)
    cells = [text(model, 0, column) for column in Column]
    assert cells == [
        "Python",
        "Hard skills",
        "Must-have",
        "Met",
        "3/3",
        "Page 1 (+1): “built pipelines”",
    ]
    assert text(model, 1, Column.POINTS) == "1.5/3"
    assert text(model, 4, Column.POINTS) == "–"
    assert text(model, 2, Column.EVIDENCE) == "None found"
    assert text(model, 4, Column.VERDICT) == "Not scored"


def test_a_quote_that_is_not_in_the_cv_is_called_unverified(qapp, language, report):
    model = RequirementsModel(language)
    model.set_rows(report.rows)
    assert text(model, 3, Column.EVIDENCE).startswith("Unverified: ")


def test_markup_of_an_advert_is_never_obeyed(qapp, language, report):
    model = RequirementsModel(language)
    model.set_rows(report.rows)
    tip = text(model, 3, Column.REQUIREMENT, Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
    assert "\n" not in text(model, 3, Column.REQUIREMENT)


def test_a_screen_reader_hears_the_whole_row_in_its_first_cell(qapp, language, report):
    model = RequirementsModel(language)
    model.set_rows(report.rows)
    said = text(model, 1, Column.REQUIREMENT, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Partly met, Must-have: Kubernetes. Reading the CV"


def make_table(qtbot, theme, language, rows):
    table = RequirementsTable(theme, language)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    table.show_rows(rows)
    return table


def test_heights_grow_with_the_text_up_to_three_lines(qtbot, theme, language, report, many_rows):
    table = make_table(qtbot, theme, language, (*report.rows[:1], *many_rows))
    line = table.fontMetrics().lineSpacing()
    assert table.rowHeight(1) > table.rowHeight(0)
    assert 2.5 * line < table.rowHeight(1) < 5.5 * line
    shown = [column for column in Column if not table.isColumnHidden(column)]
    assert sum(table.columnWidth(column) for column in shown) == table.viewport().width()


def test_keys_move_the_selection_and_tell_the_reports_row(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.show_only(RowFilter(axis=Axis.SOFT_SKILLS))
    told = []
    table.row_selected.connect(told.append)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told == [2, 5]
    with qtbot.waitSignal(table.row_activated) as activated:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert activated.args == [5]


def test_filters_combine_and_keep_the_selection_without_saying_so(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.select_row(5)
    with qtbot.assertNotEmitted(table.row_selected):
        table.show_only(RowFilter(Axis.SOFT_SKILLS, Kind.NICE, Verdict.MET))
    assert table.filter.rowCount() == 1
    assert table.selected_row() == 5
    assert not table.select_row(0)


def test_the_selected_row_is_copied(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.select_row(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Python (Hard skills, Must-have)",
        "Met: Reading the CV",
        "Page 1: “built pipelines”",
        "Page 3: “built pipelines”",
    ]


def test_several_rows_are_copied_as_they_stand(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.sort_by(Column.VERDICT, Qt.SortOrder.AscendingOrder)
    table.selectAll()
    table.copy()
    heads = [part.splitlines()[0] for part in QGuiApplication.clipboard().text().split("\n\n")]
    assert [head.split(" (")[0] for head in heads[-3:]] == ["Python", "English", "Go"]


def test_the_table_is_copied_for_a_spreadsheet(qtbot, theme, language, report):
    formula = row('=HYPERLINK("x")\t"y"', Verdict.MISSING)
    table = make_table(qtbot, theme, language, placed((report.rows[0], formula, report.rows[2])))
    table.show_only(RowFilter(axis=Axis.HARD_SKILLS))
    table.copy_table()
    copied = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text()), delimiter="\t"))
    assert [line[0] for line in copied] == ["Requirement", "Python", '\'=HYPERLINK("x") "y"']
    assert {len(line) for line in copied} == {8}
    assert copied[1][4:7] == [
        "3/3",
        "Page 1: “built pipelines” | Page 3: “built pipelines”",
        "Reading the CV",
    ]


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        (Column.REQUIREMENT, [0, 1, 2, 3, 4, 5]),
        (Column.VERDICT, [2, 3, 1, 0, 5, 4]),
        (Column.KIND, [0, 1, 2, 3, 4, 5]),
        (Column.AXIS, [0, 1, 3, 4, 2, 5]),
        (Column.POINTS, [2, 3, 5, 1, 0, 4]),
        (Column.EVIDENCE, [0, 1, 5, 2, 3, 4]),
    ],
)
def test_each_column_sorts_and_equal_rows_stay_as_in_the_advert(
    qtbot, theme, language, report, column, wanted
):
    table = make_table(qtbot, theme, language, report.rows)
    table.select_row(3)
    table.sort_by(column, Qt.SortOrder.AscendingOrder)
    assert table.filter.numbers() == wanted
    assert table.selected_row() == 3
    table.show_rows(report.rows)
    assert table.filter.numbers() == [0, 1, 2, 3, 4, 5]


def test_heights_follow_the_rows_when_they_are_sorted(qtbot, theme, language, report, many_rows):
    rows = placed((*report.rows[:1], *many_rows[:1]))
    table = make_table(qtbot, theme, language, rows)
    short, long = table.rowHeight(0), table.rowHeight(1)
    table.sort_by(Column.REQUIREMENT, Qt.SortOrder.DescendingOrder)
    assert (table.rowHeight(0), table.rowHeight(1)) == (long, short)


def test_a_corrected_row_stays_until_the_filter_is_another(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    missing = RowFilter(verdict=Verdict.MISSING)
    table.show_only(missing)
    table.select_row(2)
    rows = list(report.rows)
    rows[2] = corrected(rows[2], verdict=Verdict.MET)
    table.update_rows(tuple(rows))
    assert table.filter.numbers() == [2, 3]
    assert table.selected_row() == 2
    assert table.filter.count(missing) == 1
    table.show_only(missing)
    assert table.filter.numbers() == [3]


def test_a_corrected_row_says_so_and_how_it_was_judged(qapp, language, report):
    model = RequirementsModel(language)
    model.set_rows([corrected(report.rows[0], verdict=Verdict.MISSING, kind=Kind.NICE)])
    assert text(model, 0, Column.VERDICT) == "Missing"
    said = text(model, 0, Column.REQUIREMENT, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Corrected by you. Missing, Nice to have: Python.")
    assert said.endswith("Judged: Met · Must-have")
    assert "Judged: Met" in text(model, 0, Column.VERDICT, Qt.ItemDataRole.ToolTipRole)


def test_what_is_no_requirement_is_left_out(qapp, language, report):
    model = RequirementsModel(language)
    model.set_rows([corrected(report.rows[0], not_required=True)])
    assert text(model, 0, Column.VERDICT) == "Left out"
    assert text(model, 0, Column.POINTS) == "–"


def test_a_quote_stands_without_the_bullet_of_its_line(qapp, language, report):
    passage = replace(report.rows[0].evidence[0], quote="• built\npipelines")
    model = RequirementsModel(language)
    model.set_rows([replace(report.rows[0], evidence=(passage,))])
    assert text(model, 0, Column.EVIDENCE) == "Page 1: “built pipelines”"


def test_a_narrow_table_has_the_priority_below_the_verdict(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.resize(560, 400)
    table.fit()
    assert table.isColumnHidden(Column.KIND)
    assert table.rowHeight(0) > table.fontMetrics().height() * 2
    table.resize(760, 400)
    table.fit()
    assert not table.isColumnHidden(Column.KIND)
    assert table.isColumnHidden(Column.AXIS)
    table.resize(1100, 400)
    table.fit()
    assert not any(table.isColumnHidden(column) for column in Column)


def test_the_row_that_the_keyboard_is_on_has_a_ring(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()

    def ring() -> bool:
        image = table.viewport().grab().toImage()
        row = table.visualRect(table.currentIndex())
        return image.pixelColor(row.center().x(), row.top() + 1) == theme.color("focus")

    assert table.currentIndex().isValid()
    assert ring()
    table.clearFocus()
    assert not ring()
