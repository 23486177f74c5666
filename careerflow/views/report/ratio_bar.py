"""How many of some requirements are met: words and a bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from careerflow.models.report import Ratio
from careerflow.views.theme import Space, Theme

_HEIGHT = 6


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.ratio = Ratio(0, 0)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(140, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(self._theme.color("grid"))
        painter.drawRoundedRect(whole, 3, 3)
        if self.ratio.of and self.ratio.met:
            part = QRectF(0, 0, whole.width() * self.ratio.met / self.ratio.of, whole.height())
            painter.setBrush(self._theme.color("met"))
            painter.drawRoundedRect(part, 3, 3)


class RatioBar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(theme)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._label)
        column.addWidget(self._bar)
        column.addStretch()

    def show_ratio(self, text: str, ratio: Ratio) -> None:
        """`text` says the same in words."""
        self._label.setText(text)
        self._bar.ratio = ratio
        self._bar.setVisible(ratio.of > 0)
        self._bar.update()
