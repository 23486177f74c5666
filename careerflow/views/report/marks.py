"""The mark of each verdict: told apart by its shape as well as by its colour."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from careerflow.models.report import Row, Verdict
from careerflow.views.icons import paint_icon
from careerflow.views.theme import Theme

MARK = 16
"""Side of a mark, in logical pixels."""

ICONS: Mapping[Verdict, str] = {
    Verdict.MET: "circle-check",
    Verdict.PARTIAL: "circle-dot",
    Verdict.MISSING: "circle-x",
    Verdict.NOT_SCORED: "circle-dashed",
}
LEFT_OUT = "circle-minus"
"""Of a row that the user calls no requirement."""


def paint_mark(painter: QPainter, theme: Theme, verdict: Verdict, rect: QRectF) -> None:
    paint_icon(painter, ICONS[verdict], theme.color(f"{verdict}_text"), rect)


def row_token(row: Row) -> str:
    """The colour of the row's verdict; of a row that does not count, that of what is not scored."""
    return f"{row.verdict if row.counts else Verdict.NOT_SCORED}_text"


def paint_row_mark(painter: QPainter, theme: Theme, row: Row, rect: QRectF) -> None:
    """The mark of the row's verdict, or of a row that does not count."""
    name = ICONS[row.verdict] if row.counts else LEFT_OUT
    paint_icon(painter, name, theme.color(row_token(row)), rect)


class Mark(QWidget):
    """The mark of a row; the words beside it say the same."""

    def __init__(self, theme: Theme, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._row = theme, row
        self.setFixedSize(QSize(MARK, MARK))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_row_mark(QPainter(self), self._theme, self._row, QRectF(self.rect()))
