"""A short list of things to go to, each in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from careerflow.views.theme import Size, Space, Theme, font

AnyIndex = QModelIndex | QPersistentModelIndex
_HEIGHT = 32
_MOST = 6  # rows; more are scrolled to
_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MOUSE = Qt.FocusReason.MouseFocusReason


@dataclass(frozen=True, slots=True)
class Link:
    """`aside` stands at the right end."""

    id: str
    text: str
    aside: str = ""


class LinkList(QListView):
    """As high as its rows. A click or Enter chooses one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = _Links(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setStyleSheet("QListView { background: transparent; }")
        theme.changed.connect(self.viewport().update)
        self.set_links(())

    def set_links(self, links: Sequence[Link]) -> None:
        if tuple(links) != self._model.links or not links:
            self._model.set_links(tuple(links))
            self.setFixedHeight(_HEIGHT * min(len(links), _MOST) + 2)
        self.setVisible(bool(links))

    def links(self) -> tuple[Link, ...]:
        return self._model.links

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.chosen.emit(index.data(_ROLE).id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() is not _MOUSE:
            self.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            self.chosen.emit(index.data(_ROLE).id)
        else:
            super().keyPressEvent(event)


class _Links(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.links: tuple[Link, ...] = ()

    def set_links(self, links: tuple[Link, ...]) -> None:
        self.beginResetModel()
        self.links = links
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.links)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        link = self.links[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return link.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (link.text, link.aside)))
        return link if role == _ROLE else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        color, area = self._theme.color, QRect(option.rect)
        link: Link = index.data(_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if focused or hovered:
            painter.setPen(QPen(color("focus"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if focused else "hover"))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)
        inner = area.adjusted(Space.S, 0, -Space.S, 0)
        painter.setFont(font(Size.CAPTION))
        wide = min(painter.fontMetrics().horizontalAdvance(link.aside) + 2, inner.width() // 2)
        at_end = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(color("muted"))
        end = QRect(inner.right() - wide, inner.top(), wide, inner.height())
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(end, at_end, painter.fontMetrics().elidedText(link.aside, elide, wide))
        painter.setFont(font(weight=QFont.Weight.Medium))
        painter.setPen(color("accent_soft_text"))
        room = inner.adjusted(0, 0, -wide - Space.M, 0)
        text = painter.fontMetrics().elidedText(link.text, elide, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
