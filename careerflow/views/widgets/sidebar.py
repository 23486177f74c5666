"""The pages at the left of the window: narrow, since the CV needs the width."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from careerflow.views.icons import AppMark, paint_icon
from careerflow.views.theme import Size, Space, Theme, font

_WIDTH = 92
_HEIGHT = 58
_ICON = 20


def paint_ground(painter: QPainter, button: QAbstractButton, theme: Theme) -> None:
    """What lies behind a button that stands below the pages: the pointer on it, the focus."""
    area = QRectF(button.rect()).adjusted(1, 1, -1, -1)
    if button.underMouse():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(area, 8, 8)
    if button.hasFocus():
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, 8, 8)


class _PageButton(QAbstractButton):
    def __init__(
        self, theme: Theme, icon_name: str, title: Callable[[], str], keys: QKeySequence
    ) -> None:
        super().__init__()
        self._theme, self._icon_name, self._title, self._keys = theme, icon_name, title, keys
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def retranslate(self) -> None:
        self.setText(self._title())
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self.text()} ({keys})")

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 2 * Space.XS, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        color = self._theme.color
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 8, 8)
        ink = color("accent_soft_text" if self.isChecked() else "muted")
        left = (self.width() - _ICON) / 2
        paint_icon(painter, self._icon_name, ink, QRectF(left, Space.S + 1, _ICON, _ICON))
        weight = font().Weight.DemiBold if self.isChecked() else font().Weight.Medium
        painter.setFont(font(Size.CAPTION, weight))
        painter.setPen(color("accent_soft_text" if self.isChecked() else "text"))
        text = self.rect().adjusted(0, Space.S + _ICON, 0, -2)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignCenter), self.text())


class Sidebar(QFrame):
    page_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.setFixedWidth(_WIDTH)
        self._theme = theme
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self.page_chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XS, Space.L, Space.XS, Space.L)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(AppMark(36), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(Space.M)
        self._pages_end = self._column.count()
        self._column.addStretch(1)

    def add(self, icon_name: str, title: Callable[[], str]) -> None:
        """`title` is asked again after each change of the language."""
        index = len(self._buttons.buttons())
        keys = QKeySequence(f"Ctrl+{index + 1}")
        button = _PageButton(self._theme, icon_name, title, keys)
        button.retranslate()
        # Not the button's own: it would be lost with each new text, and act with a delay.
        QShortcut(keys, self).activated.connect(lambda: self.page_chosen.emit(index))
        self._buttons.addButton(button, index)
        self._column.insertWidget(self._pages_end, button)
        self._pages_end += 1

    def add_below(self, widget: QWidget) -> None:
        """At the lower end, below the pages."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def select(self, index: int) -> None:
        self._buttons.button(index).setChecked(True)

    def retranslate(self) -> None:
        for button in self._buttons.buttons():
            if isinstance(button, _PageButton):
                button.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
