"""A list of the library, of CVs or jobs, with the current one beside it."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from careerflow.views.language import Language
from careerflow.views.library.detail_view import DetailView
from careerflow.views.library.list_model import ListModel
from careerflow.views.library.list_tools import ListTools
from careerflow.views.library.listing import Listing
from careerflow.views.library.loaded_tab import LoadedTab
from careerflow.views.library.row_list import RowList
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.tab_order import put_before


@dataclass(frozen=True, slots=True)
class Side:
    """In pixels; `stretch` is its share of what a wider window has."""

    least: int
    width: int
    stretch: int


@dataclass(frozen=True, slots=True)
class Sides:
    """`name` is what the window keeps their widths under, `icon` stands where there is nothing."""

    name: str
    icon: str
    left: Side
    right: Side


class ListTab(LoadedTab):
    """`current_shown` asks for what `show_detail` brings; every edit is a signal, and the next
    `set_listing` brings what came of it. A class of it makes `model`, `tools`, `list`, `detail`,
    builds, connects, retranslates and refreshes."""

    current_shown = Signal(str)
    """Id of the one that is shown now, "" for none."""
    search_wanted = Signal(str)
    """Words to look for in the texts too, or "": `show_hits` brings what was found."""
    analyze_wanted = Signal(str)
    delete_wanted = Signal(list)
    """list[str] of ids, never empty."""

    model: ListModel[Any, Any]
    tools: ListTools
    list: RowList
    detail: DetailView

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__(theme, language)
        self._soon = ""  # id of one to be shown when the list has it

    # What the page is told

    def set_listing(self, listing: Listing[Any]) -> None:
        self._note_loaded()
        self.model.set_listing(listing)
        self.tools.set_choices(listing.tags, listing.languages)
        self._refresh()
        if self._soon in listing.by_id:
            self.show_row(self._soon)
        elif not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self._show_current()

    def show_hits(self, hits: Mapping[str, str]) -> None:
        """As ListModel.add_hits."""
        self.model.add_hits(hits)
        self._refresh()

    def show_detail(self, row_id: str, detail: object) -> None:
        """Where that one is still shown."""
        if row_id == self.list.current_id():
            self.detail.show_detail(detail)

    def show_row(self, row_id: str) -> None:
        """Makes it the current one, even where search or filters hide it."""
        self._soon = ""
        if not self.model.index_of(row_id).isValid() and row_id in self.model.listing.by_id:
            self.tools.reset()
        self.list.choose(row_id)
        self.list.setFocus()

    def show_row_soon(self, row_id: str) -> None:
        """Now, or when the next list has it."""
        if row_id in self.model.listing.by_id:
            self.show_row(row_id)
        else:
            self._soon = row_id

    def retranslate(self) -> None:
        self.model.retranslate()
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.model.total:
            self.reload_wanted.emit()  # another language has another order

    # Parts

    def _build(self, sides: Sides, *above: QWidget) -> None:
        """`above` stands between the tools and the list. From the outside in: a widget that
        changes its parent is styled again, with all inside."""
        self._states = QStackedWidget(self)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self._states)
        self._sides.setObjectName(sides.name)
        self._sides.setChildrenCollapsible(False)
        left, right = QWidget(self._sides), QWidget(self._sides)
        self._no_match = EmptyState(self._theme, "search")
        self._left = _stack(left, self.list, self._no_match)
        parts = (self.tools, *above, self._left)
        layout = column(
            *parts, spacing=Space.S, margins=(Space.XL, Space.L, Space.S, 0), inside=left
        )
        layout.setStretch(len(parts) - 1, 1)
        self._choose = EmptyState(self._theme, sides.icon)
        self._right = _stack(right, self.detail, self._choose)
        column(self._right, margins=(Space.S, Space.L, Space.XL, Space.L), inside=right)
        for place, (widget, side) in enumerate(((left, sides.left), (right, sides.right))):
            widget.setMinimumWidth(side.least)
            self._sides.setStretchFactor(place, side.stretch)
        self._sides.setSizes([sides.left.width, sides.right.width])
        self._none = EmptyState(self._theme, sides.icon)
        for state in (self._sides, self._none, self._failed):
            self._states.addWidget(state)
        self.setLayout(column(self._states))
        self.setFocusProxy(self.list)
        put_before(self.detail.first_stop, [*self.tools.stops, self.list])

    def _connect(self) -> None:
        tools, rows, detail = self.tools, self.list, self.detail
        tools.filters_changed.connect(self._narrow)
        tools.order_chosen.connect(self.model.set_order)
        rows.current_changed.connect(self._show_current)
        rows.delete_wanted.connect(self.delete_wanted)
        rows.analyze_wanted.connect(self.analyze_wanted)
        detail.analyze_clicked.connect(lambda: self.analyze_wanted.emit(rows.current_id()))
        detail.delete_clicked.connect(lambda: self.delete_wanted.emit([rows.current_id()]))
        self._no_match.action_clicked.connect(tools.reset)
        self._find_in(tools.search)

    # What the user does

    def _narrow(self) -> None:
        filters = self.tools.filters()
        self.model.set_filters(filters)
        self._refresh()
        self.search_wanted.emit(filters.words.strip())

    def _show_current(self, _row_id: str = "") -> None:
        """The detail follows the list: at once with what is known, then with the rest."""
        row_id = self.list.current_id()
        row = self.model.listing.by_id.get(row_id)
        self._right.setCurrentWidget(self._choose if row is None else self.detail)
        if row is not None:
            self._show_beside(row)
        self.current_shown.emit(row_id)

    @abstractmethod
    def _show_beside(self, row: Any) -> None:
        """What is known of it already."""

    def _refresh(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        shown = self._sides if total or not self._loaded else self._none
        self._states.setCurrentWidget(shown if self._failure is None else self._failed)
        self._left.setCurrentWidget(self.list if found or not total else self._no_match)
        self._show_count()

    def _show_count(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        text = self._counted(total) if total else ""
        if found != total:
            text = self.tr("{found} of {total}").format(found=found, total=text)
        self.tools.show_count(text)

    @abstractmethod
    def _counted(self, total: int) -> str:
        """How many there are, in words."""


def _stack(inside: QWidget, *states: QWidget) -> QStackedWidget:
    made = QStackedWidget(inside)
    for state in states:
        made.addWidget(state)
    return made
