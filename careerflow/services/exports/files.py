"""Exported files: their names, and how they are written."""

import errno
import os
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from careerflow.models.errors import ExportError
from careerflow.services.store.files import (
    put_in_place,
    sync_folder,
    unfinished_name,
    write_atomically,
)

# What no name may hold on Windows; elsewhere only the slash is forbidden.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=$|[. ])", re.IGNORECASE)
_LONGEST_PART = 60
"""Characters of a name or a job title."""
_LONGEST_SUFFIX = 8
_MOST_BYTES = 90
"""Of each: two of them stay below the 255 bytes of most file systems with the date, the suffix and
the mark of an unfinished file."""
_IN_USE = {32, 33}  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_BAD_NAME = {errno.ENAMETOOLONG, errno.EINVAL}


def file_name(person: str | None, job: str | None, date: str, suffix: str) -> str:
    """ "person – job – date.suffix", fit for every file system; `date` is "YYYY-MM-DD"."""
    parts = [part for part in (_part(person or ""), _part(job or "")) if part]
    name = " – ".join((*(parts or ["CareerFlow"]), date)) + suffix
    return f"_{name}" if _DEVICES.match(name) else name


def safe_name(name: str) -> str:
    """A file's own name, fit for every file system, with its suffix."""
    stem, dot, suffix = name.rpartition(".")
    if not dot or not stem or len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = name, ""
    ending = "".join(char for char in suffix if char.isalnum())
    made = (_part(stem) or "CareerFlow") + (f".{ending}" if ending else "")
    return f"_{made}" if _DEVICES.match(made) else made


def save_export(path: Path, data: bytes) -> None:
    """Writes all of it or nothing; into a pipe or a device what it takes. Raises ExportError."""
    try:
        if not path.parent.is_dir():
            raise ExportError("export.folder_gone", folder=str(path.parent))
        if path.is_dir():
            raise ExportError("export.is_folder", name=path.name)
        path = path.resolve()  # the file that a link leads to, not the link
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device
        else:
            write_atomically(path, data, sync=_sync_if_possible)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise _told(error, path) from error


def save_written(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """As `save_export`, of what `write` puts into a stream a little at a time."""
    try:
        if not path.parent.is_dir():
            raise ExportError("export.folder_gone", folder=str(path.parent))
        if path.is_dir():
            raise ExportError("export.is_folder", name=path.name)
        path = path.resolve()
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                write(stream)
        else:
            _write_beside(path, write)
    except (OSError, ValueError) as error:
        raise _told(error, path) from error


def _write_beside(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """The file takes its name once it is complete and on the disk."""
    unfinished = unfinished_name(path)
    try:
        with unfinished.open("wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(unfinished, path)
    finally:
        with suppress(OSError):
            unfinished.unlink()
    _sync_if_possible(path.parent)


def _sync_if_possible(folder: Path) -> None:
    """Some network file systems cannot sync a folder; by then the export is in its place."""
    with suppress(OSError):
        sync_folder(folder)


def _told(error: OSError | ValueError, path: Path) -> ExportError:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    # The rename is what fails where Windows has the file open; the new content was written before.
    renaming = isinstance(error, OSError) and error.filename2 is not None
    if getattr(error, "winerror", None) in _IN_USE or (renaming and number in _NO_PERMISSION):
        return ExportError("export.in_use", name=path.name)
    if number in _NO_PERMISSION:
        return ExportError("export.no_permission", folder=str(path.parent))
    if number in _FULL:
        return ExportError("export.full", folder=str(path.parent))
    if number in _BAD_NAME:
        return ExportError("export.name_too_long", name=path.name)
    return ExportError("export.failed", name=path.name)


def _part(text: str) -> str:
    """A name or a title without what a file name cannot hold."""
    plain = "".join(
        " " if unicodedata.category(char)[0] in "CZ" else char
        for char in unicodedata.normalize("NFC", text)
    )
    words = " ".join(_FORBIDDEN.sub(" ", plain).split())[:_LONGEST_PART]
    while len(words.encode()) > _MOST_BYTES:
        words = words[:-1]
    return words.strip(" .-–")
