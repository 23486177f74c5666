"""Ctrl-C and SIGTERM close the window as a person would, so that its children end with it."""

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot


class QuitOnSignal(QObject):
    """From its construction on.

    Python runs a signal's handler only between two of its instructions, and the event loop runs
    none: the signal's number, written to a socket, wakes it.
    """

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _note)

    @Slot()
    def _on_signal(self) -> None:
        self._read.recv(64)
        QCoreApplication.quit()


def _note(_number: int, _frame: object) -> None:
    """Replaces what Python or the system would do at once."""
