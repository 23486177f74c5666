"""Days and moments as the language of the window writes them."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

translate = QCoreApplication.translate


def day_format() -> str:
    # Day, short name or number of the month, and year, in Qt's letters.
    return translate("DayWords", "d MMM yyyy")


def full_day(day: date) -> str:
    """ "26 Nov 2026", "26/11/2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), day_format())


def short_day(day: date) -> str:
    """Without the year."""
    # Day, and short name or number of the month, in Qt's letters.
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("DayWords", "d MMM"))


def day_in_year(day: date, today: date) -> str:
    """Without the year where it is this one."""
    return short_day(day) if day.year == today.year else full_day(day)


def month_of(day: date) -> str:
    # Short name or number of the month, and year, in Qt's letters.
    shape = translate("DayWords", "MMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def local_day(moment: datetime) -> date:
    """The day that it is in the user's zone."""
    return moment.astimezone().date()


def day_of(moment: datetime) -> str:
    """Its day in the user's zone."""
    return full_day(local_day(moment))


def clock(moment: datetime) -> str:
    """ "14:30", in the user's zone."""
    return f"{moment.astimezone():%H:%M}"


def when(moment: datetime) -> str:
    """Date and time in the user's zone."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    # Day, short name or number of the month, year, hour, minute, in Qt's letters.
    return QLocale().toString(local, translate("DayWords", "d MMM yyyy, HH:mm"))
