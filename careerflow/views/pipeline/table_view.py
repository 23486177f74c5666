"""All applications as a table: sorted by its header, edited in its cells."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from careerflow.models.tracker import Card
from careerflow.views.pipeline.card_rows import CardRole
from careerflow.views.pipeline.column_view import is_override
from careerflow.views.pipeline.pipeline_model import PipelineModel
from careerflow.views.pipeline.table_delegate import TableDelegate
from careerflow.views.pipeline.table_model import Column, column_name
from careerflow.views.theme import Theme
from careerflow.views.widgets.row_table import set_up_row_table

_ROW = 38
_WIDTHS = {
    Column.TITLE: 230,
    Column.COMPANY: 150,
    Column.STAGE: 120,
    Column.SCORE: 64,
    Column.NEXT_STEP: 170,
    Column.NEXT_ON: 96,
    Column.DEADLINE: 96,
    Column.ENTERED: 112,
    Column.APPLIED: 96,
    Column.LOCATION: 130,
    Column.SALARY: 150,
    Column.SOURCE: 110,
    Column.CV: 130,
    Column.TAGS: 130,
    Column.LINK: 180,
}
_GROWING = (Column.TITLE, Column.COMPANY, Column.NEXT_STEP, Column.SALARY, Column.SOURCE)
"""What is left of the table's width goes to these, until the user makes one wider or narrower."""
_HIDDEN = {Column.DEADLINE, Column.TAGS, Column.LINK, Column.CV, Column.LOCATION}
"""At first."""
_NARROWEST = 48
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    opened = Signal(str)
    delete_pressed = Signal()
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)
    look_changed = Signal()
    """Columns, widths or order are others; see `look`."""

    def __init__(self, theme: Theme, model: PipelineModel) -> None:
        super().__init__()
        self._rows = model.table
        self._quiet = self._fitting = False
        self._fits = True
        set_up_row_table(self)
        self.setModel(model.table)
        self.setItemDelegate(TableDelegate(theme, model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("role", "boxed")
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(_ROW)
        self._set_up_header()
        self.selectionModel().selectionChanged.connect(self._on_selected)
        theme.changed.connect(self.viewport().update)
        self.retranslate()

    def selected(self) -> list[Card]:
        """From top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.cards[row] for row in rows]

    def current(self) -> str | None:
        card = self.currentIndex().data(CardRole)
        return card.id if isinstance(card, Card) else None

    def choose(self, card_ids: Iterable[str], current: str | None = None) -> None:
        """Those of them that are shown; scrolls to `current`."""
        flag = QItemSelectionModel.SelectionFlag
        chosen = self.selectionModel()
        self._quiet = True
        chosen.clearSelection()
        for card_id in card_ids:
            if (row := self._rows.row_of(card_id)) is not None:
                chosen.select(self._rows.index(row, 0), flag.Select | flag.Rows)
        self._quiet = False
        if current is not None and (row := self._rows.row_of(current)) is not None:
            place = self._rows.index(row, max(0, self.currentIndex().column()))
            if place != self.currentIndex():
                chosen.setCurrentIndex(place, flag.NoUpdate)
                self.scrollTo(place)
        self.selection_changed.emit()

    def look(self) -> str:
        """Which columns, how wide, in which order, sorted by what; for `set_look`."""
        header = self.horizontalHeader()
        order = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return json.dumps(
            {
                "hidden": [c.name for c in Column if header.isSectionHidden(c)],
                "widths": {c.name: header.sectionSize(c) for c in Column if self._is_shown(c)},
                "order": [Column(header.logicalIndex(n)).name for n in range(len(Column))],
                "fits": self._fits,
                "sorted": header.sortIndicatorSection(),
                "descending": order,
            }
        )

    def set_look(self, look: str) -> None:
        """What another version wrote, or what is damaged, leaves the table as it is."""
        with self._by_itself(), suppress(ValueError, KeyError, TypeError, AttributeError):
            values = json.loads(look)
            hidden = {Column[name] for name in values["hidden"] if name in Column.__members__}
            header = self.horizontalHeader()
            for column in Column:
                header.setSectionHidden(column, column in hidden and column is not Column.TITLE)
            self._fits = bool(values.get("fits", False))
            for name, width in {} if self._fits else values["widths"].items():
                header.resizeSection(Column[name], max(_NARROWEST, min(600, int(width))))
            for place, name in enumerate(values["order"]):
                header.moveSection(header.visualIndex(Column[name]), place)
            by = int(values["sorted"])
            down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
            if -1 <= by < len(Column):
                header.setSortIndicator(by, down if values["descending"] else up)
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Applications"))
        self.horizontalHeader().setToolTip(
            self.tr("Click to sort, drag to move, right-click to choose columns")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if is_override(event, Qt.Key.Key_Escape) and len(self.selected()) > 1:
            event.accept()  # the window's own Escape comes after
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.current()
        if card is not None and event.key() in _ENTER and not event.modifiers():
            self.opened.emit(card)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and len(self.selected()) > 1:
            self.choose(())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if self.selected():
            self.menu_wanted.emit(event.globalPos())

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
            header.setSectionHidden(column, column in _HIDDEN)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda place: self.open_column_menu(header.mapToGlobal(place))
        )
        header.sortIndicatorChanged.connect(self._on_sorted)
        header.sectionResized.connect(self._on_column_resized)
        header.sectionMoved.connect(lambda *_: self.look_changed.emit())

    def open_column_menu(self, place: QPoint) -> None:
        """What a click, a drag or the menu of the header does, for the keyboard too."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_order(menu.addMenu(self.tr("Sort by")))
        menu.addSeparator()
        for column in Column:
            action = menu.addAction(column_name(column))
            action.setCheckable(True)
            action.setChecked(self._is_shown(column))
            action.setEnabled(column is not Column.TITLE)
            action.toggled.connect(lambda on, column=column: self._show_column(column, on))
        menu.popup(place)

    def _add_order(self, menu: QMenu) -> None:
        header = self.horizontalHeader()
        by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        names = {-1: self.tr("As on the board")}
        names |= {column.value: column_name(column) for column in Column if self._is_shown(column)}
        for section, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(section == by)
            action.triggered.connect(lambda _on=False, n=section: header.setSortIndicator(n, order))
        menu.addSeparator()
        other = menu.addAction(self.tr("The other way round"))
        other.setCheckable(True)
        other.setChecked(order is down)
        other.setEnabled(by >= 0)
        other.triggered.connect(lambda on: header.setSortIndicator(by, down if on else up))

    def _is_shown(self, column: Column) -> bool:
        return not self.horizontalHeader().isSectionHidden(column)

    def _show_column(self, column: Column, on: bool) -> None:
        with self._by_itself():
            self.setColumnHidden(column, not on)
        self._fit()
        self.look_changed.emit()

    def _fit(self) -> None:
        if not self._fits:
            return
        shown = {column: _WIDTHS[column] for column in Column if self._is_shown(column)}
        spare = max(0, self.viewport().width() - sum(shown.values()))
        growing = sum(shown[column] for column in _GROWING if column in shown)
        with self._by_itself():
            for column, width in shown.items():
                grows = spare * width // growing if column in _GROWING else 0
                self.horizontalHeader().resizeSection(column, width + grows)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What changes in here is not the user's doing."""
        self._fitting = True
        yield
        self._fitting = False

    def _on_column_resized(self) -> None:
        if not self._fitting:
            self._fits = False
            self.look_changed.emit()

    def _on_sorted(self, column: int, order: Qt.SortOrder) -> None:
        self._rows.sort(column, order)
        self.look_changed.emit()

    def _on_selected(self) -> None:
        if not self._quiet:
            self.selection_changed.emit()
