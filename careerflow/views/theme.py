"""Colours, type and spacing of the window, in light and dark."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from careerflow import paths
from careerflow.models.settings import Theme as Mode

FAMILY = "Be Vietnam Pro"


class Space:
    """The spacing scale, in device-independent pixels."""

    XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32


class Size:
    """The type scale, in device-independent pixels."""

    CAPTION, BODY, TITLE, HEADING, DISPLAY = 12, 13, 15, 20, 32


def font(size: int = Size.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's typeface; `size` is one of Size, in device-independent pixels."""
    return QFont(_font(size, weight))


@cache
def _font(size: int, weight: QFont.Weight) -> QFont:
    result = QFont(FAMILY)
    result.setPixelSize(size)
    result.setWeight(weight)
    return result


@cache
def tokens(dark: bool) -> Mapping[str, str]:
    """Name -> "#RRGGBB" or "#AARRGGBB", as written in resources/themes."""
    file = paths.bundled(f"themes/{'dark' if dark else 'light'}.toml")
    colors: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["color"]
    return colors


def _css(color: str) -> str:
    """A style sheet reads #RRGGBB, and alpha only as rgba()."""
    c = QColor(color)
    return c.name() if c.alpha() == 255 else f"rgba{c.getRgb()}"


@cache
def _style_sheet(dark: bool) -> str:
    colors = {name: _css(value) for name, value in tokens(dark).items()}
    shade = "dark" if dark else "light"
    for name in ("chevron", "check"):
        colors[f"icon_{name}"] = paths.bundled(f"icons/{name}-{shade}.svg").as_posix()
    template = paths.bundled("themes/style.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda match: colors[match[1]], template)


# Which token each role of Qt's own palette takes; what is drawn by Fusion itself uses these.
_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "accent_text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_soft_text",
    QPalette.ColorRole.LinkVisited: "accent_soft_text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Theme(QObject):
    """Applies one of the two themes to the application; `changed` follows every switch.

    Painted widgets ask `color(token)` in their paint event, and update on `changed`.
    """

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._mode = Mode.SYSTEM
        self._dark: bool | None = None
        for weight in ("Regular", "Medium", "SemiBold", "Bold"):
            QFontDatabase.addApplicationFont(str(paths.bundled(f"fonts/BeVietnamPro-{weight}.ttf")))
        app.setStyle("Fusion")
        app.setFont(font())
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def dark(self) -> bool:
        return bool(self._dark)

    def color(self, token: str) -> QColor:
        """Raises KeyError for an unknown token."""
        return QColor(tokens(self.dark)[token])

    def set_mode(self, mode: Mode) -> None:
        self._mode = mode
        hints = self._app.styleHints()
        # Also tells the platform, so that title bars and native dialogs follow.
        if mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = mode is Mode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._apply()

    def _apply(self) -> None:
        dark = self._mode is Mode.DARK
        if self._mode is Mode.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        if dark is self._dark:
            return
        self._dark = dark
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(_style_sheet(dark))
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        return palette
