"""A list whose rows are cards: what all such lists paint alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from careerflow.views.theme import Space, Theme

if TYPE_CHECKING:  # its many enums take 9 ms to build
    from PySide6.QtWidgets import QStyle


class ListCardDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def _paint_card(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        """With a gap to the next one below it."""
        from PySide6.QtWidgets import QStyle

        color = self._theme.color
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        border = color("focus" if focused else "border_strong" if hovered else "border")
        painter.setPen(QPen(border, 2 if focused else 1))
        painter.setBrush(color("accent_soft" if selected else "surface"))
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -Space.S), 10, 10)

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        color: str,
        face: QFont,
        align: Qt.AlignmentFlag,
    ) -> None:
        """Shortened to its room, in the middle of its height; `color` is a name of the theme's."""
        painter.setFont(face)
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
