"""A line of text that is kept as it is typed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QLineEdit

_SETTLES_MS = 600


class SettlingLine(QLineEdit):
    """`settled` carries the text once the user has paused, or has left the line; `begun` says that
    the keyboard came into it, so that what is typed until it leaves is one edit."""

    settled = Signal(str)
    begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Announces nothing. What the user is still typing stays."""
        if self._timer.isActive():
            return
        self._kept = _one_line(text)
        if self._kept != self._written():
            self.setText(text)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Announces what was typed now, if anything was."""
        self._timer.stop()
        text = self._written()
        if text != self._kept:
            self._kept = text
            self.settled.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.begun.emit()
        super().focusInEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _written(self) -> str:
        return _one_line(self.text())


def _one_line(text: str) -> str:
    return " ".join(text.split())
