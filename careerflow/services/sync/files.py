"""The kept files, to the server and from it: in parts, one of them in memory at a time.

Part 0 says what a file is and of how many parts; it is put last, so a file without it is not whole
yet. An upload that was cut off is gone on with, also by another computer: the name on the server
comes of the content, so a part that is there is the right one.
"""

import hashlib
import logging
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol

import msgspec

from careerflow.models.errors import SyncError
from careerflow.services.store.failures import told_as_store_errors
from careerflow.services.store.files import unfinished_name
from careerflow.services.store.store import Store
from careerflow.services.store.tracker.attaching import MOST_BYTES
from careerflow.services.sync.sealing import Sealer
from careerflow.services.task import Stage, TaskContext

PART_BYTES: Final = 2**20
"""Never another: an upload is gone on with by other versions. A file of more than one part is a
large one, which the server's list of parts tells of files that are not here."""

_LIST: Final = 0
_FILL_BYTES: Final = 256
_AT_ONCE: Final = 500
_SUFFIX: Final = re.compile(r"(?:\.[A-Za-z0-9]{1,16})?", re.ASCII)
_UNUSABLE: Final = frozenset({"sync.malformed", "sync.cannot_open"})

_log = logging.getLogger(__name__)


class FileServer(Protocol):
    """What of the Remote is needed here; each method may raise SyncError."""

    def parts(self, names: Sequence[str]) -> Mapping[str, Collection[int]]:
        """Which parts of each of at most 1,000 files are there."""

    def put_part(self, name: str, number: int, data: bytes) -> None:
        """In place of the one that was there."""

    def get_part(self, name: str, number: int) -> bytes | None:
        """None where it is not there."""


class _Listed(msgspec.Struct, frozen=True):
    """Part 0, as JSON."""

    sha256: str
    suffix: str
    size: int
    parts: int

    def encoded(self) -> bytes:
        """Filled up with spaces, so that its length says nothing of the name."""
        data = msgspec.json.encode(self)
        return data + b" " * (-len(data) % _FILL_BYTES)


class _Gone(Exception):  # noqa: N818 - not an error: another computer has taken the file away
    """A file that was whole on the server no longer is."""


def send_files(
    ctx: TaskContext,
    store: Store,
    remote: FileServer,
    sealer: Sealer,
    hashes: Iterable[str],
    held_back: set[str] | None = None,
) -> tuple[str, ...]:
    """Returns the hashes of those that are whole on the server now. A file that is not kept here,
    or is damaged on this disk, is not sent; nor, where there is `held_back`, a large one: its hash
    is put there. Raises SyncError, StoreError and Cancelled; what was sent until then stays there
    and is gone on with."""
    with told_as_store_errors(store.folder):
        kept = {path.stem: (path, path.stat().st_size) for path in store.files.all()}
    names = {sha256: sealer.file_name(sha256) for sha256 in hashes if sha256 in kept}
    there = _there(remote, names.values())
    sent = [sha256 for sha256, name in names.items() if _LIST in there[name]]
    missing = [sha256 for sha256, name in names.items() if _LIST not in there[name]]
    missing = _going(missing, lambda sha256: _count(kept[sha256][1]), held_back)
    total = sum(_count(kept[sha256][1]) + 1 for sha256 in missing)
    exchange = _Exchange(store, remote, sealer, _Counted(ctx, Stage.SENDING_FILES, total))
    for sha256 in missing:
        if exchange.send(kept[sha256][0], there[names[sha256]]):
            sent.append(sha256)
    return tuple(sent)


def fetch_files(
    ctx: TaskContext,
    store: Store,
    remote: FileServer,
    sealer: Sealer,
    hashes: Iterable[str],
    held_back: set[str] | None = None,
) -> tuple[str, ...]:
    """Returns the hashes of those that came; what is not whole on the server is left for another
    time, as are large ones where there is `held_back`, in which their hashes are put. Raises
    SyncError (`sync.malformed` or `sync.cannot_open` of a file that is not what it should be, once
    the others are here; nothing of it is kept), StoreError and Cancelled."""
    names = {sha256: sealer.file_name(sha256) for sha256 in hashes}
    there = _there(remote, names.values())
    whole = [sha256 for sha256, name in names.items() if _LIST in there[name]]
    whole = _going(whole, lambda sha256: len(there[names[sha256]]) - 1, held_back)
    total = sum(len(there[names[sha256]]) for sha256 in whole)
    exchange = _Exchange(store, remote, sealer, _Counted(ctx, Stage.FETCHING_FILES, total))
    fetched, failure = list[str](), None
    for sha256 in whole:
        try:
            exchange.fetch(sha256)
            fetched.append(sha256)
        except _Gone:
            continue
        except SyncError as error:
            if error.code not in _UNUSABLE:
                raise
            failure = error
    if failure:
        raise failure
    return tuple(fetched)


