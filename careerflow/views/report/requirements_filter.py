"""Which rows of the table are shown, and in which order."""

from PySide6.QtCore import QObject, QSortFilterProxyModel

from careerflow.views.report.requirements_model import SORT_ROLE, Index, RequirementsModel
from careerflow.views.report.row_filter import RowFilter


class RequirementsFilter(QSortFilterProxyModel):
    """`kept` (a number of the report's rows) is shown whatever the filter says: a row that was
    just corrected does not vanish under the hand that corrected it."""

    def __init__(self, model: RequirementsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._filter = RowFilter()
        self.kept: int | None = None
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(model)

    def set_filter(self, chosen: RowFilter) -> None:
        self._filter, self.kept = chosen, None
        self.invalidate()

    def count(self, chosen: RowFilter) -> int:
        """How many rows that filter would show."""
        model = self._model
        return sum(
            chosen.accepts(model.row(number), model.searched(number), model.differs(number))
            for number in range(model.rowCount())
        )

    def numbers(self) -> list[int]:
        """The report's rows as they are shown."""
        return [self.mapToSource(self.index(n, 0)).row() for n in range(self.rowCount())]

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        model = self._model
        row, text = model.row(source_row), model.searched(source_row)
        return source_row == self.kept or self._filter.accepts(row, text, model.differs(source_row))
