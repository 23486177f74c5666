"""A cell: the score on the colour of what it is nearest to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from careerflow.models.matrix import Cell
from careerflow.views.library.matrix.matrix_model import AnyIndex, CellRole, IsBestRole
from careerflow.views.theme import Size, Theme, font
from careerflow.views.widgets.score_token import score_token

if TYPE_CHECKING:  # its many enums take 9 ms to build
    from PySide6.QtWidgets import QStyle

_PILL = QSize(56, 28)
_RADIUS = 8.0
_DOT = 1.5


class MatrixDelegate(QStyledItemDelegate):
    """Filled where there is a report, outlined where opening the cell makes one; the best of a
    row is bold. Three dots stand for what is not known yet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell: Cell | None = index.data(CellRole)
        pill = QRect(0, 0, _PILL.width(), _PILL.height())
        pill.moveCenter(option.rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_place(painter, option.rect, option.state)
        if cell is None:
            self._paint_dots(painter, QRectF(pill).center())
        else:
            self._paint_score(painter, QRectF(pill), cell, best=bool(index.data(IsBestRole)))
        painter.restore()

    def _paint_place(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        """The line below, and where keyboard and mouse are; a selected cell is filled already."""
        from PySide6.QtWidgets import QStyle

        color = self._theme.color
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if state & QStyle.StateFlag.State_MouseOver and not selected:
            painter.fillRect(area, color("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, color("border"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)

    def _paint_score(self, painter: QPainter, pill: QRectF, cell: Cell, *, best: bool) -> None:
        token = score_token(cell.score)
        color = self._theme.color
        if cell.report_id is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(f"{token}_soft"))
        else:
            painter.setPen(QPen(color(token), 1))
            painter.setBrush(color("surface"))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(color(f"{token}_text"))
        weight = QFont.Weight.Bold if best else QFont.Weight.Normal
        painter.setFont(font(Size.TITLE if best else Size.BODY, weight))
        text = "–" if cell.score is None else str(cell.score)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_dots(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("border_strong"))
        for aside in (-6.0, 0.0, 6.0):
            painter.drawEllipse(middle + QPointF(aside, 0), _DOT, _DOT)
