"""Brings a database to the newest schema: all steps in one transaction, after a backup."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.services.store.backup import backup
from careerflow.services.store.driver import APPLICATION_ID
from careerflow.services.store.schema import SCHEMA_VERSION, now

STAMP = "%Y%m%dT%H%M%SZ"
"""How a time in UTC stands in the name of a file."""

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(
    engine: sa.Engine, folder: Path, version: int = SCHEMA_VERSION, scripts: Path = SCRIPTS
) -> None:
    """Does nothing where the schema is of `version` already. Backs the file up into
    `folder`/backups first, unless it is new.

    Raises StoreError `store.newer` for a database of a later version of the program and
    `store.foreign` for one of another program.
    """
    found = _version(engine, folder)
    if found > version:
        raise StoreError("store.newer", folder=str(folder))
    if found == version:
        return
    if found > 0:
        backup(
            engine, folder / "backups" / f"before-schema-{version}-{now().strftime(STAMP)}.sqlite3"
        )
    upgrade(engine, version, scripts)


def _version(engine: sa.Engine, folder: Path) -> int:
    """0 for a new database."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        (application_id,) = driver.execute("PRAGMA application_id").fetchone()
        (version,) = driver.execute("PRAGMA user_version").fetchone()
        (tables,) = driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application_id != APPLICATION_ID and (application_id or version or tables):
        raise StoreError("store.foreign", folder=str(folder))
    return int(version)


def upgrade(engine: sa.Engine, version: int = SCHEMA_VERSION, scripts: Path = SCRIPTS) -> None:
    """All steps to `version`, in one transaction and without a backup."""
    # Imported only when there is something to do: it takes longer than opening the database.
    from alembic import command
    from alembic.config import Config

    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        # Alembic rebuilds a table by dropping it, which must not cascade to its children; SQLite
        # ignores this inside a transaction.
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                config = Config(attributes={"connection": connection})
                config.set_main_option("script_location", str(scripts).replace("%", "%%"))
                command.upgrade(config, f"{version:04}")
                _check_foreign_keys(connection)
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={version}")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _check_foreign_keys(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise sa.exc.SQLAlchemyError(f"{len(broken)} rows lost what they refer to")
