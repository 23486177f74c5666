"""What is done once with the user's own connection string: the schema, a library in it, and a role
for each device that may call the functions of the sync and do nothing else."""

import re
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import sqlalchemy as sa
from psycopg import sql

from careerflow import paths
from careerflow.models.errors import SyncError
from careerflow.models.sync import FoundLibrary, Inspected, Server
from careerflow.services.sync import failures, opening
from careerflow.services.sync.remote import PROTOCOL

_ROLE = re.compile(r"careerflow_[0-9a-f]{12}", re.ASCII)
_MOST_CONNECTIONS = 5  # a pooler may keep one or two that are idle
_LOCK = 0x43617265  # of setups, in pg_locks
OLDEST = 15
"""Version of PostgreSQL: before it everyone may make tables in the schema `public`, a device's role
too."""
_STATES = {
    # Of the user's own role it means that it may not.
    "42501": "sync.not_allowed",
    "3F000": "sync.failed",
    "42883": "sync.failed",
    "42P01": "sync.failed",
}


@dataclass(frozen=True, slots=True)
class Membership:
    """A device's own way in. `server.user` is its role, as the pooler wants it."""

    library_id: str
    server: Server
    password: str = field(repr=False)


def inspect(admin: Server, password: str) -> Inspected:
    """What the database holds; nothing is changed.

    Raises SyncError: `sync.old_postgresql`, `sync.not_allowed` where this role cannot set up
    anything, `sync.newer_server`, and what failures tells of connections.
    """
    with _admin(admin, password) as connection:
        version = str(connection.scalar(sa.text("SHOW server_version"))).split(" ")[0]
        number = int(connection.scalar(sa.text("SHOW server_version_num")))
        if number < OLDEST * 10_000:
            raise SyncError("sync.old_postgresql", version=version, oldest=OLDEST)
        allowed = connection.scalar(
            sa.text(
                "SELECT (rolsuper OR rolcreaterole) AND has_database_privilege("
                "current_database(), 'CREATE') FROM pg_catalog.pg_roles "
                "WHERE rolname = current_user"
            )
        )
        if not allowed:
            raise SyncError("sync.not_allowed")
        protocol = _protocol(connection)
        libraries = _libraries(connection) if protocol else ()
    return Inspected(admin, version, protocol, libraries)


def create(
    admin: Server, password: str, *, name: str, device: str, wrapped: bytes | None
) -> Membership:
    """A new library, with this device in it. Makes the schema, or brings it up to date. `wrapped`
    is the library's key as sealing has wrapped it, None for one that is not sealed.

    Raises SyncError as `inspect`.
    """
    library_id = str(uuid.uuid4())
    with _admin(admin, password) as connection:
        _bring_up_to_date(connection, always=True)
        connection.execute(
            sa.text(
                "INSERT INTO careerflow.library (id, name, wrapped) "
                "VALUES (CAST(:id AS uuid), :name, CAST(:wrapped AS bytea))"
            ),
            {"id": library_id, "name": name, "wrapped": wrapped},
        )
        return _admitted(connection, admin, library_id, device)


def join(admin: Server, password: str, library_id: str, *, device: str) -> Membership:
    """This device in a library that is there.

    Raises SyncError: `sync.erased` where it is not there any more, and as `inspect`.
    """
    with _admin(admin, password) as connection:
        _bring_up_to_date(connection, always=False)
        _wrapped(connection, library_id)
        return _admitted(connection, admin, library_id, device)


def wrapped_key(admin: Server, password: str, library_id: str) -> bytes | None:
    """What `create` was given. Raises SyncError as `join`."""
    with _admin(admin, password) as connection:
        if not _protocol(connection):
            raise SyncError("sync.erased")
        return _wrapped(connection, library_id)


def forget(admin: Server, password: str, membership: Membership) -> None:
    """Takes a device's role away. Does nothing where that was done. Raises SyncError."""
    role = membership.server.user.partition(".")[0]
    if not _ROLE.fullmatch(role):
        raise SyncError("sync.failed")
    with _admin(admin, password) as connection:
        there = connection.scalar(
            sa.text("SELECT true FROM pg_catalog.pg_roles WHERE rolname = :role"), {"role": role}
        )
        is_set_up = _protocol(connection) > 0
        if is_set_up:
            connection.execute(
                sa.text("DELETE FROM careerflow.device WHERE role = :role"), {"role": role}
            )
        if there and is_set_up:
            _run(
                connection,
                "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA careerflow FROM {role};"
                "REVOKE ALL ON SCHEMA careerflow FROM {role}",
                role=sql.Identifier(role),
            )
        if there:
            _run(connection, "DROP ROLE {role}", role=sql.Identifier(role))


