"""The reports in every order that a list shows them in, with what it says and looks in: all that
takes time where there are thousands, to be made by a worker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from careerflow.models.report import ReportSummary
from careerflow.views.reports.report_words import job_title, who
from careerflow.views.reports.telling_apart import differences
from careerflow.views.words.name_order import by_name, folded_once


class Order(IntEnum):
    NEWEST, SCORE, JOB, PERSON = range(4)


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
        Order.JOB: by_name(newest, job_title),
        Order.PERSON: by_name(newest, who),
    }
    places = {
        order: {row.id: place for place, row in enumerate(listed)}
        for order, listed in orders.items()
    }
    plain = {row.id: folded_once(searched(row)) for row in newest}
    return Arranged(orders, places, plain, differences(newest))


NOTHING = Arranged({order: [] for order in Order}, {order: {} for order in Order}, {}, {})
