"""Covers the window while a file is dragged over it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from careerflow.views.icons import paint_icon
from careerflow.views.theme import Size, Space, Theme, font


class DropOverlay(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._host = theme, parent
        self._fits = True
        self._is_data, self._hint = False, ""
        # Drags go through to what lies below.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    def show_for(self, fits: bool, is_data: bool = False, hint: str = "") -> None:
        """`fits`: whether what is dragged can be read; `is_data`: it is to be imported; `hint` says
        what becomes of a CV, where it is not read to be analyzed."""
        self._fits, self._is_data, self._hint = fits, is_data, hint
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self._theme.color
        ink = color("accent" if self._fits else "not_scored")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color("overlay"))
        pen = QPen(ink, 2)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        inset = Space.XL
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, 14, 14)
        middle = area.center()
        symbol = "file-up" if self._fits else "circle-x"
        paint_icon(painter, symbol, ink, QRectF(middle.x() - 28, middle.y() - 72, 56, 56))
        painter.setPen(color("text"))
        painter.setFont(font(Size.HEADING, font().Weight.DemiBold))
        text = self._hint or self.tr("Drop to read this CV")
        if self._is_data:
            text = self.tr("Drop to import this file")
        if not self._fits:
            text = self.tr("Only PDF and .txt files can be read")
        below = QRectF(area.left(), middle.y(), area.width(), 48)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), text)
