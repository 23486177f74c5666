"""A chart in the window: each of its values can be pointed at, by mouse and by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from careerflow.views.charts.drawing import Drawing
from careerflow.views.theme import Theme

Lay = Callable[[float], Drawing]
"""Draws the chart in a width."""

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ChartView(QWidget):
    """As tall as its drawing gets in its width. Arrow keys walk its values, Home and End go to
    the first and the last, Escape leaves them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lay: Lay | None = None
        self._drawing = Drawing(0)
        self._hovered: int | None = None
        self._current: int | None = None
        self._all = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_chart(self, name: str, lay: Lay) -> None:
        """`name` is what a screen reader calls it; it reads the values too."""
        self._lay = lay
        self.setAccessibleName(name)
        self._draw()

    def drawing_in(self, width: float) -> Drawing:
        """The same chart, for a file."""
        return self._lay(width) if self._lay is not None else Drawing(width)

    @property
    def drawing(self) -> Drawing:
        return self._drawing

    @property
    def current(self) -> int | None:
        """The mark that the keyboard is at."""
        return self._current

    def sizeHint(self) -> QSize:
        return QSize(360, round(self._drawing.height) or 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, round(self._drawing.height))

    def _draw(self) -> None:
        if self._lay is None:
            return
        self._drawing = self._lay(max(240.0, self.width()))
        if self._current is not None and self._current >= len(self._drawing.marks):
            self._current = None
        self._hovered = None
        self.setFixedHeight(round(self._drawing.height))
        self._describe()
        self.update()

    def _describe(self) -> None:
        """All values; or that which the keyboard is at."""
        marks = self._drawing.marks
        if self._current is not None:
            self.setAccessibleDescription(marks[self._current].words)
        else:
            self.setAccessibleDescription("; ".join(mark.words for mark in marks))
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)

    # -- events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing.paint(painter, self._theme.color)
        for number, width in ((self._hovered, 1.5), (self._current, 2.0)):
            if number is not None and (number == self._hovered or self.hasFocus()):
                token = "focus" if number == self._current and self.hasFocus() else "text"
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color(token), width))
                painter.drawPath(self._drawing.marks[number].place)
        if self.hasFocus() and self._current is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._drawing.mark_at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._go_to(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._drawing.marks)
        step = _STEPS.get(Qt.Key(event.key()))
        if not count:
            event.ignore()
        elif step is not None:
            here = self._current if self._current is not None else (-1 if step > 0 else 0)
            self._go_to((here + step) % count)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if event.key() == Qt.Key.Key_Home else count - 1)
        elif event.key() == Qt.Key.Key_Escape and self._current is not None:
            self._go_to(None)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._current is not None
        ):
            event.accept()  # the value is left first, then the window goes back
            return True
        return super().event(event)

    def _hover(self, number: int | None) -> None:
        if number != self._hovered:
            self._hovered = number
            self._tell(number)
            self.update()

    def _go_to(self, number: int | None) -> None:
        if number != self._current:
            self._current = number
            self._tell(number)
            self._describe()
            self.update()

    def _tell(self, number: int | None) -> None:
        """Beside the value, until it is left."""
        if number is None:
            QToolTip.hideText()
            return
        mark = self._drawing.marks[number]
        box = mark.place.boundingRect()
        place = QPointF(box.center().x(), box.top() + min(box.height(), 24))
        QToolTip.showText(
            self.mapToGlobal(place.toPoint() + QPoint(8, 0)), mark.words, self, self.rect(), 60_000
        )
