"""A message in its place on the page: what happened, and what to do."""

from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.text import Text


class NoteKind(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_LOOKS = {  # icon, its colour, background
    NoteKind.INFO: ("info", "accent_soft_text", "accent_soft"),
    NoteKind.WARNING: ("triangle-alert", "partial_text", "partial_soft"),
    NoteKind.ERROR: ("circle-alert", "missing_text", "missing_soft"),
}


class Note(QWidget):
    def __init__(self, theme: Theme, kind: NoteKind = NoteKind.INFO, text: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.kind = kind
        symbol, color, self._background = _LOOKS[kind]
        self._icon = IconLabel(theme, symbol, color, 16)
        self._text = Text(wrap=True, selectable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)
        self.set_text(text)

    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self._text.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(self._background)))
        painter.setBrush(self._theme.color(self._background))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
