"""The cards of one stage: chosen by mouse and keyboard, dragged to and from others."""

import json
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from careerflow.models.tracker import Card
from careerflow.views.pipeline.card_delegate import GAP, HEIGHT, CardDelegate
from careerflow.views.pipeline.card_ghost import ghost
from careerflow.views.pipeline.card_rows import CardRole, CardRows
from careerflow.views.theme import Theme

MIME = "application/x-careerflow-applications"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_STYLE = (
    "QListView { background: transparent; }QScrollBar::handle:disabled { background: transparent; }"
)
_MARGIN = 48
"""Of the column's ends: a card held there scrolls it."""


def is_override(event: QEvent, key: Qt.Key) -> bool:
    """Whether Qt asks for whom this key is: for the widget, or for a shortcut of the window."""
    asks = event.type() == QEvent.Type.ShortcutOverride
    return asks and isinstance(event, QKeyEvent) and event.key() == key


def dragged_ids(data: QMimeData) -> list[str]:
    ids: list[str] = json.loads(bytes(data.data(MIME).data()))
    return ids


class ColumnView(QListView):
    opened = Signal(str)
    delete_pressed = Signal()
    move_pressed = Signal(int, int)
    """Columns to the right and places down, by which the selected cards are to move."""
    step_pressed = Signal(int, bool)
    """The keyboard goes that many columns to the right; True adds to what is selected."""
    chosen_alone = Signal()
    """What is selected in other columns is not any more."""
    cleared = Signal()
    dropped = Signal(list, object)
    """Ids of cards, and the id of the one they are to stand before; None is the end."""
    dragged_to = Signal(QPoint)
    """A place on the screen, while cards are held over this column."""
    drag_ended = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, selected: Callable[[], list[Card]]) -> None:
        """`selected` gives the cards that a drag takes along, of all columns."""
        super().__init__()
        self._theme, self._selected = theme, selected
        self._drop_row: int | None = None
        self._pressed = QModelIndex()
        self.setItemDelegate(CardDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(_MARGIN)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(HEIGHT // 3)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self._show_bar(0, 0)
        self.setStyleSheet(_STYLE)
        theme.changed.connect(self.viewport().update)

    def rows(self) -> CardRows:
        model = self.model()
        assert isinstance(model, CardRows)
        return model

    def selected_cards(self) -> list[Card]:
        """From top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows().cards[row] for row in rows]

    def current_card(self) -> Card | None:
        card = self.currentIndex().data(CardRole)
        return card if isinstance(card, Card) else None

    def choose(self, card_ids: list[str], current: str | None = None) -> None:
        """Those of them that are here, without telling the other columns; scrolls to `current`."""
        flag = QItemSelectionModel.SelectionFlag
        chosen, model = self.selectionModel(), self.rows()
        chosen.clearSelection()
        for card_id in card_ids:
            if (row := model.row_of(card_id)) is not None:
                chosen.select(model.index(row, 0), flag.Select | flag.Rows)
        if current is not None and (row := model.row_of(current)) is not None:
            chosen.setCurrentIndex(model.index(row, 0), flag.NoUpdate)
            self.scrollTo(model.index(row, 0))

    # Keyboard

    def event(self, event: QEvent) -> bool:
        if is_override(event, Qt.Key.Key_Escape) and len(self._selected()) > 1:
            event.accept()  # the window's own Escape comes after
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = _STEPS.get(Qt.Key(event.key()), (0, 0))
        ctrl = bool(event.modifiers() & _CTRL)
        card = self.current_card()
        if (across or down) and ctrl:
            self.move_pressed.emit(across, down)
        elif across:
            self.step_pressed.emit(across, bool(event.modifiers() & _SHIFT))
        elif card is not None and event.key() in _ENTER and not ctrl:
            self.opened.emit(card.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and len(self._selected()) > 1:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)
            if down and not event.modifiers():
                self.chosen_alone.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if not self.currentIndex().isValid() and event.reason() in by_keys:
            self.setCurrentIndex(self.model().index(0, 0))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.indexAt(event.position().toPoint())
        fresh = not self.selectionModel().isSelected(self._pressed)
        super().mousePressEvent(event)
        if fresh and not event.modifiers():
            self.chosen_alone.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        clicked = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if not clicked or index != self._pressed:
            return
        self.chosen_alone.emit()
        if index.isValid():
            self.opened.emit(index.data(CardRole).id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
            self.chosen_alone.emit()
        if self._selected():
            self.menu_wanted.emit(event.globalPos())

    # Drag and drop. The view removes nothing: whoever takes the cards moves them in the model.

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        cards = self._selected()
        if not cards:
            return
        self._pressed = QModelIndex()
        data = QMimeData()
        data.setData(MIME, json.dumps([card.id for card in cards]).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        picture, hot = self._ghost(len(cards))
        drag.setPixmap(picture)
        drag.setHotSpot(hot)
        drag.exec(Qt.DropAction.MoveAction)
        self.drag_ended.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and event.source() is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:  # a file, for the window
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the ends
        place = event.position().toPoint()
        row = self._row_at(place)
        if row != self._drop_row:
            self._drop_row = row
            self.viewport().update()
        self.dragged_to.emit(self.viewport().mapToGlobal(place))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._forget_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        ids = dragged_ids(event.mimeData())
        below = self.rows().cards[self._row_at(event.position().toPoint()) :]
        before = next((card.id for card in below if card.id not in ids), None)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self._forget_drop()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.dropped.emit(ids, before)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 3, c=Qt.PenCapStyle.RoundCap))
        y = self._line_at(self._drop_row)
        painter.drawLine(4, y, self.viewport().width() - 5, y)

    def _row_at(self, place: QPoint) -> int:
        """Of the card before which something dropped there comes to stand."""
        offset = place.y() + self.verticalScrollBar().value() + HEIGHT // 2
        return max(0, min(len(self.rows().cards), offset // HEIGHT))

    def _line_at(self, row: int) -> int:
        y = row * HEIGHT - self.verticalScrollBar().value() - GAP // 2
        return max(2, min(self.viewport().height() - 2, y))

    def _ghost(self, count: int) -> tuple[QPixmap, QPoint]:
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isSelected(index):
            index = self.selectionModel().selectedRows()[0]
        area: QRect = self.visualRect(index)
        delegate = self.itemDelegate()
        assert isinstance(delegate, CardDelegate)
        picture = ghost(self._theme, delegate, index, area.size(), count, self.devicePixelRatioF())
        pointer = self.viewport().mapFromGlobal(self.cursor().pos()) - area.topLeft()
        inside = QRect(QPoint(0, 0), area.size()).contains(pointer)
        return picture, pointer if inside else QPoint(area.width() // 2, 20)

    def _show_bar(self, _least: int, most: int) -> None:
        """Its place is kept, so that cards are always as wide."""
        self.verticalScrollBar().setEnabled(most > 0)

    def _forget_drop(self) -> None:
        self._drop_row = None
        self.viewport().update()
        self.drag_ended.emit()
