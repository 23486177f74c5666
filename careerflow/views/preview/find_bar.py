"""Looks for words in the CV."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from careerflow.views.preview.preview_actions import PreviewActions
from careerflow.views.theme import Space
from careerflow.views.widgets.text import Text

_TYPING_MS = 120


class FindBar(QFrame):
    """`wanted` carries the words when typing rests; `set_found` answers it."""

    wanted = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, actions: PreviewActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[int | None, int] | None = None
        self._failure = ""
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setMaxLength(200)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.setMaximumWidth(340)
        self._count = Text("caption")
        self._count.setMinimumWidth(64)
        self._buttons = [QToolButton() for _ in range(3)]
        for button, name in zip(
            self._buttons, ("find_previous", "find_next", "close_find"), strict=True
        ):
            button.setDefaultAction(actions[name])
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._say)
        self.field.textChanged.connect(self._changed)
        self._arrange()
        self.retranslate()

    @property
    def words(self) -> str:
        return self.field.text()

    @property
    def stops(self) -> list[QWidget]:
        return [self.field, *self._buttons]

    def open(self, words: str = "") -> None:
        """Shows itself with the keyboard in the field; `words` replace what is in it."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus()
        self._say()

    def set_found(self, current: int | None, count: int) -> None:
        """Which match is gone to (from 0) and how many there are."""
        self._found, self._failure = (current, count), ""
        self.retranslate()
        self._announce(self._count.text())

    def set_failed(self, why: str) -> None:
        """The words could not be looked for; Enter tries again."""
        self._found, self._failure = None, why
        self.retranslate()
        self._announce(f"{self._count.text()}. {why}")

    def say_failure(self, why: str) -> None:
        """The same failure in another language; does nothing where there is none by now."""
        if self._failure:
            self._failure = why
            self.retranslate()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in the CV"))
        self.field.setAccessibleName(self.tr("Find in the CV"))
        self._count.setText(self._told())
        self._count.setToolTip(self._failure)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc is the window's, unless who has the keyboard takes them first.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field did not use."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _told(self) -> str:
        if self._failure:
            return self.tr("The search failed")
        if self._found is None or not self.words.strip():
            return ""
        current, count = self._found
        if not count:
            return self.tr("Nothing found")
        number = 0 if current is None else current + 1
        return self.tr("{number} of {count}").format(number=number, count=count)

    def _changed(self) -> None:
        self._found, self._failure = None, ""
        self._typing.start()

    def _enter(self, back: bool) -> None:
        if self._typing.isActive() or self._failure:
            self._say()
        else:
            (self.previous_wanted if back else self.next_wanted).emit()

    def _say(self) -> None:
        self._typing.stop()
        self.wanted.emit(self.words)

    def _arrange(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, 0, Space.S, Space.XS)
        line.setSpacing(Space.S)
        line.addWidget(self.field, 1)
        line.addWidget(self._count)
        line.addStretch()
        for button in self._buttons:
            line.addWidget(button)
