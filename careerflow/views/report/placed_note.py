"""A warning that can be shown on the CV's page."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.text import Text


class PlacedNote(QAbstractButton):
    """`place_chosen` follows a click, Enter and Space: the first of `count` places, then the next
    ones, from 0; None after the last."""

    place_chosen = Signal(object)
    MARGINS = (Space.S, Space.XS, Space.S, Space.XS)

    def __init__(self, theme: Theme, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._count = theme, count
        self.place: int | None = None
        self._sentence, self._hint = Text(wrap=True), Text("action", wrap=True)
        for label in (self._sentence, self._hint):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._sentence)
        column.addWidget(self._hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.clicked.connect(self._next)
        theme.changed.connect(self.update)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def say(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._tell()

    def leave(self) -> None:
        """No place of it is shown any more."""
        self.place = None
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.place is not None or self.underMouse():
            painter.setBrush(
                self._theme.color("accent_soft" if self.place is not None else "hover")
            )
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(frame, 6, 6)

    def _next(self) -> None:
        following = 0 if self.place is None else self.place + 1
        self.place = following if following < self._count else None
        self._tell()
        self.place_chosen.emit(self.place)

    def _tell(self) -> None:
        hint = self._told()
        self._hint.setText(hint)
        self.setAccessibleDescription(hint)
        self.update()

    def _told(self) -> str:
        if self.place is None:
            return self.tr("Show on the page")
        place = self.tr("Place {place} of {count}, outlined on the page.")
        told = place.format(place=self.place + 1, count=self._count)
        if self._count == 1:
            told = self.tr("Outlined on the page.")
        last = self.place == self._count - 1
        again = self.tr("Choose again to hide.") if last else self.tr("Choose again for the next.")
        return f"{told} {again}"
