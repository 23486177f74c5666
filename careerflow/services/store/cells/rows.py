"""Rows as they travel: some cells of one row, each with its stamp."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from careerflow.models.change import Change

if TYPE_CHECKING:
    from careerflow.services.store.cells.preparing import Prepared

GONE = "!"
"""The cell that says (true) that a row was deleted for good: cells with lesser stamps are void."""

WHOLE = "*"
"""The one cell of a row of an append-only table; its value is an object of all columns."""

CellId = tuple[str, str, str]
"""Table, id of the row, column."""


class Cell(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """`value` is what `msgspec.json` encodes: that of services.store.everything, but bytes, which
    are {"zlib": base64 of their compressed form}. Python's garbage collector does not look at
    cells: a first sync makes hundreds of thousands, and JSON holds no cycles."""

    stamp: str
    value: Any


class CellRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    table: str
    row_id: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Page:
    """What one pull brought. `cursor` is the sequence number of the last row, or that of the
    question where there is none; `head` is the last the server has given out, `greatest` the
    greatest stamp it has seen. `epoch` is another when its copy was made anew. What was made of
    the rows before they are taken is in `prepared`."""

    epoch: str
    head: int
    cursor: int
    now_ms: int
    greatest: str
    rows: tuple[CellRow, ...]
    more: bool
    prepared: "Prepared | None" = None


@dataclass(frozen=True, slots=True)
class Pushed:
    """The answer to a push: rows got the numbers above `base` up to `head`; `lost` are the cells
    whose place is held by later ones, and `overrun` those in whose place the sent ones stand now,
    of rows that had changed behind the cursor of whoever sent."""

    epoch: str
    base: int
    head: int
    now_ms: int
    lost: frozenset[CellId]
    overrun: tuple[CellRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a page: how many of its rows brought something new, how many conflicts that
    made, and what is another in the tables now; and whether the end of a sync was noted."""

    rows: int
    conflicts: int
    change: Change
    is_end: bool = False


class Position(NamedTuple):
    """Where this computer is: the epoch of the server's copy that was exchanged with, None before
    the first time; the number of the last row that was taken; the last reading of the clock, and
    what the server's time is ahead of this computer's; and whether rows wait for others."""

    epoch: str | None
    cursor: int
    clock: str
    offset_ms: int
    any_waits: bool
