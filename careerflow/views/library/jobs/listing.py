"""The adverts in every order that the list shows them in, with what a search looks in: to be made
by a worker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from careerflow.models.folding import folded
from careerflow.models.tracker import LibraryJob
from careerflow.views.name_order import by_name, folded_once


class Order(IntEnum):
    NEWEST, DEADLINE, SCORE, TITLE, COMPANY = range(5)


@dataclass(frozen=True, slots=True)
class JobRow:
    """`job` is without its text, which the list has no use for; `plain` is what a search looks
    in."""

    job: LibraryJob
    plain: str


@dataclass(frozen=True, slots=True)
class JobListing:
    """In the window's language as it was then; `today` is the day that deadlines are told by."""

    orders: Mapping[Order, Sequence[JobRow]]
    by_id: Mapping[str, JobRow]
    tags: tuple[str, ...]
    languages: tuple[str, ...]
    today: date


NOTHING = JobListing(dict.fromkeys(Order, ()), {}, (), (), date.min)


def listed(jobs: Iterable[LibraryJob], today: date) -> JobListing:
    """Those that have what they are ordered by come first; equal ones newest first."""
    newest = [_row(job) for job in sorted(jobs, key=lambda job: job.created, reverse=True)]
    orders = {
        Order.NEWEST: newest,
        Order.DEADLINE: sorted(newest, key=lambda row: _due(row, today)),
        Order.SCORE: sorted(
            newest, key=lambda row: -1 if row.job.best is None else row.job.best, reverse=True
        ),
        Order.TITLE: by_name(newest, lambda row: row.job.facts.title),
        Order.COMPANY: by_name(newest, lambda row: row.job.facts.company),
    }
    tags = {tag.casefold(): tag for row in newest for tag in row.job.tags}
    return JobListing(
        orders,
        {row.job.id: row for row in newest},
        tuple(sorted(tags.values(), key=folded)),
        tuple(sorted({row.job.facts.language for row in newest} - {""})),
        today,
    )


def _row(job: LibraryJob) -> JobRow:
    facts = job.facts
    names = (facts.title, facts.company, facts.location, facts.source, *job.tags, job.notes)
    return JobRow(replace(job, text=""), folded_once(" ".join(names)))


def _due(row: JobRow, today: date) -> tuple[int, int]:
    """The next ones first, then those that are past, the last one first, then those without."""
    due = row.job.facts.deadline
    if due is None:
        return 2, 0
    days = (due - today).days
    return (0, days) if days >= 0 else (1, -days)