def _going(
    hashes: list[str], parts_of: Callable[[str], int], held_back: set[str] | None
) -> list[str]:
    """Those that may travel now."""
    if held_back is None:
        return hashes
    held_back.update(sha256 for sha256 in hashes if parts_of(sha256) > 1)
    return [sha256 for sha256 in hashes if sha256 not in held_back]


def _there(remote: FileServer, names: Iterable[str]) -> dict[str, frozenset[int]]:
    wanted = list(names)
    found: dict[str, frozenset[int]] = dict.fromkeys(wanted, frozenset())
    for first in range(0, len(wanted), _AT_ONCE):
        for name, numbers in remote.parts(wanted[first : first + _AT_ONCE]).items():
            found[name] = frozenset(numbers)
    return found


def _count(size: int) -> int:
    return -(-size // PART_BYTES)


class _Counted:
    """Parts as progress; raises Cancelled where the user asked to stop."""

    def __init__(self, ctx: TaskContext, stage: Stage, total: int) -> None:
        self._ctx, self._stage, self._total = ctx, stage, total
        self._done = 0

    def next(self) -> None:
        self._ctx.step(self._stage, self._done, self._total)
        self._done += 1


@dataclass(frozen=True, slots=True)
class _Exchange:
    store: Store
    remote: FileServer
    sealer: Sealer
    counted: _Counted

    def send(self, path: Path, there: Collection[int]) -> bool:
        """False where the file is not what its name says; then nothing of it is sent."""
        sha256, folder = path.stem, self.store.folder
        with told_as_store_errors(folder):
            size = path.stat().st_size
            sound = size <= MOST_BYTES and _hash(path) == sha256
        if not sound:
            _log.warning("a kept file is damaged or too large, and is not sent")
            return False
        for number in range(1, _count(size) + 1):
            self.counted.next()
            if number not in there:
                with told_as_store_errors(folder):
                    data = _read(path, number)
                self._put(sha256, number, data)
        self.counted.next()
        self._put(sha256, _LIST, _Listed(sha256, path.suffix, size, _count(size)).encoded())
        return True

    def fetch(self, sha256: str) -> None:
        """Raises _Gone, and SyncError `sync.malformed` where the content is not what it should be;
        nothing is then kept."""
        self.counted.next()
        listed = _listed(self._part(sha256, _LIST), sha256)
        target = self.store.folder / "files" / f"{sha256}{listed.suffix}"
        with _unfinished(self.store.folder, target) as (path, stream):
            self._fill(stream, listed)
            with told_as_store_errors(self.store.folder):
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            with self.store.write():
                self.store.files.take_over(sha256, listed.suffix, path)

    def _fill(self, stream: BinaryIO, listed: _Listed) -> None:
        content, left = hashlib.sha256(), listed.size
        for number in range(1, listed.parts + 1):
            self.counted.next()
            data = self._part(listed.sha256, number)
            if len(data) != min(PART_BYTES, left):
                raise SyncError("sync.malformed")
            left -= len(data)
            content.update(data)
            with told_as_store_errors(self.store.folder):
                stream.write(data)
        if content.hexdigest() != listed.sha256:
            raise SyncError("sync.malformed")

    def _put(self, sha256: str, number: int, data: bytes) -> None:
        name = self.sealer.file_name(sha256)
        self.remote.put_part(name, number, self.sealer.seal_part(name, number, data))

    def _part(self, sha256: str, number: int) -> bytes:
        name = self.sealer.file_name(sha256)
        data = self.remote.get_part(name, number)
        if data is None:
            raise _Gone
        return self.sealer.open_part(name, number, data)


@contextmanager
def _unfinished(folder: Path, target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Beside the file that it will be, so that a rename ends it; one that a crash has left is
    swept with the day's backup."""
    path = unfinished_name(target)
    with told_as_store_errors(folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("wb")
    try:
        yield path, stream
    finally:
        with suppress(OSError):
            stream.close()
        with suppress(OSError):
            path.unlink()


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read(path: Path, number: int) -> bytes:
    with path.open("rb") as stream:
        stream.seek((number - 1) * PART_BYTES)
        return stream.read(PART_BYTES)


def _listed(data: bytes, sha256: str) -> _Listed:
    """Nothing is believed of it. Raises SyncError `sync.malformed`."""
    try:
        found = msgspec.json.decode(data, type=_Listed)
    except (ValueError, RecursionError):
        raise SyncError("sync.malformed") from None
    if (
        found.sha256 != sha256
        or _SUFFIX.fullmatch(found.suffix) is None
        or not 0 <= found.size <= MOST_BYTES
        or found.parts != _count(found.size)
    ):
        raise SyncError("sync.malformed")
    return found
