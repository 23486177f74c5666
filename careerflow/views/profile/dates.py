"""Months and years as a person writes them: "03/2021" or "2021"."""

import re

_WRITTEN = re.compile(r"(?:(0?[1-9]|1[0-2])\s*[/.-]\s*)?((?:19|20)\d\d)")


def shown(date: str | None) -> str:
    """ "2021-03" as "03/2021", a year as it is, None as nothing."""
    year, _, month = (date or "").partition("-")
    return f"{month}/{year}" if month else year


def read(text: str) -> str | None:
    """The date in "YYYY-MM" or "YYYY"; None for no text. Raises ValueError for other text."""
    if not text.strip():
        return None
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    month, year = match.groups()
    return f"{year}-{int(month):02}" if month else year


def are_in_order(first: str | None, last: str | None) -> bool:
    """Whether the end is not before the start; a year alone holds all its months."""
    if first is None or last is None:
        return True
    length = min(len(first), len(last))
    return first[:length] <= last[:length]
