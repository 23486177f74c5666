"""Notices of the system, beside those in the window."""

import sys
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.views.icons import app_icon

if TYPE_CHECKING:
    from careerflow.services.desktop_notices import DesktopNotice


class Notifications(QObject):
    """On Linux over D-Bus, since many of its desktops have no tray; elsewhere by an icon in the
    tray, which is there from the first notice on."""

    clicked = Signal(str)
    """The key of a notice."""

    def __init__(self, runner: TaskRunner, parent: QObject, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._runner = runner
        self._on_bus = platform == "linux"
        self._waiting: SimpleQueue[DesktopNotice] = SimpleQueue()
        self._telling: Task | None = None
        self._tray: QSystemTrayIcon | None = None
        self._last = ""

    def show(self, key: str, title: str, body: str, action: str) -> None:
        """`title` and `body` may be seen by whoever stands by; `action` says what a click does."""
        if self._on_bus:
            from careerflow.services.desktop_notices import DesktopNotice

            self._waiting.put(DesktopNotice(key, title, body, action))
            if self._telling is None:
                self._tell()
        elif QSystemTrayIcon.supportsMessages():
            self._show_in_tray(key, title, body)

    def close(self) -> None:
        if self._telling is not None:
            self._telling.cancel()
        if self._tray is not None:
            self._tray.hide()

    def _tell(self) -> None:
        from careerflow.services.desktop_notices import tell

        self._telling = task = self._runner.task(lambda ctx: tell(ctx, self._waiting))
        task.partial.connect(self._on_clicked)
        for ended in (task.succeeded, task.failed):
            ended.connect(self._on_ended)
        task.start()

    @Slot(object)
    def _on_clicked(self, key: str) -> None:
        self.clicked.emit(key)

    @Slot(object)
    def _on_ended(self, _outcome: object) -> None:
        # What came in the moment in which it ended waits for the next one.
        self._telling = None

    def _show_in_tray(self, key: str, title: str, body: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(app_icon(), self)
            self._tray.messageClicked.connect(self._on_tray)
        self._last = key
        self._tray.show()
        self._tray.showMessage(title, body, app_icon())

    @Slot()
    def _on_tray(self) -> None:
        self.clicked.emit(self._last)
