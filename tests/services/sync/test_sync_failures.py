"""Failures that real servers make, and the words of those that cannot be run here."""

import socket
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace

import psycopg
import pytest

from careerflow.models.errors import SyncError
from careerflow.models.sync import Server
from careerflow.services.sync import failures, opening, setup
from careerflow.services.sync.remote import Remote
from careerflow.services.task import Cancelled
from careerflow.wording import SENTENCES
from tests.services.sync.certificates import Authority
from tests.services.sync.postgres import HOST, OTHER_HOST, PASSWORD, Stack, free_port
from tests.services.sync.server_samples import note


def code_of(server: Server, password: str = PASSWORD) -> str:
    with pytest.raises(SyncError) as caught:
        setup.inspect(server, password)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    assert server.host not in str(caught.value)
    return caught.value.code


@pytest.mark.parametrize("pooled", [True, False])
def test_a_wrong_password_or_user_is_told_alike(stack, pooled):
    server = stack.admin(pooled=pooled)
    assert code_of(server, "wrong") == "sync.wrong_password"
    assert code_of(server, "") == "sync.wrong_password"
    assert code_of(replace(server, user="nobody")) == "sync.wrong_password"


def test_a_database_that_is_not_there(stack):
    assert code_of(stack.admin("elsewhere", pooled=False)) == "sync.no_such_database"


@pytest.mark.parametrize("pooled", [True, False])
def test_certificates_are_checked(stack, tmp_path, pooled):
    server = stack.admin(pooled=pooled)
    stranger = tmp_path / "stranger.crt"
    stranger.write_bytes(Authority("Somebody else").pem)
    assert code_of(replace(server, authority=str(stranger))) == "sync.untrusted"
    assert code_of(replace(server, authority="")) == "sync.untrusted"
    assert code_of(replace(server, host=OTHER_HOST)) == "sync.wrong_host_name"


def test_a_certificate_file_that_is_none(stack, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("no certificate", "utf-8")
    for file in (text, tmp_path / "gone.crt"):
        assert code_of(replace(stack.admin(), authority=str(file))) == "sync.no_authority"


def test_a_server_without_tls_gets_no_password():
    with Stack(tls=False) as plain:
        assert code_of(plain.admin(pooled=False)) == "sync.no_tls"


def test_nobody_at_this_port():
    assert code_of(Server(HOST, free_port(), "postgres", "postgres")) == "sync.refused"


def test_names_that_lead_nowhere(monkeypatch):
    server = Server("nowhere.invalid", 6543, "postgres", "postgres")
    monkeypatch.setattr(failures, "_has_network", lambda: True)
    monkeypatch.setattr(socket, "getaddrinfo", _failing(socket.EAI_NONAME))
    assert code_of(server) == "sync.no_such_host"
    project = "db.abcdefghijklmnopqrst.supabase.co"
    assert code_of(replace(server, host=project)) == "sync.paused_project"
    monkeypatch.setattr(socket, "getaddrinfo", _failing(socket.EAI_AGAIN))
    assert code_of(server) == "sync.offline"
    monkeypatch.setattr(socket, "getaddrinfo", _failing(socket.EAI_NONAME))
    monkeypatch.setattr(failures, "_has_network", lambda: False)
    assert code_of(server) == "sync.offline"


def _failing(number):
    def getaddrinfo(*_arguments, **_options):
        raise socket.gaierror(number, "as the system says it")

    return getaddrinfo


def test_a_host_that_only_ipv6_reaches(monkeypatch):
    found = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2001:db8::5", 5432, 0, 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: found)
    monkeypatch.setattr(failures, "_is_reachable", lambda family, _at: family == socket.AF_INET)
    server = Server("db.abcdefghijklmnopqrst.supabase.co", 5432, "postgres", "postgres")
    assert code_of(server) == "sync.ipv6_only"
    monkeypatch.setattr(failures, "_is_reachable", lambda _family, _at: False)
    assert code_of(server) == "sync.offline"


def test_addresses_of_ipv4_are_tried_first(monkeypatch):
    found = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2001:db8::5", 5432, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.7", 5432)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: found)
    assert failures.resolve("both.example.org", 5432) == ["192.0.2.7", "2001:db8::5"]


def test_a_role_whose_connections_are_all_in_use(stack, member):
    direct = replace(member.server, port=stack.direct_port)
    held = [stack.connect(direct, member.password) for _ in range(5)]
    with Remote(direct, member.password) as remote, pytest.raises(SyncError) as caught:
        remote.digest()
    for connection in held:
        connection.close()
    assert caught.value.code == "sync.too_many_connections"


def test_a_statement_that_the_server_cuts_short(stack, member):
    role = member.server.user
    with stack.superuser() as connection:
        connection.execute(f"ALTER ROLE {role} SET statement_timeout = '50ms'")
        connection.execute("BEGIN")
        connection.execute("SELECT FROM careerflow.library FOR UPDATE")
        with Remote(member.server, member.password) as remote, pytest.raises(SyncError) as caught:
            remote.push([])
        connection.execute("ROLLBACK")
    assert caught.value.code == "sync.timeout"


def test_a_database_that_became_read_only(stack, member):
    role = member.server.user
    with stack.superuser() as connection:
        connection.execute(f"ALTER ROLE {role} SET default_transaction_read_only = on")
    with Remote(member.server, member.password) as remote, pytest.raises(SyncError) as caught:
        remote.push([])
    assert caught.value.code == "sync.server_full"


