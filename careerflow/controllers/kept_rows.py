"""The list of CVs or jobs, what a search finds in their texts, and what is shown of the current."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.kept_list import KeptList
from careerflow.controllers.latest import Latest
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.message import Message
from careerflow.views.library.list_tab import ListTab

_SETTLES_MS = 120
"""Who walks along the list with the arrow keys wants the details of the last one."""


@dataclass(frozen=True, slots=True)
class RowSource:
    """What is called in a worker. `found` gives, by id, the words around those that are looked
    for, or ""; `detail` what the list does not have of the one with an id; `tables` is what is
    shown something of."""

    listed: Callable[[], object]
    found: Callable[[str], Mapping[str, str]]
    detail: Callable[[str], object]
    tables: frozenset[str]


class KeptRows(QObject):
    settled = Signal(str)
    """Id of the one whose detail comes next, "" for none."""
    failed = Signal(Message)
    """Why the texts could not be searched."""

    def __init__(
        self, tab: ListTab, tracking: Tracking, runner: TaskRunner, source: RowSource
    ) -> None:
        super().__init__(tab)
        self._tab, self._source = tab, source
        self._current = ""
        self.detail: object | None = None
        """Of the one that is shown, where it is there."""
        self._words = ""  # that are looked for in the texts
        self._asking, self._searching = Latest(runner, self), Latest(runner, self)
        self._asking.answered.connect(self._on_detail)
        self._asking.failed.connect(tab.detail.show_trouble)
        self._searching.answered.connect(tab.show_hits)
        self._searching.failed.connect(self.failed)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settle.timeout.connect(self._ask)
        self._typed = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._typed.timeout.connect(self._search)
        tab.current_shown.connect(self._on_current)
        tab.search_wanted.connect(self._on_search)
        self._list = KeptList(tab, tracking, runner, source.listed, source.tables)
        self._list.loaded.connect(tab.set_listing)

    @property
    def current(self) -> str:
        """Id of the one that is shown, "" for none."""
        return self._current

    @Slot()
    def load(self) -> None:
        self._list.load()

    def is_loading(self) -> bool:
        return self._list.is_loading()

    @Slot(str)
    def _on_current(self, row_id: str) -> None:
        if row_id != self._current:
            self._current, self.detail = row_id, None
        self._settle.start()

    @Slot()
    def _ask(self) -> None:
        self._asking.forget()
        row_id = self._current if self._current in self._tab.model.listing.by_id else ""
        self.settled.emit(row_id)
        if row_id and self._tab.isVisible():
            self._asking.ask(lambda _ctx: (row_id, self._source.detail(row_id)))

    @Slot(object)
    def _on_detail(self, answer: tuple[str, object]) -> None:
        row_id, detail = answer
        if row_id == self._current:
            self.detail = detail
        self._tab.show_detail(row_id, detail)

    @Slot(str)
    def _on_search(self, words: str) -> None:
        if words != self._words:
            self._searching.forget()
            self._words = words
            self._typed.start()

    @Slot()
    def _search(self) -> None:
        """Names, tags and notes the list has looked in itself; now the texts."""
        words = self._words
        if words:
            self._searching.ask(lambda _ctx: self._source.found(words))
