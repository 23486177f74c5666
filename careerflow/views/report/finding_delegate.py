"""Paints one strength or gap."""

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from careerflow.views.icons import paint_icon
from careerflow.views.report.findings_model import REASON_ROLE, ROW_ROLE, Index
from careerflow.views.report.marks import MARK, paint_mark
from careerflow.views.report.words import kind_word
from careerflow.views.report.wrapped_text import line_height, paint_lines, wrap
from careerflow.views.theme import Size, Space, Theme, font

_MOST_LINES = 4


class FindingDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        title, below = self._lines(index, width)
        height = len(title) * line_height(font()) + len(below) * line_height(font(Size.CAPTION))
        return QSize(width, height + 2 * Space.S + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -2), 4, 4)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mark = QRectF(rect.left() + Space.S, rect.top() + Space.S + 1, MARK, MARK)
        paint_mark(painter, self._theme, row.verdict, mark)
        if row.correction is not None:
            pencil = mark.translated(0, MARK + Space.XS).adjusted(2, 2, -2, -2)
            paint_icon(painter, "pencil", self._theme.color("accent_soft_text"), pencil)
        title, below = self._lines(index, rect.width())
        place = QRectF(rect).adjusted(2 * Space.S + MARK, Space.S, -Space.S, 0)
        painter.setPen(self._theme.color("text"))
        paint_lines(painter, place, title, font())
        place.translate(0, len(title) * line_height(font()))
        painter.setPen(self._theme.color("muted"))
        paint_lines(painter, place, below, font(Size.CAPTION))
        painter.restore()

    def _lines(self, index: Index, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        row = index.data(ROW_ROLE)
        room = width - 3 * Space.S - MARK
        words = f"{kind_word(row.requirement.kind)} · {index.data(REASON_ROLE)}"
        title = wrap(str(index.data()), font(), room, _MOST_LINES)
        return title, wrap(words, font(Size.CAPTION), room, _MOST_LINES)
