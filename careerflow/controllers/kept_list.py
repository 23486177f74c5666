"""What a tab of the Library page lists, as it is in the store."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.latest import Latest
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.views.library.loaded_tab import LoadedTab

_AGAIN_MS = 150


class KeptList(QObject):
    """Loads when the tab comes into view (things come from other pages too, which tell nobody) and,
    while it is, after each edit."""

    loaded = Signal(object)
    """What `listed` gave."""

    def __init__(
        self,
        tab: LoadedTab,
        tracking: Tracking,
        runner: TaskRunner,
        listed: Callable[[], object],
        tables: frozenset[str] | None = None,
    ) -> None:
        """`listed` is called in a worker; `tables` is what the tab shows something of, None for
        all."""
        super().__init__(tab)
        self._tab, self._tracking = tab, tracking
        self._listed, self._tables = listed, tables
        self._task = Latest(runner, self)
        self._task.answered.connect(self._on_listed)
        self._task.failed.connect(tab.show_failure)
        # The list as it is once all edits are in the store: one that is older would take back what
        # the user has typed since.
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.load)
        tab.shown.connect(self.load)
        tab.reload_wanted.connect(self.load)
        tracking.changed.connect(self._on_changed)
        if tab.isVisible():
            self.load()

    @Slot()
    def load(self) -> None:
        """All anew."""
        self._task.ask(lambda _ctx: self._listed())

    def is_loading(self) -> bool:
        return self._task.is_asking()

    @Slot(object)
    def _on_listed(self, listing: object) -> None:
        if self._tracking.is_busy():
            self._again.start()
        else:
            self.loaded.emit(listing)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        touched = self._tables is None or bool(change.tables & self._tables)
        if touched and self._tab.isVisible():
            self.load()
