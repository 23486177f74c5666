"""The cards of one stage as a Qt model."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.card_rows import CardRole, CardRows, StageRole
from careerflow.views.pipeline.words import spoken, tip
from careerflow.views.widgets.rows_model import AnyIndex
from careerflow.views.words.job_title import shown_title

_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class ColumnModel(CardRows):
    """StageRole gives the Stage, the display role what typed letters search, the
    accessible role the whole card in one sentence."""

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self.stage = stage

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        give = _GIVEN.get(role)
        return None if give is None else give(self._rows[index.row()], self.stage)


_GIVEN: dict[int, Callable[[Card, Stage], object]] = {
    CardRole: lambda card, _stage: card,
    StageRole: lambda _card, stage: stage,
    Qt.ItemDataRole.DisplayRole: lambda card, _stage: shown_title(card.title),
    Qt.ItemDataRole.ToolTipRole: lambda card, _stage: tip(card),
    Qt.ItemDataRole.AccessibleTextRole: spoken,
}
