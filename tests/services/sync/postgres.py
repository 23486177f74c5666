"""A PostgreSQL behind a PgBouncer, as Supabase has them: TLS, SCRAM, a pooler of transactions, and
a `postgres` that is no superuser. Each stack has a folder and ports of its own.

`with Stack() as stack:` serves tests, end-to-end tests and benchmarks alike.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import psycopg

from careerflow.models.sync import Server
from tests.services.sync.certificates import Authority

PASSWORD = "the admin's own: p@ss w0rd/%"
"""Of `postgres`, with what addresses have to escape."""
HOST = "127.0.0.1"
OTHER_HOST = "127.0.0.2"
"""The servers listen there too, but their certificate is not for it."""

_PGBOUNCER = "/usr/sbin/pgbouncer"
_SUPERUSER = "supabase_admin"
_LOOKUP = "password of the pooler"
# What Supabase's databases hold as far as it matters here, and what the pooler asks for passwords.
_TEMPLATE = f"""
CREATE ROLE anon NOLOGIN; CREATE ROLE authenticated NOLOGIN; CREATE ROLE service_role NOLOGIN;
CREATE ROLE pooler LOGIN PASSWORD '{_LOOKUP}';
CREATE ROLE postgres LOGIN CREATEROLE CREATEDB PASSWORD '{PASSWORD.replace("'", "''")}';
CREATE SCHEMA pooler; GRANT USAGE ON SCHEMA pooler TO pooler;
CREATE FUNCTION pooler.secret(text) RETURNS TABLE (usename name, passwd text)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS
    'SELECT usename, passwd FROM pg_catalog.pg_shadow WHERE usename = $1';
REVOKE ALL ON FUNCTION pooler.secret FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pooler.secret TO pooler;
CREATE SCHEMA auth; GRANT USAGE ON SCHEMA auth TO authenticated;
CREATE TABLE auth.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text);
INSERT INTO auth.users (email) VALUES ('someone@example.org');
ALTER DEFAULT PRIVILEGES FOR ROLE postgres
    GRANT ALL ON TABLES TO anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres
    GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role;
