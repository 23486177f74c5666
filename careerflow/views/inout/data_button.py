"""A button whose menu takes applications in and out."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from careerflow.views.icons import icon
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import IconButton


class DataButton(IconButton):
    import_wanted = Signal()
    export_wanted = Signal()
    dates_wanted = Signal()
    """All of them, for a calendar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "ellipsis")
        menu = QMenu(self)
        self._import = menu.addAction("", self.import_wanted.emit)
        self._export = menu.addAction("", self.export_wanted.emit)
        self._dates = menu.addAction("", self.dates_wanted.emit)
        self.setProperty("role", "menu")
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # A method, not a lambda, which the theme would go on calling after the button's end.
        theme.changed.connect(self._draw_menu)
        self._draw_menu()
        self.retranslate()

    def retranslate(self) -> None:
        self.name_it(self.tr("Import and export"))
        self._import.setText(self.tr("Import…"))
        self._export.setText(self.tr("Export…"))
        self._dates.setText(self.tr("Export all dates (.ics)…"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _draw_menu(self) -> None:
        names = ("import", "file-down", "calendar-plus")
        for action, name in zip((self._import, self._export, self._dates), names, strict=True):
            action.setIcon(icon(self._theme, name, "muted", 16))
