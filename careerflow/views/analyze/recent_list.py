"""The CVs or adverts that were used lately, in a list that pops up."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from careerflow.models.shelf import Recent, RecentKind
from careerflow.views.icons import paint_icon
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when
from careerflow.views.words.job_title import shown_title

_ROLE = int(Qt.ItemDataRole.UserRole)
_HEIGHT, _WIDTH = 50, 380
_MOST_ROWS = 7  # more are scrolled to
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def remove_area(row: QRect) -> QRect:
    """Where the cross that removes an entry is painted."""
    return QRect(row.right() - Space.XS - 28, row.center().y() - 14, 28, 28)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        color, state, area = self._theme.color, option.state, QRect(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        pointed = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or pointed:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(color("focus"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)
            cross = remove_area(area).adjusted(7, 7, -7, -7)
            paint_icon(painter, "x", color("muted"), cross)
        right = remove_area(area).left() - Space.S
        left = area.left() + Space.M
        title = QRect(left, area.top() + 6, right - left, 20)
        strong = font(Size.BODY, QFont.Weight.DemiBold)
        self._line(painter, title, str(index.data()), strong, "text")
        recent: Recent = index.data(_ROLE)
        below = title.translated(0, 19)
        date = when(recent.used)
        small = font(Size.CAPTION)
        painter.setFont(small)
        wide = painter.fontMetrics().horizontalAdvance(date)
        detail = below.adjusted(0, 0, -wide - Space.M, 0)
        self._line(painter, detail, recent.detail, small, "muted")
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), date)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, text: str, face: QFont, color: str) -> None:
        painter.setFont(face)
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), shown)


class _Entries(QListWidget):
    remove_wanted = Signal(object)
    undo_wanted = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif item is not None and event.key() in _ENTER:
            self.chosen.emit(item.data(_ROLE))
        elif item is not None and event.key() in _DELETE:
            self.remove_wanted.emit(item.data(_ROLE))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        over_cross = remove_area(self.visualItemRect(item)).contains(place)
        (self.remove_wanted if over_cross else self.chosen).emit(item.data(_ROLE))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        item = self.itemAt(place)
        over_cross = item is not None and remove_area(self.visualItemRect(item)).contains(place)
        self.viewport().setToolTip(self.tr("Remove from this list (Delete)") if over_cross else "")


class RecentList(QFrame):
    """Opens below a button. Enter or a click chooses, Delete or the cross removes, Ctrl+Z takes
    the last removal back."""

    chosen = Signal(object)
    """A Recent; the list is closed already."""
    remove_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, theme: Theme, kind: RecentKind, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self._kind = kind
        self._recents: tuple[Recent, ...] = ()
        self.entries = _Entries(theme)
        self._nothing = Text("muted", wrap=True)
        self._nothing.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._states = QStackedWidget()
        for widget in (self.entries, self._nothing):
            self._states.addWidget(widget)
        self.setLayout(column(self._states, margins=Space.XS))
        self.entries.chosen.connect(self._choose)
        self.entries.remove_wanted.connect(self.remove_wanted)
        self.entries.undo_wanted.connect(self.undo_wanted)
        self.retranslate()

    def set_recents(self, recents: tuple[Recent, ...]) -> None:
        """The newest first."""
        row = self.entries.currentRow()
        self._recents = recents
        self.entries.clear()
        for recent in recents:
            item = QListWidgetItem(recent.title or self._untitled())
            item.setData(_ROLE, recent)
            spoken = f"{item.text()}, {recent.detail}, {when(recent.used)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.entries.addItem(item)
        self.entries.setCurrentRow(min(max(row, 0), len(recents) - 1))
        self._states.setCurrentWidget(self.entries if recents else self._nothing)
        rows = min(len(recents), _MOST_ROWS)
        height = rows * _HEIGHT if recents else self._nothing.heightForWidth(_WIDTH)
        self.setFixedSize(_WIDTH + 2 * Space.XS + 2, height + 2 * Space.XS + 2)

    def open_below(self, button: QWidget) -> None:
        """Right edges in line; the first entry is current."""
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 2))
        screen = button.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.entries.setCurrentRow(0)
        self.show()
        self.entries.setFocus()

    def retranslate(self) -> None:
        cvs = self._kind is RecentKind.CV
        self.entries.setAccessibleName(self.tr("Recent CVs") if cvs else self.tr("Recent adverts"))
        self._nothing.setText(
            self.tr("Nothing here yet. A CV that was read is listed here, even if its file moves.")
            if cvs
            else self.tr("Nothing here yet. An advert that was analyzed is listed here.")
        )
        self.set_recents(self._recents)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _untitled(self) -> str:
        if self._kind is RecentKind.CV:
            return self.tr("CV without a name")
        return shown_title("")

    def _choose(self, recent: Recent) -> None:
        self.hide()
        self.chosen.emit(recent)
