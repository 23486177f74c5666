"""Work for the window's thread that is cut into steps."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

Step = Callable[[], object]
_PAUSE_MS = 10
_MOST_RESTS = 300


class Steps(QObject):
    """Runs steps one after the other; whatever else waits in the event loop has its turn in
    between, so no one notices them where each is short.

    Steps that no one waits for rest while `busy` says so, 3 s at most: a worker and the window's
    thread that both run Python take twice as long, and the window stands still meanwhile.
    """

    def __init__(self, parent: QObject, busy: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._rests = 0
        self._waiting: deque[Step] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._run_next)

    def add(self, *steps: Step) -> None:
        """They follow those that are waiting already."""
        self._waiting.extend(steps)
        self._rests = 0
        if self._waiting:
            self._timer.start(_PAUSE_MS)

    @Slot()
    def _run_next(self) -> None:
        if self._busy is not None and self._rests < _MOST_RESTS and self._busy():
            self._rests += 1
            return
        step = self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()
        step()
