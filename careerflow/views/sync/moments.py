"""How long ago something was, in few words."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from careerflow.views.widgets.day_words import short_day

translate = QCoreApplication.translate

_MINUTE, _HOUR, _DAY = 60, 3600, 24 * 3600


def ago(moment: datetime, now: datetime) -> str:
    """ "just now", "2 min ago", "3 h ago", and from a week on the day. A moment to come, as after
    a change of the clock, is just now."""
    seconds = (now - moment).total_seconds()
    if seconds < _MINUTE:
        return translate("Ago", "just now")
    if seconds < _HOUR:
        return translate("Ago", "%n min ago", "", int(seconds // _MINUTE))
    if seconds < _DAY:
        return translate("Ago", "%n h ago", "", int(seconds // _HOUR))
    if seconds < 7 * _DAY:
        return translate("Ago", "%n day(s) ago", "", int(seconds // _DAY))
    return short_day(moment.astimezone().date())
