"""The folders of the program: how large they are, and the end of all that is in them.

The platform's folders have the program's name, and all in them is its own. A data folder that the
user has chosen may hold other things: there only what the program makes is counted and deleted. On
Windows and macOS data and settings share a folder, and on Windows cache and logs lie inside it.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from careerflow import paths
from careerflow.models.backup import BackupKind
from careerflow.models.errors import StoreError
from careerflow.models.on_disk import Deletion, FolderKind, KeptFolder
from careerflow.services.task import TaskContext

# Beside the user's own things no more than this goes: "models" may well be someone's.
_MADE_HERE = (
    "careerflow.sqlite3*",  # with its log, its index and unfinished copies
    f"files/{'[0-9a-f]' * 64}.*",
    *(f"backups/{kind}-*.sqlite3*" for kind in BackupKind),
    "damaged-*/careerflow.sqlite3*",
    "restoring-careerflow.sqlite3*",
    "encoders/*.json",
    "models/*--*",
)


def folders(data_folder: Path) -> dict[FolderKind, Path]:
    """By kind, each folder once; `data_folder` is the one in use."""
    wanted = {
        FolderKind.DATA: data_folder,
        FolderKind.SETTINGS: paths.config_folder(),
        FolderKind.CACHE: paths.cache_folder(),
        FolderKind.LOG: paths.log_folder(),
    }
    found: dict[FolderKind, Path] = {}
    for kind, path in wanted.items():
        if path not in found.values():
            found[kind] = path
    return found


def measure(ctx: TaskContext, data_folder: Path) -> tuple[KeptFolder, ...]:
    """Looks at every file's size. Raises Cancelled."""
    found = folders(data_folder)
    return tuple(
        KeptFolder(kind, path, _size(ctx, path, set(found.values()) - {path}), path.is_dir())
        for kind, path in found.items()
    )


def delete_all(data_folder: Path, delete_key: Callable[[], None] | None = None) -> Deletion:
    """Deletes data, settings, cache, logs and the keys in the keyring, as far as it can: what one
    file needs does not keep the others. The store is closed before, and nothing is logged after.
    `delete_key` in place of what deletes the keys in the user's keyring.
    """
    from careerflow.services import logs, secrets  # not for the start, which counts sizes only

    logs.close()  # Windows deletes no open file
    left: list[Path] = []
    for path in dict.fromkeys((data_folder, paths.data_folder(), *folders(data_folder).values())):
        try:
            _empty(path, left)
        except OSError:  # what is in it cannot even be listed
            left.append(path)
    return Deletion(_deepest(left), _key_is_left(delete_key or secrets.delete_keys))


def _empty(folder: Path, left: list[Path]) -> None:
    own = list(_own(folder))
    for one in own:
        _remove(one, left)
    # On Linux the logs are in a folder of the program's folder.
    around = [folder.parent] if folder.parent.name == paths.data_folder().name else []
    for emptied in (*dict.fromkeys(one.parent for one in own), folder, *around):
        if emptied.is_dir() and not any(emptied.iterdir()):
            _remove(emptied, left)


def _own(folder: Path) -> Iterator[Path]:
    """What lies in a folder and is the program's."""
    if not folder.is_dir():
        return
    if folder in _platform_folders() and not folder.is_symlink():
        yield from folder.iterdir()
        return
    for name in _MADE_HERE:
        yield from folder.glob(name)


def _platform_folders() -> tuple[Path, ...]:
    return (
        paths.data_folder(),
        paths.config_folder(),
        paths.cache_folder(),
        paths.log_folder(),
    )


def _size(ctx: TaskContext, folder: Path, without: set[Path]) -> int:
    total = 0
    for own in _own(folder):
        if own in without:
            continue
        if not own.is_dir() or own.is_symlink():
            total += _bytes(own)
            continue
        for place, inside, names in os.walk(own):
            ctx.check()
            inside[:] = [name for name in inside if Path(place, name) not in without]
            total += sum(_bytes(Path(place, name)) for name in names)
    return total


def _bytes(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:  # it went away meanwhile
        return 0


def _remove(path: Path, left: list[Path]) -> None:
    import shutil  # brings three compressors, which sizes do not need

    def note(action: Callable[..., object], name: str, _why: object) -> None:
        try:
            Path(name).chmod(stat.S_IRWXU)  # read-only: Windows deletes no such file
            action(name)
        except OSError:
            left.append(Path(name))

    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, onerror=note)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        note(os.unlink, str(path), error)


def _deepest(left: list[Path]) -> tuple[Path, ...]:
    """Without folders that are left for what is in them."""
    there = [path for path in dict.fromkeys(left) if path.exists() or path.is_symlink()]
    return tuple(path for path in there if not any(path in other.parents for other in there))


def _key_is_left(delete_key: Callable[[], None]) -> bool:
    """A keyring that is not safe was never given a key."""
    try:
        delete_key()
    except StoreError as error:
        return error.code != "secrets.no_keyring"
    return False
