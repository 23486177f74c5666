"""The score as a number in a ring."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from careerflow.views.theme import Theme, font
from careerflow.views.widgets.score_token import score_token

_SIDE = 92
_WIDTH = 8.0


class ScoreRing(QWidget):
    """0 to 100; None shows a dash. What it means is said in words beside it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._score: int | None = None
        self.setFixedSize(QSize(_SIDE, _SIDE))
        theme.changed.connect(self.update)

    def set_score(self, score: int | None) -> None:
        self._score = score
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(_WIDTH, _WIDTH, -_WIDTH, -_WIDTH)
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(self._theme.color("grid"), _WIDTH, Qt.PenStyle.SolidLine, cap))
        painter.drawEllipse(ring)
        if self._score:
            color = self._theme.color(score_token(self._score))
            painter.setPen(QPen(color, _WIDTH, Qt.PenStyle.SolidLine, cap))
            painter.drawArc(ring, 90 * 16, -round(self._score * 3.6 * 16))
        painter.setPen(self._theme.color("text"))
        painter.setFont(font(30, QFont.Weight.DemiBold))
        text = "–" if self._score is None else str(self._score)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, text)
