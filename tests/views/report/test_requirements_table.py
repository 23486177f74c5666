from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from careerflow.models.job import Axis
from careerflow.models.report import Verdict
from careerflow.views.report.requirements_model import Column, RequirementsModel
from careerflow.views.report.requirements_table import RequirementsTable


def text(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.index(row, column).data(role)


def test_each_column_says_what_the_row_holds(qapp, language, report):
    model = RequirementsModel(language)
    model.set_rows(report.rows)
    assert model.rowCount() == len(report.rows)
    cells = [text(model, 0, column) for column in Column]
    assert cells == ["Python", "Must-have", "Met", "Page 1 (+1): “built pipelines”"]
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
    table.requirements.set_rows(rows)
    table.fit()
    return table


def test_heights_grow_with_the_text_up_to_three_lines(qtbot, theme, language, report, many_rows):
    table = make_table(qtbot, theme, language, (*report.rows[:1], *many_rows))
    line = table.fontMetrics().lineSpacing()
    assert table.rowHeight(1) > table.rowHeight(0)
    assert 2.5 * line < table.rowHeight(1) < 5.5 * line
    assert sum(table.columnWidth(c) for c in Column) == table.viewport().width()


def test_keys_move_the_selection_and_tell_the_reports_row(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.show_only(Axis.SOFT_SKILLS, None)
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
        table.show_only(Axis.SOFT_SKILLS, Verdict.MET)
    assert table.filter.rowCount() == 1
    assert table.selected_row() == 5
    assert not table.select_row(0)


def test_the_selected_row_is_copied(qtbot, theme, language, report):
    table = make_table(qtbot, theme, language, report.rows)
    table.select_row(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.split("\t") == [
        "Python",
        "Must-have",
        "Met",
        "Page 1: “built pipelines” | Page 3: “built pipelines”",
        "Reading the CV",
    ]


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
    table.resize(900, 400)
    table.fit()
    assert not table.isColumnHidden(Column.KIND)


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
