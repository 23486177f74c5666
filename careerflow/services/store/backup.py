"""A copy of the whole database while it is in use."""

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.services.store.driver import connect
from careerflow.services.store.files import put_in_place, sync_folder, unfinished_name
from careerflow.services.task import TaskContext

_PAGES = 500
"""Of 4 KB, between two looks at whether the copy is still wanted."""


def backup(engine: sa.Engine, target: Path) -> None:
    """Copies the database, with what its log still holds, to `target`.

    The file has its name only once it is complete and on the disk.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_name(target)
    try:
        with engine.connect() as connection:
            copy(TaskContext(), connection.connection.driver_connection, unfinished)
        put_in_place(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(target.parent)


def copy(ctx: TaskContext, source: Any, target: Path) -> None:
    """Copies what the open connection `source` sees to the new file `target`, which needs no file
    beside it and is on the disk afterwards. Raises Cancelled."""
    with closing(connect(target)) as made:
        made.execute("PRAGMA synchronous=FULL")
        # One snapshot: else each write meanwhile would have the copy begin anew.
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(made, pages=_PAGES, progress=lambda *_pages: ctx.check())
        finally:
            source.execute("ROLLBACK")
        made.execute("PRAGMA journal_mode=DELETE")
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
