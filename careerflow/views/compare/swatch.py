"""How a report is drawn on the radar: its line and its dot."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from careerflow.views.compare.second_polygon import DASHES
from careerflow.views.theme import Theme


class Swatch(QWidget):
    """Decorative: the name beside it says which report it is."""

    def __init__(self, theme: Theme, second: bool) -> None:
        super().__init__()
        self._theme, self._second = theme, second
        self.setFixedSize(QSize(34, 14))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.color("second" if self._second else "accent")
        pen = QPen(ink, 2)
        if self._second:
            pen.setDashPattern(list(DASHES))
        painter.setPen(pen)
        middle = self.rect().center().y() + 0.5
        painter.drawLine(QPointF(1, middle), QPointF(self.width() - 1, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        dot = QRectF(0, 0, 9, 9)
        dot.moveCenter(QPointF(self.width() / 2, middle))
        if self._second:
            painter.drawRect(dot)
        else:
            painter.drawEllipse(dot)
