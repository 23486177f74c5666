"""The model of the list of reports, whatever comes and goes."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import data, integers, lists, sampled_from
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from report_rows import many

from careerflow.models.folding import folded
from careerflow.views.reports.listing import Order, arranged, searched
from careerflow.views.reports.report_model import ReportModel, SummaryRole


@given(data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_model_tells_every_change_as_it_is(qapp, drawn):
    """Qt's own tester looks on; an index that is held stays with its report."""
    model = ReportModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    pool = many(60)
    for _ in range(drawn.draw(integers(1, 6))):
        held = {
            model.data(index, SummaryRole).id: QPersistentModelIndex(index)
            for index in (model.index(row, 0) for row in range(0, model.rowCount(), 5))
        }
        rows = drawn.draw(lists(sampled_from(pool), unique_by=lambda row: row.id))
        order, text = drawn.draw(sampled_from(Order)), drawn.draw(sampled_from(("", "ke", "cv 1")))
        model.search(text)
        model.set_order(order)
        made = [replace(row, corrected=drawn.draw(integers(0, 1))) for row in rows]
        model.set_rows(arranged(made))
        model.set_order(order)
        shown = [model.data(model.index(row, 0), SummaryRole) for row in range(model.rowCount())]
        expected = [row.id for row in rows if text in folded(searched(row))]
        assert sorted(row.id for row in shown) == sorted(expected)
        if order is Order.NEWEST:
            assert [row.created for row in shown] == sorted(
                (row.created for row in shown), reverse=True
            )
        assert [model.row_of(row.id) for row in shown] == list(range(len(shown)))
        for report_id, index in held.items():
            if index.isValid():
                assert model.data(index, SummaryRole).id == report_id
    del tester
