"""A month of days over the page, in the colours of the theme."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from careerflow.views.icons import icon
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row

_SIZE = QSize(300, 236)
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class CalendarPopup(QFrame):
    """Closes with a choice, with Esc, or with a click beside it. `chosen` carries a date, or None
    for no day."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self._theme = theme
        self._calendar = calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        calendar.setMinimumSize(_SIZE)
        calendar.clicked.connect(self._on_day)
        calendar.activated.connect(self._on_day)
        self._today, self._none = Button(theme, "quiet"), Button(theme, "quiet")
        self._today.clicked.connect(lambda: self._choose(date.today()))
        self._none.clicked.connect(lambda: self._choose(None))
        below = row(self._today, 0, self._none)
        self.setLayout(column(calendar, below, spacing=Space.XS, margins=Space.S))
        theme.changed.connect(self._tint)

    def open_at(self, place: QPoint, day: date | None) -> None:
        """`place` is its upper left corner on the screen, if there is room for it."""
        self._today.setText(self.tr("Today"))
        self._none.setText(self.tr("No day"))
        self._none.setVisible(day is not None)
        self._tint()
        locale = QLocale()
        self._calendar.setLocale(locale)
        # In both languages a week is read from Monday, whatever English is taken for.
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        shown = day or date.today()
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        x = min(place.x(), room.right() - self.width())
        y = min(place.y(), room.bottom() - self.height())
        self.move(max(room.left(), x), max(room.top(), y))
        self.show()
        self._calendar.setFocus()

    def _on_day(self, day: QDate) -> None:
        self._choose(date(day.year(), day.month(), day.day()))

    def _choose(self, day: date | None) -> None:
        self.close()
        self.chosen.emit(day)

    def _tint(self) -> None:
        plain, weekend = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.color("muted"))
        weekend.setForeground(self._theme.color("text"))
        self._calendar.setHeaderTextFormat(plain)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, weekend)
        for name, symbol in _ARROWS.items():
            if (arrow := self._calendar.findChild(QToolButton, name)) is not None:
                arrow.setIcon(icon(self._theme, symbol, "muted"))
                arrow.setIconSize(QSize(18, 18))
