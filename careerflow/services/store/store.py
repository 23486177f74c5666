"""The database and the kept files of one data folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.services.store.cells.stamping import Stamping
from careerflow.services.store.driver import connect, create_engine, raw, reading
from careerflow.services.store.failures import told_as_store_errors
from careerflow.services.store.files import Files
from careerflow.services.store.migrate import migrate
from careerflow.services.store.replacing import finish
from careerflow.services.store.volumes import is_on_network

FILE_NAME = "careerflow.sqlite3"

_WRITERS_KIB = 16_000
"""Of what a transaction changes: with SQLite's 2,000 a page of a first sync was written to the log,
and read again from there, before it was whole."""


class Store:
    """Safe to use from several threads; one of them writes at a time."""

    def __init__(self, folder: Path, *, newer: bool = False) -> None:
        """`newer` says that the database is one of a later version of the program."""
        self.folder = folder
        self.newer = newer
        self.files = Files(folder / "files")
        self.stamping = Stamping()
        self.files_exchanged = False  # see services.store.cells.local
        database = folder / FILE_NAME
        self._engine = create_engine(database, on_network=is_on_network(folder), read_only=newer)
        self._readers = reading(self._engine)
        self._one_writer = threading.Lock()
        # Kept: to take one from the pool and to give it back takes as long as a small edit.
        self._writer: sa.Connection | None = None
        self._glancing: Any = None
        self._one_glance = threading.Lock()

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction: committed and on the disk at the end, or nothing of it, kept files too.

        Raises StoreError in place of every database and file error, `store.newer_read_only` for
        the database of a later version.
        """
        if self.newer:
            raise StoreError("store.newer_read_only", folder=str(self.folder))
        with told_as_store_errors(self.folder), self._one_writer:
            if self._writer is None:
                self._writer = self._engine.connect()
                raw(self._writer).execute(f"PRAGMA cache_size=-{_WRITERS_KIB}")
            with self.files.or_nothing(), self._writer.begin():
                yield self._writer
                self.stamping.stamp(self._writer)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A snapshot of the database; raises StoreError."""
        try:
            with told_as_store_errors(self.folder), self._readers.begin() as begun:
                yield begun
        except StoreError as error:
            if self.newer and error.code == "store.failed":  # its tables are others
                raise StoreError("store.newer", folder=str(self.folder)) from error
            raise

    def glance(self, wanted: str) -> tuple[Any, ...] | None:
        """The first row of a statement of the driver's, on a connection that is kept for that: for
        what each edit asks, and `read` would take longer to begin and to end. Raises StoreError."""
        with told_as_store_errors(self.folder), self._one_glance:
            if self._glancing is None:
                self._glancing = connect(self.folder / FILE_NAME, read_only=True)
            row: tuple[Any, ...] | None = self._glancing.execute(wanted).fetchone()
            return row

    def migrate(self) -> None:
        """See `services.store.migrate.migrate`; raises StoreError."""
        with told_as_store_errors(self.folder), self._one_writer:
            self.folder.mkdir(parents=True, exist_ok=True)
            finish(self.folder / FILE_NAME)
            migrate(self._engine, self.folder)
            self._resume_sync()

    def _resume_sync(self) -> None:
        with self._readers.begin() as connection:
            if not self.stamping.has_link(connection):
                return
        from careerflow.services.store.cells.opening import resume  # needs this module, and more

        resume(self._engine)

    def close(self) -> None:
        """Closes every connection, but one that still writes; the last one also empties the
        write-ahead log."""
        with self._one_glance:
            if self._glancing is not None:
                self._glancing.close()
            self._glancing = None
        if self._one_writer.acquire(blocking=False):
            try:
                if self._writer is not None:
                    self._writer.close()
                self._writer = None
            finally:
                self._one_writer.release()
        self._engine.dispose()


def open_store(folder: Path) -> Store:
    """Opens the data folder, makes it where it is missing, and brings its schema up to date. The
    database of a later version of the program can be read only.

    Raises StoreError: `store.foreign`, `store.read_only`, `store.locked`, `store.full`,
    `store.damaged` or `store.failed`; the file is then as it was before.
    """
    store = Store(folder)
    try:
        store.migrate()
    except BaseException as error:
        store.close()
        if isinstance(error, StoreError) and error.code == "store.newer":
            return Store(folder, newer=True)
        raise
    return store
