"""The menu bar that every program has on macOS; elsewhere the window has none."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar


class MenuBar(QMenuBar):
    """macOS moves what has a role into the program's own menu, and adds Quit. Lives as long as it
    is referred to."""

    about_wanted = Signal()
    settings_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file = self.addMenu("")
        self._open = self._file.addAction("")
        # Its key is that of the window's own action; two of one key would cancel each other.
        self._open.triggered.connect(self.open_wanted)
        self._about = self._add(QAction.MenuRole.AboutRole)
        self._about.triggered.connect(self.about_wanted)
        self._settings = self._add(QAction.MenuRole.PreferencesRole)
        self._settings.setShortcut(QKeySequence(QKeySequence.StandardKey.Preferences))
        self._settings.triggered.connect(self.settings_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self._file.setTitle(self.tr("File"))
        self._open.setText(self.tr("Open a CV…"))
        self._about.setText(self.tr("About CareerFlow"))
        self._settings.setText(self.tr("Settings…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add(self, role: QAction.MenuRole) -> QAction:
        action = self._file.addAction("")
        action.setMenuRole(role)
        return action
