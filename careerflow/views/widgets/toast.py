"""A short message at the bottom of the window that goes away by itself."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.text import Text

_SHORTEST_MS = 6000
_MS_PER_CHARACTER = 60


class Toast(QWidget):
    """Lies over the lower edge of `parent`. It stays while the pointer or the focus is on it."""

    action_clicked = Signal()
    second_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._host = theme, parent
        self._text = Text(wrap=True)
        self._action, self._second = QPushButton(), QPushButton()
        self._action.clicked.connect(self._act)
        self._second.clicked.connect(self._act)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_out)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.L)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._second)
        parent.installEventFilter(self)
        theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    def show_text(self, text: str, action: str = "", second: str = "") -> None:
        """`action` is the label of a button that emits `action_clicked`, `second` that of one that
        emits `second_clicked`."""
        self._text.setText(text)
        for button, label in ((self._action, action), (self._second, second)):
            button.setText(label)
            button.setVisible(bool(label))
        self._place()
        self.show()
        self.raise_()
        self.setAccessibleName(text)
        self._announce()
        self._timer.start(_SHORTEST_MS + _MS_PER_CHARACTER * len(text))

    def text(self) -> str:
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("tooltip"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _act(self) -> None:
        clicked = self.sender()
        if self._has_focus():
            self._host.setFocus()
        self.hide()
        (self.second_clicked if clicked is self._second else self.action_clicked).emit()

    def _has_focus(self) -> bool:
        return self._action.hasFocus() or self._second.hasFocus()

    def _announce(self) -> None:
        """Has a screen reader say it."""
        # The first import of this class takes 6 ms, which the first paint does not have.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _time_out(self) -> None:
        if self.underMouse() or self._has_focus():
            self._timer.start(_SHORTEST_MS)
        else:
            self.hide()

    def _place(self) -> None:
        area = self._host.rect()
        most = area.width() - 2 * Space.XL
        # One line where it fits: a wrapped label would ask for a narrow column.
        line = self._text.fontMetrics().horizontalAdvance(self._text.text())
        buttons = [button for button in (self._action, self._second) if button.text()]
        extra = sum(button.sizeHint().width() + Space.L for button in buttons)
        width = min(most, 640, line + extra + Space.L + Space.XL)
        height = max(44, self._row.heightForWidth(width))
        self.setGeometry(
            (area.width() - width) // 2, area.height() - height - Space.XL, width, height
        )

    def _tint(self) -> None:
        text, accent = (self._theme.color(t).name() for t in ("tooltip_text", "focus"))
        self._text.setStyleSheet(f"color: {text};")
        style = (
            f"QPushButton {{ color: {text}; background: transparent; font-weight: 600;"
            f" border: 2px solid transparent; padding: 3px 10px; text-decoration: underline; }}"
            f"QPushButton:focus, QPushButton:hover {{ border-color: {accent}; }}"
        )
        self._action.setStyleSheet(style)
        self._second.setStyleSheet(style)
