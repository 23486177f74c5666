"""What can be done with the selected applications."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from careerflow.models.tracker import Card, Stage
from careerflow.views.words.stages import stage_name


class CardMenu(QMenu):
    open_chosen = Signal()
    move_chosen = Signal(str)
    """Id of a stage."""
    tags_chosen = Signal()
    link_chosen = Signal(str)
    delete_chosen = Signal()

    def __init__(self, cards: Sequence[Card], stages: Sequence[Stage], parent: QWidget) -> None:
        super().__init__(parent)
        one = cards[0] if len(cards) == 1 else None
        if one is not None:
            self.addAction(self.tr("Open")).triggered.connect(self.open_chosen)
            if one.link:
                link = self.addAction(self.tr("Open the advert's page"))
                link.triggered.connect(lambda: self.link_chosen.emit(one.link))
        into = self.addMenu(self.tr("Move to"))
        add_stages(into, stages, self.move_chosen, without={card.stage_id for card in cards})
        self.addAction(self.tr("Tags…")).triggered.connect(self.tags_chosen)
        self.addSeparator()
        self.addAction(self.tr("Delete")).triggered.connect(self.delete_chosen)


def add_stages(
    menu: QMenu, stages: Sequence[Stage], chosen: object, without: set[str] | None = None
) -> None:
    """An action a stage, that emits `chosen` with its id; `without` a stage where all are."""
    for stage in stages:
        action: QAction = menu.addAction(stage_name(stage).replace("&", "&&"))
        action.setEnabled(without != {stage.id})
        action.triggered.connect(lambda _on=False, id_=stage.id: chosen.emit(id_))  # type: ignore[attr-defined]
