"""The job adverts of the library as a Qt model."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt

from careerflow.views.library.jobs import job_words
from careerflow.views.library.jobs.listing import NOTHING, JobListing, JobRow, Order
from careerflow.views.library.list_model import AnyIndex, ListModel, RowRole
from careerflow.views.library.listing import Filters


class Only(StrEnum):
    """Which adverts are shown, by what became of them."""

    ALL = "all"
    OPEN = "open"  # may still be applied to
    SOON = "soon"  # the deadline is near
    CLOSED = "closed"
    NOT_APPLIED = "not_applied"  # in no application
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class JobFilters(Filters):
    only: Only = Only.ALL


class JobModel(ListModel[JobRow, JobListing]):
    """RowRole gives the JobRow, the accessible role the whole row in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(NOTHING, Order.NEWEST, JobFilters(), parent)

    def set_listing(self, listing: JobListing) -> None:
        """Another day says something else of every deadline."""
        before = self.listing.today
        super().set_listing(listing)
        if listing.today != before:
            self.retranslate()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return job_words.title(row.job.facts)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return job_words.spoken(row.job, self.listing.today)
        return None

    def _passing(self, rows: list[JobRow]) -> list[JobRow]:
        filters = self._filters
        if not isinstance(filters, JobFilters) or filters.only is Only.ALL:
            return rows
        test = self._test_of(filters.only)
        return [row for row in rows if test(row)]

    def _test_of(self, only: Only) -> Callable[[JobRow], bool]:
        today = self.listing.today

        def days(row: JobRow) -> int | None:
            due = row.job.facts.deadline
            return None if due is None else (due - today).days

        tests: dict[Only, Callable[[JobRow], bool]] = {
            Only.OPEN: lambda row: (left := days(row)) is None or left >= 0,
            Only.SOON: lambda row: (left := days(row)) is not None and 0 <= left <= job_words.SOON,
            Only.CLOSED: lambda row: (left := days(row)) is not None and left < 0,
            Only.APPLIED: lambda row: row.job.applications > 0,
            Only.NOT_APPLIED: lambda row: not row.job.applications,
        }
        return tests[only]
