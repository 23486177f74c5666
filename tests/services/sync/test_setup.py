"""What the user's own connection is used for, once."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from careerflow.models.errors import SyncError
from careerflow.models.sync import Inspected, Server
from careerflow.services.sync import setup
from careerflow.services.sync.remote import PROTOCOL, Remote
from tests.services.sync.postgres import PASSWORD
from tests.services.sync.server_samples import note


@pytest.fixture
def empty(stack) -> Server:
    """A database in which nothing was set up yet."""
    return stack.admin(stack.new_database())


def made_in(stack, database: str) -> list[str]:
    with stack.superuser(database) as connection:
        found = connection.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'careerflow%' "
            "UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        )
        return [name for (name,) in found]


@pytest.mark.parametrize("pooled", [True, False])
def test_a_first_look_changes_nothing(stack, empty, pooled):
    server = replace(empty, port=stack.admin(pooled=pooled).port)
    found = setup.inspect(server, PASSWORD)
    assert found == Inspected(server, found.version, 0, ())
    assert re.fullmatch(r"\d+\.\d+", found.version)
    assert made_in(stack, empty.database) == []


def test_a_library_is_found_by_the_next_computer(empty):
    made = setup.create(empty, PASSWORD, name="Công việc", device="laptop", wrapped=b"\0key")
    with Remote(made.server, made.password) as remote:
        remote.push([note("a", 1), note("b", 2)])
    plain = setup.create(empty, PASSWORD, name="Other", device="laptop", wrapped=None)
    found = setup.inspect(empty, PASSWORD)
    assert found.protocol == PROTOCOL
    work, other = found.libraries
    assert (work.id, work.name, work.devices) == (made.library_id, "Công việc", ("laptop",))
    assert (work.rows, work.sealed) == (2, True)
    assert work.changed is not None
    assert work.changed.tzinfo is not None
    assert (other.id, other.rows, other.sealed, other.changed) == (plain.library_id, 0, False, None)
    assert setup.wrapped_key(empty, PASSWORD, made.library_id) == b"\0key"
    assert setup.wrapped_key(empty, PASSWORD, plain.library_id) is None
    joined = setup.join(empty, PASSWORD, made.library_id, device="desktop")
    with Remote(joined.server, joined.password) as remote:
        assert len(remote.pull(0).rows) == 2
    assert setup.inspect(empty, PASSWORD).libraries[0].devices == ("laptop", "desktop")


def test_each_device_has_a_role_and_a_password_of_its_own(stack, member, other_member):
    for made in (member, other_member):
        assert re.fullmatch(r"careerflow_[0-9a-f]{12}", made.server.user)
        assert len(made.password) >= 32
        assert made.password not in repr(made)
        assert replace(made.server, user="postgres") == stack.admin()
    assert member.server.user != other_member.server.user
    assert member.password != other_member.password
    with stack.superuser() as connection:
        found = connection.execute(
            "SELECT rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, "
            "rolbypassrls, rolconnlimit FROM pg_roles WHERE rolname = %s",
            (member.server.user,),
        ).fetchone()
        kept = connection.execute(
            "SELECT rolpassword FROM pg_authid WHERE rolname = %s", (member.server.user,)
        ).fetchone()
    assert found == (False, False, False, False, True, False, False, 5)
    assert kept[0].startswith("SCRAM-SHA-256$4096:")


def test_no_password_is_in_the_servers_logs(stack, member):
    log = stack.log()
    assert member.server.user in log  # statements that make roles are logged
    assert member.password not in log


def test_the_project_behind_the_point_stays(empty):
    """As Supabase's shared pooler wants it; PgBouncer knows no projects, so none logs in here."""
    known = setup._admitted
    seen = {}

    def admitted(connection, admin, library_id, device):
        project = replace(admin, user="postgres.abcdefghijklmnopqrst")
        seen["made"] = known(connection, project, library_id, device)
        return seen["made"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setup, "_admitted", admitted)
        made = setup.create(empty, PASSWORD, name="Work", device="laptop", wrapped=None)
    role, _point, project = made.server.user.partition(".")
    assert project == "abcdefghijklmnopqrst"
    with Remote(replace(made.server, user=role), made.password) as remote:
        assert remote.pull(0).head == 0
    setup.forget(empty, PASSWORD, made)
    assert role not in roles(empty)


def roles(server: Server) -> set[str]:
    with psycopg.connect(
        host=server.host, port=server.port, dbname=server.database, user=server.user,
        password=PASSWORD, sslmode="verify-full", sslrootcert=server.authority,
    ) as connection:  # fmt: skip
        return {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}


def test_a_device_that_is_forgotten_cannot_log_in(stack, member, other_member):
    setup.forget(stack.admin(), PASSWORD, other_member)
    assert other_member.server.user not in roles(stack.admin())
    with (
        Remote(other_member.server, other_member.password) as remote,
        pytest.raises(SyncError) as caught,
    ):
        remote.pull(0)
    assert caught.value.code in {"sync.wrong_password", "sync.not_a_member"}
    setup.forget(stack.admin(), PASSWORD, other_member)
    with Remote(member.server, member.password) as remote:
        remote.pull(0)


def test_only_roles_of_the_sync_are_forgotten(stack, member):
    for user in ("postgres", "supabase_admin", "careerflow_", "careerflow_x; DROP"):
        with pytest.raises(SyncError):
            setup.forget(
                stack.admin(), PASSWORD, replace(member, server=replace(member.server, user=user))
            )
    assert "postgres" in roles(stack.admin())


