"""Which reports a list shows and in what order: what a search folds and a sort compares is kept."""

import unicodedata
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cmp_to_key

from PySide6.QtCore import QCollator, QLocale

from careerflow.models.report import ReportSummary
from careerflow.views.reports.report_words import job_title, who


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
    return f"{job_title(summary)} {summary.person or ''} {summary.cv_name}"


class Listing:
    """All reports in order, and of those the ones that a search has left."""

    def __init__(self) -> None:
        self._all: list[ReportSummary] = []
        self._order = Order.NEWEST
        self._wanted = ""
        self._folded: dict[str, str] = {}  # of each text that was looked in
        self._names: dict[str, int] = {}  # those that were last in order, with their place in it
        self._names_are_of = ""

    def set_rows(self, rows: Iterable[ReportSummary]) -> None:
        """In any order."""
        self._all = self._sorted(rows)

    def set_order(self, order: Order) -> None:
        self._order = order
        self._all = self._sorted(self._all)

    def search(self, text: str) -> None:
        """Rows that contain it, however its marks are typed; "" leaves all."""
        self._wanted = folded(text.strip())

    @property
    def total(self) -> int:
        return len(self._all)

    def all(self) -> list[ReportSummary]:
        return self._all

    def found(self) -> list[ReportSummary]:
        if not self._wanted:
            return list(self._all)
        known, wanted = self._folded, self._wanted
        # A text that nothing has any more is forgotten.
        self._folded = {}
        left = []
        for summary in self._all:
            text = searched(summary)
            plain = known.get(text) or folded(text)
            self._folded[text] = plain
            if wanted in plain:
                left.append(summary)
        return left

    def _sorted(self, rows: Iterable[ReportSummary]) -> list[ReportSummary]:
        newest = sorted(rows, key=lambda row: row.created, reverse=True)
        if self._order is Order.SCORE:
            # Those without a score last.
            scored = [(-1 if row.score is None else row.score, row) for row in newest]
            return [row for _, row in sorted(scored, key=lambda each: each[0], reverse=True)]
        if self._order is Order.NEWEST:
            return newest
        return self._by_name(newest, job_title if self._order is Order.JOB else who)

    def _by_name(
        self, rows: list[ReportSummary], name: Callable[[ReportSummary], str]
    ) -> list[ReportSummary]:
        named = [(unicodedata.normalize("NFC", name(row)), row) for row in rows]
        names = {each for each, _ in named}
        language = QLocale().name()
        if language != self._names_are_of or not names <= self._names.keys():
            self._names, self._names_are_of = _places(names), language
        return [row for _, row in sorted(named, key=lambda each: self._names[each[0]])]


def _places(names: Iterable[str]) -> dict[str, int]:
    """Of names in the order of the window's language: Đ follows D."""
    # Nearly in order before the collator, which is slow, is asked.
    nearly = sorted(names, key=folded)
    nearly.sort(key=cmp_to_key(QCollator(QLocale()).compare))
    return {name: place for place, name in enumerate(nearly)}
