"""Errors of SQLite and of the file system, turned into what the user is told."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from careerflow.models.errors import StoreError
from careerflow.services.store.driver import sqlite_module

# Primary result codes: https://sqlite.org/rescode.html
_CODES = {
    5: "store.locked",  # BUSY
    6: "store.locked",  # LOCKED
    8: "store.read_only",  # READONLY
    10: "store.failed",  # IOERR
    11: "store.damaged",  # CORRUPT
    13: "store.full",  # FULL
    14: "store.read_only",  # CANTOPEN: SQLite could not create the file or its log
    26: "store.damaged",  # NOTADB
}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.ENOENT}
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def told_as_store_errors(folder: Path) -> Iterator[None]:
    """Raises StoreError in place of every database or file error: `store.locked`,
    `store.read_only`, `store.full`, `store.damaged` or `store.failed`, each with `folder`."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_of_sqlite(error.orig), folder=str(folder)) from error
    except sqlite_module().Error as error:
        raise StoreError(_of_sqlite(error), folder=str(folder)) from error
    except SQLAlchemyError as error:
        raise StoreError("store.failed", folder=str(folder)) from error
    except OSError as error:
        raise StoreError(_of_system(error), folder=str(folder)) from error


def _of_sqlite(error: BaseException | None) -> str:
    result = getattr(error, "sqlite_errorcode", None)
    # An extended code keeps the primary one in its lowest byte.
    return _CODES.get(result & 0xFF, "store.failed") if isinstance(result, int) else "store.failed"


def _of_system(error: OSError) -> str:
    if error.errno in _FULL:
        return "store.full"
    return "store.read_only" if error.errno in _READ_ONLY else "store.failed"
