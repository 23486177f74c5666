"""The user's data in the settings: out into a file, and in from one."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from careerflow.views.settings.card import card, line
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class DataSection(QFrame):
    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title, self._hint = Text("title"), Text("caption", wrap=True)
        self._names = [Text("strong"), Text("strong")]
        self._hints = [Text("caption", wrap=True), Text("caption", wrap=True)]
        self._export = Button(theme, icon_name="file-down")
        self._import = Button(theme, icon_name="import")
        self._export.clicked.connect(self.export_wanted)
        self._import.clicked.connect(self.import_wanted)
        head = column(self._title, self._hint, spacing=2)
        card(self, head, self._row(0, self._export), line(), self._row(1, self._import))
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Your data"))
        self._hint.setText(
            self.tr("It is yours: all of it goes out in documented formats, and comes in again.")
        )
        self._names[0].setText(self.tr("Export"))
        self._hints[0].setText(
            self.tr("Everything as .zip or .json, or your applications as a table.")
        )
        self._names[1].setText(self.tr("Import"))
        self._hints[1].setText(
            self.tr(
                "A file that CareerFlow has exported, or a .csv table from Excel, Notion, Huntr, "
                "Teal, Trello and others. You see what it will do first."
            )
        )
        self._export.setText(self.tr("Export…"))
        self._import.setText(self.tr("Import…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _row(self, number: int, button: Button) -> QHBoxLayout:
        self._names[number].setBuddy(button)
        texts = column(self._names[number], self._hints[number], spacing=2)
        made = row(texts, button, spacing=Space.XL)
        made.setStretch(0, 1)
        return made
