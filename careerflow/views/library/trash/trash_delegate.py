"""Something deleted as a row: its kind, its title, when it was deleted, how long it stays."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from careerflow.models.tracker import TrashKind
from careerflow.views.icons import paint_icon
from careerflow.views.library.trash.trash_model import AnyIndex, DeletedRole, LeftRole, TrashedRole
from careerflow.views.theme import Size, Space, font
from careerflow.views.widgets.list_card_delegate import ListCardDelegate

_HEIGHT = 64
_ICON = 20
_RIGHT = 190
_ICONS = {
    TrashKind.CV: "file-text",
    TrashKind.JOB: "briefcase-business",
    TrashKind.APPLICATION: "send",
    TrashKind.REPORT: "files",
}


class TrashDelegate(ListCardDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(360, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, area, option.state)
        middle = area.center().y() - Space.XS
        symbol = QRect(area.left() + Space.L, middle - _ICON // 2, _ICON, _ICON)
        kind = index.data(TrashedRole).kind
        paint_icon(painter, _ICONS[kind], self._theme.color("muted"), symbol)
        left = symbol.right() + Space.L
        right = area.right() - Space.L
        wide = right - _RIGHT - Space.L - left
        strong, small = font(Size.BODY, QFont.Weight.DemiBold), font(Size.CAPTION)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        upper, lower = middle - 20, middle
        self._text(painter, QRect(left, upper, wide, 20), index.data(), "text", strong, start)
        below = str(index.data(Qt.ItemDataRole.StatusTipRole))
        self._text(painter, QRect(left, lower, wide, 20), below, "muted", small, start)
        side = QRect(right - _RIGHT, upper, _RIGHT, 20)
        self._text(painter, side, index.data(LeftRole), "text", font(), end)
        self._text(painter, side.translated(0, 20), index.data(DeletedRole), "muted", small, end)
        painter.restore()
