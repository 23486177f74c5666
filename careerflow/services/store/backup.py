"""A copy of the whole database while it is in use."""

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.services.store.driver import sqlite_module
from careerflow.services.store.files import put_in_place, sync_folder, unfinished_name


def backup(engine: sa.Engine, target: Path) -> None:
    """Copies the database, with what its log still holds, to `target`.

    The file has its name only once it is complete and on the disk.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_name(target)
    try:
        with engine.connect() as connection, closing(_open(unfinished)) as copy:
            source: Any = connection.connection.driver_connection
            source.backup(copy)
        with unfinished.open("rb+") as stream:
            os.fsync(stream.fileno())
        put_in_place(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(target.parent)


def _open(path: Path) -> Any:
    connection = sqlite_module().connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    return connection
