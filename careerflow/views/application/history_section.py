"""What has happened so far, the latest first: stages and interview rounds."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal

from careerflow.models.tracker import Application, Move, Stage
from careerflow.views.application.move_dialog import MoveDialog
from careerflow.views.application.rows_section import RowsSection
from careerflow.views.theme import Theme
from careerflow.views.widgets.item_rows import Act, Item
from careerflow.views.words.days import day_of, when
from careerflow.views.words.stages import stage_name


class HistorySection(RowsSection):
    added = Signal(object)
    """A Move without an id."""
    corrected = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "history")
        self._stages: Sequence[Stage] = ()

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Before the application whose moves are between them."""
        self._stages = stages

    def retranslate(self) -> None:
        self.name_it(self.tr("Timeline"))
        self._add.setText(self.tr("Add a stage"))
        self._show()

    def _items(self, application: Application) -> Sequence[Item]:
        timed = [(move.at, self._of_move(move)) for move in application.moves]
        timed += [
            (each.at, self._of_round(each.id, each.title, each.at))
            for each in application.interviews
            if each.at is not None
        ]
        timed.sort(key=lambda pair: pair[0], reverse=True)
        return [item for _, item in timed]

    def _of_move(self, move: Move) -> Item:
        stage = next((stage for stage in self._stages if stage.id == move.stage_id), None)
        name = self.tr("A stage that was deleted") if stage is None else stage_name(stage)
        color = "not_scored" if stage is None else f"stage_{stage.kind.value}"
        acts = (
            Act("pencil", self.tr("Correct"), lambda: self._on_correct(move)),
            Act("trash-2", self.tr("Withdraw"), lambda: self.withdrawn.emit(move)),
        )
        return Item(move.id, "circle-dot", color, name, day_of(move.at), acts)

    def _of_round(self, round_id: str, title: str, at: datetime) -> Item:
        shown = title or self.tr("Interview")
        return Item(round_id, "users", "muted", shown, when(at), ())

    def _on_add(self) -> None:
        if self._application is not None:
            stage_id = self._application.card.stage_id
            self._ask(Move("", stage_id, datetime.now(UTC)), self.added)

    def _on_correct(self, move: Move) -> None:
        self._ask(move, self.corrected)

    def _ask(self, move: Move, announce: object) -> None:
        dialog = MoveDialog(self._theme, move, self._stages, self)
        dialog.saved.connect(announce)
        dialog.open()
