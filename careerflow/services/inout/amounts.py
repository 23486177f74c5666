"""Salaries as they stand in the cells of a table: "$80k–$100k/yr", "20-25 triệu", "1.500 USD"."""

import re

from careerflow.models.tracker import Salary, SalaryPeriod
from careerflow.services.inout.folding import folded_name

_NUMBER = re.compile(
    r"(\d+(?:[.,\s]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s*(k\b|m\b|tr\b|triệu|trieu)?", re.I
)
_GROUPS = re.compile(r"[.,\s](?=\d{3}(?:\D|$))")
_TIMES = {"k": 1_000, "m": 1_000_000, "tr": 1_000_000, "triệu": 1_000_000, "trieu": 1_000_000}
_CURRENCIES = (
    (re.compile(r"us\$|\$|usd|đô", re.I), "USD"),
    (re.compile(r"€|eur", re.I), "EUR"),
    (re.compile(r"£|gbp", re.I), "GBP"),
    (re.compile(r"₫|vnd|vnđ|đồng|triệu|(?<![a-z])tr(?![a-z])|\d\s*đ\b", re.I), "VND"),
    (re.compile(r"s\$|sgd", re.I), "SGD"),
    (re.compile(r"¥|jpy|円", re.I), "JPY"),
)
_PERIODS = (
    (SalaryPeriod.HOUR, frozenset({"hour", "hr", "hourly", "h", "gio"})),
    (SalaryPeriod.DAY, frozenset({"day", "daily", "ngay"})),
    (SalaryPeriod.MONTH, frozenset({"month", "mo", "monthly", "thang"})),
    (SalaryPeriod.YEAR, frozenset({"year", "yr", "yearly", "annual", "annually", "annum", "nam"})),
)
_MOST = 2**62
"""What the database takes."""


def read_amount(cell: str) -> int | None:
    """One amount in whole units; None where there is none, or more than one."""
    found = _amounts(cell)
    return found[0] if len(found) == 1 else None


def read_salary(cell: str) -> Salary | None:
    """A range, or one amount as its lower end; None where it is neither."""
    found = _amounts(cell)
    if not 1 <= len(found) <= 2:
        return None
    low, high = found[0], found[-1] if len(found) == 2 else None
    if high is not None and high < low:
        return None
    return Salary(low, high, read_currency(cell), read_period(cell))


def read_currency(cell: str) -> str:
    """An ISO 4217 code; empty where none is named."""
    code = cell.strip().upper()
    if re.fullmatch(r"[A-Z]{3}", code):
        return code
    return next((code for pattern, code in _CURRENCIES if pattern.search(cell)), "")


def read_period(cell: str) -> SalaryPeriod | None:
    words = set(folded_name(cell).split())
    return next((period for period, names in _PERIODS if words & names), None)


def _amounts(cell: str) -> list[int]:
    found = [
        (match[1], _TIMES.get((match[2] or "").lower(), 1)) for match in _NUMBER.finditer(cell)
    ]
    # "80-100k": the unit is that of both.
    unit = found[-1][1] if found else 1
    amounts = []
    for digits, times in found:
        plain = _GROUPS.sub("", digits) if times == 1 else digits
        value = float(plain.replace(",", ".").replace(" ", "")) * (times if times != 1 else unit)
        if value < _MOST:
            amounts.append(round(value))
    return amounts
