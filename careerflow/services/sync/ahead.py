"""What the next step needs, asked for while this one is worked on: a server far away takes as long
to answer as the store takes for a page."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Self

from careerflow.services.store.cells.preparing import prepared
from careerflow.services.sync import wire

if TYPE_CHECKING:
    from careerflow.services.store.cells.rows import CellRow, Page, Pushed
    from careerflow.services.sync.remote import Remote
    from careerflow.services.sync.sealing import Sealer

ROWS_AT_ONCE = 1_000
"""Of a batch that is sent: the most that the server takes."""

FEW = 50
"""Rows behind which no others are expected. To hand them to another thread takes longer than what
could be done meanwhile, and most of the few are edits of what is known."""

OPENER: Callable[[], Executor] = partial(ThreadPoolExecutor, 1, "sync-opening")
"""Makes what opens pages, one after the other."""

_PAGE = 5_000, 5_000_000
"""Rows and bytes that are asked for at once. Each page is a transaction of the store, and to end
one takes 50 ms; pages that are larger still save little, and an edit would wait longer."""

_MOST_READY = 2
"""Pages that wait until the store is done with those before them; some take it longer than others.
One more is fetched and not opened."""

_TURN_SECONDS = 5e-4
_MOMENT_SECONDS = 1e-4


class Ahead:
    """Over a Remote; nothing else is asked of that while something is on its way. The pages behind
    the one that is worked on are fetched by the remote's thread, and made ready by one that ends
    with the `with`."""

    def __init__(self, remote: "Remote", sealer: "Sealer") -> None:
        self._remote = remote
        self._sealer = sealer
        self._opener: Executor | None = None  # most syncs have one page
        self._lock = RLock()  # whoever opens may do so at once
        self._fetched: dict[int, Future[Page]] = {}  # by cursor, as all the others
        self._ready: dict[int, Future[Page]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._forget()
        if self._opener is not None:
            self._opener.shutdown(cancel_futures=True)

    def pull(self, cursor: int) -> "Page":
        """As `Remote.pull` and `wire.opened`, and prepared: what was begun, where that is this
        page."""
        if coming := self._ready.get(cursor):
            page = coming.result()
            with self._lock:
                del self._ready[cursor]
            return page
        if not self._fetched and not self._ready:
            return self._opened(self._remote.pull(cursor, *_PAGE))
        self._forget()  # of another copy of the library
        return self._opened(self._asked(cursor).result())  # behind what was on its way

    def begin(self, cursor: int) -> None:
        """The page behind `cursor` is wanted next, and then all that follow."""
        with self._lock:
            if cursor not in self._ready:
                self._make_ready(cursor)
            self._go_on()

    def push(self, rows: "Sequence[CellRow]", cursor: int) -> "Callable[[], Pushed]":
        """What gives the answer, as `Remote.push` does; few rows are not sent before that."""
        if len(rows) <= FEW:
            return partial(self._remote.push, rows, cursor)
        return self._remote.beside.submit(self._remote.push, rows, cursor).result

    def _asked(self, cursor: int) -> "Future[Page]":
        return self._remote.beside.submit(self._remote.pull, cursor, *_PAGE)

    def _make_ready(self, cursor: int) -> None:
        if self._opener is None:
            self._opener = OPENER()
        fetched = self._fetched.pop(cursor, None) or self._asked(cursor)
        self._ready[cursor] = self._opener.submit(self._opened_of, cursor, fetched)

    def _go_on(self) -> None:
        while self._fetched and len(self._ready) < _MOST_READY:
            self._make_ready(next(iter(self._fetched)))

    def _opened_of(self, cursor: int, fetched: "Future[Page]") -> "Page":
        page = fetched.result()
        with self._lock:
            if page.more and cursor in self._ready and page.cursor not in self._ready:
                self._fetched[page.cursor] = self._asked(page.cursor)
                self._go_on()
        return self._opened(page)

    def _opened(self, page: "Page") -> "Page":
        rows = wire.opened(_behind_others(page.rows), self._sealer)
        ready = prepared(_behind_others(rows)) if len(rows) > FEW else None
        return replace(page, rows=rows, prepared=ready)

    def _forget(self) -> None:
        with self._lock:
            for nobody_wants in (*self._fetched.values(), *self._ready.values()):
                nobody_wants.cancel()
            self._fetched.clear()
            self._ready.clear()


def _behind_others(rows: "Sequence[CellRow]") -> "Iterator[CellRow]":
    """Python shares itself out evenly: while pages are opened, the store's thread would wait up to
    5 ms for it after each statement, though it is what everybody waits for. So it is given away
    here every half a millisecond, for as long as another thread takes to wake up."""
    turn = time.perf_counter()
    for row in rows:
        yield row
        if time.perf_counter() - turn > _TURN_SECONDS:
            time.sleep(_MOMENT_SECONDS)
            turn = time.perf_counter()
