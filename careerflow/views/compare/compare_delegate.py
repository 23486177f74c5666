"""Paints the cells of a comparison."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from careerflow.models.comparison import Change, ComparedRow
from careerflow.models.job import Kind
from careerflow.models.report import Verdict
from careerflow.views.compare.compare_model import ROW_ROLE, Column
from careerflow.views.compare.words import COLORS, ICONS, change_word, signed
from careerflow.views.icons import paint_icon
from careerflow.views.report.marks import MARK, paint_mark
from careerflow.views.report.words import kind_word, verdict_word
from careerflow.views.report.wrapped_text import line_height, paint_lines, wrap
from careerflow.views.theme import Size, Theme, font

Index = QModelIndex | QPersistentModelIndex

PAD_X, PAD_Y = 12, 8
_MARK_GAP = 6
_MOST_LINES = 3


class CompareDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        assert isinstance(row, ComparedRow)
        painter.save()
        self._paint_ground(painter, option, index)
        inner = QRectF(option.rect).adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        if index.column() == Column.REQUIREMENT:
            self._paint_requirement(painter, inner, row, str(index.data()))
        elif index.column() == Column.CHANGE:
            self._paint_change(painter, inner, row)
        else:
            side = row.left if index.column() == Column.LEFT else row.right
            verdict = None if side is None else side.verdict
            self._paint_verdict(painter, inner, verdict, str(index.data()))
        painter.restore()

    def height(self, index: Index, width: int) -> int:
        """Of a row whose requirement has `width` pixels."""
        lines = len(wrap(str(index.data()), font(), width - 2 * PAD_X, _MOST_LINES))
        text = lines * line_height(font()) + line_height(font(Size.CAPTION))
        return text + 2 * PAD_Y + 1

    def column_width(self, column: Column) -> int:
        """Of a column that is as wide as its longest word."""
        words = [change_word(change) for change in Change]
        if column is not Column.CHANGE:
            words = [verdict_word(verdict) for verdict in Verdict]
        widest = max(map(QFontMetricsF(_bold()).horizontalAdvance, words))
        return round(widest) + MARK + _MARK_GAP + 2 * PAD_X + 2

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.column_width(Column(index.column())), line_height(font()) + 2 * PAD_Y)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state, color = option.rect, option.state, self._theme.color
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color("hover"))
        painter.setPen(color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        table = self.parent()
        assert isinstance(table, QTableView)
        if table.hasFocus() and table.currentIndex().row() == index.row():
            # This cell's part of the ring around the whole row.
            painter.setPen(QPen(color("focus"), 2))
            ring = QRectF(rect).adjusted(0, 1, 0, -2)
            painter.drawLine(ring.topLeft(), ring.topRight())
            painter.drawLine(ring.bottomLeft(), ring.bottomRight())
            if index.column() == Column.REQUIREMENT:
                painter.drawLine(ring.topLeft(), ring.bottomLeft())
            if index.column() == Column.CHANGE:
                painter.drawLine(ring.topRight(), ring.bottomRight())

    def _paint_requirement(
        self, painter: QPainter, inner: QRectF, row: ComparedRow, text: str
    ) -> None:
        painter.setPen(self._theme.color("text"))
        lines = wrap(text, font(), int(inner.width()), _MOST_LINES)
        paint_lines(painter, inner, lines, font())
        kind = row.requirement.kind
        painter.setPen(self._theme.color("text" if kind is Kind.MUST else "muted"))
        below = inner.adjusted(0, len(lines) * line_height(font()), 0, 0)
        paint_lines(painter, below, (kind_word(kind),), font(Size.CAPTION))

    def _paint_verdict(
        self, painter: QPainter, inner: QRectF, verdict: Verdict | None, word: str
    ) -> None:
        token = "muted" if verdict is None else f"{verdict}_text"
        if verdict is not None:
            mark = QRectF(inner.left(), inner.top() + 1, MARK, MARK)
            paint_mark(painter, self._theme, verdict, mark)
        painter.setPen(self._theme.color(token))
        words = inner.adjusted(MARK + _MARK_GAP, 0, PAD_X, 0)
        paint_lines(painter, words, (word,), _bold() if verdict else font())

    def _paint_change(self, painter: QPainter, inner: QRectF, row: ComparedRow) -> None:
        color = self._theme.color(COLORS[row.change])
        mark = QRectF(inner.left(), inner.top() + 1, MARK, MARK)
        paint_icon(painter, ICONS[row.change], color, mark)
        painter.setPen(color)
        words = inner.adjusted(MARK + _MARK_GAP, 0, PAD_X, 0)
        same = row.change is Change.SAME
        paint_lines(painter, words, (change_word(row.change),), font() if same else _bold())
        if gained := signed(row.gained):
            painter.setPen(self._theme.color("muted"))
            words.translate(0, line_height(_bold()))
            paint_lines(painter, words, (gained,), font(Size.CAPTION))


def _bold() -> QFont:
    return font(Size.BODY, QFont.Weight.DemiBold)