@contextmanager
def _admin(server: Server, password: str) -> Iterator[sa.Connection]:
    """One transaction with the user's own rights."""
    with failures.told(_STATES), opening.engine(server, password).connect() as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection
        connection.exec_driver_sql("COMMIT")


def _protocol(connection: sa.Connection) -> int:
    """0 where the database was never set up. Raises `sync.newer_server`."""
    there = connection.scalar(
        sa.text("SELECT to_regprocedure('careerflow.protocol()') IS NOT NULL")
    )
    protocol = int(connection.scalar(sa.text("SELECT careerflow.protocol()"))) if there else 0
    if protocol > PROTOCOL:
        raise SyncError("sync.newer_server")
    return protocol


def _libraries(connection: sa.Connection) -> tuple[FoundLibrary, ...]:
    found = connection.execute(
        sa.text(
            "SELECT l.id::text, l.name, l.wrapped IS NOT NULL, l.changed, "
            "(SELECT count(*) FROM careerflow.library_row AS r WHERE r.library = l.id), "
            "ARRAY(SELECT d.name FROM careerflow.device AS d WHERE d.library = l.id "
            "ORDER BY d.since) FROM careerflow.library AS l WHERE NOT l.erased "
            "ORDER BY l.changed DESC NULLS LAST, l.id"
        )
    )
    return tuple(
        FoundLibrary(id, name, tuple(devices), rows, sealed, changed)
        for id, name, sealed, changed, rows, devices in found
    )


def _wrapped(connection: sa.Connection, library_id: str) -> bytes | None:
    found = connection.execute(
        sa.text("SELECT wrapped FROM careerflow.library WHERE id::text = :id AND NOT erased"),
        {"id": library_id},
    ).one_or_none()
    if found is None:
        raise SyncError("sync.erased")
    return None if found[0] is None else bytes(found[0])


def _bring_up_to_date(connection: sa.Connection, *, always: bool) -> None:
    # Two computers that are set up at the same time would stand in each other's way.
    connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if _protocol(connection) < PROTOCOL or always or _lacks_a_function(connection):
        _run(connection, paths.bundled("sync/server.sql").read_text(encoding="utf-8"))


def _lacks_a_function(connection: sa.Connection) -> bool:
    """The one that came last to this protocol."""
    last = "SELECT to_regprocedure('careerflow.rewrap(bytea, bytea)') IS NULL"
    return bool(connection.scalar(sa.text(last)))


def _admitted(connection: sa.Connection, admin: Server, library_id: str, device: str) -> Membership:
    role = f"careerflow_{secrets.token_hex(6)}"
    password = secrets.token_urlsafe(32)
    _run(
        connection,
        "CREATE ROLE {role} LOGIN NOINHERIT CONNECTION LIMIT {most} PASSWORD {verifier};"
        "ALTER ROLE {role} SET statement_timeout = '60s'",
        role=sql.Identifier(role),
        most=sql.Literal(_MOST_CONNECTIONS),
        verifier=sql.Literal(_verifier(connection, role, password)),
    )
    connection.execute(
        sa.text(
            "INSERT INTO careerflow.device (role, library, name) "
            "VALUES (:role, CAST(:library AS uuid), :name)"
        ),
        {"role": role, "library": library_id, "name": device},
    )
    connection.execute(sa.text("SELECT careerflow.admit(CAST(:role AS name))"), {"role": role})
    # A shared pooler knows the project by what stands behind the point: postgres.abcdefgh
    _name, point, project = admin.user.partition(".")
    server = replace(admin, user=f"{role}{point}{project}")
    return Membership(library_id, server, password)


def _verifier(connection: sa.Connection, role: str, password: str) -> str:
    """What the server needs to know of a password. Made here, so that the password itself stands
    in no statement, and so in no log of the server."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, opening.WatchedConnection)
    made = driver.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return made.decode()


def _run(connection: sa.Connection, statements: str, **parts: sql.Composable) -> None:
    """Statements without values, in which names and literals can stand. Takes SQLAlchemy's way
    around its own percent signs: they are the driver's business only where there are values."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, opening.WatchedConnection)
    text = sql.SQL(statements).format(**parts) if parts else statements.encode()
    driver.execute(text).close()
