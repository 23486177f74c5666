"""Which rows of the table are shown."""

from PySide6.QtCore import QObject, QSortFilterProxyModel

from careerflow.models.job import Axis
from careerflow.models.report import Row, Verdict
from careerflow.views.report.requirements_model import ROW_ROLE, Index


class RequirementsFilter(QSortFilterProxyModel):
    """Rows of one axis, or of one verdict, or both; None lets all through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.axis: Axis | None = None
        self.verdict: Verdict | None = None

    def set_axis(self, axis: Axis | None) -> None:
        self.axis = axis
        self.invalidate()

    def set_verdict(self, verdict: Verdict | None) -> None:
        self.verdict = verdict
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        row = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        assert isinstance(row, Row)
        right_axis = self.axis is None or row.requirement.axis is self.axis
        return right_axis and (self.verdict is None or row.verdict is self.verdict)
