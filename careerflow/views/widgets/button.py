"""Buttons in the program's roles, with an icon that follows the theme."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from careerflow.views.icons import icon
from careerflow.views.theme import Theme

_ICON_COLORS = {
    "": "muted",
    "primary": "accent_text",
    "quiet": "accent_soft_text",
    "danger": "missing_text",
}


_GAP = 4  # added to the little that Fusion leaves between icon and text


class Button(QPushButton):
    """`role` is "" (plain), "primary" (one a page), "quiet" (looks like a link) or "danger" (it
    cannot be undone)."""

    def __init__(
        self, theme: Theme, role: str = "", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._icon_name = theme, role, icon_name
        self.setAutoDefault(False)
        if role:
            self.setProperty("role", role)
        if icon_name:
            self.setIconSize(QSize(16 + _GAP, 16))
            theme.changed.connect(self._tint)
            self._tint()

    def set_icon(self, icon_name: str) -> None:
        """For a button that was made with one."""
        self._icon_name = icon_name
        self._tint()

    def _tint(self) -> None:
        self.setIcon(icon(self._theme, self._icon_name, _ICON_COLORS[self._role], 16, _GAP))


class IconButton(QToolButton):
    """An icon alone: `name_it` gives it the tooltip and the name that a screen reader says."""

    def __init__(self, theme: Theme, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon_name = theme, icon_name
        self.setIconSize(QSize(18, 18))
        theme.changed.connect(self._tint)
        self._tint()

    def set_icon(self, icon_name: str) -> None:
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self._tint()

    def name_it(self, name: str) -> None:
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _tint(self) -> None:
        self.setIcon(icon(self._theme, self._icon_name, "muted", 18))
