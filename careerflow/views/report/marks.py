"""The mark of each verdict: told apart by its shape as well as by its colour."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from careerflow.models.report import Verdict
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


def paint_mark(painter: QPainter, theme: Theme, verdict: Verdict, rect: QRectF) -> None:
    paint_icon(painter, ICONS[verdict], theme.color(f"{verdict}_text"), rect)


class Mark(QWidget):
    """A verdict's mark; the words beside it say the same."""

    def __init__(self, theme: Theme, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.verdict = verdict
        self.setFixedSize(QSize(MARK, MARK))
        theme.changed.connect(self.update)

    def set_verdict(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_mark(QPainter(self), self._theme, self.verdict, QRectF(self.rect()))
