"""What can be done with the reports that are checked."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import Text


class SelectionBar(QWidget):
    compare_clicked = Signal()
    delete_clicked = Signal()
    clear_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._number = 0
        self._count = Text("strong")
        self._compare = Button(theme, icon_name="columns-2")
        self._delete = Button(theme, icon_name="trash-2")
        self._clear = Button(theme, "quiet")
        self._compare.clicked.connect(self.compare_clicked)
        self._delete.clicked.connect(self.delete_clicked)
        self._clear.clicked.connect(self.clear_clicked)
        items = (self._count, self._compare, self._delete, self._clear)
        self.setLayout(row(*items, spacing=Space.S))
        self.show_count(0)

    def show_count(self, number: int) -> None:
        """Hides itself where none is checked."""
        self._number = number
        self._compare.setEnabled(number == 2)
        self.setVisible(number > 0)
        self.retranslate()

    def retranslate(self) -> None:
        self._count.setText(self.tr("%n selected", "", self._number))
        self._compare.setText(self.tr("Compare"))
        hint = "" if self._number == 2 else self.tr("Select two reports to compare them")
        self._compare.setToolTip(hint)
        self._compare.setAccessibleDescription(hint)
        self._delete.setText(self.tr("Delete"))
        self._clear.setText(self.tr("Clear selection"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
