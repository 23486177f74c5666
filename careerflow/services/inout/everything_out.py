"""All of the user's data as one file, in the format of docs/data-format.md: JSON alone, or in a
zip file with the files of CVs and attachments. It is written a row at a time."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
import sqlalchemy as sa

from careerflow import __version__
from careerflow.models.inout import DataKind
from careerflow.services.exports.files import save_written
from careerflow.services.store.everything import EXPORTED, files_of, rows
from careerflow.services.store.store import Store
from careerflow.services.task import Stage, TaskContext

FORMAT = "careerflow-data"
VERSION = 1
DATA_NAME = "data.json"
FILES_NAME = "files"
_CHECKED_EVERY = 200
_PIECE = 1 << 20
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold: the same data, the same file


def export_everything(ctx: TaskContext, store: Store, target: Path, kind: DataKind) -> int:
    """Writes all of it or nothing; returns the number of rows. Raises StoreError, ExportError and
    Cancelled."""
    written = [0]

    def write(stream: BinaryIO) -> None:
        if kind is DataKind.JSON:
            written[0], _ = write_data(ctx, store, stream)
        else:
            written[0] = _write_zip(ctx, store, stream)

    save_written(target, write)
    return written[0]


def _write_zip(ctx: TaskContext, store: Store, stream: BinaryIO) -> int:
    with zipfile.ZipFile(stream, "w") as archive:
        with archive.open(_entry(DATA_NAME, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as data:
            written, hashes = write_data(ctx, store, data)  # type: ignore[arg-type]
        kept = [file for file in store.files.all() if file.stem in hashes]
        for done, file in enumerate(kept):
            ctx.step(Stage.EXPORTING, done, len(kept))
            # Not compressed: PDF files are.
            entry = _entry(f"{FILES_NAME}/{file.name}", zipfile.ZIP_STORED)
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as copy:
                while piece := source.read(_PIECE):
                    ctx.check()
                    copy.write(piece)
    return written


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = compression
    entry.external_attr = 0o600 << 16
    return entry


def write_data(ctx: TaskContext, store: Store, stream: BinaryIO) -> tuple[int, set[str]]:
    """The JSON; returns the number of rows, and the hashes of the files that they name."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "exported": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    hashes: set[str] = set()
    written = 0
    with store.read() as connection:
        total = sum(_size(connection, table) for table in EXPORTED)
        stream.write(msgspec.json.encode(head)[:-1] + b',\n"tables":{')
        for number, table in enumerate(EXPORTED):
            stream.write((b"" if number == 0 else b",") + f'\n"{table.name}":['.encode())
            before = b"\n"
            for row in rows(connection, table):
                if written % _CHECKED_EVERY == 0:
                    ctx.step(Stage.EXPORTING, written, total)
                hashes.update(files_of(row))
                stream.write(before + msgspec.json.encode(row))
                before = b",\n"
                written += 1
            stream.write(b"]")
        stream.write(b"}}\n")
    return written, hashes


def _size(connection: sa.Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
