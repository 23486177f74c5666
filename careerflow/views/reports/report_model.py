"""The stored reports as a Qt model."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt

from careerflow.models.folding import folded
from careerflow.models.report import ReportSummary
from careerflow.views.reports.listing import NOTHING, Arranged, Order, searched
from careerflow.views.reports.report_words import spoken, who
from careerflow.views.widgets.rows_model import AnyIndex, RowsModel

SummaryRole = Qt.ItemDataRole.UserRole
CorrectedRole = Qt.ItemDataRole.UserRole + 1
WhoRole = Qt.ItemDataRole.UserRole + 2
_CHECK = [Qt.ItemDataRole.CheckStateRole]


class ReportModel(RowsModel[ReportSummary]):
    """One row a report, of those that the search has left. SummaryRole gives the ReportSummary;
    CorrectedRole says in words how many rows the user has corrected, or nothing; WhoRole whose
    report it is, and what tells it from others that look alike; the display role what the search
    box looks in; the accessible role the whole row in one sentence. Rows can be checked, to do
    something with several of them, also where a search hides them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = NOTHING
        self._order = Order.NEWEST
        self._wanted = ""
        self._checked: set[str] = set()

    def set_rows(self, rows: Arranged) -> None:
        """A row that was checked stays it."""
        before, self._all = self._all.differences, rows
        self._checked &= rows.plain.keys()
        self.show(self._found())
        self._tell_differences(before)

    def set_order(self, order: Order) -> None:
        """Of the same rows: none comes or goes."""
        self._order = order
        rows, places = self._found(), self._all.places[order]
        if self._wanted:
            places = {row.id: place for place, row in enumerate(rows)}
        self.arrange(rows, places)

    def search(self, text: str) -> None:
        """Rows that contain it, however its marks are typed; "" leaves all."""
        self._wanted = folded(text.strip())
        self.show(self._found())

    @property
    def total(self) -> int:
        """How many there are, whatever is searched for."""
        return len(self._all.plain)

    def checked(self) -> list[ReportSummary]:
        """In the order of the rows."""
        if not self._checked:
            return []
        return [row for row in self._all.orders[self._order] if row.id in self._checked]

    @property
    def checked_count(self) -> int:
        return len(self._checked)

    def check(self, reports: Iterable[ReportSummary], on: bool) -> None:
        ids = {report.id for report in reports}
        changed = ids - self._checked if on else ids & self._checked
        self._checked = self._checked | ids if on else self._checked - ids
        self._tell([self._places[each] for each in changed & self._places.keys()], _CHECK)

    def check_shown(self, on: bool) -> None:
        """Of all rows that the search has left."""
        self.check(self._rows, on)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        give = _GIVEN.get(role)
        return give(self, summary) if give is not None else None

    def _who(self, summary: ReportSummary) -> str:
        difference = self._all.differences.get(summary.id)
        return f"{who(summary)} · {difference}" if difference else who(summary)

    def _corrected(self, summary: ReportSummary) -> str:
        number = summary.corrected
        return self.tr("%n row(s) corrected by you", "", number) if number else ""

    def _spoken(self, summary: ReportSummary) -> str:
        return spoken(summary, self._who(summary), self._corrected(summary))

    def _check_state(self, summary: ReportSummary) -> Qt.CheckState:
        is_checked = summary.id in self._checked
        return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked

    def _tell(self, places: Iterable[int], roles: list[Qt.ItemDataRole]) -> None:
        """That what is at these places has changed; no `roles` means all of it."""
        places = sorted(places)
        if places:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], 0), roles)

    def _tell_differences(self, before: Mapping[str, str]) -> None:
        """A report that comes or goes may change what is said of others."""
        now = self._all.differences
        changed = [each for each in before.keys() | now.keys() if before.get(each) != now.get(each)]
        self._tell([self._places[each] for each in changed if each in self._places], [])

    # From one list to the next

    def _found(self) -> list[ReportSummary]:
        rows, plain = self._all.orders[self._order], self._all.plain
        return [row for row in rows if self._wanted in plain[row.id]] if self._wanted else rows[:]

    def _differ(self, old: ReportSummary, new: ReportSummary) -> bool:
        return old is not new and old != new


_GIVEN: dict[int, Callable[[ReportModel, ReportSummary], object]] = {
    SummaryRole: lambda _model, summary: summary,
    WhoRole: ReportModel._who,
    CorrectedRole: ReportModel._corrected,
    Qt.ItemDataRole.DisplayRole: lambda _model, summary: searched(summary),
    Qt.ItemDataRole.AccessibleTextRole: ReportModel._spoken,
    Qt.ItemDataRole.CheckStateRole: ReportModel._check_state,
}
