"""A day, typed or taken from a calendar; it may be left empty."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.calendar_popup import CalendarPopup
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.typed_date import read_day
from careerflow.views.words.days import full_day

_WIDTH = 116


class DateField(QWidget):
    """`changed` follows what the user has typed to its end or chosen, not `set_day`. Up and Down
    go from day to day, Alt+Down or F4 opens the calendar. What is no day stays, marked as wrong,
    and does not count."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._day: date | None = None
        self._popup: CalendarPopup | None = None
        self.line = _Line()
        self.line.setMinimumWidth(_WIDTH)
        self.line.editingFinished.connect(self._on_typed)
        self.line.textEdited.connect(self._on_edited)
        self.line.stepped.connect(self._step)
        self.line.calendar_wanted.connect(self.open_calendar)
        self._open = IconButton(theme, "calendar")
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self.open_calendar)
        beside = row(self.line, self._open, spacing=Space.XS)
        beside.setStretch(0, 1)
        self.setLayout(beside)
        self.setFocusProxy(self.line)
        self.retranslate()

    def name_it(self, name: str) -> None:
        """For a screen reader."""
        self.line.setAccessibleName(name)

    def day(self) -> date | None:
        """None where it is empty, or what is written is no day."""
        return self._day

    def set_day(self, day: date | None) -> None:
        self._day = day
        self._show()

    def is_wrong(self) -> bool:
        """Whether something is written that is no day."""
        return bool(self.line.property("wrong"))

    def take_typed(self) -> None:
        """Also where the user has not left the field yet."""
        if self.line.isModified():
            self._on_typed()

    def open_calendar(self) -> None:
        if self._popup is None:
            # Only now: it takes longer to make than the field.
            self._popup = CalendarPopup(self._theme, self)
            self._popup.chosen.connect(self._choose)
        self._popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)), self._day)

    def retranslate(self) -> None:
        self._open.name_it(self.tr("Choose from a calendar"))
        self.line.setPlaceholderText(full_day(date.today()))
        if not self.is_wrong():
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_edited(self) -> None:
        self._mark_wrong(wrong=False)

    def _on_typed(self) -> None:
        try:
            day = read_day(self.line.text(), date.today())
        except ValueError:
            self._mark_wrong(wrong=True)
            return
        self._choose(day)

    def _choose(self, day: date | None) -> None:
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.changed.emit()

    def _step(self, days: int) -> None:
        if self._day is None:
            self._choose(date.today())
        elif not self.is_wrong():
            self._choose(self._day + timedelta(days=days))

    def _show(self) -> None:
        self._mark_wrong(wrong=False)
        text = "" if self._day is None else full_day(self._day)
        if text != self.line.text():
            self.line.setText(text)

    def _mark_wrong(self, *, wrong: bool) -> None:
        why = self.tr("This is no day. Write it like {example}.") if wrong else ""
        why = why.format(example=full_day(date.today()))
        self.line.setToolTip(why)
        self.line.setAccessibleDescription(why)
        if self.is_wrong() is not wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)


class _Line(QLineEdit):
    stepped = Signal(int)
    calendar_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_F4 or (key is Qt.Key.Key_Down and alt):
            self.calendar_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key is Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)
