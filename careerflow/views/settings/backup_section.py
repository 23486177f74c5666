"""Backups in the settings: the last one, another one now, one in a file, and the way back."""

from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from careerflow.models.backup import BackupsStand
from careerflow.views.reports.report_words import when
from careerflow.views.settings.card import card, line
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note
from careerflow.views.widgets.text import Text

_ICONS = {"now": "database-backup", "file": "file-down", "restore": "archive-restore"}


class BackupSection(QFrame):
    """`file_wanted` carries the Path that the user chose for a backup of everything."""

    now_wanted = Signal()
    file_wanted = Signal(Path)
    restore_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stand: BackupsStand | None = None
        self._title = Text("title")
        self._hint = Text("caption", wrap=True)
        self._network = Note(theme)
        self._network.hide()
        self._names = {name: Text("strong") for name in _ICONS}
        self._hints = {name: Text("caption", wrap=True) for name in _ICONS}
        self._buttons = {name: Button(theme, icon_name=icon) for name, icon in _ICONS.items()}
        head = column(self._title, self._hint, spacing=2)
        card(
            self,
            head,
            self._network,
            self._row("now"),
            line(),
            self._row("file"),
            line(),
            self._row("restore"),
        )
        self._buttons["now"].clicked.connect(self.now_wanted)
        self._buttons["file"].clicked.connect(self._choose_file)
        self._buttons["restore"].clicked.connect(self.restore_wanted)
        self.retranslate()

    def show_stand(self, stand: BackupsStand) -> None:
        """What there is; ends `show_work`."""
        self._stand = stand
        self._network.setVisible(stand.on_network)
        self._enable(True)
        self._say_last()

    def show_work(self) -> None:
        """A backup is being made."""
        self._enable(False)
        self._hints["now"].setText(self.tr("Backing up…"))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Backups"))
        self._hint.setText(
            self.tr(
                "CareerFlow makes one on each day that you use it, and keeps the last seven in "
                "the data folder."
            )
        )
        self._network.set_text(
            self.tr(
                "The data folder is on a network drive. CareerFlow is slower there, just as safe; "
                "use it from one computer at a time."
            )
        )
        self._names["now"].setText(self.tr("Last backup"))
        self._names["file"].setText(self.tr("Backup file"))
        self._hints["file"].setText(
            self.tr(
                "Everything in one file, your CVs included: to keep on another disk, or to take "
                "to another computer. It is not encrypted."
            )
        )
        self._names["restore"].setText(self.tr("Restore"))
        self._hints["restore"].setText(
            self.tr("You see what a backup holds first. What is here now is backed up before.")
        )
        self._buttons["now"].setText(self.tr("Back up now"))
        self._buttons["file"].setText(self.tr("Back up to a file…"))
        self._buttons["restore"].setText(self.tr("Restore…"))
        self._say_last()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _row(self, name: str) -> QHBoxLayout:
        self._names[name].setBuddy(self._buttons[name])
        texts = column(self._names[name], self._hints[name], spacing=2)
        made = row(texts, self._buttons[name], spacing=Space.XL)
        made.setStretch(0, 1)
        return made

    def _enable(self, on: bool) -> None:
        for button in self._buttons.values():
            button.setEnabled(on)

    def _say_last(self) -> None:
        newest = self._stand.backups[:1] if self._stand is not None else ()
        none = "" if self._stand is None else self.tr("None yet")
        self._hints["now"].setText(when(newest[0].made) if newest else none)

    def _choose_file(self) -> None:
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        proposed = Path(documents) / f"CareerFlow {day}.zip"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Back up to a file"),
            str(proposed),
            self.tr("CareerFlow backup (*.zip)"),
        )
        if chosen:
            file = Path(chosen)
            self.file_wanted.emit(file if file.suffix else file.with_suffix(".zip"))
