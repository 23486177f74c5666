"""How SQLite is opened: which library, which settings, which transactions.

Rules of every connection: write-ahead log, synchronous=FULL, foreign keys on, writers begin with
BEGIN IMMEDIATE (an upgraded read transaction fails at once, however long the time-out), deleted
rows are overwritten, and no error ever shows the values of a statement, since those are the user's
CV.

The log's index is memory that processes of one computer share, so it does not work over a network
(https://sqlite.org/wal.html): there, and where SQLite itself refuses it, a rollback journal takes
its place.
"""

import importlib
import sqlite3
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event

APPLICATION_ID = 0x4361466C
"""Marks the file as ours: "CaFl"."""

BUSY_SECONDS = 10

# Releases before it may lose committed pages when a writer resets the log (sqlite.org/wal.html).
_FIRST_SAFE_SQLITE = (3, 51, 3)


@cache
def sqlite_module() -> ModuleType:
    """The platform's sqlite3, or pysqlite3 (which bundles its own SQLite) where that is too old."""
    safe = sqlite3.sqlite_version_info >= _FIRST_SAFE_SQLITE
    module = sqlite3 if safe else importlib.import_module("pysqlite3.dbapi2")
    # Without these the driver asks each None and bool that is stored for two attributes which they
    # lack: 2.7 us a value, where a text takes 0.2.
    module.register_adapter(type(None), {None: None}.get)
    module.register_adapter(bool, int)
    return module


def create_engine(
    database: Path, *, on_network: bool = False, read_only: bool = False
) -> sa.Engine:
    """An engine for one database file; nothing is opened yet. With `read_only` nothing can be
    changed through it."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(database)),
        module=sqlite_module(),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )

    def on_connect(connection: Any, _record: object) -> None:
        _set_up(connection, "DELETE" if on_network else "WAL")
        if read_only:
            connection.execute("PRAGMA query_only=ON")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def connect(database: Path, *, read_only: bool = False, immutable: bool = False) -> Any:
    """A connection of its own, without transactions that nobody asked for. With `immutable` no
    file beside the database is looked at or made: for a copy that nobody writes to."""
    options = "&immutable=1" if immutable else ""
    mode = "ro" if read_only or immutable else "rwc"
    address = f"file:{quote(str(database.absolute()))}?mode={mode}{options}"
    return sqlite_module().connect(
        address,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def raw(connection: sa.Connection) -> Any:
    """The driver's own connection, in the same transaction. SQLAlchemy takes 0.2 ms for a statement
    of 0.02: that counts where an edit of another computer takes twenty, and a first sync has a
    hundred thousand rows. Its errors are those of `sqlite_module()`."""
    return connection.connection.driver_connection


_ROWS_AT_ONCE = 100


def insert(connection: sa.Connection, into: str, rows: Sequence[Sequence[Any]]) -> None:
    """`into` is the statement before VALUES. Many rows are one step of the library's: between two
    steps the driver gives the interpreter away, and where another thread works it comes back 1 to
    5 ms later."""
    if not rows:
        return
    one = f"({', '.join('?' * len(rows[0]))})"
    driver = raw(connection)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[start : start + _ROWS_AT_ONCE]
        said = f"{into} VALUES {', '.join([one] * len(some))}"
        driver.execute(said, list(chain.from_iterable(some)))


def reading(engine: sa.Engine) -> sa.Engine:
    """The same engine for transactions that only read: a snapshot that no writer waits for."""
    return engine.execution_options(careerflow_reading=True)


def _set_up(connection: Any, journal: str) -> None:
    # The driver's own transaction control commits before DDL: migrations could be left half done.
    connection.isolation_level = None
    (used,) = connection.execute(f"PRAGMA journal_mode={journal}").fetchone()
    # Without a log the folder is synchronised too: a journal that comes back after a power failure
    # would undo what was committed.
    connection.execute(f"PRAGMA synchronous={'FULL' if used == 'wal' else 'EXTRA'}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    # What the user deletes for good is overwritten, not only unlinked.
    connection.execute("PRAGMA secure_delete=ON")


def _on_begin(connection: sa.Connection) -> None:
    only_reads = connection.get_execution_options().get("careerflow_reading", False)
    raw(connection).execute("BEGIN" if only_reads else "BEGIN IMMEDIATE")
