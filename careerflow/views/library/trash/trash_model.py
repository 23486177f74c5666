"""What is in the trash as a Qt model."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from math import ceil

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from careerflow.models.folding import folded
from careerflow.models.tracker import Trashed, TrashKind
from careerflow.views.words.days import day_of

AnyIndex = QModelIndex | QPersistentModelIndex
TrashedRole = Qt.ItemDataRole.UserRole
DeletedRole = Qt.ItemDataRole.UserRole + 1
LeftRole = Qt.ItemDataRole.UserRole + 2
_TOP = QModelIndex()
_DAY_SECONDS = 86_400


class TrashModel(QAbstractListModel):
    """One row a thing, the last deleted first, of those that search and kind have left.
    TrashedRole gives the Trashed, DeletedRole and LeftRole say when it was deleted and how long
    it stays, the accessible role the whole row in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Trashed, ...] = ()
        self._rows: list[Trashed] = []
        self._wanted = ""
        self._kind: TrashKind | None = None

    def set_things(self, things: Sequence[Trashed]) -> None:
        if tuple(things) != self._all:
            self._all = tuple(things)
            self._refresh()

    def search(self, words: str) -> None:
        """Titles that contain all of the words, however their marks are typed."""
        self._wanted = folded(words.strip())
        self._refresh()

    def set_kind(self, kind: TrashKind | None) -> None:
        """None for any."""
        self._kind = kind
        self._refresh()

    @property
    def total(self) -> int:
        """How many there are, whatever is searched for."""
        return len(self._all)

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        give = _GIVEN.get(role)
        return give(self, self._rows[index.row()]) if index.isValid() and give else None

    def retranslate(self) -> None:
        """The words of all rows are others."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def kind_names(self) -> Mapping[TrashKind, str]:
        return {
            TrashKind.CV: self.tr("CV"),
            TrashKind.JOB: self.tr("Job"),
            TrashKind.APPLICATION: self.tr("Application"),
            TrashKind.REPORT: self.tr("Report"),
        }

    def _title(self, thing: Trashed) -> str:
        return thing.title or self.tr("Without a title")

    def _detail(self, thing: Trashed) -> str:
        return " · ".join(filter(None, (self.kind_names()[thing.kind], thing.detail)))

    def _deleted(self, thing: Trashed) -> str:
        return self.tr("deleted on {day}").format(day=day_of(thing.deleted))

    def _left(self, thing: Trashed) -> str:
        days = ceil((thing.ends - datetime.now(UTC)).total_seconds() / _DAY_SECONDS)
        return self.tr("%n day(s) left", "", days) if days > 0 else self.tr("goes today")

    def _spoken(self, thing: Trashed) -> str:
        parts = (self._title(thing), self._detail(thing), self._deleted(thing), self._left(thing))
        return ", ".join(parts)

    def _refresh(self) -> None:
        self.beginResetModel()
        words = self._wanted.split()
        self._rows = [
            thing
            for thing in self._all
            if (self._kind is None or thing.kind is self._kind)
            and all(word in folded(f"{thing.title} {thing.detail}") for word in words)
        ]
        self.endResetModel()


_GIVEN: dict[int, Callable[[TrashModel, Trashed], object]] = {
    TrashedRole: lambda _model, thing: thing,
    DeletedRole: TrashModel._deleted,
    LeftRole: TrashModel._left,
    Qt.ItemDataRole.DisplayRole: TrashModel._title,
    Qt.ItemDataRole.StatusTipRole: TrashModel._detail,
    Qt.ItemDataRole.AccessibleTextRole: TrashModel._spoken,
}
