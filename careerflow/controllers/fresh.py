"""A page whose figures follow what the user does, while it is in view."""

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from careerflow.controllers.tracking import Tracking
from careerflow.views.main_window import MainWindow

_LOOK_MS = 60_000


class Fresh(QObject):
    """`wanted` says that the page in view is to be loaded: it came into view, an edit was made,
    a day has begun."""

    wanted = Signal()

    def __init__(
        self, window: MainWindow, page: QWidget, tracking: Tracking, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._page = window, page
        self._day = date.today()
        window.page_shown.connect(self._look)
        tracking.changed.connect(self._look)
        # Not one timer for midnight: a computer that sleeps does not count on.
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_at_the_day)
        self._timer.start(_LOOK_MS)

    @Slot()
    def _look(self) -> None:
        if self._window.current_page() is self._page:
            self._day = date.today()
            self.wanted.emit()

    @Slot()
    def _look_at_the_day(self) -> None:
        if date.today() != self._day:
            self._look()
