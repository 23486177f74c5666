"""Figures and days as they are written in the language of the window."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

translate = QCoreApplication.translate


def count(number: int) -> str:
    return QLocale().toString(number)


def percent(share: float) -> str:
    """`share` from 0 to 1; halves round up."""
    return translate("Figures", "{number}%").format(number=int(share * 100 + 0.5))


def days(number: float) -> str:
    """With a decimal below ten days, where it says something."""
    shown = round(number, 1)
    places = 1 if shown < 10 and shown != int(shown) else 0
    return QLocale().toString(number, "f", places)


def short_day(day: date) -> str:
    """Day and month."""
    # A format, in Qt's letters: day, short name or number of the month.
    return QLocale().toString(_q(day), translate("Figures", "d MMM"))


def full_day(day: date) -> str:
    # A format, in Qt's letters: day, short name or number of the month, year.
    return QLocale().toString(_q(day), translate("Figures", "d MMM yyyy"))


def month(day: date) -> str:
    # A format, in Qt's letters: short name or number of the month, year.
    return QLocale().toString(_q(day), translate("Figures", "MMM yyyy"))


def clock(moment: datetime) -> str:
    """In the user's zone."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local.time(), "HH:mm")


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
