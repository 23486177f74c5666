"""Days and times of day as a person types them."""

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.views.words.days import day_format

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?")
_DAY_WORD = re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<month>\w+)\.?,?(?:\s+(?P<year>\d{4}))?")
_WORD_DAY = re.compile(r"(?P<month>\w+)\.?\s+(?P<day>\d{1,2}),?(?:\s+(?P<year>\d{4}))?")
_AHEAD = re.compile(r"\+\s*(\d{1,3})")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)


def shown_time(moment: time) -> str:
    """ "14:30" """
    return f"{moment.hour:02}:{moment.minute:02}"


def read_day(text: str, today: date) -> date | None:
    """None for no text. Numbers are in the order of the language (Vietnamese: the day first), or
    in the other where only that is a day; a year that is left out is this one; "+7" is in seven
    days. Raises ValueError for other text."""
    text = text.strip().lower()
    return _read(text, today) if text else None


def read_time(text: str) -> time | None:
    """ "14:30", "14h30", "2:30 pm", "9"; None for no text. Raises ValueError for other text."""
    text = text.strip()
    if not text:
        return None
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    hour, half = int(match[1]), (match[3] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(match[2] or 0))


def _today() -> str:
    return QCoreApplication.translate("TypedDate", "today")


def _tomorrow() -> str:
    return QCoreApplication.translate("TypedDate", "tomorrow")


def _read(text: str, today: date) -> date:
    if text in (_today(), "today"):
        return today
    if text in (_tomorrow(), "tomorrow"):
        return today + timedelta(days=1)
    if match := _AHEAD.fullmatch(text):
        return today + timedelta(days=int(match[1]))
    if match := _ISO.fullmatch(text):
        return date(*(int(part) for part in match.groups()))
    if match := _NUMBERS.fullmatch(text):
        return _of_numbers(int(match[1]), int(match[2]), _year(match[3], today))
    return _of_words(text, today)


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    return int(text) if len(text) == 4 else 2000 + int(text)


def _of_numbers(first: int, second: int, year: int) -> date:
    day_first = day_format().startswith("dd")
    day, month = (first, second) if day_first else (second, first)
    if month > 12:
        day, month = month, day
    return date(year, month, day)


def _of_words(text: str, today: date) -> date:
    match = _DAY_WORD.fullmatch(text) or _WORD_DAY.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return date(_year(match["year"], today), _month(match["month"]), int(match["day"]))


def _month(name: str) -> int:
    """Raises ValueError."""
    locale = QLocale()
    for number in range(1, 13):
        long = locale.standaloneMonthName(number, QLocale.FormatType.LongFormat).lower()
        if len(name) >= 3 and long.startswith(name):
            return number
    raise ValueError(name)
