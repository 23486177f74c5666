"""The job adverts of the library as a Qt model."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.folding import folded
from careerflow.views.library.jobs import job_words
from careerflow.views.library.jobs.listing import NOTHING, JobListing, JobRow, Order

AnyIndex = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


class Only(StrEnum):
    """Which adverts are shown, by what became of them."""

    ALL = "all"
    OPEN = "open"  # may still be applied to
    SOON = "soon"  # the deadline is near
    CLOSED = "closed"
    NOT_APPLIED = "not_applied"  # in no application
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class Filters:
    """ "" for any."""

    words: str = ""
    tag: str = ""
    language: str = ""
    only: Only = Only.ALL


class JobModel(QAbstractListModel):
    """One row an advert, of those that search and filters have left. RowRole gives the JobRow, the
    accessible role the whole row in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing = NOTHING
        self._order = Order.NEWEST
        self._filters = Filters()
        self._hits: frozenset[str] = frozenset()
        self._rows: list[JobRow] = []

    def set_listing(self, listing: JobListing) -> None:
        """Tags and languages that are not there any more filter no longer."""
        self.listing = listing
        if self._filters.tag not in listing.tags:
            self._filters = replace(self._filters, tag="")
        if self._filters.language not in listing.languages:
            self._filters = replace(self._filters, language="")
        self._refresh()

    def set_order(self, order: Order) -> None:
        self._order = order
        self._refresh()

    def set_filters(self, filters: Filters) -> None:
        """Rows that contain all of the words, however their marks are typed."""
        if folded(filters.words.strip()) != self._filters.words:
            self._hits = frozenset()
        self._filters = replace(filters, words=folded(filters.words.strip()))
        self._refresh()

    def add_hits(self, job_ids: Collection[str]) -> None:
        """Adverts in whose text the words were found; until other words are looked for."""
        if job_ids and self._filters.words:
            self._hits = frozenset(job_ids)
            self._refresh()

    @property
    def total(self) -> int:
        """How many there are, whatever is searched for."""
        return len(self.listing.by_id)

    def index_of(self, job_id: str) -> QModelIndex:
        """Invalid where search or filters hide it."""
        for place, row in enumerate(self._rows):
            if row.job.id == job_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

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

    def retranslate(self) -> None:
        """The words of all rows are others."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _refresh(self) -> None:
        rows = self._found()
        if [row.job.id for row in rows] == [row.job.id for row in self._rows]:
            self._rows = rows  # the same adverts: the list keeps its place
            self.retranslate()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _found(self) -> list[JobRow]:
        """One test after the other: each has fewer rows left to look at."""
        wanted, hits = self._filters, self._hits
        rows = list(self.listing.orders[self._order])
        if wanted.tag:
            rows = [row for row in rows if wanted.tag in row.job.tags]
        if wanted.language:
            rows = [row for row in rows if row.job.facts.language == wanted.language]
        if wanted.only is not Only.ALL:
            test = self._test_of(wanted.only)
            rows = [row for row in rows if test(row)]
        for word in wanted.words.split():
            rows = [row for row in rows if word in row.plain or row.job.id in hits]
        return rows

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