def test_libraries_that_are_not_there(stack, member):
    for library in ("00000000-0000-4000-8000-000000000000", "no id at all", "'"):
        with pytest.raises(SyncError) as caught:
            setup.join(stack.admin(), PASSWORD, library, device="desktop")
        assert caught.value.code == "sync.erased"
    with Remote(member.server, member.password) as remote:
        remote.erase()
    with pytest.raises(SyncError) as caught:
        setup.wrapped_key(stack.admin(stack.new_database()), PASSWORD, member.library_id)
    assert caught.value.code == "sync.erased"
    for ask in (setup.wrapped_key, lambda *known: setup.join(*known, device="desktop")):
        with pytest.raises(SyncError) as caught:
            ask(stack.admin(), PASSWORD, member.library_id)
        assert caught.value.code == "sync.erased"


def test_a_failed_setup_leaves_nothing(stack, empty, monkeypatch):
    def admitted(*_arguments):
        raise SyncError("sync.failed")

    before = roles(empty)
    monkeypatch.setattr(setup, "_admitted", admitted)
    with pytest.raises(SyncError):
        setup.create(empty, PASSWORD, name="Work", device="laptop", wrapped=None)
    assert made_in(stack, empty.database) == []
    assert roles(empty) == before


def test_many_computers_set_up_at_once(empty):
    with ThreadPoolExecutor(4) as pool:
        made = list(
            pool.map(
                lambda number: setup.create(
                    empty, PASSWORD, name=str(number), device="d", wrapped=None
                ),
                range(4),
            )
        )
    found = setup.inspect(empty, PASSWORD).libraries
    assert {library.id for library in found} == {each.library_id for each in made}


def test_an_old_postgresql_is_told_before_anything_is_tried(empty, monkeypatch):
    version = setup.inspect(empty, PASSWORD).version
    newest = int(version.partition(".")[0]) + 1
    monkeypatch.setattr(setup, "OLDEST", newest)
    with pytest.raises(SyncError) as caught:
        setup.inspect(empty, PASSWORD)
    assert caught.value.code == "sync.old_postgresql"
    assert caught.value.message.params == {"version": version, "oldest": newest}


def test_a_user_who_may_not_is_told_before_anything_is_tried(stack, empty):
    with stack.superuser() as connection:
        connection.execute("CREATE ROLE reader LOGIN PASSWORD 'reader'")
    try:
        for ask in (
            setup.inspect,
            lambda *known: setup.create(*known, name="Work", device="d", wrapped=None),
        ):
            with pytest.raises(SyncError) as caught:
                ask(replace(empty, user="reader"), "reader")
            assert caught.value.code == "sync.not_allowed"
    finally:
        with stack.superuser() as connection:
            connection.execute("DROP ROLE reader")
    assert made_in(stack, empty.database) == []


def test_an_older_protocol_is_brought_up_to_date(stack, empty):
    """Its functions are replaced, its rows and devices kept; devices may call what is new."""
    made = setup.create(empty, PASSWORD, name="Work", device="laptop", wrapped=b"key")
    with Remote(made.server, made.password) as remote:
        remote.push([note("a", 1)])
        with stack.connect(empty, PASSWORD) as connection:
            connection.execute(
                "CREATE OR REPLACE FUNCTION careerflow.protocol() RETURNS int "
                "LANGUAGE sql IMMUTABLE AS 'SELECT 0'"
            )
            connection.execute("DROP FUNCTION careerflow.digest()")
            connection.execute("DROP FUNCTION careerflow.pull(bigint, int, int)")
            connection.execute("DROP TABLE careerflow.part")
        setup.join(empty, PASSWORD, made.library_id, device="desktop")
        page = remote.pull(0)
        assert [found.row_id for found in page.rows] == ["a"]
        assert remote.digest()[1] == 1
        assert remote.parts(["ab" * 32]) == {}
    assert setup.wrapped_key(empty, PASSWORD, made.library_id) == b"key"
    with stack.connect(empty, PASSWORD) as connection:
        assert connection.execute("SELECT careerflow.protocol()").fetchone() == (PROTOCOL,)


def pull(made):
    with Remote(made.server, made.password) as remote:
        return remote.pull(0)


def test_a_newer_protocol_is_left_alone(stack, empty):
    made = setup.create(empty, PASSWORD, name="Work", device="laptop", wrapped=None)
    with stack.connect(empty, PASSWORD) as connection:
        connection.execute(
            "CREATE OR REPLACE FUNCTION careerflow.protocol() RETURNS int "
            f"LANGUAGE sql IMMUTABLE AS 'SELECT {PROTOCOL + 1}'"
        )
    before = roles(empty)
    for ask in (
        lambda: setup.inspect(empty, PASSWORD),
        lambda: setup.create(empty, PASSWORD, name="Work", device="d", wrapped=None),
        lambda: setup.join(empty, PASSWORD, made.library_id, device="d"),
        lambda: setup.wrapped_key(empty, PASSWORD, made.library_id),
        lambda: setup.forget(empty, PASSWORD, made),
        lambda: pull(made),
    ):
        with pytest.raises(SyncError) as caught:
            ask()
        assert caught.value.code == "sync.newer_server"
    assert roles(empty) == before
    with stack.connect(empty, PASSWORD) as connection:
        assert connection.execute("SELECT careerflow.protocol()").fetchone() == (PROTOCOL + 1,)


def test_a_schema_that_somebody_has_deleted(stack, empty):
    made = setup.create(empty, PASSWORD, name="Work", device="laptop", wrapped=None)
    with stack.connect(empty, PASSWORD) as connection:
        connection.execute("DROP SCHEMA careerflow CASCADE")
    with Remote(made.server, made.password) as remote, pytest.raises(SyncError) as caught:
        remote.pull(0)
    assert caught.value.code == "sync.not_a_member"
    setup.forget(empty, PASSWORD, made)
    assert made.server.user not in roles(empty)