def test_a_server_that_ends_in_the_middle_and_comes_back():
    with Stack() as own:
        made = setup.create(own.admin(), PASSWORD, name="Work", device="laptop", wrapped=None)
        for server, stop, start in (
            (made.server, own.stop_pooler, own.start_pooler),
            (replace(made.server, port=own.direct_port), own.stop_server, own.start_server),
        ):
            with Remote(server, made.password) as remote:
                before = remote.digest()
                stop()
                with pytest.raises(SyncError) as caught:
                    remote.digest()
                assert caught.value.code == "sync.cut_off"
                with pytest.raises(SyncError) as caught:
                    remote.digest()
                assert caught.value.code in {"sync.refused", "sync.cut_off"}
                start()
                assert remote.digest() == before
        own.stop_server()
        with Remote(made.server, made.password) as remote, pytest.raises(SyncError) as caught:
            remote.digest()
        assert caught.value.code in failures.PASSING


@contextmanager
def frozen(stack):
    """The network takes what is sent and answers nothing."""
    stack.freeze_pooler(True)
    try:
        yield
    finally:
        stack.freeze_pooler(False)


def test_a_network_that_hangs_is_given_up(stack, member, monkeypatch):
    monkeypatch.setattr(opening.WatchedConnection, "seconds", 0.3)
    with Remote(member.server, member.password) as remote:
        before = remote.digest()
        with frozen(stack), pytest.raises(SyncError) as caught:
            remote.digest()
        assert caught.value.code == "sync.timeout"
        assert remote.digest() == before


@contextmanager
def slow_line(port):
    """The port of a way to `port` on which answers trickle: 4 KB at a time, 20 times a second."""

    def carry(source, target, pause):
        with suppress(OSError):
            while data := source.recv(4096):
                target.sendall(data)
                time.sleep(pause)

    with socket.create_server((HOST, 0)) as server:

        def serve():
            with server.accept()[0] as near, socket.create_connection((HOST, port)) as far:
                up = threading.Thread(target=carry, args=(near, far, 0))
                up.start()
                carry(far, near, 0.05)
                with suppress(OSError):
                    near.shutdown(socket.SHUT_RDWR)
                up.join()

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
    thread.join()


def test_a_slow_line_is_none_that_hangs(stack, member, remote, monkeypatch):
    remote.push([note("a", 1, "x" * 200_000)])
    with slow_line(stack.pooled_port) as port:
        monkeypatch.setattr(opening.WatchedConnection, "seconds", 1.0)
        with Remote(replace(member.server, port=port), member.password) as slow:
            # Takes two and a half times as long as nothing may come.
            assert len(slow.pull(0).rows[0].cells["note"].value) == 200_000


def test_a_login_that_hangs_is_given_up(stack, member, monkeypatch):
    monkeypatch.setattr(opening, "CONNECT_SECONDS", 2)
    with (
        Remote(member.server, member.password) as remote,
        frozen(stack),
        pytest.raises(SyncError) as caught,
    ):
        remote.digest()
    assert caught.value.code == "sync.timeout"


def test_the_user_stops_a_statement_that_hangs(stack, member):
    asked = threading.Event()
    with Remote(member.server, member.password, asked.is_set) as remote:
        before = remote.digest()
        with frozen(stack):
            threading.Timer(0.2, asked.set).start()
            with pytest.raises(Cancelled):
                remote.digest()
        asked.clear()
        assert remote.digest() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("FATAL:  Tenant or user not found", "sync.no_such_project"),
        ("FATAL:  (ENOTFOUND) tenant/user postgres.abcdef not found", "sync.no_such_project"),
        ("FATAL:  Max client connections reached", "sync.too_many_connections"),
        ("FATAL:  (EMAXCONNSESSION) max clients reached in session mode - max clients are limited "
         "to pool_size: 15", "sync.too_many_connections"),
        ("FATAL:  (ECHECKOUTTIMEOUT) Pool checkout timeout.", "sync.too_many_connections"),
        ("FATAL:  (EDBHANDLEREXITED) connection to database closed.", "sync.cut_off"),
        ("FATAL:  (ECIRCUITBREAKER) Too many authentication errors", "sync.wrong_password"),
        ("FATAL:  (ECIRCUITBREAKER) Failed to retrieve database credentials",
         "sync.paused_project"),
        ("FATAL:  (EAUTHQUERY) user not found in the database", "sync.wrong_password"),
        ("FATAL:  (EAUTHQUERY) authentication query failed: connection to database not available",
         "sync.paused_project"),
        ("FATAL:  (EADDRNOTALLOWED) address not in tenant allow_list", "sync.not_admitted"),
        ('FATAL:  no pg_hba.conf entry for host "10.1.1.1", user "x", database "y", SSL encryption',
         "sync.not_admitted"),
        ("FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute",
         "sync.too_many_connections"),
        ("FATAL:  no such database: elsewhere", "sync.no_such_database"),
        ("FATAL:  the database system is starting up", "sync.cut_off"),
        ("connection to server failed: Network is unreachable", "sync.offline"),
        ("something that nobody has seen yet", "sync.failed"),
    ],
)  # fmt: skip
def test_words_of_poolers(words, code):
    assert failures.told_of(psycopg.OperationalError(words)).code == code


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("08006", "sync.cut_off"),
        ("53100", "sync.server_full"),
        ("57P01", "sync.cut_off"),
        ("40001", "sync.cut_off"),
        ("CF006", "sync.newer_server"),
        ("XX000", "sync.failed"),
    ],
)
def test_states(state, code):
    error = psycopg.DatabaseError("with words that mean something else: connection refused")
    error.sqlstate = state
    if state == "XX000":  # of poolers: the words decide
        error = psycopg.InternalError("internal")
    assert failures.told_of(error).code == code


def test_every_code_has_its_sentence():
    codes = {code for _pattern, code in failures._WORDS} | set(failures._STATES.values())
    assert codes | failures.PASSING <= SENTENCES.keys()
