"""The adverts in every order that the list shows them in, with what a search looks in: to be made
by a worker."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from careerflow.models.tracker import LibraryJob
from careerflow.views.library.listing import Listing, languages_of, tags_of
from careerflow.views.words.name_order import by_name, folded_once


class Order(IntEnum):
    NEWEST, DEADLINE, SCORE, TITLE, COMPANY = range(5)


@dataclass(frozen=True, slots=True)
class JobRow:
    """`job` is without its text, which the list has no use for; `plain` is what a search looks
    in."""

    job: LibraryJob
    plain: str

    @property
    def id(self) -> str:
        return self.job.id

    @property
    def tags(self) -> tuple[str, ...]:
        return self.job.tags

    @property
    def language(self) -> str:
        return self.job.facts.language


@dataclass(frozen=True, slots=True)
class JobListing(Listing[JobRow]):
    """`today` is the day that deadlines are told by."""

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
    by_id = {row.id: row for row in newest}
    return JobListing(orders, by_id, tags_of(newest), languages_of(newest), today)


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
