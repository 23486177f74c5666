"""A file of everything, read back. Nothing is believed of it: not its sizes, not its names, not
its hashes, not one value of its rows."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.errors import ImportFileError
from careerflow.models.inout import MergePreview
from careerflow.services.inout.everything_out import DATA_NAME, FORMAT, VERSION
from careerflow.services.store.everything import EXPORTED, BrokenRowError, row_of
from careerflow.services.store.merging import Merge
from careerflow.services.store.store import Store
from careerflow.services.task import Stage, TaskContext

MOST_DATA_BYTES = 512 << 20
MOST_FILE_BYTES = 256 << 20
MOST_BYTES = 4 << 30
"""Of all files of CVs and attachments together."""
MOST_FILES = 20_000
_MOST_RATIO = 200
"""A JSON text of rows is a tenth to a hundredth when it is compressed; a bomb a thousandth."""
_SMALL = 16 << 20
_FILE = re.compile(r"files/([0-9a-f]{64})((?:\.[A-Za-z0-9]{1,16})?)", re.ASCII)
_ENCRYPTED = 1  # bit of a zip entry's flags
_CHECKED_EVERY = 200


class _Head(msgspec.Struct):
    format: str = ""
    version: int = 0


class _Data(msgspec.Struct):
    """The rows stay text until their turn comes."""

    format: str
    version: int
    tables: dict[str, list[msgspec.Raw]]
    exported: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class _Opened:
    data: _Data
    archive: zipfile.ZipFile | None
    files: tuple[zipfile.ZipInfo, ...]


def preview_everything(ctx: TaskContext, store: Store, source: Path) -> MergePreview:
    """What an import would do, having looked at all of the file. Raises ImportFileError
    (`import.*`), StoreError and Cancelled."""
    with _opened(ctx, source) as opened:
        with store.read() as connection:
            merge = Merge(connection, writes=False)
            _merge(ctx, merge, opened.data)
        coming = {sha256 for sha256, _, _ in _contents(ctx, opened)}
        missing = merge.files - coming - store.files.hashes()
        return MergePreview(
            exported=opened.data.exported[:40],
            counts=merge.counts,
            files=len(coming),
            missing_files=len(missing),
        )


def import_everything(ctx: TaskContext, store: Store, source: Path) -> tuple[MergePreview, Change]:
    """Takes all of it over, or nothing: returns what came of it, and the edit. Raises as
    `preview_everything`."""
    with _opened(ctx, source) as opened:
        with store.write() as connection:
            merge = Merge(connection, writes=True)
            _merge(ctx, merge, opened.data)
            merge.index(ctx)
            coming = set()
            for sha256, suffix, content in _contents(ctx, opened):
                if sha256 in merge.files:
                    store.files.keep(sha256, suffix, content)
                    coming.add(sha256)
            ctx.check()
        missing = merge.files - coming - store.files.hashes()
        done = MergePreview(opened.data.exported[:40], merge.counts, len(coming), len(missing))
        return done, merge.change


def _merge(ctx: TaskContext, merge: Merge, data: _Data) -> None:
    unknown = data.tables.keys() - {table.name for table in EXPORTED}
    if unknown:
        raise ImportFileError("import.unknown_table", table=min(unknown)[:40])
    reading = _Reading(ctx, sum(len(rows) for rows in data.tables.values()))
    for table in EXPORTED:
        try:
            merge.take(table, reading.rows(table, data.tables.get(table.name, [])))
        except BrokenRowError as error:
            row = reading.row - error.behind
            column = error.column or "–"
            raise ImportFileError(
                "import.broken_row", table=table.name, row=row, column=column
            ) from error
        except (msgspec.DecodeError, RecursionError) as error:
            where = f"{table.name}[{reading.row}]"
            raise ImportFileError("import.broken_json", where=where) from error


class _Reading:
    """`row` is the number, in its table, of the row that was read last."""

    def __init__(self, ctx: TaskContext, total: int) -> None:
        self.row = 0
        self._ctx = ctx
        self._done, self._total = 0, total

    def rows(self, table: sa.Table, raws: list[msgspec.Raw]) -> Iterator[dict[str, Any]]:
        for number, raw in enumerate(raws, start=1):
            if self._done % _CHECKED_EVERY == 0:
                self._ctx.step(Stage.READING, self._done, self._total)
            self.row = number
            self._done += 1
            yield row_of(table, msgspec.json.decode(raw))


@contextmanager
def _opened(ctx: TaskContext, source: Path) -> Iterator[_Opened]:
    ctx.step(Stage.READING)
    try:
        if not zipfile.is_zipfile(source):
            with source.open("rb") as stream:
                text = stream.read(MOST_DATA_BYTES + 1)
            yield _Opened(_parsed(text), None, ())
            return
        with zipfile.ZipFile(source) as archive:
            entries = _checked(archive)
            data = _parsed(_content(ctx, archive, entries.pop(DATA_NAME)))
            yield _Opened(data, archive, tuple(entries.values()))
    except FileNotFoundError as error:
        raise ImportFileError("import.gone", name=source.name) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise ImportFileError("import.broken_zip") from error
    except OSError as error:
        raise ImportFileError("import.unreadable", name=source.name) from error


def _parsed(text: bytes) -> _Data:
    if len(text) > MOST_DATA_BYTES:
        raise ImportFileError("import.data_too_big", megabytes=MOST_DATA_BYTES >> 20)
    try:
        head = msgspec.json.decode(text, type=_Head)
    except (msgspec.ValidationError, RecursionError) as error:
        raise ImportFileError("import.not_ours") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ImportFileError("import.broken_json", where=_place(error)) from error
    if head.format != FORMAT:
        raise ImportFileError("import.not_ours")
    if head.version > VERSION:
        raise ImportFileError("import.newer")
    try:
        return msgspec.json.decode(text, type=_Data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ImportFileError("import.broken_json", where=_place(error)) from error


def _place(error: Exception) -> str:
    """Where msgspec says it is: "byte 120" or "$.tables"; never what stands there."""
    found = re.search(r"byte \d+|\$[\w.\[\]]*", str(error), re.ASCII)
    return found[0] if found else "–"


def _checked(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """By name. Sizes are those that the file claims: reading stops there."""
    entries: dict[str, zipfile.ZipInfo] = {}
    if len(archive.infolist()) > MOST_FILES:
        raise ImportFileError("import.too_many_files", most=MOST_FILES)
    for entry in archive.infolist():
        is_data = entry.filename == DATA_NAME
        if entry.filename in entries or not (is_data or _FILE.fullmatch(entry.filename)):
            raise ImportFileError(
                "import.strange_entry", name=PurePosixPath(entry.filename).name[:60]
            )
        if entry.flag_bits & _ENCRYPTED:
            raise ImportFileError("import.broken_zip")
        if entry.file_size > (MOST_DATA_BYTES if is_data else MOST_FILE_BYTES):
            raise ImportFileError("import.data_too_big", megabytes=MOST_DATA_BYTES >> 20)
        if entry.file_size > max(_SMALL, entry.compress_size * _MOST_RATIO):
            raise ImportFileError("import.bomb")
        entries[entry.filename] = entry
    if DATA_NAME not in entries:
        raise ImportFileError("import.not_ours")
    if sum(entry.file_size for entry in entries.values()) > MOST_BYTES:
        raise ImportFileError("import.data_too_big", megabytes=MOST_BYTES >> 20)
    return entries


def _contents(ctx: TaskContext, opened: _Opened) -> Iterator[tuple[str, str, bytes]]:
    """The hash, the suffix and the content of each file, which are those that they say."""
    for done, entry in enumerate(opened.files):
        ctx.step(Stage.READING, done, len(opened.files))
        named = _FILE.fullmatch(entry.filename)
        assert named is not None
        assert opened.archive is not None
        content = _content(ctx, opened.archive, entry)
        if hashlib.sha256(content).hexdigest() != named[1]:
            raise ImportFileError("import.wrong_hash", name=entry.filename[6:18])
        yield named[1], named[2], content


def _content(ctx: TaskContext, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    pieces = []
    with archive.open(entry) as stream:
        while piece := stream.read(1 << 20):
            ctx.check()
            pieces.append(piece)
    return b"".join(pieces)
