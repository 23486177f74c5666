"""Another database in the place of the present one: at every moment the old or the new counts.

A sound database is overwritten in one transaction of SQLite's own backup, which another process
that has it open takes part in. One that cannot be read is moved aside with its log: the new one is
complete on the disk under a name of its own before that (`ready_name`), and whoever opens the
library next finishes what was begun.
"""

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from careerflow.models.errors import StoreError
from careerflow.services.store.driver import connect, sqlite_module
from careerflow.services.store.files import put_in_place, sync_folder
from careerflow.services.store.migrate import STAMP

ASIDE = "damaged"
"""Folders of what could not be read begin so, in the data folder; one for each time."""

_BESIDE = ("-wal", "-shm", "-journal")


def ready_name(database: Path) -> Path:
    """Whatever has this name takes the place of `database`."""
    return database.with_name(f"{database.name}.new")


def overwrite(database: Path, new: Path) -> None:
    """`database` holds what `new` holds, or is as it was. Raises StoreError `store.in_use` where
    another process has it open, and errors of SQLite."""
    with closing(connect(database)) as target, closing(connect(new, immutable=True)) as source:
        target.execute("PRAGMA locking_mode=EXCLUSIVE")
        try:
            # Without a log: it could not be exclusive else.
            target.execute("PRAGMA journal_mode=DELETE").fetchone()
            target.execute("PRAGMA synchronous=EXTRA")
            target.execute("BEGIN EXCLUSIVE")
            target.execute("COMMIT")
        except sqlite_module().OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (5, 6):  # BUSY, LOCKED
                raise StoreError("store.in_use", folder=str(database.parent)) from error
            raise
        source.backup(target)


def put_aside(database: Path, new: Path) -> Path | None:
    """`new` takes the place of `database`, which is kept in a folder of its own; that is returned,
    None where there was none. Raises OSError."""
    put_in_place(new, ready_name(database))
    sync_folder(database.parent)
    return finish(database)


def finish(database: Path) -> Path | None:
    """What `put_aside` has begun, where it was interrupted. Raises OSError."""
    ready = ready_name(database)
    try:
        began = ready.stat()
    except FileNotFoundError:
        return None
    # The same at each try, and no other's.
    stamp = datetime.fromtimestamp(began.st_mtime, UTC).strftime(STAMP)
    aside = database.with_name(f"{ASIDE}-{stamp}-{began.st_mtime_ns % 10**9:09}")
    for suffix in (*_BESIDE, ""):  # the database last: without it a log says nothing
        file = database.with_name(database.name + suffix)
        if file.exists() and not os.path.samestat(file.stat(), began):
            aside.mkdir(exist_ok=True)
            put_in_place(file, aside / file.name)
    if ready.exists():  # or another process was faster
        put_in_place(ready, database)
    sync_folder(database.parent)
    return aside if aside.exists() else None
