"""The backups in the data folder: made, listed, and the old ones given up.

A backup is the database alone. The files that it names are kept under their content's hash and
never change, so they need no copy: it is enough that no one deletes a file that a backup names
(`needed_files`). A backup copies the database's pages as they are, so looking through the copy is
looking through the database, on a file that nobody else uses.
"""

import re
from collections import Counter
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from careerflow.models.backup import Backup, BackupKind
from careerflow.models.errors import StoreError
from careerflow.services.store.backup import copy
from careerflow.services.store.driver import connect
from careerflow.services.store.failures import told_as_store_errors
from careerflow.services.store.files import put_in_place, sync_folder, unfinished_name
from careerflow.services.store.inspection import files_named, looking, verify
from careerflow.services.store.migrate import STAMP
from careerflow.services.store.schema import now
from careerflow.services.store.store import FILE_NAME
from careerflow.services.task import TaskContext

FOLDER = "backups"

# A new version's mistake, or a restore's, is noticed later than a week of use; those that the user
# made are the user's to delete.
_KEPT = {
    BackupKind.DAILY: 7,
    BackupKind.BEFORE_SCHEMA: 3,
    BackupKind.BEFORE_RESTORE: 3,
    BackupKind.BEFORE_SYNC: 3,
}

_UNFINISHED = (
    f"{FILE_NAME}.*.part*",
    f"restoring-{FILE_NAME}.*.part*",
    f"{FOLDER}/*.sqlite3.*.part*",
    f"files/{'[0-9a-f]' * 64}.*.part",
)

_NAME = re.compile(
    r"(?P<kind>daily|manual|before-(?:restore|schema|sync))"
    r"(?:-\d+)?-(?P<stamp>\d{8}T\d{6}Z)\.sqlite3",
    re.ASCII,
)


def listed(folder: Path) -> tuple[Backup, ...]:
    """Those in the data folder `folder`, the newest first."""
    found = [one for path in (folder / FOLDER).glob("*.sqlite3") if (one := _backup(path))]
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def make(ctx: TaskContext, folder: Path, kind: BackupKind) -> Backup:
    """A backup of the library as it is now, looked through before it gets its name.

    Raises StoreError `store.damaged` where the database is, `store.nothing_kept` where there is
    none, other StoreErrors, and Cancelled.
    """
    if not (folder / FILE_NAME).exists():
        raise StoreError("store.nothing_kept")
    target = _free_name(folder / FOLDER, kind)
    with told_as_store_errors(folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = unfinished_name(target)
        try:
            with closing(connect(folder / FILE_NAME, read_only=True)) as source:
                copy(ctx, source, unfinished)
            _look_through(ctx, unfinished, folder)
            put_in_place(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(target.parent)
        _give_up_old(folder, made=target)
        _clear_unfinished(folder)
        return next(one for one in listed(folder) if one.path == target)


def tend(ctx: TaskContext, folder: Path) -> Backup | None:
    """The backup of this day, where it is not made yet. Where it is, or there is no room for one,
    the database itself is looked through, less thoroughly.

    Raises StoreError `store.damaged`, other StoreErrors, and Cancelled.
    """
    today = datetime.now().astimezone().date()
    made = (one.made.astimezone().date() for one in listed(folder) if one.kind is BackupKind.DAILY)
    if not (folder / FILE_NAME).exists():
        return None
    if today in made:
        check(ctx, folder)
        return None
    try:
        return make(ctx, folder, BackupKind.DAILY)
    except StoreError as error:
        if error.code != "store.damaged":
            check(ctx, folder)
        raise


def check(ctx: TaskContext, folder: Path) -> None:
    """Looks through the database while it is in use. Raises StoreError `store.damaged` and
    Cancelled."""
    with (
        told_as_store_errors(folder),
        closing(connect(folder / FILE_NAME, read_only=True)) as connection,
    ):
        connection.set_progress_handler(lambda: int(ctx.is_cancelled()), 200_000)
        try:
            (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except connection.OperationalError:
            ctx.check()
            raise
    if sound != "ok":
        raise StoreError("store.damaged", folder=str(folder))


def newest_sound(ctx: TaskContext, folder: Path) -> Backup | None:
    """The newest backup that can be brought back. Raises Cancelled."""
    for one in listed(folder):
        with suppress(StoreError):
            verify(ctx, one.path)
            return one
    return None


def needed_files(ctx: TaskContext, folder: Path) -> frozenset[str]:
    """Hashes of the kept files that a backup names: bringing it back must find them, so nobody
    deletes them before the backup is gone. Raises Cancelled."""
    needed: set[str] = set()
    for one in listed(folder):
        with suppress(StoreError):  # a damaged one is never brought back
            needed |= files_named(ctx, one.path)
    return frozenset(needed)


def delete(folder: Path, backup: Path) -> None:
    """For good. Raises StoreError."""
    with told_as_store_errors(folder):
        backup.unlink(missing_ok=True)


def _backup(path: Path) -> Backup | None:
    """None for a file that is none of ours, or has gone meanwhile."""
    name = _NAME.fullmatch(path.name)
    if name is None:
        return None
    try:
        made = datetime.strptime(name["stamp"], STAMP).replace(tzinfo=UTC)
        return Backup(path, BackupKind(name["kind"]), made, path.stat().st_size)
    except (ValueError, OSError):
        return None


def _free_name(folder: Path, kind: BackupKind) -> Path:
    """By the time, or by the next one that no other backup has."""
    at = now()
    while (path := folder / f"{kind.value}-{at.strftime(STAMP)}.sqlite3").exists():
        at += timedelta(seconds=1)
    return path


def _look_through(ctx: TaskContext, made: Path, folder: Path) -> None:
    """Unlike `verify`, whatever the version of the program that it belongs to."""
    sound = ""
    with suppress(StoreError), looking(ctx, made) as connection:
        (sound,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if sound != "ok":
        raise StoreError("store.damaged", folder=str(folder))


def _give_up_old(folder: Path, made: Path) -> None:
    """One that cannot be deleted now goes the next time; `made` stays, whatever the clock says of
    the others."""
    seen: Counter[BackupKind] = Counter()
    for one in sorted(listed(folder), key=lambda one: one.path != made):
        seen[one.kind] += 1
        if one.kind in _KEPT and seen[one.kind] > _KEPT[one.kind]:
            with suppress(OSError):
                one.path.unlink()


def _clear_unfinished(folder: Path) -> None:
    """What was left by processes that were killed; not what one may be writing now."""
    yesterday = now().timestamp() - 86_400
    for name in _UNFINISHED:
        for path in folder.glob(name):
            with suppress(OSError):
                if path.stat().st_mtime < yesterday:
                    path.unlink()
