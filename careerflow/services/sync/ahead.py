"""What the next step needs, asked for while this one is worked on: a server far away takes as long
to answer as the store takes for a page."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from careerflow.services.sync import wire

if TYPE_CHECKING:
    from careerflow.services.store.cells.rows import CellRow, Page, Pushed
    from careerflow.services.sync.remote import Remote
    from careerflow.services.sync.sealing import Sealer

ROWS_AT_ONCE = 1_000
"""Of a batch that is sent: the most that the server takes."""

FEW = 50
"""Rows of a batch behind which no other is expected. To hand them to another thread takes longer
than what could be done meanwhile."""

_PAGE = 2_500, 5_000_000
"""Rows and bytes that are asked for at once. Each page is a transaction of the store, and to end
one takes 50 ms; pages that are larger still save little, and an edit would wait longer."""

_ROWS_IN_A_ROW = 16
_MOMENT_SECONDS = 1e-4


class Ahead:
    """Over a Remote; nothing else is asked of that while something is on its way. Pages are opened
    as they come."""

    def __init__(self, remote: "Remote", sealer: "Sealer") -> None:
        self._remote = remote
        self._sealer = sealer
        self._coming: tuple[int, Future[Page]] | None = None

    def pull(self, cursor: int) -> "Page":
        """As `Remote.pull` and `wire.opened`: the page that was begun, where that is this one."""
        coming, self._coming = self._coming, None
        if coming is None:
            return self._opened(cursor)
        if coming[0] != cursor:
            return self._asked(cursor).result()  # behind the one that nobody wants any more
        return coming[1].result()

    def begin(self, cursor: int) -> None:
        self._coming = cursor, self._asked(cursor)

    def push(self, rows: "Sequence[CellRow]", cursor: int) -> "Callable[[], Pushed]":
        """What gives the answer, as `Remote.push` does; few rows are not sent before that."""
        if len(rows) <= FEW:
            return partial(self._remote.push, rows, cursor)
        return self._remote.beside.submit(self._remote.push, rows, cursor).result

    def _asked(self, cursor: int) -> "Future[Page]":
        return self._remote.beside.submit(self._opened, cursor)

    def _opened(self, cursor: int) -> "Page":
        page = self._remote.pull(cursor, *_PAGE)
        return replace(page, rows=wire.opened(_behind_others(page.rows), self._sealer))


def _behind_others(rows: "Sequence[CellRow]") -> "Iterator[CellRow]":
    """Python shares itself out evenly: while pages are opened, the store's thread would wait up to
    5 ms for it after each statement, though it is what everybody waits for. So it is given away
    here every half a millisecond, for as long as another thread takes to wake up."""
    for number, row in enumerate(rows, 1):
        yield row
        if number % _ROWS_IN_A_ROW == 0:
            time.sleep(_MOMENT_SECONDS)
