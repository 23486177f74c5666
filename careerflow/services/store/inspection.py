"""What a database file holds, and whether it is sound."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from careerflow.models.backup import Contents
from careerflow.models.errors import StoreError
from careerflow.services.store.driver import APPLICATION_ID, connect, sqlite_module
from careerflow.services.store.schema import SCHEMA_VERSION
from careerflow.services.task import TaskContext

_STEPS = 200_000
"""Of SQLite's machine, some milliseconds, between two looks at whether to go on."""

_COUNTED = {
    # The tables of today, and those of before the sixth schema.
    "cvs": ("library_cvs", "id", "cvs", "file_sha256"),
    "jobs": ("library_jobs", "id", "jobs", "text_sha256"),
    "applications": ("applications", "id", "", ""),
    "reports": ("reports", "id", "reports", "id"),
}
_FILES = (
    ("cvs", "file_sha256"),
    ("library_cvs", "file_sha256"),
    ("applications", "cv_sha256"),
    ("attachments", "file_sha256"),
    ("drafts", "cv_sha256"),
)


@contextmanager
def looking(ctx: TaskContext, database: Path, *, in_use: bool = False) -> Iterator[Any]:
    """A connection that only reads. `in_use` says that others may write meanwhile. Raises
    StoreError `store.damaged` in place of SQLite's errors, and Cancelled."""
    log = database.with_name(f"{database.name}-wal")
    alone = not in_use and not (log.exists() and log.stat().st_size)
    try:
        with closing(connect(database, read_only=True, immutable=alone)) as connection:
            connection.set_progress_handler(lambda: int(ctx.is_cancelled()), _STEPS)
            yield connection
    except sqlite_module().Error as error:
        ctx.check()
        raise StoreError("store.damaged", folder=str(database.parent)) from error


def verify(ctx: TaskContext, database: Path) -> None:
    """Looks at every page and every index. Raises StoreError `store.backup_damaged`,
    `store.backup_foreign` and `store.backup_newer`, and Cancelled."""
    name = database.name
    try:
        with looking(ctx, database) as connection:
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (sound,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except (StoreError, OSError) as error:
        raise StoreError("store.backup_damaged", name=name) from error
    if application_id != APPLICATION_ID:
        raise StoreError("store.backup_foreign", name=name)
    if sound != "ok":
        raise StoreError("store.backup_damaged", name=name)
    if version > SCHEMA_VERSION:
        raise StoreError("store.backup_newer", name=name)


def contents(ctx: TaskContext, database: Path, *, in_use: bool = False) -> Contents:
    """Raises StoreError `store.damaged` and Cancelled; `in_use` as for `looking`."""
    with looking(ctx, database, in_use=in_use) as connection:
        tables = _tables(connection)
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        counts = {name: _count(connection, tables, name) for name in _COUNTED}
        return Contents(schema=schema, changed=_changed(connection, tables), **counts)


def files_named(ctx: TaskContext, database: Path) -> frozenset[str]:
    """Hashes of the kept files that the database names, also in its trash. Raises StoreError
    `store.damaged` and Cancelled."""
    with looking(ctx, database) as connection:
        tables = _tables(connection)
        rows = (
            connection.execute(f"SELECT DISTINCT {column} FROM {table}")  # noqa: S608 - names above
            for table, column in _FILES
            if table in tables
        )
        return frozenset(sha256 for found in rows for (sha256,) in found if sha256)


def _tables(connection: Any) -> frozenset[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return frozenset(name for (name,) in found)


def _count(connection: Any, tables: frozenset[str], what: str) -> int:
    table, column, earlier, earlier_column = _COUNTED[what]
    if table not in tables:
        table, column = earlier, earlier_column
    if table not in tables:
        return 0
    wanted = f"SELECT count(DISTINCT {column}) FROM {table} WHERE deleted_at IS NULL"  # noqa: S608
    return int(connection.execute(wanted).fetchone()[0])


def _changed(connection: Any, tables: frozenset[str]) -> datetime | None:
    own = sorted(tables & {"library_cvs", "library_jobs", "applications", "reports", "cvs"})
    newest = [
        connection.execute(f"SELECT max(updated) FROM {table}").fetchone()[0]  # noqa: S608
        for table in own
    ]
    times = [text for text in newest if text]
    return datetime.fromisoformat(max(times)) if times else None