"""
_SETTINGS = """
listen_addresses = '{host},{other_host}'
port = {port}
unix_socket_directories = ''
ssl = {tls}
ssl_cert_file = '{folder}/server.crt'
ssl_key_file = '{folder}/server.key'
fsync = off
full_page_writes = off
max_connections = 200
shared_buffers = 128MB
max_wal_size = 2GB
log_statement = 'ddl'
autovacuum_naptime = 5s
"""
_POOLER = """
[databases]
* = host={host} port={server_port}
[pgbouncer]
listen_addr = {host},{other_host}
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users.txt
auth_user = pooler
auth_query = SELECT usename, passwd FROM pooler.secret($1)
pool_mode = transaction
default_pool_size = 10
max_client_conn = 200
server_login_retry = 1
stats_users = console
server_idle_timeout = 3
client_tls_sslmode = require
client_tls_cert_file = {folder}/server.crt
client_tls_key_file = {folder}/server.key
server_tls_sslmode = require
logfile = {folder}/pooler.log
"""


def missing() -> list[str]:
    """What has to be installed before a stack can start."""
    return [] if _programs() and Path(_PGBOUNCER).exists() else ["postgresql", "pgbouncer"]


def programs() -> Path:
    """The folder of PostgreSQL's: that of the system's newest version, or of another one that
    CAREERFLOW_POSTGRES names."""
    found = _programs()
    assert found is not None, f"apt-get install {' '.join(missing())}"
    return found


def _programs() -> Path | None:
    if chosen := os.environ.get("CAREERFLOW_POSTGRES"):
        return Path(chosen)
    found = Path("/usr/lib/postgresql").glob("*/bin")
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


def free_port() -> int:
    """One that nobody listens at."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Stack:
    """Both servers, while it is entered. `seconds` is what the start took."""

    def __init__(self, *, tls: bool = True) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="careerflow-pg-"))
        self.authority = self.folder / "authority.crt"
        self.direct_port = free_port()
        self.pooled_port = free_port()
        self.seconds = 0.0
        self._tls = tls
        self._server: subprocess.Popen[bytes] | None = None
        self._pooler: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        begin = time.perf_counter()
        try:
            self._prepare()
            self.start_server()
            with self.superuser("template1") as connection:
                connection.execute(_TEMPLATE)
            self._database = self.new_database()
            if self._tls:
                self.start_pooler()
        except BaseException:
            self.__exit__()
            raise
        self.seconds = time.perf_counter() - begin
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop_pooler()
        self.stop_server()
        shutil.rmtree(self.folder, ignore_errors=True)

    def admin(self, database: str = "", *, pooled: bool = True) -> Server:
        """Where `postgres` of PASSWORD logs in; to the database of the stack, if not to another."""
        port = self.pooled_port if pooled else self.direct_port
        where = database or self._database
        return Server(HOST, port, where, "postgres", str(self.authority))

    def new_database(self) -> str:
        """An empty one, in which `postgres` may create a schema; its name."""
        name = f"db_{uuid.uuid4().hex[:12]}"
        with self.superuser("postgres") as connection:
            connection.execute(f"CREATE DATABASE {name}")
            connection.execute(f"GRANT CREATE ON DATABASE {name} TO postgres")
        return name

    def superuser(self, database: str = "") -> psycopg.Connection[Any]:
        """A connection that may do everything, not through the pooler."""
        return self.connect(
            Server(HOST, self.direct_port, database or self._database, _SUPERUSER), PASSWORD
        )

    def connect(self, server: Server, password: str) -> psycopg.Connection[Any]:
        """A plain connection, each statement a transaction of its own."""
        return psycopg.connect(
            host=server.host,
            port=server.port,
            dbname=server.database,
            user=server.user,
            password=password,
            sslmode="verify-full" if self._tls else "disable",
            sslrootcert=str(self.authority),
            connect_timeout=10,
            autocommit=True,
            prepare_threshold=None,
        )

    def console(self) -> psycopg.Connection[Any]:
        """PgBouncer's own, where it tells what it does. It takes plain queries only."""
        server = Server(HOST, self.pooled_port, "pgbouncer", "console")
        connection = self.connect(server, _LOOKUP)
        connection.cursor_factory = psycopg.ClientCursor
        return connection

    def log(self) -> str:
        """What both servers have written."""
        files = [self.folder / "server.log", self.folder / "pooler.log"]
        return "".join(file.read_text("utf-8") for file in files if file.exists())

    def start_server(self) -> None:
        """Starts PostgreSQL and waits until it answers."""
        command = [str(programs() / "postgres"), "-D", str(self.folder / "data")]
        with (self.folder / "server.log").open("ab") as log:
            self._server = subprocess.Popen(command, stdout=log, stderr=log, **_as_nobody())
        self._until_it_answers(lambda: self.superuser("template1"), self._server)

    def stop_server(self) -> None:
        """Ends PostgreSQL at once, as a crash does."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(20)
            self._server = None

    def start_pooler(self) -> None:
        """Starts PgBouncer and waits until a login through it succeeds."""
        command = [_PGBOUNCER, "-q", str(self.folder / "pooler.ini")]
        self._pooler = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **_as_nobody()
        )
        self._until_it_answers(lambda: self.connect(self.admin(), PASSWORD), self._pooler)

    def stop_pooler(self) -> None:
        """Ends PgBouncer and with it all connections through it."""
        if self._pooler is not None:
            self._pooler.kill()
            self._pooler.wait(20)
            self._pooler = None

    def freeze_pooler(self, frozen: bool) -> None:
        """PgBouncer keeps its connections and answers nothing, like a network that is gone."""
        assert self._pooler is not None
        self._pooler.send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)

    def _prepare(self) -> None:
        authority = Authority("CareerFlow's tests")
        self.authority.write_bytes(authority.pem)
        authority.issue(self.folder / "server.crt", self.folder / "server.key", HOST, "localhost")
        (self.folder / "password").write_text(PASSWORD, "utf-8")
        (self.folder / "users.txt").write_text(
            f'"pooler" "{_LOOKUP}"\n"console" "{_LOOKUP}"\n', "utf-8"
        )
        names = {"host": HOST, "other_host": OTHER_HOST, "folder": self.folder}
        pooler = _POOLER.format(port=self.pooled_port, server_port=self.direct_port, **names)
        (self.folder / "pooler.ini").write_text(pooler, "utf-8")
        self._give_away()
        made = subprocess.run(
            [
                *(programs() / "initdb", "-D", self.folder / "data", "-U", _SUPERUSER),
                *("--auth=scram-sha-256", f"--pwfile={self.folder / 'password'}"),
                *("--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"),
            ],
            capture_output=True,
            check=False,
            **_as_nobody(),
        )
        assert made.returncode == 0, made.stderr.decode()
        tls = "on" if self._tls else "off"
        with (self.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(_SETTINGS.format(port=self.direct_port, tls=tls, **names))

    def _give_away(self) -> None:
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.iterdir()):
                shutil.chown(path, "postgres", "postgres")

    def _until_it_answers(
        self, connect: Callable[[], psycopg.Connection[Any]], process: subprocess.Popen[bytes]
    ) -> None:
        end = time.monotonic() + 30
        while True:
            try:
                connect().close()
            except psycopg.OperationalError:
                if process.poll() is not None or time.monotonic() > end:
                    raise AssertionError(self.log()) from None
                time.sleep(0.02)
            else:
                return


def _as_nobody() -> dict[str, Any]:
    """Both servers refuse to run as root."""
    environment = os.environ | {"LC_ALL": "C"}
    if os.geteuid() != 0:
        return {"env": environment}
    user = pwd.getpwnam("postgres")
    return {"env": environment, "user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
