"""Backups in the settings: the last one, another one now, one in a file, and the way back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout

from careerflow.models.backup import BackupsStand
from careerflow.views.settings.card import card, line
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when

_ICONS = {"now": "database-backup", "file": "file-down", "restore": "archive-restore"}


class BackupSection(QFrame):
    """`file_wanted` carries the Path that the user chose for a backup of everything."""

    now_wanted = Signal()
    file_wanted = Signal(Path)
    restore_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._stand: BackupsStand | None = None
        self._work = ""  # the name of the row at work
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
        for name in ("now", "file"):
            self._buttons[name].clicked.connect(partial(self._on_clicked, name))
        self._buttons["restore"].clicked.connect(self.restore_wanted)
        self.retranslate()

    def show_stand(self, stand: BackupsStand) -> None:
        """What there is."""
        self._stand = stand
        self._network.setVisible(stand.on_network)
        self._update()

    def show_work(self, *, file: bool, percent: int = 0) -> None:
        """A backup is being made, in a file or in the data folder; its button stops it."""
        self._work = "file" if file else "now"
        self._update()
        if percent:
            self._hints[self._work].setText(self.tr("Backing up… {n} %").format(n=percent))

    def end_work(self) -> None:
        """It is made, or is not."""
        self._work = ""
        self._update()

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
        self._names["restore"].setText(self.tr("Restore"))
        self._hints["restore"].setText(
            self.tr("You see what a backup holds first. What is here now is backed up before.")
        )
        self._buttons["restore"].setText(self.tr("Restore…"))
        self._update()

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

    def _update(self) -> None:
        hints = {
            "now": self._last(),
            "file": self.tr(
                "Everything in one file, your CVs included: to keep on another disk, or to take "
                "to another computer. It is not encrypted."
            ),
        }
        names = {"now": self.tr("Back up now"), "file": self.tr("Back up to a file…")}
        if self._work:
            hints[self._work] = self.tr("Backing up…")
            names[self._work] = self.tr("Cancel")
        for name, text in names.items():
            self._hints[name].setText(hints[name])
            self._buttons[name].setText(text)
        for name, button in self._buttons.items():
            button.setEnabled(self._work in ("", name))

    def _last(self) -> str:
        if self._stand is None:
            return ""
        newest = self._stand.backups[:1]
        return when(newest[0].made) if newest else self.tr("None yet")

    def _on_clicked(self, name: str) -> None:
        if self._work:
            self.cancel_wanted.emit()
        elif name == "now":
            self.now_wanted.emit()
        else:
            self._choose_file()

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
