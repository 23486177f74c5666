"""The functions of the user's database that keep one library (docs/sync-protocol.md)."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any, Self

import msgspec
import sqlalchemy as sa

from careerflow.models.errors import SyncError
from careerflow.models.sync import Server
from careerflow.services.store.cells.rows import Cell, CellRow, Page, Pushed
from careerflow.services.store.driver import raw
from careerflow.services.sync import failures, opening

PROTOCOL = 1
"""Of resources/sync/server.sql."""

MOST_ROWS = 1_000
"""In one push; the server refuses more."""

_WITHOUT = {"42883": "sync.older_server"}


class _PulledRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    seq: int
    table: str
    row_id: str
    cells: dict[str, Cell]


class _PulledPage(msgspec.Struct, frozen=True):
    protocol: int
    epoch: str
    head: int
    now: int
    greatest: str
    more: bool
    rows: list[_PulledRow]


class _Answer(msgspec.Struct, frozen=True):
    epoch: str
    base: int
    head: int
    now: int
    lost: list[tuple[str, str, str]]
    overrun: list[CellRow]


class _Digest(msgspec.Struct, frozen=True):
    epoch: str
    head: int
    digest: str


_PAGE = msgspec.json.Decoder(_PulledPage)
_ANSWER = msgspec.json.Decoder(_Answer)
_DIGEST = msgspec.json.Decoder(_Digest)
_NUMBERS = msgspec.json.Decoder(dict[str, list[int]])


class Remote:
    """One connection, made at the first call and kept until the end of the `with`. Each call is
    one statement, and so one transaction. Every method may raise SyncError (see failures), and
    Cancelled where `is_cancelled` says so, after which the connection is closed.

    `beside` does one thing at a time, and ends with the `with`: for calls while others work."""

    def __init__(
        self, server: Server, password: str, is_cancelled: Callable[[], bool] = opening.never
    ) -> None:
        self.statements = 0
        self.beside: Executor = ThreadPoolExecutor(1, "sync-network")
        self._engine = opening.engine(server, password, is_cancelled)
        self._connection: sa.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.beside.shutdown()
        self.close()

    def close(self) -> None:
        """Ends the connection; the next call makes another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with failures.told():
                connection.close()

    def push(self, rows: Sequence[CellRow], cursor: int | None = None) -> Pushed:
        """Sends up to MOST_ROWS rows, each once. The answer names what they overrun of that which
        came behind `cursor`; nothing without one."""
        text = msgspec.json.encode(rows).decode()
        answer = self._answer("careerflow.push(%s::jsonb, %s::bigint)::text", text, cursor)
        said = _decoded(_ANSWER, answer)
        lost, overrun = frozenset(said.lost), tuple(said.overrun)
        return Pushed(said.epoch, said.base, said.head, said.now, lost, overrun)

    def pull(self, cursor: int, most: int = 500, most_bytes: int = 2_000_000) -> Page:
        """The rows that changed since `cursor`, in that order: at most so many, and about so many
        bytes of JSON, but one at least. Raises `sync.newer_server`."""
        answer = self._answer("careerflow.pull(%s, %s, %s)::text", cursor, most, most_bytes)
        said = _decoded(_PAGE, answer)
        if said.protocol > PROTOCOL:
            raise SyncError("sync.newer_server")
        rows = tuple(CellRow(row.table, row.row_id, row.cells) for row in said.rows)
        last = said.rows[-1].seq if said.rows else cursor
        return Page(said.epoch, said.head, last, said.now, said.greatest, rows, said.more)

    def digest(self) -> tuple[str, int, str]:
        """Epoch, the last number given out, and the digest as LocalCells has it."""
        said = _decoded(_DIGEST, self._answer("careerflow.digest()::text"))
        return said.epoch, said.head, said.digest

    def parts(self, names: Sequence[str]) -> Mapping[str, list[int]]:
        """Which parts of these files are there; files without any are left out."""
        answer = self._answer("careerflow.parts(%s::text[])::text", list(names))
        there: dict[str, list[int]] = _decoded(_NUMBERS, answer)
        return there

    def put_part(self, name: str, number: int, data: bytes) -> None:
        """Keeps a part of at most 1.1 MiB, in place of what stood there."""
        self._answer("careerflow.put_part(%s, %s, %s::bytea)::text", name, number, data)

    def get_part(self, name: str, number: int) -> bytes | None:
        """None where it is not there."""
        data = self._answer("careerflow.get_part(%s, %s)", name, number)
        return None if data is None else bytes(data)

    def drop_files(self, names: Sequence[str]) -> None:
        """Deletes all parts of these files."""
        self._answer("careerflow.drop_files(%s::text[])::text", list(names))

    def erase(self) -> None:
        """Deletes the server's copy of the library, for good and for all devices."""
        self._answer("careerflow.erase()::text")

    def leave(self) -> None:
        """Takes this device off the list: it is no member any more."""
        self._answer("careerflow.leave()::text")

    def wrapped_key(self) -> bytes | None:
        """The library's key as its passphrase wraps it; None where nothing is sealed. Raises
        `sync.older_server` where that was set up without the functions for it."""
        data = self._answer("careerflow.wrapped_key()", states=_WITHOUT)
        return None if data is None else bytes(data)

    def rewrap(self, held: bytes, wrapped: bytes) -> bool:
        """Puts `wrapped` in place of `held`; False where that is not what is there. Raises as
        `wrapped_key`."""
        call = "careerflow.rewrap(%s::bytea, %s::bytea)"
        return bool(self._answer(call, held, wrapped, states=_WITHOUT))

    def _answer(self, call: str, *values: object, states: Mapping[str, str] | None = None) -> Any:
        with failures.told(states):
            if self._connection is None:
                self._connection = self._engine.connect()
            self.statements += 1
            try:
                row = raw(self._connection).execute(f"SELECT {call}", values).fetchone()
            except BaseException:
                # Whatever state it is in: the next call is to find a new one.
                broken, self._connection = self._connection, None
                broken.invalidate()
                broken.close()
                raise
        return None if row is None else row[0]


def _decoded(decoder: "msgspec.json.Decoder[Any]", answer: Any) -> Any:
    """Raises SyncError where the server's answer is not what the protocol says."""
    try:
        return decoder.decode(answer)
    except (msgspec.MsgspecError, TypeError):
        raise SyncError("sync.failed") from None
