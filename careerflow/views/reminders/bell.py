"""Below the pages: how many reminders there are, and what they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QWidget

from careerflow.views.icons import paint_icon
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.item_rows import Act, Item, ItemRows
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.sidebar import paint_ground
from careerflow.views.widgets.text import Text

_KEY = "Ctrl+Shift+B"
_SIZE = QSize(84, 52)
_ICON = 20
_MOST_COUNTED = 99
_POPUP = QSize(400, 420)
_LOOKS = {
    "next_step": ("calendar-clock", "accent"),
    "interview": ("users", "accent"),
    "deadline": ("clock", "partial"),
    "no_answer": ("hourglass", "muted"),
}


@dataclass(frozen=True, slots=True)
class Reminder:
    """A notice in words; `kind` is a value of NoticeKind, `note` the user's own words."""

    key: str
    kind: str
    application_id: str
    title: str
    detail: str
    note: str


class Bell(QAbstractButton):
    """Not to be seen while there is nothing to say."""

    open_wanted = Signal(str)
    """The id of an application."""
    dismissed = Signal(str)
    put_off = Signal(str)
    """The key of a reminder that is to come back tomorrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._reminders: Sequence[Reminder] = ()
        self._popup = _Popup(theme, self)
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.clicked.connect(self.open)
        self.hide()

    def listen(self, window: QWidget) -> None:
        """To the key that opens it, anywhere in the window."""
        QShortcut(QKeySequence(_KEY), window).activated.connect(self.open)

    def set_reminders(self, reminders: Sequence[Reminder]) -> None:
        self._reminders = reminders
        self.setVisible(bool(reminders))
        self._popup.show_items([self._item(each) for each in reminders])
        if not reminders:
            self._popup.hide()
        self.retranslate()

    def open(self) -> None:
        if self._reminders:
            self._popup.open_beside(self)

    def retranslate(self) -> None:
        count = self.tr("%n reminder(s)", "", len(self._reminders))
        key = QKeySequence(_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{count} ({key})")
        self.setAccessibleName(count)
        self._popup.name_it(count)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return _SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, color = QRectF(self.rect()).adjusted(1, 1, -1, -1), self._theme.color
        paint_ground(painter, self, self._theme)
        middle = area.center()
        place = QRectF(middle.x() - _ICON / 2, middle.y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, "bell", color("muted"), place)
        self._paint_count(painter, QRectF(middle.x() + 2, middle.y() - 17, 24, 16))

    def _paint_count(self, painter: QPainter, area: QRectF) -> None:
        count = len(self._reminders)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(self._theme.color("accent_text"))
        painter.setFont(font(Size.CAPTION - 1, font().Weight.DemiBold))
        shown = str(count) if count < _MOST_COUNTED else f"{_MOST_COUNTED}+"
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _item(self, reminder: Reminder) -> Item:
        key, application_id = reminder.key, reminder.application_id
        acts = (
            Act("external-link", self.tr("Open the application"), lambda: self._go(application_id)),
            Act("clock", self.tr("Remind me tomorrow"), lambda: self.put_off.emit(key)),
            Act("check", self.tr("Dismiss"), lambda: self.dismissed.emit(key)),
        )
        symbol, color = _LOOKS[reminder.kind]
        return Item(key, symbol, color, reminder.title, reminder.detail, acts, reminder.note)

    def _go(self, application_id: str) -> None:
        self._popup.hide()
        self.open_wanted.emit(application_id)


class _Popup(QFrame):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self._heading = Text("title")
        self._rows = ItemRows(theme, self)
        held = QWidget()
        held.setProperty("role", "page")
        held.setLayout(column(self._rows, 0))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(held)
        whole = column(self._heading, area, spacing=Space.S, margins=Space.M)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def name_it(self, name: str) -> None:
        self._heading.setText(name)
        self.setAccessibleName(name)

    def show_items(self, items: Sequence[Item]) -> None:
        self._rows.set_items(items)

    def open_beside(self, bell: QWidget) -> None:
        height = min(_POPUP.height(), self._rows.sizeHint().height() + 72)
        self.setFixedSize(_POPUP.width(), height)
        self.move(bell.mapToGlobal(QPoint(bell.width() + Space.XS, bell.height() - height)))
        self.show()
        self._rows.focus_first()
