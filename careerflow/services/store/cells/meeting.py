"""Cells of one row that come from elsewhere meet those that are here: the greater stamp wins."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from careerflow.services.store.among import OF_LIST, listed
from careerflow.services.store.cells import clock
from careerflow.services.store.cells.rows import GONE, Cell
from careerflow.services.store.cells.tables import SENT, UNSENT
from careerflow.services.store.cells.values import as_text, from_text
from careerflow.services.store.driver import raw

_UNREAD = object()
_OF_ROWS = (
    "SELECT row_id, column_name, stamp, state, value, base FROM sync_cells"  # noqa: S608
    f" WHERE table_name = ? AND row_id {OF_LIST}"
)


@dataclass(slots=True)
class Here:
    """A cell of this computer. `base` is the stamp of the last that was known of it before what is
    not sent; None where nothing was."""

    stamp: str
    state: int
    _text: str | None = field(default=None, repr=False)  # the value as JSON
    _value: Any = field(default=_UNREAD, repr=False)
    base: str | None = None

    @classmethod
    def come(cls, cell: Cell) -> "Here":
        return cls(cell.stamp, SENT, None, cell.value)

    @property
    def is_live(self) -> bool:
        """Whether the table holds its value."""
        return self._text is None and self._value is _UNREAD

    @property
    def text(self) -> str | None:
        """The value as JSON; None where the table holds it."""
        if self._text is None and not self.is_live:
            self._text = as_text(self._value)
        return self._text

    @property
    def value(self) -> Any:
        """Of a cell that no table holds."""
        if self._value is _UNREAD:
            assert self._text is not None
            self._value = from_text(self._text)
        return self._value


Cells = dict[str, Here]
"""Of one row, by column."""


class Met(NamedTuple):
    """`beaten` are the cells that were here, were not sent, and lost to others of their column;
    `overrun` those that came, and had lost to what is here before anybody here knew of them."""

    cells: Cells
    beaten: Cells
    overrun: Mapping[str, Cell]


def meet(here: Mapping[str, Here], coming: Mapping[str, Cell]) -> Met:
    """Changes nothing of what it is given. The order in which cells come, and how often, is of no
    account; those with malformed stamps do not count."""
    cells, beaten, overrun = dict(here), {}, {}
    for column, cell in coming.items():
        was = here.get(column)
        if not clock.is_stamp(cell.stamp):
            continue
        if was is None or cell.stamp > was.stamp:
            cells[column] = Here.come(cell)
            if was is not None and was.state == UNSENT:
                beaten[column] = was
        elif cell.stamp == was.stamp and was.state == UNSENT:
            # It arrived, and the answer was lost.
            cells[column] = Here(was.stamp, SENT, was.text)
        elif _is_unseen(was, cell):
            cells[column] = replace(was, base=cell.stamp)  # when it comes again it is known
            overrun[column] = cell
    void = "" if GONE not in cells else cells[GONE].stamp
    seen_late = {column: cell for column, cell in overrun.items() if cell.stamp >= void}
    return Met(_above_floor(cells), beaten, seen_late)


def is_gone(cells: Mapping[str, Here]) -> bool:
    return GONE in cells and cells[GONE].value is True


def load(connection: sa.Connection, table: str, row_ids: Iterable[str]) -> dict[str, Cells]:
    """By row; empty where nothing is known of it."""
    found: dict[str, Cells] = {row_id: {} for row_id in row_ids}
    for row_id, name, stamp, state, text, base in raw(connection).execute(
        _OF_ROWS, (table, listed(found))
    ):
        found[row_id][name] = Here(stamp, state, text, base=base)
    return found


def differing(
    table: str, row_id: str, was: Mapping[str, Here], cells: Mapping[str, Here]
) -> Iterator[tuple[str, str, str, str, int, str | None, str | None]]:
    """The rows of `sync_cells` that are others now, but for those that are no more."""
    for column, cell in cells.items():
        before = was.get(column)
        if before is None or (before.stamp, before.state, before.text, before.base) != (
            cell.stamp,
            cell.state,
            cell.text,
            cell.base,
        ):
            yield table, row_id, column, cell.stamp, cell.state, cell.text, cell.base


def _is_unseen(was: Here, coming: Cell) -> bool:
    """Whether what comes, and is earlier, is another computer's, and was not known when the cell
    was edited here."""
    is_own = coming.stamp[clock.READING :] == was.stamp[clock.READING :]
    return was.state == UNSENT and coming.stamp > (was.base or "") and not is_own


def _above_floor(cells: Cells) -> Cells:
    floor = cells.get(GONE)
    if floor is None:
        return cells
    return {column: cell for column, cell in cells.items() if cell.stamp >= floor.stamp}
