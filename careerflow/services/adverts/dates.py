"""The days that an advert names: until when one may apply, since when it stands there."""

import re
from datetime import date, timedelta

from careerflow.services.matching.folding import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    r"(?P<iy>20\d\d)-(?P<im>\d{1,2})-(?P<id>\d{1,2})(?!\d)"
    r"|(?P<a>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<b>\d{1,2})"
    r"(?: ?(?P=mark) ?(?P<y>20\d\d|\d\d))?(?![\d/%])"
    r"|(?P<vd>\d{1,2}) thang (?P<vm>\d{1,2})(?:,? nam (?P<vy>20\d\d))?(?!\d)"
    rf"|(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<em>{_NAME})\b\.?(?:,? (?P<ey>20\d\d))?"
    rf"|(?P<um>{_NAME})\b\.? (?P<ud>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<uy>20\d\d))?"
)
_UNTIL = re.compile(
    r"\b(?:han (?:chot |cuoi )?(?:nop|ung tuyen|nhan|gui)(?: (?:ho so|cv|don))?(?: ung tuyen)?|"
    r"han (?:chot|cuoi)|ngay het han|thoi han (?:nop|nhan|ung tuyen)(?: ho so)?|"
    r"nhan ho so den(?: het)?|(?:application )?deadline(?: (?:for|to) (?:applications?|apply|"
    r"submit))?|apply (?:by|before|until)|clos(?:ing|e) date|applications? (?:close|due|"
    r"must be (?:received|submitted))(?: on| by)?|expir(?:es|y date)(?: on)?)\b"
)
_SINCE = re.compile(
    r"\b(?:ngay dang(?: tin)?|dang ngay|ngay cap nhat|posted(?: on)?|date posted|posting date|"
    r"published(?: on)?)\b"
)
_AGO = re.compile(
    r"\b(?:posted|reposted|dang)(?: tin)?:? (?P<n>\d{1,2}) (?P<unit>day|week|ngay|tuan)s? "
    r"(?:ago|truoc)\b"
)
_NEAR = re.compile(r"[ :(-]*(?:is |den |het |truoc |ngay |on |by |the |[a-z]{3,9}day,? )*")
_AHEAD = timedelta(days=270)
"""A day without its year that is farther away has just gone by."""


def deadline(text: str, language: str, today: date) -> date | None:
    return _after(_UNTIL, fold(text), language, today, ahead=True)


def posted(text: str, language: str, today: date) -> date | None:
    """Never a day that is still to come."""
    folded = fold(text)
    if ago := _AGO.search(folded):
        days = int(ago["n"]) * (1 if ago["unit"] in ("day", "ngay") else 7)
        return today - timedelta(days=days)
    found = _after(_SINCE, folded, language, today, ahead=False)
    return found if found is not None and found <= today else None


def _after(
    cue: re.Pattern[str], folded: str, language: str, today: date, *, ahead: bool
) -> date | None:
    """The first day that stands right behind a cue."""
    for said in cue.finditer(folded):
        gap = _NEAR.match(folded, said.end())
        match = _DAY.match(folded, gap.end() if gap else said.end())
        if match and (found := _read(match, language, today, ahead=ahead)):
            return found
    return None


def _read(match: re.Match[str], language: str, today: date, *, ahead: bool) -> date | None:
    """None for no day, or one that may be two: "05/06/2026" in an English advert."""
    if match["a"] is not None:
        month_first = _month_first(int(match["a"]), int(match["b"]), language)
        if month_first is None or (match["y"] is None and match["mark"] != "/"):
            return None
        day, month = (match["b"], match["a"]) if month_first else (match["a"], match["b"])
        year = match["y"]
    else:
        day, month, year = next(
            (match[f"{way}d"], match[f"{way}m"], match[f"{way}y"])
            for way in "iveu"
            if match[f"{way}d"] is not None
        )
    number = _MONTHS.get(month) or int(month)
    if year is not None:
        return _day(int(year) % 100 + 2000, number, int(day))
    return _without_year(number, int(day), today, ahead=ahead)


def _month_first(a: int, b: int, language: str) -> bool | None:
    if language == "vi" or a > 12 or a == b:
        return False
    return True if b > 12 else None


def _without_year(month: int, day: int, today: date, *, ahead: bool) -> date | None:
    years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
    for year in years:
        found = _day(year, month, day)
        if found is not None and (found >= today if ahead else found <= today):
            return found if abs(found - today) <= _AHEAD else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
