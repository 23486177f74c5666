"""How SQLite is opened: which library, which settings, which transactions.

Rules of every connection: write-ahead log, synchronous=FULL, foreign keys on, writers begin with
BEGIN IMMEDIATE (an upgraded read transaction fails at once, however long the time-out), deleted
rows are overwritten, and no error ever shows the values of a statement, since those are the user's
CV.
"""

import importlib
import sqlite3
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

APPLICATION_ID = 0x4361466C
"""Marks the file as ours: "CaFl"."""

BUSY_SECONDS = 10

# Releases before it may lose committed pages when a writer resets the log (sqlite.org/wal.html).
_FIRST_SAFE_SQLITE = (3, 51, 3)


def sqlite_module() -> ModuleType:
    """The platform's sqlite3, or pysqlite3 (which bundles its own SQLite) where that is too old."""
    if sqlite3.sqlite_version_info >= _FIRST_SAFE_SQLITE:
        return sqlite3
    return importlib.import_module("pysqlite3.dbapi2")


def create_engine(database: Path) -> sa.Engine:
    """An engine for one database file; nothing is opened yet."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(database)),
        module=sqlite_module(),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def reading(engine: sa.Engine) -> sa.Engine:
    """The same engine for transactions that only read: a snapshot that no writer waits for."""
    return engine.execution_options(careerflow_reading=True)


def _on_connect(connection: Any, _record: object) -> None:
    # The driver's own transaction control commits before DDL: migrations could be left half done.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    # What the user deletes for good is overwritten, not only unlinked.
    connection.execute("PRAGMA secure_delete=ON")


def _on_begin(connection: sa.Connection) -> None:
    only_reads = connection.get_execution_options().get("careerflow_reading", False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
