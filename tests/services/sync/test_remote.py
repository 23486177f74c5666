"""The one connection of a sync: what it sends, what it trusts, and what it leaves behind."""

import logging
import ssl
from dataclasses import replace

import pytest

from careerflow import paths
from careerflow.models.errors import SyncError
from careerflow.services.store.cells.rows import Cell, CellRow
from careerflow.services.sync import opening
from careerflow.services.sync.remote import Remote
from careerflow.services.task import Cancelled
from tests.services.sync.server_samples import note, now_ms, row, stamp


def test_each_call_is_one_statement_outside_of_a_transaction(stack, remote, member):
    remote.push([note("a", 1)])
    remote.pull(0)
    remote.digest()
    remote.parts([])
    assert remote.statements == 4
    with stack.superuser() as connection:
        found = connection.execute(
            "SELECT state, query, application_name FROM pg_stat_activity WHERE usename = %s",
            (member.server.user,),
        ).fetchall()
    for state, query, name in found:
        assert state == "idle"
        assert query.startswith("SELECT careerflow.")
        assert name == "careerflow"


def test_no_statement_is_prepared_on_a_connection_that_others_get(stack, remote, member):
    for _ in range(12):
        remote.pull(0)
    with stack.connect(member.server, member.password) as connection:
        assert connection.execute("SELECT name FROM pg_prepared_statements").fetchall() == []


def test_nothing_is_connected_before_the_first_call_or_after_the_last(stack, member):
    def connections() -> int:
        return sum(member.server.user in line for line in pool_clients(stack))

    with Remote(member.server, member.password) as remote:
        assert connections() == 0
        remote.digest()
        remote.digest()
        assert connections() == 1
    assert connections() == 0
    remote.digest()
    remote.close()
    remote.close()


def pool_clients(stack) -> list[str]:
    """Who is connected to the pooler, by its own account."""
    with stack.console() as console:
        return [str(line) for line in console.execute("SHOW CLIENTS").fetchall()]


def test_the_environment_does_not_change_where_and_how(stack, member, monkeypatch, tmp_path):
    service = tmp_path / "service.conf"
    service.write_text("[other]\nhost=192.0.2.1\n", "utf-8")
    for name, value in {
        "PGHOST": "192.0.2.1",
        "PGHOSTADDR": "192.0.2.1",
        "PGPORT": "1",
        "PGUSER": "postgres",
        "PGPASSWORD": "wrong",
        "PGDATABASE": "elsewhere",
        "PGSSLMODE": "disable",
        "PGSSLROOTCERT": str(service),
        "PGSSLCERT": str(service),
        "PGOPTIONS": "-c search_path=pg_temp",
        "PGCLIENTENCODING": "LATIN1",
        "PGAPPNAME": "somebody",
        "PGCONNECT_TIMEOUT": "1",
    }.items():
        monkeypatch.setenv(name, value)
    with Remote(member.server, member.password) as remote:
        remote.push([row("a", {"note": (stamp(now_ms()), "ưỡng")})])
        assert remote.pull(0).rows[0].cells["note"].value == "ưỡng"


def test_what_is_trusted_without_a_file_of_the_users():
    file = opening.authorities()
    assert file.parent == paths.cache_folder()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(str(file))
    trusted = context.get_ca_certs(binary_form=True)
    assert len(trusted) > 100
    own = ssl.PEM_cert_to_DER_cert(
        paths.bundled("certificates/supabase-root-2021.crt").read_text("ascii")
    )
    assert own in trusted
    # Written once, and again where somebody has changed it.
    written = file.stat().st_mtime_ns
    assert opening.authorities() == file
    assert file.stat().st_mtime_ns == written
    data = file.read_bytes()
    file.write_bytes(b"somebody else's")
    assert opening.authorities().read_bytes() == data


def test_a_password_is_in_no_log_and_no_representation(stack, member, caplog):
    caplog.set_level(logging.DEBUG)
    with Remote(member.server, member.password) as remote:
        remote.push([row("a", {"note": (stamp(now_ms()), "my own words")})])
        shown = repr(remote) + repr(vars(remote)) + repr(remote._engine.url)
    for text in (caplog.text, shown, stack.log()):
        assert member.password not in text
        assert "my own words" not in text


def test_nothing_is_asked_once_the_user_has_stopped(member):
    asked = False
    with Remote(member.server, member.password, lambda: asked) as remote:
        remote.digest()
        asked = True
        with pytest.raises(Cancelled):
            remote.digest()
        with pytest.raises(Cancelled):
            remote.pull(0)
        asked = False
        assert remote.pull(0).rows == ()


def test_an_answer_without_a_row_is_none(stack, member):
    with stack.superuser() as connection:
        connection.execute("CREATE SCHEMA nothing")
        connection.execute(
            "CREATE FUNCTION nothing.digest() RETURNS SETOF text LANGUAGE sql AS 'SELECT 1 LIMIT 0'"
        )
        connection.execute("GRANT USAGE ON SCHEMA nothing TO PUBLIC")
    try:
        with Remote(member.server, member.password) as remote:
            assert remote._answer("nothing.digest()") is None
    finally:
        with stack.superuser() as connection:
            connection.execute("DROP SCHEMA nothing CASCADE")


def test_values_keep_what_json_distinguishes(remote):
    at = stamp(now_ms())
    values = {
        "a": 1,
        "b": 1.0,
        "c": True,
        "d": "1",
        "e": None,
        "f": 0.1,
        "g": -(2**63),
        "h": 2**63 - 1,
    }
    sent = CellRow("jobs", "a", {name: Cell(at, value) for name, value in values.items()})
    remote.push([sent])
    (found,) = remote.pull(0).rows
    for name, value in values.items():
        back = found.cells[name].value
        assert back == value
        assert isinstance(back, bool) == isinstance(value, bool)


def test_each_address_of_a_host_is_tried(stack, member, monkeypatch):
    monkeypatch.setattr(opening, "resolve", lambda _host, _port: ["127.0.0.3", "127.0.0.1"])
    with Remote(replace(member.server, host="localhost"), member.password) as remote:
        assert remote.pull(0).head == 0
    monkeypatch.setattr(opening, "resolve", lambda _host, _port: ["127.0.0.3", "127.0.0.4"])
    with Remote(member.server, member.password) as remote, pytest.raises(SyncError) as caught:
        remote.pull(0)
    assert caught.value.code == "sync.refused"


def test_an_address_is_kept_as_it_was_given(stack, member):
    server = replace(member.server, host="localhost")
    with Remote(server, member.password) as remote:
        assert remote.pull(0).head == 0
