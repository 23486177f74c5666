"""How a connection to the user's database is opened: always with TLS whose certificate is checked,
never with anything that a pooler of transactions cannot take."""

import ssl
from base64 import encodebytes
from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.pool import NullPool

from careerflow import paths
from careerflow.models.sync import Server
from careerflow.services.store.files import write_atomically
from careerflow.services.sync.failures import resolve
from careerflow.services.task import Cancelled

CONNECT_SECONDS = 10
STATEMENT_SECONDS = 90.0
"""A statement is given up when nothing has moved for that long, in either direction."""

T = TypeVar("T")


def never() -> bool:
    """Nobody asks to stop."""
    return False


class WatchedConnection(psycopg.Connection[Any]):
    """Gives up a statement when nothing comes of it, or when the user asks to stop."""

    is_cancelled: Callable[[], bool] = staticmethod(never)
    seconds: float = STATEMENT_SECONDS

    @classmethod
    def _connect_gen(cls, conninfo: str = "") -> Generator[Any, Any, Any]:
        """As psycopg's; raises Cancelled: a server that does not answer is waited for long."""
        gen: Generator[Any, Any, Any] = super()._connect_gen(conninfo)
        ready = None
        while True:
            try:
                wanted = gen.send(ready)
            except StopIteration as done:
                return done.value
            if cls.is_cancelled():
                gen.close()
                raise Cancelled
            ready = yield wanted

    def wait(
        self, gen: Generator[Any, Any, T], interval: float = 0.1, timeout: float | None = None
    ) -> T:
        """As psycopg's; raises Cancelled, or psycopg.errors.ConnectionTimeout. Either closes the
        connection, since the server may be at work yet."""
        return super().wait(self._watched(gen), interval, timeout)

    def _watched(self, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        end = monotonic() + self.seconds
        ready = None
        while True:
            try:
                wanted = gen.send(ready)
            except StopIteration as done:
                value: T = done.value
                return value
            if self.is_cancelled():
                self.pgconn.finish()
                raise Cancelled
            if monotonic() > end:
                self.pgconn.finish()
                raise psycopg.errors.ConnectionTimeout
            ready = yield wanted
            if ready:  # something was sent or came: a slow line is none that hangs
                end = monotonic() + self.seconds


class _Dialect(PGDialect_psycopg):
    """SQLAlchemy's, without its questions about the server: each would be a round trip, and
    nothing here depends on the answers."""

    supports_statement_cache = True

    def initialize(self, connection: sa.Connection) -> None:
        """Asks nothing."""


registry.register("careerflow", __name__, "_Dialect")


def engine(server: Server, password: str, is_cancelled: Callable[[], bool] = never) -> sa.Engine:
    """Opens a connection when it is asked for one, and keeps none."""

    class Asked(WatchedConnection):
        """Of this engine."""

    Asked.is_cancelled = staticmethod(is_cancelled)

    def connect() -> WatchedConnection:
        if is_cancelled():
            raise Cancelled
        hosts = resolve(server.host, server.port)
        return Asked.connect(
            autocommit=True,
            prepare_threshold=None,
            **_parameters(server, password, hosts),
        )

    return sa.create_engine(
        "careerflow://", creator=connect, poolclass=NullPool, hide_parameters=True
    )


def _parameters(server: Server, password: str, addresses: list[str]) -> dict[str, Any]:
    """Of libpq. All that the environment could set otherwise to some harm is stated."""
    return {
        "host": ",".join([server.host] * len(addresses)),
        "hostaddr": ",".join(addresses),
        "port": server.port,
        "dbname": server.database,
        "user": server.user,
        "password": password,
        "sslmode": "verify-full",
        "sslrootcert": server.authority or str(authorities()),
        "sslcertmode": "disable",
        "gssencmode": "disable",
        "options": "",
        "client_encoding": "utf8",
        "application_name": "careerflow",
        "connect_timeout": CONNECT_SECONDS,
        "keepalives": 1,
        "keepalives_idle": 15,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
    }


def authorities() -> Path:
    """A file of the certificates that are believed: Supabase's root, the system's, certifi's.
    libpq takes one file, and `sslrootcert=system` would leave Supabase's out."""
    import certifi

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_default_certs()
    system = [_pem(certificate) for certificate in context.get_ca_certs(binary_form=True)]
    own = [file.read_bytes() for file in sorted(paths.bundled("certificates").glob("*.crt"))]
    data = b"\n".join([*own, Path(certifi.where()).read_bytes(), *system])
    file = paths.cache_folder() / "authorities.pem"
    if not file.exists() or file.read_bytes() != data:
        write_atomically(file, data)
    return file


def _pem(certificate: bytes) -> bytes:
    body = encodebytes(certificate)
    return b"-----BEGIN CERTIFICATE-----\n" + body + b"-----END CERTIFICATE-----\n"
