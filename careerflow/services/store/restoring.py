"""A backup brought back: what it holds is looked at first, what is there now is backed up before.

Nobody has the library open meanwhile. At every moment, whatever happens, the old library or the new
one is there (`replacing`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from careerflow.models.backup import BackupKind, Contents, Preview, Restored, Salvaged
from careerflow.models.errors import StoreError
from careerflow.services.store import backups, bundle, salvage
from careerflow.services.store.backup import copy
from careerflow.services.store.cells.copying import begin_anew, renew
from careerflow.services.store.cells.tables import sync_link
from careerflow.services.store.driver import APPLICATION_ID, create_engine
from careerflow.services.store.failures import told_as_store_errors
from careerflow.services.store.files import Files, unfinished_name
from careerflow.services.store.inspection import contents, files_named, looking, verify
from careerflow.services.store.migrate import upgrade
from careerflow.services.store.replacing import finish, overwrite, put_aside
from careerflow.services.store.schema import SCHEMA_VERSION
from careerflow.services.store.store import FILE_NAME
from careerflow.services.store.tracker.search_index import rebuild
from careerflow.services.task import Stage, TaskContext


def preview(ctx: TaskContext, folder: Path, source: Path) -> Preview:
    """What `source`, a backup or an archive of one, would bring back into the data folder.

    Raises StoreError `store.backup_damaged`, `store.backup_foreign`, `store.backup_newer` or
    `store.backup_gone`, and Cancelled.
    """
    with _checked(ctx, folder, source) as database:
        held = contents(ctx, database)
        named = files_named(ctx, database)
    present = None
    with suppress(StoreError):
        present = contents(ctx, folder / FILE_NAME, in_use=True)
    here = {path.name.partition(".")[0] for path in (folder / "files").glob("*")}
    missing = named - here - bundle.packed_files(source)
    return Preview(source, _made(source, folder), held, present, len(missing))


def restore(ctx: TaskContext, folder: Path, source: Path) -> Restored:
    """Brings `source` back. What is there is backed up before, or set aside as it is where it
    cannot be read.

    Raises StoreError as `preview` does, `store.in_use`, and those of the disk: all is then as it
    was. Raises Cancelled.
    """
    database = folder / FILE_NAME
    with told_as_store_errors(folder):
        finish(database)
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = unfinished_name(database)
        try:
            with _checked(ctx, folder, source) as found:
                _copy(ctx, found, unfinished)
            _migrate(unfinished, renew)
            is_linked = _is_linked(unfinished)
            held = contents(ctx, unfinished)
            bundle.keep_files(ctx, source, Files(folder / "files"))
            restored = _replace(ctx, folder, unfinished, held)
            return replace(restored, sync_paused=is_linked)
        finally:
            unfinished.unlink(missing_ok=True)


def rescue(ctx: TaskContext, folder: Path) -> Salvaged:
    """Reads what can be read of a damaged database into a new one, and sets the old one aside.

    Raises StoreError `store.newer` and those of the disk: all is then as it was. Raises Cancelled.
    """
    database = folder / FILE_NAME
    with told_as_store_errors(folder):
        finish(database)
        unfinished = unfinished_name(database)
        try:
            kept, lost, uncounted = salvage.salvage(ctx, database, unfinished)
            _migrate(unfinished, _made_anew)
            is_linked = _is_linked(unfinished)
            held = contents(ctx, unfinished)
            aside = put_aside(database, unfinished)
            assert aside is not None
            return Salvaged(aside, held, kept, lost, uncounted, sync_paused=is_linked)
        finally:
            unfinished.unlink(missing_ok=True)


def _replace(ctx: TaskContext, folder: Path, new: Path, held: Contents) -> Restored:
    database = folder / FILE_NAME
    ctx.step(Stage.STORING)
    if not database.exists():
        put_aside(database, new)
        return Restored(held)
    _refuse_foreign(ctx, database)
    try:
        before = backups.make(ctx, folder, BackupKind.BEFORE_RESTORE)
    except StoreError as error:
        if error.code != "store.damaged":
            raise
        return Restored(held, aside=put_aside(database, new))
    overwrite(database, new)
    return Restored(held, before=before.path)


def _refuse_foreign(ctx: TaskContext, database: Path) -> None:
    """Raises StoreError `store.foreign` where another program's tables are in the library's
    place."""
    foreign = False
    with suppress(StoreError), looking(ctx, database) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        foreign = bool(tables) and application_id != APPLICATION_ID
    if foreign:
        raise StoreError("store.foreign", folder=str(database.parent))


@contextmanager
def _checked(ctx: TaskContext, folder: Path, source: Path) -> Iterator[Path]:
    """The sound database in `source`."""
    if not source.is_file():
        raise StoreError("store.backup_gone", name=source.name)
    with told_as_store_errors(folder), bundle.unpacked(source, folder) as database:
        try:
            verify(ctx, database)
        except StoreError as error:
            # By the name that the user knows.
            raise StoreError(error.code, name=source.name) from error
        yield database


def _copy(ctx: TaskContext, source: Path, target: Path) -> None:
    with looking(ctx, source) as connection:
        copy(ctx, connection, target)


def _made_anew(connection: sa.Connection) -> None:
    """What is made from the user's rows."""
    rebuild(connection)
    begin_anew(connection)


def _migrate(database: Path, then: Callable[[sa.Connection], None]) -> None:
    """In place, and without a log: it is nobody's library yet. `then` sees the newest schema."""
    engine = create_engine(database, on_network=True)
    try:
        with engine.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version < SCHEMA_VERSION:
            upgrade(engine)
        with engine.begin() as connection:
            then(connection)
    finally:
        engine.dispose()


def _is_linked(database: Path) -> bool:
    """Whether this library is connected with a server."""
    engine = create_engine(database, on_network=True)
    try:
        with engine.connect() as connection:
            return connection.scalar(sa.select(sync_link.c.id)) is not None
    finally:
        engine.dispose()


def _made(source: Path, folder: Path) -> datetime | None:
    """When the backup was made; of other files when they were written."""
    known = (one.made for one in backups.listed(folder) if one.path == source)
    with suppress(OSError):
        written = datetime.fromtimestamp(source.stat().st_mtime, UTC)
        return next(known, None) or bundle.made(source) or written
    return None
