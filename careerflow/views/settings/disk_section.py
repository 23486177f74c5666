"""What the program keeps on this computer: where, how much, and the way to be rid of it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QWidget

from careerflow.models.on_disk import FolderKind, KeptFolder
from careerflow.views.data_size import data_size
from careerflow.views.language import Language
from careerflow.views.settings.card import card, line
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class _FolderRow(QWidget):
    """`open_wanted` carries the folder's Path."""

    open_wanted = Signal(Path)

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._folder = Path()
        self._name = Text("strong")
        self._path = Text("caption", wrap=True, selectable=True)
        self._size = Text("muted")
        self._open = Button(theme, icon_name="folder-open")
        self._open.clicked.connect(lambda: self.open_wanted.emit(self._folder))
        texts = column(self._name, self._path, spacing=2)
        line = row(texts, self._size, self._open, spacing=Space.L)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_folder(self, name: str, kept: KeptFolder) -> None:
        self._folder = kept.path
        self._name.setText(name)
        self._path.setText(str(kept.path))
        empty = self.tr("Empty")
        self._size.setText(data_size(kept.bytes, self._language.code) if kept.exists else empty)
        self._open.setText(self.tr("Open"))
        self._open.setAccessibleName(self.tr("Open: {folder}").format(folder=name))
        self._open.setEnabled(kept.exists)


class DiskSection(QFrame):
    open_wanted = Signal(Path)
    delete_wanted = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._kept: tuple[KeptFolder, ...] = ()
        self._title = Text("title")
        self._hint = Text("caption", wrap=True)
        # Made when there is something to show: the start has no time for them.
        self._rows: dict[FolderKind, _FolderRow] = {}
        self._folders = column(spacing=Space.L)
        self._delete_name = Text("strong")
        self._delete_hint = Text("caption", wrap=True)
        self._delete = Button(theme, "danger", "trash-2")
        self._delete.clicked.connect(self.delete_wanted)
        self._delete_name.setBuddy(self._delete)
        delete = row(
            column(self._delete_name, self._delete_hint, spacing=2), self._delete, spacing=Space.XL
        )
        delete.setStretch(0, 1)
        head = column(self._title, self._hint, spacing=2)
        card(self, head, self._folders, line(), delete)
        self.retranslate()

    def show_folders(self, kept: tuple[KeptFolder, ...]) -> None:
        """Those that are the same folder as another are not among them."""
        self._kept = kept
        names = self._names()
        for one in kept:
            self._row(one.kind).show_folder(names[one.kind], one)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Data on this computer"))
        self._hint.setText(
            self.tr("All that CareerFlow keeps is in these folders; a key is in the keyring.")
        )
        self._delete_name.setText(self.tr("Delete everything"))
        self._delete_hint.setText(
            self.tr(
                "Your library, your settings, the logs and the key in the keyring. CareerFlow "
                "asks once more, and closes afterwards."
            )
        )
        self._delete.setText(self.tr("Delete all…"))
        self.show_folders(self._kept)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _row(self, kind: FolderKind) -> _FolderRow:
        if kind not in self._rows:
            self._rows[kind] = made = _FolderRow(self._theme, self._language)
            made.open_wanted.connect(self.open_wanted)
            self._folders.addWidget(made)
        return self._rows[kind]

    def _names(self) -> dict[FolderKind, str]:
        shared = not any(one.kind is FolderKind.SETTINGS for one in self._kept)
        library = self.tr("CVs, adverts, reports and downloaded encoders")
        return {
            FolderKind.DATA: self.tr("Library and settings") if shared else library,
            FolderKind.SETTINGS: self.tr("Settings and the window's state"),
            FolderKind.CACHE: self.tr("Cache"),
            FolderKind.LOG: self.tr("Logs"),
        }
