"""Paints the cells of the requirement table."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from careerflow.models.job import Kind
from careerflow.models.report import Row, Verdict
from careerflow.views.report.marks import MARK, paint_mark
from careerflow.views.report.requirements_model import ROW_ROLE, Column
from careerflow.views.report.words import kind_word, verdict_word
from careerflow.views.report.wrapped_text import line_height, paint_lines, wrap
from careerflow.views.theme import Size, Theme, font

Index = QModelIndex | QPersistentModelIndex

PAD_X, PAD_Y = 12, 8
MOST_LINES = 3
_MARK_GAP = 6


class RequirementDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.folded = False
        """Whether the priority stands below the verdict, for want of room for its column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        assert isinstance(row, Row)
        painter.save()
        self._paint_ground(painter, option, index, row)
        inner = QRectF(option.rect).adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        if index.column() == Column.VERDICT:
            self._paint_verdict(painter, inner, row)
        else:
            self._paint_text(painter, inner, index, row)
        painter.restore()

    def height(self, row: Index, widths: tuple[int, ...]) -> int:
        """Of a whole row whose columns have these widths, in pixels."""
        lines = 2 if self.folded else 1
        for column in (Column.REQUIREMENT, Column.EVIDENCE):
            text = str(row.siblingAtColumn(column).data())  # type: ignore[union-attr]
            lines = max(lines, len(wrap(text, font(), widths[column] - 2 * PAD_X, MOST_LINES)))
        return lines * line_height(font()) + 2 * PAD_Y + 1

    def column_width(self, column: Column) -> int:
        """Of a column that is as wide as its longest word."""
        if column is Column.VERDICT:
            words, extra = [verdict_word(v) for v in Verdict], MARK + _MARK_GAP
        else:
            words, extra = [kind_word(k) for k in Kind], 0
        metrics = QFontMetricsF(_bold() if column is Column.VERDICT else font(Size.CAPTION))
        widest = max(metrics.horizontalAdvance(word) for word in words)
        return round(widest) + extra + 2 * PAD_X + 2

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.column_width(Column.VERDICT), line_height(font()) + 2 * PAD_Y)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: Row
    ) -> None:
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("accent_soft"))
            if index.column() == Column.REQUIREMENT:
                bar = QRectF(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, self._theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("hover"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        table = self.parent()
        if (
            isinstance(table, QTableView)
            and table.hasFocus()
            and table.currentIndex().row() == index.row()
        ):
            self._paint_focus(painter, QRectF(rect).adjusted(1, 1, -1, -2), index)

    def _paint_focus(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """This cell's part of the ring around the whole row."""
        painter.setPen(QPen(self._theme.color("focus"), 2))
        if index.column() == Column.REQUIREMENT:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        else:
            rect.setLeft(rect.left() - 1)
        if index.column() == Column.EVIDENCE:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        else:
            rect.setRight(rect.right() + 1)
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_verdict(self, painter: QPainter, inner: QRectF, row: Row) -> None:
        verdict = row.verdict
        mark = QRectF(inner.left(), inner.top() + 1, MARK, MARK)
        paint_mark(painter, self._theme, verdict, mark)
        painter.setPen(self._theme.color(f"{verdict}_text"))
        words = inner.adjusted(MARK + _MARK_GAP, 0, PAD_X, 0)
        paint_lines(painter, words, (verdict_word(verdict),), _bold())
        if self.folded:
            words.translate(0, line_height(_bold()))
            kind = row.requirement.kind
            painter.setPen(self._theme.color("text" if kind is Kind.MUST else "muted"))
            paint_lines(painter, words, (kind_word(kind),), font(Size.CAPTION))

    def _paint_text(self, painter: QPainter, inner: QRectF, index: Index, row: Row) -> None:
        kind = index.column() == Column.KIND
        style = font(Size.CAPTION) if kind else font()
        painter.setPen(self._ink(index, row))
        lines = wrap(str(index.data()), style, int(inner.width()), MOST_LINES)
        paint_lines(painter, inner.adjusted(0, 1 if kind else 0, 0, 0), lines, style)

    def _ink(self, index: Index, row: Row) -> QColor:
        if index.column() == Column.REQUIREMENT:
            return self._theme.color("text")
        must = row.requirement.kind is Kind.MUST
        if index.column() == Column.KIND:
            return self._theme.color("text" if must else "muted")
        return self._theme.color(
            "text" if any(e.verified or e.corrected for e in row.evidence) else "muted"
        )


def _bold() -> QFont:
    return font(Size.BODY, QFont.Weight.DemiBold)
