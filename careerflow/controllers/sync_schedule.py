"""When it is time to synchronise."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_EVERY_MS = 3 * 60 * 1000
_AFTER_EDIT_MS = 3000
_FIRST_PAUSE_MS = 15_000
_LONGEST_PAUSE_MS = 15 * 60 * 1000


class SyncSchedule(QObject):
    """`due` says that it is: every few minutes, a moment after the last edit, and after a failure
    that passes by itself in pauses that grow. Nothing is due before `start`."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs = False
        self._failures = 0
        self._every = QTimer(self, interval=_EVERY_MS)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_EDIT_MS)
        self._again = QTimer(self, singleShot=True)
        for timer in (self._every, self._soon, self._again):
            timer.timeout.connect(self.due)

    @property
    def is_waiting(self) -> bool:
        """Whether the last one failed, and it is tried again later."""
        return self._failures > 0

    @property
    def pause_ms(self) -> int:
        """Until the next try, after as many failures as there were."""
        return int(min(_LONGEST_PAUSE_MS, _FIRST_PAUSE_MS * 2 ** min(self._failures - 1, 10)))

    def start(self) -> None:
        if not self._runs:
            self._runs = True
            self._every.start()

    def stop(self) -> None:
        """Paused, or until the user has done something."""
        self._runs = False
        self._failures = 0
        for timer in (self._every, self._soon, self._again):
            timer.stop()

    def note_edit(self) -> None:
        if self._runs and not self.is_waiting:
            self._soon.start()

    def note_begun(self) -> None:
        """Whatever was to begin it."""
        for timer in (self._soon, self._again):
            timer.stop()

    def note_done(self) -> None:
        self._failures = 0
        if self._runs:
            self._every.start()

    def note_failed(self) -> None:
        """In a way that passes."""
        self._failures += 1
        if self._runs:
            self._every.stop()
            self._again.start(self.pause_ms)

    @Slot()
    def note_network(self) -> None:
        """It is there again: what waits for it is due at once, with short pauses from here on."""
        if self._runs and self.is_waiting:
            self._failures = 1
            self._again.stop()
            self.due.emit()
