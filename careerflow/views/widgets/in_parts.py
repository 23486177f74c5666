"""Work of a page that is cut into parts, so that the window answers in between."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Part = Callable[[], object]


class InParts(QObject):
    """The first part is done at once, each other when nothing else waits; `run` puts new ones in
    the place of those that are left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Part] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def run(self, parts: Iterable[Part]) -> None:
        self._left = list(parts)
        self._next()
        if self._left:
            self._timer.start(0)

    def finish(self) -> None:
        """Does what is left."""
        while self._left:
            self._next()

    def _next(self) -> None:
        if self._left:
            self._left.pop(0)()
        if not self._left:
            self._timer.stop()
