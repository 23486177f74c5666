"""The QApplication of the window: hears of files that the system wants opened."""

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class DesktopApplication(QApplication):
    """`files_opened` carries list[Path]: macOS hands files over as events, one for each, also to
    a program that runs already; elsewhere they are arguments."""

    files_opened = Signal(list)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._opened: list[Path] = []

    def event(self, event: QEvent) -> bool:
        # Not an event filter: that would take every event of every widget through Python.
        if isinstance(event, QFileOpenEvent) and event.file():
            if not self._opened:
                QTimer.singleShot(0, self._tell)
            self._opened.append(Path(event.file()))
            return True
        return super().event(event)

    @Slot()
    def _tell(self) -> None:
        files, self._opened = self._opened, []
        self.files_opened.emit(files)
