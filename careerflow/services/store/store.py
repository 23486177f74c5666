"""The database and the kept files of one data folder."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from careerflow.services.store.backup import backup
from careerflow.services.store.driver import create_engine, reading
from careerflow.services.store.failures import told_as_store_errors
from careerflow.services.store.files import Files
from careerflow.services.store.migrate import migrate

FILE_NAME = "careerflow.sqlite3"


class Store:
    """Safe to use from several threads; one of them writes at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = Files(folder / "files")
        self._engine = create_engine(folder / FILE_NAME)
        self._readers = reading(self._engine)
        self._one_writer = threading.Lock()

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction: committed and on the disk at the end, or nothing of it, kept files too.

        Raises StoreError in place of every database and file error.
        """
        with (
            told_as_store_errors(self.folder),
            self._one_writer,
            self.files.or_nothing(),
            self._engine.begin() as begun,
        ):
            yield begun

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A snapshot of the database; raises StoreError."""
        with told_as_store_errors(self.folder), self._readers.begin() as begun:
            yield begun

    def migrate(self) -> None:
        """See `services.store.migrate.migrate`; raises StoreError."""
        with told_as_store_errors(self.folder), self._one_writer:
            self.folder.mkdir(parents=True, exist_ok=True)
            migrate(self._engine, self.folder)

    def backup(self, target: Path) -> None:
        """A complete copy of the database, made while it is in use; raises StoreError."""
        with told_as_store_errors(self.folder):
            backup(self._engine, target)

    def close(self) -> None:
        """Closes every connection; the last one also empties the write-ahead log."""
        self._engine.dispose()


def open_store(folder: Path) -> Store:
    """Opens the data folder, makes it where it is missing, and brings its schema up to date.

    Raises StoreError: `store.newer`, `store.foreign`, `store.read_only`, `store.locked`,
    `store.full`, `store.damaged` or `store.failed`; the file is then as it was before.
    """
    store = Store(folder)
    try:
        store.migrate()
    except BaseException:
        store.close()
        raise
    return store
