"""Paints the cells of the requirement table."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Row, Verdict
from careerflow.views.icons import paint_icon
from careerflow.views.report.marks import MARK, paint_row_mark, row_token
from careerflow.views.report.requirements_model import DOUBTS_ROLE, ROW_ROLE, Column
from careerflow.views.report.row_filter import Doubt
from careerflow.views.report.words import (
    axis_word,
    doubt_word,
    judged_words,
    kind_word,
    verdict_word,
)
from careerflow.views.report.wrapped_text import line_height, paint_lines, wrap
from careerflow.views.theme import Size, Theme, font

Index = QModelIndex | QPersistentModelIndex

PAD_X, PAD_Y = 12, 8
MOST_LINES = 3
_MARK_GAP = 6
_PENCIL = 12
_ARROW = 14
"""Room for a header's sort indicator."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of one style; `color` is a token."""

    lines: tuple[str, ...]
    font: QFont
    color: str

    @property
    def height(self) -> int:
        return len(self.lines) * line_height(self.font)


class RequirementDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.folded: frozenset[Column] = frozenset()
        """Columns for which there is no room: area and evidence stand below the requirement,
        priority and points below the verdict."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        assert isinstance(row, Row)
        painter.save()
        self._paint_ground(painter, option, index)
        inner = QRectF(option.rect).adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        if index.column() == Column.VERDICT:
            self._paint_marks(painter, inner, row, bool(index.data(DOUBTS_ROLE)))
            inner.setLeft(inner.left() + MARK + _MARK_GAP)
        for text in self._texts(index, int(option.rect.width())):
            painter.setPen(self._theme.color(text.color))
            paint_lines(painter, inner, text.lines, text.font)
            inner.setTop(inner.top() + text.height)
        painter.restore()

    def height(self, row: Index, widths: tuple[int, ...]) -> int:
        """Of a whole row whose columns have these widths, in pixels; 0 is a folded one."""
        tallest = max(
            sum(text.height for text in self._texts(_beside(row, column), widths[column]))
            for column in Column
            if widths[column]
        )
        return tallest + 2 * PAD_Y + 1

    def column_width(self, column: Column) -> int:
        """Of a column that is as wide as its longest word."""
        caption = QFontMetricsF(font(Size.CAPTION))
        if column is Column.VERDICT:
            bold = QFontMetricsF(_bold())
            verdicts = [bold.horizontalAdvance(verdict_word(v)) + _PENCIL + 4 for v in Verdict]
            below = [caption.horizontalAdvance(self._below_verdict(k)) for k in Kind]
            doubted = [caption.horizontalAdvance(doubt_word(doubt)) for doubt in Doubt]
            return round(max([*verdicts, *below, *doubted])) + MARK + _MARK_GAP + 2 * PAD_X + 2
        named = {
            Column.AXIS: [axis_word(axis) for axis in Axis],
            Column.KIND: [kind_word(kind) for kind in Kind],
        }
        title = QFontMetricsF(font(Size.CAPTION, QFont.Weight.DemiBold))
        widest = title.horizontalAdvance(self._title(column)) + _ARROW
        words = [caption.horizontalAdvance(word) for word in named.get(column, ())]
        return round(max([widest, *words])) + 2 * PAD_X + 2

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self.column_width(Column.VERDICT), line_height(font()) + 2 * PAD_Y)

    def _title(self, column: Column) -> str:
        table = self.parent()
        assert isinstance(table, QTableView)
        return str(table.model().headerData(column, Qt.Orientation.Horizontal))

    def _below_verdict(self, kind: Kind) -> str:
        """The longest that is ever folded below a verdict."""
        parts = [kind_word(kind)] if Column.KIND in self.folded else []
        return " · ".join([*parts, "1.5/3"] if Column.POINTS in self.folded else parts)

    # -- what stands in a cell

    def _texts(self, index: Index, width: int) -> list[_Text]:
        row, column = index.data(ROW_ROLE), Column(index.column())
        assert isinstance(row, Row)
        room = max(1, width - 2 * PAD_X)
        if column is Column.REQUIREMENT:
            return self._requirement(index, row, room)
        if column is Column.VERDICT:
            return self._verdict(index, row, room - MARK - _MARK_GAP)
        if column is Column.EVIDENCE:
            shown = any(evidence.verified or evidence.corrected for evidence in row.evidence)
            color = "text" if shown and row.counts else "muted"
            return [_Text(wrap(str(index.data()), font(), room, MOST_LINES), font(), color)]
        strong = column is Column.KIND and row.requirement.kind is Kind.MUST and row.counts
        caption = font(Size.CAPTION)
        lines = wrap(str(index.data()), caption, room, MOST_LINES)
        return [_Text(lines, caption, "text" if strong else "muted")]

    def _requirement(self, index: Index, row: Row, room: int) -> list[_Text]:
        color = "text" if row.counts else "muted"
        texts = [_Text(wrap(str(index.data()), font(), room, MOST_LINES), font(), color)]
        below = self._joined(index, (Column.AXIS, Column.EVIDENCE))
        if below:
            caption = font(Size.CAPTION)
            texts.append(_Text(wrap(below, caption, room, 1), caption, "muted"))
        return texts

    def _verdict(self, index: Index, row: Row, room: int) -> list[_Text]:
        caption = font(Size.CAPTION)
        texts = [_Text((str(index.data()),), _bold(), row_token(row))]
        below = self._joined(index, (Column.KIND, Column.POINTS))
        if below:
            strong = row.requirement.kind is Kind.MUST and row.counts
            texts.append(_Text((below,), caption, "text" if strong else "muted"))
        if before := judged_words(row):
            texts.append(_Text(wrap(before, caption, room, MOST_LINES), caption, "muted"))
        if doubts := index.data(DOUBTS_ROLE):
            said = tuple(doubt_word(Doubt(doubt)) for doubt in doubts)
            texts.append(_Text(said, caption, "partial_text"))
        return texts

    def _joined(self, index: Index, columns: tuple[Column, ...]) -> str:
        shown = [str(_beside(index, c).data()) for c in columns if c in self.folded]
        return " · ".join(shown)

    # -- painting

    def _paint_marks(self, painter: QPainter, inner: QRectF, row: Row, doubted: bool) -> None:
        paint_row_mark(painter, self._theme, row, QRectF(inner.left(), inner.top() + 1, MARK, MARK))
        # What the user says settles a doubt.
        corner = QRectF(inner.right() + PAD_X - _PENCIL - 4, inner.top() + 3, _PENCIL, _PENCIL)
        if row.correction is not None:
            paint_icon(painter, "pencil", self._theme.color("accent_soft_text"), corner)
        elif doubted:
            paint_icon(painter, "triangle-alert", self._theme.color("partial_text"), corner)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
        if index.column() == self._last_column():
            painter.drawLine(rect.topRight(), rect.bottomRight())
        else:
            rect.setRight(rect.right() + 1)
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _last_column(self) -> Column:
        return max(column for column in Column if column not in self.folded)


def _beside(index: Index, column: Column) -> Index:
    return index.model().index(index.row(), column)


def _bold() -> QFont:
    return font(Size.BODY, QFont.Weight.DemiBold)
