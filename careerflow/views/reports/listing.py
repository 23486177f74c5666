"""The reports in every order that a list shows them in, with what it says and looks in: all that
takes time where there are thousands, to be made by a worker."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cmp_to_key, lru_cache

from PySide6.QtCore import QCollator, QLocale

from careerflow.models.report import ReportSummary
from careerflow.views.reports.report_words import job_title, who
from careerflow.views.reports.telling_apart import differences


class Order(IntEnum):
    NEWEST, SCORE, JOB, PERSON = range(4)


class _WithoutMarks(dict[int, int | None]):
    """For str.translate, which asks for each character once."""

    def __missing__(self, code: int) -> int | None:
        plain = None if unicodedata.combining(chr(code)) else code
        self[code] = plain
        return plain


_PLAIN = _WithoutMarks({ord("đ"): ord("d")})


def folded(text: str) -> str:
    """For a search: without case and without marks, so that "ke toan" finds "Kế toán"."""
    return unicodedata.normalize("NFD", text.casefold()).translate(_PLAIN)


def searched(summary: ReportSummary) -> str:
    """What the search box looks in."""
    return f"{job_title(summary)} {summary.employer} {summary.person or ''} {summary.cv_name}"


@dataclass(frozen=True, slots=True)
class Arranged:
    """In the window's language as it was then. By id: `places` in each order, the `plain` text
    that a search looks in, and the `differences` of those that look alike."""

    orders: Mapping[Order, list[ReportSummary]]
    places: Mapping[Order, dict[str, int]]
    plain: Mapping[str, str]
    differences: Mapping[str, str]


def arranged(rows: Iterable[ReportSummary]) -> Arranged:
    """`rows` in any order. Equal ones stand newest first."""
    newest = sorted(rows, key=lambda row: row.created, reverse=True)
    # Those without a score last.
    scored = sorted(newest, key=lambda row: -1 if row.score is None else row.score, reverse=True)
    orders = {
        Order.NEWEST: newest,
        Order.SCORE: scored,
        Order.JOB: _by_name(newest, job_title),
        Order.PERSON: _by_name(newest, who),
    }
    places = {
        order: {row.id: place for place, row in enumerate(listed)}
        for order, listed in orders.items()
    }
    plain = {row.id: _folded_once(searched(row)) for row in newest}
    return Arranged(orders, places, plain, differences(newest))


NOTHING = Arranged({order: [] for order in Order}, {order: {} for order in Order}, {}, {})


@lru_cache(maxsize=1 << 15)
def _folded_once(text: str) -> str:
    """The next list says the same but for a row or two."""
    return folded(text)


def _by_name(
    rows: list[ReportSummary], name: Callable[[ReportSummary], str]
) -> list[ReportSummary]:
    named = [(unicodedata.normalize("NFC", name(row)), row) for row in rows]
    places = name_places(frozenset(each for each, _ in named))
    return [row for _, row in sorted(named, key=lambda each: places[each[0]])]


def name_places(names: frozenset[str]) -> Mapping[str, int]:
    """Of names in the order of the window's language: Đ follows D. Slow where there are
    thousands of new ones."""
    return _places(names, QLocale().name())


@lru_cache(maxsize=4)
def _places(names: frozenset[str], language: str) -> dict[str, int]:
    """Of names in the order of the window's language: Đ follows D."""
    # Nearly in order before the collator, which is slow, is asked.
    nearly = sorted(names, key=folded)
    nearly.sort(key=cmp_to_key(QCollator(QLocale(language)).compare))
    return {name: place for place, name in enumerate(nearly)}
