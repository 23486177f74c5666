"""The whole library as one file, to be carried to another computer: a zip archive with the
database and the files that it names."""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from careerflow.models.errors import StoreError
from careerflow.services.exports.files import save_written
from careerflow.services.store.backup import copy
from careerflow.services.store.driver import connect
from careerflow.services.store.failures import told_as_store_errors
from careerflow.services.store.files import Files, unfinished_name
from careerflow.services.store.inspection import files_named
from careerflow.services.store.migrate import STAMP
from careerflow.services.store.schema import now
from careerflow.services.store.store import FILE_NAME
from careerflow.services.task import Stage, TaskContext

_KEPT_FILE = re.compile(r"files/(?P<sha256>[0-9a-f]{64})(?P<suffix>\.[A-Za-z0-9]{1,16})?")
_LARGEST = 100_000_000
"""Bytes of one kept file; the reader takes no CV as large."""


def write(ctx: TaskContext, folder: Path, target: Path) -> int:
    """Writes the library in the data folder `folder` to the archive `target`; returns how many
    files are in it. What it names and nobody has is left out.

    Raises StoreError `store.nothing_kept` where there is no library and those of its disk,
    ExportError where `target` cannot be written, and Cancelled.
    """
    if not (folder / FILE_NAME).exists():
        raise StoreError("store.nothing_kept")
    database = unfinished_name(folder / FILE_NAME)
    try:
        with told_as_store_errors(folder):
            _copy(ctx, folder, database)
            named = files_named(ctx, database)
            kept = (folder / "files").glob("*")
            files = sorted(path for path in kept if path.name.partition(".")[0] in named)
        save_written(target, lambda stream: _pack(ctx, database, files, stream))
    finally:
        database.unlink(missing_ok=True)
    return len(files)


@contextmanager
def unpacked(source: Path, folder: Path) -> Iterator[Path]:
    """The database of a backup, archive or not; one from an archive lies in `folder` meanwhile.

    Raises StoreError `store.backup_foreign` for an archive of another program, and
    `store.backup_damaged`.
    """
    if not zipfile.is_zipfile(source):
        yield source
        return
    database = unfinished_name(folder / f"restoring-{FILE_NAME}")
    try:
        with _reading(source) as archive:
            if FILE_NAME not in archive.namelist():
                raise StoreError("store.backup_foreign", name=source.name)
            folder.mkdir(parents=True, exist_ok=True)
            with archive.open(FILE_NAME) as packed, database.open("wb") as stream:
                shutil.copyfileobj(packed, stream, 1 << 20)
        yield database
    finally:
        database.unlink(missing_ok=True)


def made(source: Path) -> datetime | None:
    """When the archive was made; None where it is none, or does not say."""
    if not zipfile.is_zipfile(source):
        return None
    with suppress(ValueError), _reading(source) as archive:
        return datetime.strptime(archive.comment.decode("ascii"), STAMP).replace(tzinfo=UTC)
    return None


def packed_files(source: Path) -> frozenset[str]:
    """Hashes of the kept files in a backup; none where it is no archive."""
    if not zipfile.is_zipfile(source):
        return frozenset()
    with _reading(source) as archive:
        names = map(_KEPT_FILE.fullmatch, archive.namelist())
        return frozenset(name["sha256"] for name in names if name)


def keep_files(ctx: TaskContext, source: Path, files: Files) -> None:
    """Puts what is in the archive `source` beside the kept files. Raises StoreError
    `store.backup_damaged` where one is not what its name says, and Cancelled."""
    if not zipfile.is_zipfile(source):
        return
    with _reading(source) as archive:
        entries = [(found, entry) for entry in archive.infolist() if (found := _file(entry))]
        for number, (found, entry) in enumerate(entries):
            ctx.step(Stage.STORING, number, len(entries))
            data = archive.read(entry)
            if hashlib.sha256(data).hexdigest() != found["sha256"]:
                raise StoreError("store.backup_damaged", name=source.name)
            files.keep(found["sha256"], found["suffix"] or "", data)


def _file(entry: zipfile.ZipInfo) -> re.Match[str] | None:
    return _KEPT_FILE.fullmatch(entry.filename) if entry.file_size <= _LARGEST else None


def _copy(ctx: TaskContext, folder: Path, database: Path) -> None:
    source = connect(folder / FILE_NAME, read_only=True)
    try:
        copy(ctx, source, database)
    finally:
        source.close()


def _pack(ctx: TaskContext, database: Path, files: Sequence[Path], stream: BinaryIO) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = now().strftime(STAMP).encode()
        archive.write(database, FILE_NAME)
        for number, path in enumerate(files):
            ctx.step(Stage.STORING, number, len(files))
            # PDFs are compressed already.
            archive.write(path, f"files/{path.name}", zipfile.ZIP_STORED)


@contextmanager
def _reading(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError, RuntimeError) as error:  # a way of packing it cannot read
        raise StoreError("store.backup_damaged", name=source.name) from error
