"""Line icons, tinted with a colour of the theme."""

from functools import cache
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from careerflow import paths
from careerflow.views.theme import Theme

_APP = "careerflow"


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = paths.bundled(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(source.replace("currentColor", color).encode())


def paint_icon(painter: QPainter, name: str, color: QColor, rect: QRect | QRectF) -> None:
    """Draws resources/icons/<name>.svg into `rect`, as sharp as the device allows."""
    _renderer(name, color.name()).render(painter, QRectF(rect))


def _add_pixmap(
    icon: QIcon, name: str, color: QColor, size: int, gap: int, mode: QIcon.Mode
) -> None:
    # For the sharpest screen: Qt scales it down for the others.
    scale = ceil(max(screen.devicePixelRatio() for screen in QGuiApplication.screens()))
    pixmap = QPixmap(QSize(size + gap, size) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, color, QRect(0, 0, size, size))
    painter.end()
    icon.addPixmap(pixmap, mode)


def icon(theme: Theme, name: str, color: str = "text", size: int = 18, gap: int = 0) -> QIcon:
    """An icon for a button, in the present value of a colour token: set it again on
    `Theme.changed`. `gap` is empty space after it, towards the button's text."""
    result = QIcon()
    _add_pixmap(result, name, theme.color(color), size, gap, QIcon.Mode.Normal)
    _add_pixmap(result, name, theme.color("disabled"), size, gap, QIcon.Mode.Disabled)
    return result


def app_icon() -> QIcon:
    """The program's own icon, for the window and the task bar."""
    result = QIcon()
    for side in (16, 32, 64, 128):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, _APP, QColor(), pixmap.rect())
        painter.end()
        result.addPixmap(pixmap)
    return result


class AppMark(QWidget):
    """The program's own icon on a page; the window's title says its name."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), _APP, QColor(), self.rect())


class IconLabel(QWidget):
    """A decorative icon; the text beside it says what it means."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        color: str = "muted",
        size: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._color = theme, name, color
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_icon(self, name: str, color: str) -> None:
        self._name, self._color = name, color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self._theme.color(self._color), self.rect())
