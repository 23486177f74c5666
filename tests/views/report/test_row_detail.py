"""A note belongs to the row that it was typed for."""

from report_samples import ROWS, corrected

from careerflow.models.report import Verdict
from careerflow.views.report.row_detail import RowDetail


def test_a_note_that_is_being_typed_stays_with_its_row(qtbot, theme, language):
    rows = tuple(corrected(row, verdict=Verdict.MET) for row in ROWS[:2])
    detail = RowDetail(theme, language)
    qtbot.addWidget(detail)
    detail.show()
    detail.show_row(rows, 0)
    detail.note.setText("why not")
    with qtbot.waitSignal(detail.corrected) as said:
        detail.show_row(rows, 1)
    (change,) = said.args[0]
    assert (change.start, change.note) == (rows[0].requirement.start, "why not")
    assert detail.note.text() == ""
