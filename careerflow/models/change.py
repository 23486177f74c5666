"""What an edit of the user's data changed, so that it can be undone and done again."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table of the store. `before` and `after` hold the changed columns only;
    None stands for a row that was not there. Values are those of the store's tables."""

    table: str
    id: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None

    @property
    def inverse(self) -> "RowChange":
        return RowChange(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """One edit: all of its rows change, or none."""

    rows: tuple[RowChange, ...] = ()

    @property
    def inverse(self) -> "Change":
        """What undoes it; the inverse of that does it again."""
        return Change(tuple(row.inverse for row in reversed(self.rows)))

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(row.table for row in self.rows)

    def and_then(self, other: "Change") -> "Change":
        """Both as one edit."""
        return Change(self.rows + other.rows)

    def __bool__(self) -> bool:
        return bool(self.rows)
