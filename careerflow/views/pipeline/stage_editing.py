"""What the user does with the columns: their menu and its dialog."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from careerflow.models.rank import between
from careerflow.models.tracker import Stage, StageKind
from careerflow.views.pipeline.dialogs import StageDialog
from careerflow.views.pipeline.pipeline_model import PipelineModel
from careerflow.views.pipeline.stage_menu import StageMenu
from careerflow.views.theme import Theme


class StageEditing(QObject):
    edited = Signal(object, str, object, str)
    """The Stage as it was, its name, StageKind and rank."""
    added = Signal(str, object, str)
    """Name, StageKind and rank."""
    deleted = Signal(object, str)
    """The Stage, and the id of that in which its applications go on."""
    collapsed_changed = Signal()

    def __init__(self, theme: Theme, model: PipelineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model, self._window = theme, model, parent
        self.collapsed: set[str] = set()

    def open_menu(self, stage_id: str, place: QPoint) -> None:
        stage = self._model.stage(stage_id)
        count = self._model.count(stage_id)
        menu = StageMenu(stage, self._model.stages, count, self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.edit_chosen.connect(lambda: self._ask_for(stage))
        menu.add_chosen.connect(lambda: self._ask_for_new(stage))
        menu.shift_chosen.connect(lambda by: self._shift(stage, by))
        menu.collapse_chosen.connect(lambda: self.toggle_collapsed(stage_id))
        menu.delete_chosen.connect(lambda into: self.deleted.emit(stage, into))
        menu.popup(place)

    def toggle_collapsed(self, stage_id: str) -> None:
        self.collapsed ^= {stage_id}
        self.collapsed_changed.emit()

    def _ask_for(self, stage: Stage) -> None:
        dialog = StageDialog(self._theme, self._window, stage)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._edit(stage, *dialog.entered()))
        dialog.open()

    def _ask_for_new(self, left: Stage) -> None:
        dialog = StageDialog(self._theme, self._window, None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._add(left, *dialog.entered()))
        dialog.open()

    def _edit(self, stage: Stage, name: str, kind: StageKind) -> None:
        kind = stage.kind if stage.is_built_in else kind
        if (name, kind) != (stage.name, stage.kind):
            self.edited.emit(stage, name, kind, stage.rank)

    def _add(self, left: Stage, name: str, kind: StageKind) -> None:
        stages = list(self._model.stages)
        place = [each.id for each in stages].index(left.id) + 1
        self.added.emit(name, kind, _rank_at(stages, place))

    def _shift(self, stage: Stage, by: int) -> None:
        others = [each for each in self._model.stages if each.id != stage.id]
        place = [each.id for each in self._model.stages].index(stage.id) + by
        if 0 <= place <= len(others):
            self.edited.emit(stage, stage.name, stage.kind, _rank_at(others, place))


def _rank_at(stages: list[Stage], place: int) -> str:
    """Of one that comes to stand before the one at `place`. Two computers may have given equal
    ranks: the next greater one then counts."""
    before = stages[place - 1].rank if place else None
    above = (each.rank for each in stages[place:] if before is None or each.rank > before)
    return between(before, next(above, None))
