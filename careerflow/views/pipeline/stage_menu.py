"""What can be done with a column."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from careerflow.models.tracker import Stage
from careerflow.views.words.stages import stage_name


class StageMenu(QMenu):
    """`stages` are all, from left to right; `count` is how many applications are in this one."""

    edit_chosen = Signal()
    shift_chosen = Signal(int)
    """To the left (-1) or the right (1)."""
    add_chosen = Signal()
    """A stage to the right of this one."""
    collapse_chosen = Signal()
    delete_chosen = Signal(str)
    """Id of the stage in which its applications go on."""

    def __init__(self, stage: Stage, stages: Sequence[Stage], count: int, parent: QWidget) -> None:
        super().__init__(parent)
        place = [each.id for each in stages].index(stage.id)
        self._add(self.tr("Rename…") if stage.is_built_in else self.tr("Edit…"), self.edit_chosen)
        left = self._add(self.tr("Move to the left"))
        left.triggered.connect(lambda: self.shift_chosen.emit(-1))
        left.setEnabled(place > 0)
        right = self._add(self.tr("Move to the right"))
        right.triggered.connect(lambda: self.shift_chosen.emit(1))
        right.setEnabled(place < len(stages) - 1)
        self._add(self.tr("Collapse"), self.collapse_chosen)
        self.addSeparator()
        self._add(self.tr("Add a stage…"), self.add_chosen)
        if not stage.is_built_in:
            self._add_delete(stage, stages, count)

    def _add_delete(self, stage: Stage, stages: Sequence[Stage], count: int) -> None:
        others = [each for each in stages if each.id != stage.id]
        if not count:
            delete = self._add(self.tr("Delete this stage"))
            delete.triggered.connect(lambda: self.delete_chosen.emit(others[0].id))
            return
        into = self.addMenu(self.tr("Delete, and move its cards to"))
        for other in others:
            action = into.addAction(stage_name(other).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, id_=other.id: self.delete_chosen.emit(id_))

    def _add(self, text: str, signal: object = None) -> QAction:
        action = self.addAction(text)
        if signal is not None:
            action.triggered.connect(signal)
        return action
