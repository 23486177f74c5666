"""How long ago something was, in few words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from careerflow.views.words.days import local_day, short_day
from careerflow.wording.marking import translate

_MINUTE, _HOUR, _DAY, _WEEK = 60, 3600, 24 * 3600, 7 * 24 * 3600
_MINUTES = translate("Ago", "%n min ago", "", 0)
_HOURS = translate("Ago", "%n h ago", "", 0)
_DAYS = translate("Ago", "%n day(s) ago", "", 0)


def ago(moment: datetime, now: datetime) -> str:
    """ "just now", "2 min ago", "3 h ago", and from a week on the day. A moment to come, as after
    a change of the clock, is just now."""
    seconds = int((now - moment).total_seconds())
    if seconds < _MINUTE:
        return QCoreApplication.translate("Ago", "just now")
    if seconds >= _WEEK:
        return short_day(local_day(moment))
    if seconds < _HOUR:
        said, number = _MINUTES, seconds // _MINUTE
    elif seconds < _DAY:
        said, number = _HOURS, seconds // _HOUR
    else:
        said, number = _DAYS, seconds // _DAY
    return QCoreApplication.translate("Ago", said, "", number)
