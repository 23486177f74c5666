"""What can be done with several applications that are selected."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QWidget

from careerflow.models.tracker import Stage
from careerflow.views.pipeline.card_menu import add_stages
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import Text


class CardSelectionBar(QWidget):
    move_chosen = Signal(str)
    """Id of a stage."""
    tags_clicked = Signal()
    delete_clicked = Signal()
    clear_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._number = 0
        self._count = Text("strong")
        self._move = Button(theme, icon_name="arrow-left-right")
        self._into = QMenu(self)
        self._move.setMenu(self._into)
        self._tags = Button(theme, icon_name="tags")
        self._delete = Button(theme, icon_name="trash-2")
        self._clear = Button(theme, "quiet")
        self._tags.clicked.connect(self.tags_clicked)
        self._delete.clicked.connect(self.delete_clicked)
        self._clear.clicked.connect(self.clear_clicked)
        items = (self._count, self._move, self._tags, self._delete, self._clear)
        self.setLayout(row(*items, 0, spacing=Space.S))
        self.show_count(0)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        self._into.clear()
        add_stages(self._into, stages, self.move_chosen)

    def show_count(self, number: int) -> None:
        self._number = number
        self.retranslate()

    def retranslate(self) -> None:
        self._count.setText(self.tr("%n selected", "", self._number))
        self._move.setText(self.tr("Move to"))
        self._tags.setText(self.tr("Tags…"))
        self._delete.setText(self.tr("Delete"))
        self._clear.setText(self.tr("Clear selection"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
