"""How long something has been so."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from careerflow.views.words.days import local_day
from careerflow.wording.marking import translate

_CONTEXT = "HowLong"
_DAYS = translate("HowLong", "%n day(s)", "", 0)
_WEEKS = translate("HowLong", "%n week(s)", "", 0)
_MONTHS = translate("HowLong", "%n month(s)", "", 0)
_YEARS = translate("HowLong", "%n year(s)", "", 0)
_UNITS = ((730, _YEARS, 365), (60, _MONTHS, 30), (14, _WEEKS, 7), (1, _DAYS, 1))
"""From how many days a time is told in the unit, and how many days that has."""


def how_long(since: datetime, today: date) -> str:
    """In whole days, weeks, months or years; "today"."""
    days = (today - local_day(since)).days
    for least, unit, length in _UNITS:
        if days >= least:
            return QCoreApplication.translate(_CONTEXT, unit, "", days // length)
    return QCoreApplication.translate("HowLong", "today")
