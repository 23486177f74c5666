from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from careerflow.models.matrix import Cell, Matrix, MatrixCv, MatrixJob
from careerflow.models.message import Message
from careerflow.models.report import Ratio
from careerflow.views.library.matrix.listing import listed
from careerflow.views.library.matrix.matrix_model import IsBestRole, MatrixModel, Order
from careerflow.views.library.matrix.matrix_tab import MatrixTab
from careerflow.wording import Wording

CVS = (MatrixCv("a", "1", "Short CV"), MatrixCv("b", "2", "Long CV"))
JOBS = (
    MatrixJob("new", "3", "Kế toán trưởng", "Đông Á"),
    MatrixJob("middle", "4", "Data Engineer", "Acme"),
    MatrixJob("old", "5", "Analyst", ""),
)


def cell(score, report=None):
    return Cell(score, Ratio(1, 2), report)


CELLS = {
    ("a", "new"): cell(20),
    ("b", "new"): cell(60, "r"),
    ("a", "middle"): cell(90),
    ("b", "middle"): cell(None),
}


@pytest.fixture
def model(language):
    model = MatrixModel(language)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_listing(listed(Matrix(CVS, JOBS, CELLS)))
    return model


def rows(model):
    return [model.pair(model.index(row, 0))[1] for row in range(model.rowCount())]


def test_the_best_match_comes_first_and_what_is_unknown_last(model):
    assert rows(model) == ["middle", "new", "old"]
    model.set_order(Order.CV, "b")
    assert (rows(model), model.ordering_column) == (["new", "middle", "old"], 1)
    model.set_order(Order.TITLE)
    assert (rows(model), model.ordering_column) == (["old", "middle", "new"], -1)
    model.set_order(Order.NEWEST)
    assert rows(model) == ["new", "middle", "old"]


def test_scores_come_in_where_they_stand_and_are_put_in_order_in_the_end(model):
    place = model.index(2, 1)
    model.add_cells({("b", "old"): cell(99)})
    assert place.data() == "99"
    assert rows(model) == ["middle", "new", "old"]
    model.settle()
    assert rows(model) == ["old", "middle", "new"]


def test_words_are_found_in_title_and_company_without_marks(model):
    model.set_words("ke toan dong")
    assert rows(model) == ["new"]
    model.set_words("acme x")
    assert rows(model) == []


def test_each_cell_can_be_heard_and_the_best_of_a_row_stands_out(model):
    spoken = [
        model.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(2)
    ]
    assert spoken == [
        "Kế toán trưởng, Short CV, score 20 of 100, 1 of 2 must-have met, no report yet",
        "Kế toán trưởng, Long CV, score 60 of 100, 1 of 2 must-have met, has a report",
    ]
    assert [model.index(1, column).data(IsBestRole) for column in range(2)] == [False, True]
    model.add_cells({("b", "middle"): replace(cell(None), trouble=Message("store.cv_gone"))})
    troubled = model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert troubled.endswith("\n" + Wording("en").say(Message("store.cv_gone")))
    unknown = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert unknown == "Analyst, Short CV, not compared yet"


def test_the_tab_by_keyboard(theme, language, qtbot):
    tab = MatrixTab(theme, language)
    qtbot.addWidget(tab)
    tab.resize(900, 500)
    tab.show()
    tab.set_listing(listed(Matrix()))
    with qtbot.waitSignal(tab.cvs_wanted):
        tab._none.action_clicked.emit()
    tab.set_listing(listed(Matrix(CVS, JOBS, CELLS)))
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    qtbot.keyClick(tab.table, Qt.Key.Key_Right)
    with qtbot.waitSignal(tab.table.opened) as asked:
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert asked.args == ["b", "middle"]
    assert [action.text() for action in tab.table.menu().actions() if action.text()] == [
        "Make the report",
        "Sort by this CV",
        "Show the job",
        "Show the CV",
    ]
    tab.table._on_header(1)
    assert tab.order.currentIndex() == -1
    assert tab.model.pair(tab.table.currentIndex()) == ("b", "middle")  # stays with its job
    tab.table._on_header(1)
    assert tab.model.order is Order.BEST
    assert tab.fill.text() == "Compare 2 pairs"
    tab.show_progress("Comparing", 0.5)
    assert not tab.fill.isVisible()
    tab.end_progress()
    assert tab.fill.isVisible()
    tab.search.setText("nobody")
    assert tab._no_match.isVisible()
