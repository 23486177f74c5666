"""Days as people and programs write them.

3/4/2026 is a day of April or of March: one column is written one way, so any day in it with a
number above twelve decides for all.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from careerflow.services.inout.folding import folded_name

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T, ]+\d.*)?", re.ASCII)
_VIETNAMESE = re.compile(r"(?:ngay )?(\d{1,2}) (?:thang|thg) (\d{1,2}) (?:nam )?(\d{4})(?: .*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) (\d{4}|\d{2})(?: .*)?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})(?: .*)?")
_WEEKDAY = re.compile(
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7]"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?) "
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_EXCEL_BEGINS = date(1899, 12, 30)
_SERIALS = range(36526, 60000)  # 2000 to 2064
_YEARS = range(1970, 2100)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def order_in(cells: Iterable[str]) -> bool | None:
    """Whether the day comes first in a column; None where it could be read both ways, or where no
    day of it is written in numbers alone."""
    first, second = 0, 0
    for cell in cells:
        found = _NUMBERS.fullmatch(cell.strip())
        if found:
            first += int(found[1]) > 12
            second += int(found[2]) > 12
    return None if first == second else first > second


def is_written_in_numbers(cells: Iterable[str]) -> bool:
    """Whether `order_in` matters: some day has no name of a month and no year in front."""
    return any(_NUMBERS.fullmatch(cell.strip()) for cell in cells)


def read_day(cell: str, day_first: bool) -> date | None:
    """None where it is no day."""
    text = cell.strip()
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(text):
        day, month = (found[1], found[2]) if day_first else (found[2], found[1])
        return _day(found[3], month, day)
    if found := _SERIAL.fullmatch(text):
        serial = int(found[1])
        return _EXCEL_BEGINS + timedelta(days=serial) if serial in _SERIALS else None
    return _of_words(folded_name(text))


def _of_words(text: str) -> date | None:
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    if found := _VIETNAMESE.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _DAY_FIRST.fullmatch(text):
        return _with_month(found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _with_month(found[3], found[1], found[2])
    return None


def _with_month(year: str, month: str, day: str) -> date | None:
    name = month[:3]
    return _day(year, str(_MONTHS.index(name) + 1), day) if name in _MONTHS else None


def _day(year: str, month: str, day: str) -> date | None:
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, int(month), int(day)) if whole in _YEARS else None
    except ValueError:
        return None
