"""Jobs as rows, CVs as columns: how each fits each."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.matrix import Cell, MatrixCv, MatrixJob, Pair
from careerflow.views.language import Language
from careerflow.views.library.matrix.listing import MatrixListing
from careerflow.views.widgets.search import Words
from careerflow.views.words.job_title import shown_title

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

CellRole = Role.UserRole + 1
"""A Cell; None as long as it is not known."""
IsBestRole = Role.UserRole + 2
"""Whether no CV fits the job of the row better."""
JobRole = Role.UserRole + 3
"""Of a row's header: its MatrixJob."""


class Order(StrEnum):
    """Of the jobs."""

    BEST = "best"
    TITLE = "title"
    NEWEST = "newest"
    CV = "cv"
    """How well one CV fits them."""


class MatrixModel(QAbstractTableModel):
    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.listing = MatrixListing()
        self.order = Order.BEST
        self._by_cv = ""  # id of the CV of Order.CV
        self._words = Words("")
        self._ordered: list[MatrixJob] = []  # all
        self._rows: list[MatrixJob] = []  # those that the words leave
        self._places: dict[str, int] = {}

    # What it is told

    def set_listing(self, listing: MatrixListing) -> None:
        self.beginResetModel()
        self.listing = listing
        if self._by_cv not in {cv.id for cv in listing.cvs}:
            self._by_cv = ""
            self.order = Order.BEST if self.order is Order.CV else self.order
        self._arrange()
        self.endResetModel()

    def add_cells(self, cells: Mapping[Pair, Cell]) -> None:
        """More of them are known; the order stays until `set_order` or `settle`."""
        self.listing.add(cells)
        for job_id in {job_id for _, job_id in cells}:
            place = self._places.get(job_id)
            if place is not None:
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def settle(self) -> None:
        """All are known: the order is that of what is known."""
        self._change(self.order, self._by_cv)

    def set_order(self, order: Order, cv_id: str = "") -> None:
        self._change(order, cv_id)

    def set_words(self, typed: str) -> None:
        """Only jobs whose title or company has all of them."""
        self.beginResetModel()
        self._words = Words(typed)
        self._narrow()
        self.endResetModel()

    # What it tells

    @property
    def ordering_column(self) -> int:
        """That of the CV by which it is sorted; -1 for none."""
        ids = [cv.id for cv in self.listing.cvs]
        return ids.index(self._by_cv) if self.order is Order.CV and self._by_cv in ids else -1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.listing.cvs)

    def pair(self, index: AnyIndex) -> Pair:
        """The ids of its CV and job."""
        return self._cv(index.column()).id, self._rows[index.row()].id

    def index_of(self, pair: Pair) -> QModelIndex:
        """Invalid where it is not shown."""
        columns = [cv.id for cv in self.listing.cvs]
        row = self._places.get(pair[1])
        if row is None or pair[0] not in columns:
            return QModelIndex()
        return self.index(row, columns.index(pair[0]))

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cv, job = self._cv(index.column()), self._rows[index.row()]
        cell = self.listing.cell(cv, job)
        if role == CellRole:
            return cell
        if role == IsBestRole:
            score = self.listing.score(cv, job)
            return score >= 0 and score == self.listing.best(job)
        if role == Role.DisplayRole:
            return "" if cell is None else "–" if cell.score is None else str(cell.score)
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            spoken = self._spoken(cell, cv, job)
            return ", ".join(spoken) if role == Role.AccessibleTextRole else "\n".join(spoken)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            shown = role in (Role.DisplayRole, Role.ToolTipRole)
            return self._cv(section).name if shown and section < self.columnCount() else None
        if section >= len(self._rows):
            return None
        job = self._rows[section]
        if role == JobRole:
            return job
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return " · ".join(filter(None, (self.title(job), job.company)))
        return None

    def title(self, job: MatrixJob) -> str:
        return shown_title(job.title)

    def retranslate(self) -> None:
        """Texts are asked for anew."""
        if self._rows and self.listing.cvs:
            last = self.index(len(self._rows) - 1, len(self.listing.cvs) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _cv(self, column: int) -> MatrixCv:
        return self.listing.cvs[column]

    def _spoken(self, cell: Cell | None, cv: MatrixCv, job: MatrixJob) -> list[str]:
        named = [self.title(job), cv.name]
        if cell is None:
            return [*named, self.tr("not compared yet")]
        if cell.score is None:
            why = [] if cell.trouble is None else [self._language.wording.say(cell.trouble)]
            return [*named, self.tr("not scored"), *why]
        score = self.tr("score {score} of 100").format(score=cell.score)
        must = cell.must_have
        met = self.tr("{met} of {of} must-have met").format(met=must.met, of=must.of)
        made = self.tr("has a report") if cell.report_id else self.tr("no report yet")
        return [*named, score, *([met] if must.of else []), made]

    def _change(self, order: Order, cv_id: str) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        pairs = [self.pair(index) for index in before]
        self.order, self._by_cv = order, cv_id
        self._arrange()
        self.changePersistentIndexList(before, [self.index_of(pair) for pair in pairs])
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        listing = self.listing
        self._ordered = list(listing.jobs)  # the newest first
        if self.order is Order.TITLE:
            self._ordered.sort(key=lambda job: (listing.words[job.id].bare, job.id))
        elif self.order is Order.BEST:
            self._ordered.sort(key=listing.best, reverse=True)
        elif self.order is Order.CV:
            by = next(cv for cv in listing.cvs if cv.id == self._by_cv)
            self._ordered.sort(key=lambda job: listing.score(by, job), reverse=True)
        self._narrow()

    def _narrow(self) -> None:
        words, known = self._words, self.listing.words
        self._rows = [job for job in self._ordered if not words or words.match(known[job.id])]
        self._places = {job.id: place for place, job in enumerate(self._rows)}
