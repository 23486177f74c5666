"""Cards as the rows of a Qt model: those of one stage, or of all."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from careerflow.models.tracker import Card
from careerflow.views.widgets.rows_model import TOP, AnyIndex, RowsModel

CardRole = Qt.ItemDataRole.UserRole
StageRole = Qt.ItemDataRole.UserRole + 1


class CardRows(RowsModel[Card]):
    """CardRole gives the Card."""

    @property
    def cards(self) -> Sequence[Card]:
        """In the order of the rows."""
        return self._rows

    def index(self, row: int, column: int, _parent: AnyIndex = TOP) -> QModelIndex:
        """A list asks twice for those of all its rows when one comes or goes: Qt's own would ask
        back for both counts each time. Of no row is there a child."""
        return self.createIndex(row, column) if 0 <= row < len(self._rows) else QModelIndex()
