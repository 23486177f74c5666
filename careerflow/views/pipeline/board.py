"""The columns beside each other; what is selected, in one or several of them."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from careerflow.models.tracker import Card
from careerflow.views.pipeline.board_column import BoardColumn
from careerflow.views.pipeline.pipeline_model import PipelineModel
from careerflow.views.theme import Space, Theme

_EDGE = 56
"""Near the board's left and right end: a card held there scrolls it."""
_SCROLL_MS, _SCROLL_BY = 16, 14


class Board(QScrollArea):
    opened = Signal(str)
    moved = Signal(list, str, object)
    """list[Card], the id of a stage, and that of the card before which they are to stand; None is
    its end."""
    delete_pressed = Signal()
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)
    stage_menu_wanted = Signal(str, QPoint)
    collapse_toggled = Signal(str)

    def __init__(self, theme: Theme, model: PipelineModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._columns: dict[str, BoardColumn] = {}
        self._collapsed: set[str] = set()
        self._pull = 0
        self._quiet = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "page")
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self.setWidget(inside)
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        model.stages_changed.connect(self._build)
        model.shown_changed.connect(self._show_counts)
        self._build()

    def columns(self) -> list[BoardColumn]:
        """From left to right."""
        return [self._columns[stage.id] for stage in self._model.stages]

    def selected(self) -> list[Card]:
        """Column by column, from top to bottom."""
        return [card for column in self.columns() for card in column.view.selected_cards()]

    def current(self) -> str | None:
        """Id of the card that the keyboard is at, or was at last."""
        columns = self.columns()
        focused = [column for column in columns if column.view.hasFocus()]
        chosen = [column for column in columns if column.view.selected_cards()]
        for column in (*focused, *chosen):
            if (card := column.view.current_card()) is not None:
                return card.id
        return None

    def choose(self, card_ids: Iterable[str], current: str | None = None) -> None:
        """Those of them that are shown; the keyboard is then at `current`."""
        wanted = list(card_ids)
        self._quiet = True
        for column in self.columns():
            column.view.choose(wanted, current)
        self._quiet = False
        self.selection_changed.emit()

    def focus_card(self, card_id: str | None) -> None:
        """The keyboard goes to it, or to the first column that has one."""
        card = self._model.card(card_id) if card_id is not None else None
        column = self._columns.get(card.stage_id) if card is not None else None
        if column is None:
            filled = (each for each in self.columns() if each.view.rows().cards)
            column = next(filled, None)
        if column is not None:
            column.view.setFocus()
            self.ensureWidgetVisible(column, 0, 0)

    def set_collapsed(self, stage_ids: Iterable[str]) -> None:
        self._collapsed = set(stage_ids)
        for stage_id, column in self._columns.items():
            column.set_collapsed(stage_id in self._collapsed)
        self._show_counts()

    def retranslate(self) -> None:
        self._show_counts()

    # Columns

    def _build(self) -> None:
        wanted = [stage.id for stage in self._model.stages]
        for gone in self._columns.keys() - set(wanted):
            self._columns.pop(gone).deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        for stage_id in wanted:
            if stage_id not in self._columns:
                self._columns[stage_id] = self._new_column(stage_id)
            self._row.addWidget(self._columns[stage_id], 1)
            self._columns[stage_id].show()
        self._row.addStretch(0)
        stops = [stop for column in self.columns() for stop in column.tab_stops()]
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)
        self._show_counts()

    def _new_column(self, stage_id: str) -> BoardColumn:
        column = BoardColumn(self._theme, self._model.column(stage_id), self.selected)
        column.set_collapsed(stage_id in self._collapsed)
        view = column.view
        view.opened.connect(self.opened)
        view.delete_pressed.connect(self.delete_pressed)
        view.move_pressed.connect(self._move_by_keys)
        view.step_pressed.connect(lambda by, adds: self._step(stage_id, by, adds))
        view.chosen_alone.connect(lambda: self._leave_others(stage_id))
        view.cleared.connect(lambda: self.choose(()))
        view.dropped.connect(lambda ids, before: self._drop(ids, stage_id, before))
        view.dragged_to.connect(self._on_dragged)
        view.drag_ended.connect(self._scroll.stop)
        view.menu_wanted.connect(self.menu_wanted)
        view.selectionModel().selectionChanged.connect(self._on_selected)
        column.menu_wanted.connect(lambda place: self.stage_menu_wanted.emit(stage_id, place))
        column.collapse_toggled.connect(lambda: self.collapse_toggled.emit(stage_id))
        return column

    def _show_counts(self) -> None:
        for stage_id, column in self._columns.items():
            shown = len(self._model.column(stage_id).cards)
            column.show_count(shown, self._model.count(stage_id))

    # Keyboard

    def _open_columns(self) -> list[BoardColumn]:
        return [column for column in self.columns() if not column.collapsed]

    def _step(self, stage_id: str, by: int, adds: bool) -> None:
        """To the card at the same height; a column without cards is passed over."""
        columns = self._open_columns()
        here = columns.index(self._columns[stage_id])
        way = columns[here + 1 :] if by > 0 else columns[:here][::-1]
        target = next((column for column in way if column.view.rows().cards), None)
        if target is None:
            return
        view, old = target.view, columns[here].view
        height = old.visualRect(old.currentIndex()).center().y()
        shown = view.indexAt(QPoint(20, max(0, height)))
        row = shown.row() if shown.isValid() else len(view.rows().cards) - 1
        card = view.rows().cards[row]
        chosen = [each.id for each in self.selected()] if adds else []
        view.setFocus()
        self.choose([*chosen, card.id], card.id)
        self.ensureWidgetVisible(target, 0, 0)

    def _move_by_keys(self, across: int, down: int) -> None:
        cards = self.selected()
        if not cards:
            return
        if across:
            self._move_across(cards, across)
        else:
            self._move_within(cards, down)

    def _move_across(self, cards: list[Card], by: int) -> None:
        """To the top of the next column, seen from the first of them."""
        stages = [stage.id for stage in self._model.stages]
        place = stages.index(cards[0].stage_id if by < 0 else cards[-1].stage_id) + by
        if 0 <= place < len(stages):
            ids = {card.id for card in cards}
            top = self._model.column(stages[place]).cards
            before = next((card.id for card in top if card.id not in ids), None)
            self.moved.emit(cards, stages[place], before)

    def _move_within(self, cards: list[Card], by: int) -> None:
        """Those of the first one's column, as a block."""
        stage_id = cards[0].stage_id
        cards = [card for card in cards if card.stage_id == stage_id]
        shown = self._model.column(stage_id).cards
        ids = {card.id for card in cards}
        rows = [row for row, card in enumerate(shown) if card.id in ids]
        if by < 0:
            others = [card for card in shown[: rows[0]] if card.id not in ids]
            if rows[0] == 0 and rows[-1] == len(rows) - 1:
                return
            before = others[-1].id if others else _first(shown, ids)
        else:
            below = [card for card in shown[rows[-1] + 1 :] if card.id not in ids]
            if not below and rows[-1] - rows[0] == len(rows) - 1:
                return
            before = below[1].id if len(below) > 1 else None
        self.moved.emit(cards, stage_id, before)

    # Mouse

    def _drop(self, ids: list[str], stage_id: str, before: str | None) -> None:
        found = [self._model.card(card_id) for card_id in ids]
        if cards := [card for card in found if card is not None]:
            self.moved.emit(cards, stage_id, before)

    def _on_dragged(self, place: QPoint) -> None:
        x = self.viewport().mapFromGlobal(place).x()
        at_right = x > self.viewport().width() - _EDGE
        self._pull = 1 if at_right else -1 if x < _EDGE else 0
        if self._pull and not self._scroll.isActive():
            self._scroll.start()
        elif not self._pull:
            self._scroll.stop()

    def _scroll_on(self) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + self._pull * _SCROLL_BY)

    # Selection

    def _leave_others(self, stage_id: str) -> None:
        for other, column in self._columns.items():
            if other != stage_id:
                column.view.clearSelection()

    def _on_selected(self) -> None:
        if not self._quiet:
            self.selection_changed.emit()


def _first(shown: Iterable[Card], without: set[str]) -> str | None:
    return next((card.id for card in shown if card.id not in without), None)
