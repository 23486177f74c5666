"""Files under the name of their own content: the user's CVs, as they were given."""

import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{64}(?:\.[A-Za-z0-9]{1,16})?")
"""Of a kept file; that of an unfinished one is longer."""
_TRIES = 10
_PAUSE_SECONDS = 0.05


def write_atomically(path: Path, data: bytes, sync: Callable[[Path], None] | None = None) -> None:
    """The file has its old content or the new one, whatever happens meanwhile.

    `sync` makes the rename in its folder last; without it `sync_folder`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_name(path)
    try:
        with unfinished.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(unfinished, path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    (sync or sync_folder)(path.parent)


def put_in_place(unfinished: Path, path: Path, system: str = os.name) -> None:
    """Renames; Windows refuses as long as a virus scanner or an indexer looks at one of the files,
    which it does when they are new: there it is tried for half a second. Raises OSError."""
    for _ in range(_TRIES - 1 if system == "nt" else 0):
        try:
            unfinished.replace(path)
        except PermissionError:
            time.sleep(_PAUSE_SECONDS)
        else:
            return
    unfinished.replace(path)


def unfinished_name(path: Path) -> Path:
    """Beside `path`, and no other thread's or process's."""
    return path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")


def sync_folder(folder: Path) -> None:
    """Makes a rename last through a power failure; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Files:
    """Keeps each file once, as `folder`/<sha256><suffix>. For one writing thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._new: list[Path] = []

    @contextmanager
    def or_nothing(self) -> Iterator[None]:
        """Takes away what is first kept in here where the rest of it fails."""
        self._new.clear()
        try:
            yield
        except BaseException:
            for path in self._new:
                with suppress(OSError):
                    path.unlink()
            raise

    def keep(self, sha256: str, suffix: str, data: bytes) -> Path:
        """Stores `data`, whose hash is `sha256`, unless it is there already."""
        path = self._folder / f"{sha256}{suffix}"
        if not path.is_file():
            self._new.append(path)
            write_atomically(path, data)
        elif path.stat().st_size != len(data):
            write_atomically(path, data)
        return path

    def take_over(self, sha256: str, suffix: str, whole: Path) -> Path:
        """Keeps, by a rename, a file of this folder whose content is on the disk already."""
        path = self._folder / f"{sha256}{suffix}"
        if not path.is_file():
            self._new.append(path)
        put_in_place(whole, path)
        sync_folder(self._folder)
        return path

    def find(self, sha256: str, suffix: str) -> Path | None:
        """None where the file has been taken away."""
        path = self._folder / f"{sha256}{suffix}"
        return path if path.is_file() else None

    def remove(self, sha256: str) -> None:
        """Takes it away, under whatever suffix it was kept. Raises OSError."""
        for path in self._folder.glob(f"{sha256}*"):
            path.unlink()

    def all(self) -> list[Path]:
        """Every file that is kept, in the order of their names."""
        found = self._folder.iterdir() if self._folder.is_dir() else ()
        return sorted(path for path in found if _NAME.fullmatch(path.name) and path.is_file())

    def hashes(self) -> set[str]:
        """Of the contents that are kept."""
        return {path.stem for path in self.all()}
