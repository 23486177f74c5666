"""What a device's role tries beyond its functions, through the pooler and without it."""

import json
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from careerflow.models.errors import SyncError
from careerflow.services.sync import setup
from careerflow.services.sync.remote import Remote
from careerflow.services.sync.setup import Membership
from tests.services.sync.postgres import PASSWORD
from tests.services.sync.server_samples import note, now_ms, stamp

TABLES = ("library", "device", "library_row", "part")
DENIED = "42501"


@pytest.fixture(scope="module")
def device(stack) -> Membership:
    """The attacker's: a device in a library of its own."""
    return setup.create(stack.admin(), PASSWORD, name="Own", device="mine", wrapped=None)


@pytest.fixture(scope="module", params=["pooled", "direct"])
def way(request, stack, device) -> Iterator[psycopg.Connection]:
    """The device's own way in, for any statement."""
    server = device.server
    if request.param == "direct":
        server = replace(server, port=stack.direct_port)
    with stack.connect(server, device.password) as connection:
        yield connection


@pytest.fixture
def own(device) -> Iterator[Remote]:
    with Remote(device.server, device.password) as remote:
        yield remote


def state_of(way: psycopg.Connection, statement: str, values=()) -> str:
    """The SQLSTATE with which it is refused; fails where it is not."""
    with pytest.raises(psycopg.Error) as caught:
        way.execute(statement, values)
    return caught.value.sqlstate or ""


@pytest.mark.parametrize("table", TABLES)
def test_no_table_can_be_read_or_written(way, table):
    full = f"careerflow.{table}"
    for statement in (
        f"SELECT * FROM {full}",
        f"SELECT count(*) FROM {full}",
        f"INSERT INTO {full} DEFAULT VALUES",
        f"UPDATE {full} SET library = NULL" if table != "library" else f"UPDATE {full} SET seq = 0",
        f"DELETE FROM {full}",
        f"TRUNCATE {full} CASCADE",
        f"COPY {full} TO STDOUT",
        f"DO $$ BEGIN LOCK TABLE {full}; END $$",
        f"ALTER TABLE {full} DISABLE ROW LEVEL SECURITY",
        f"DROP TABLE {full} CASCADE",
        f"CREATE INDEX ON {full} ((1))",
        f"CREATE POLICY mine ON {full} USING (true)",
        f"GRANT SELECT ON {full} TO PUBLIC",
    ):
        assert state_of(way, statement) == DENIED, statement


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE SCHEMA mine",
        "CREATE TABLE public.mine (x int)",
        "CREATE TABLE careerflow.mine (x int)",
        "CREATE VIEW careerflow.mine AS SELECT 1",
        "CREATE FUNCTION careerflow.own_library() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION public.digest() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION careerflow.protocol() RETURNS int LANGUAGE sql AS 'SELECT 9'",
        "ALTER FUNCTION careerflow.push(jsonb, bigint) SECURITY INVOKER",
        "ALTER FUNCTION careerflow.push(jsonb, bigint) RESET search_path",
        "ALTER FUNCTION careerflow.push(jsonb, bigint) OWNER TO CURRENT_USER",
        "DROP FUNCTION careerflow.push(jsonb, bigint)",
        "DROP SCHEMA careerflow CASCADE",
        "ALTER SCHEMA careerflow OWNER TO CURRENT_USER",
        "SET ROLE postgres",
        "SET ROLE supabase_admin",
        "SET SESSION AUTHORIZATION postgres",
        "CREATE ROLE mine SUPERUSER",
        "CREATE ROLE mine LOGIN",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "ALTER ROLE CURRENT_USER CREATEROLE",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
        "ALTER ROLE CURRENT_USER CONNECTION LIMIT 100",
        "ALTER ROLE postgres PASSWORD 'mine'",
        "GRANT postgres TO CURRENT_USER",
        "GRANT pg_read_all_data TO CURRENT_USER",
        "DROP ROLE postgres",
        "SELECT * FROM auth.users",
        "SELECT rolpassword FROM pg_authid",
        "SELECT passwd FROM pg_shadow",
        "SELECT * FROM pooler.secret('postgres')",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('/')",
        "SELECT lo_import('/etc/passwd')",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "COPY (SELECT 1) TO '/dev/null'",
        "CREATE EXTENSION dblink",
        "CREATE EXTENSION file_fdw",
        "CREATE LANGUAGE plpython3u",
        "CREATE SERVER mine FOREIGN DATA WRAPPER postgres_fdw",
        "CREATE DATABASE mine",
        "ALTER SYSTEM SET log_statement = 'all'",
        "SET log_statement = 'none'",
        "SET session_preload_libraries = 'mine'",
        "SELECT pg_reload_conf()",
        "SELECT careerflow.own_library()",
        "SELECT careerflow.now_ms()",
        "SELECT careerflow.looked_through('[]')",
        "SELECT careerflow.merged('{}', '{}')",
        "SELECT careerflow.admit(CURRENT_USER)",
        "SELECT careerflow.protocol()",
        "CREATE PUBLICATION mine FOR ALL TABLES",
        "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION careerflow.digest()",
    ],
)  # fmt: skip
def test_nothing_else_is_allowed(way, statement):
    # 58P01, 42704, 0A000: what it asks for is not there at all, not even for those who may.
    assert state_of(way, statement) in {DENIED, "58P01", "42704", "0A000"}, statement


def test_what_it_was_granted_it_cannot_pass_on(way, stack):
    way.execute("GRANT EXECUTE ON FUNCTION careerflow.push(jsonb, bigint) TO PUBLIC")
    way.execute("GRANT USAGE ON SCHEMA careerflow TO PUBLIC")
    way.execute("REVOKE EXECUTE ON FUNCTION careerflow.push(jsonb, bigint) FROM postgres")
    with stack.superuser() as connection:
        allowed = connection.execute(
            "SELECT has_function_privilege('anon', f, 'EXECUTE'), "
            "has_schema_privilege('anon', 'careerflow', 'USAGE'), "
            "has_function_privilege('postgres', f, 'EXECUTE') "
            "FROM CAST('careerflow.push(jsonb, bigint)' AS regprocedure) AS f"
        ).fetchone()
    assert allowed == (False, False, True)


def test_another_connection_cannot_be_ended(way, stack):
    with stack.superuser() as connection:
        pid = connection.info.backend_pid
        assert state_of(way, f"SELECT pg_terminate_backend({pid})") == DENIED


def test_a_function_of_the_same_name_is_not_called_in_its_place(way, own):
    """The only place where a role may make something is its own pg_temp."""
    with way.transaction():
        way.execute(
            "CREATE FUNCTION pg_temp.jsonb_array_length(jsonb) RETURNS int "
            "LANGUAGE sql AS 'SELECT 1 / 0'"
        )
        way.execute(
            "CREATE FUNCTION pg_temp.own_library() RETURNS int LANGUAGE sql AS 'SELECT 1 / 0'"
        )
        way.execute("CREATE TEMP TABLE library_row (library uuid, seq bigint, cells jsonb)")
        way.execute("CREATE TEMP TABLE device (role name, library uuid)")
        way.execute("CREATE TEMP TABLE library (id uuid, seq bigint)")
        way.execute("SET LOCAL search_path = pg_temp, careerflow, pg_catalog")
        sent = json.dumps([["jobs", "a", {"note": [stamp(now_ms()), 1]}]])
        way.execute("SELECT careerflow.push(%s::jsonb)", (sent,))
        way.execute("SELECT careerflow.pull(0, 1, 1), careerflow.digest()")
        raise psycopg.Rollback
    head = own.pull(0).head
    assert own.push([note(f"after {head}".replace(" ", "-"), 1)]).head == head + 1


def test_another_library_cannot_be_reached(stack, way):
    """Functions take no library: it follows from who logged in."""
    others = setup.create(stack.admin(), PASSWORD, name="Hers", device="hers", wrapped=b"key")
    with Remote(others.server, others.password) as hers:
        hers.push([note("a", 1, "hers")])
        hers.put_part("ab" * 32, 0, b"hers")
        pulled = way.execute("SELECT careerflow.pull(0, 1000, 1000000)").fetchone()[0]
        assert "hers" not in str(pulled["rows"])
        found = way.execute("SELECT careerflow.parts(%s)", (["ab" * 32],)).fetchone()[0]
        assert found == {}
        assert way.execute("SELECT careerflow.get_part(%s, 0)", ("ab" * 32,)).fetchone() == (None,)
        way.execute("SELECT careerflow.drop_files(%s)", (["ab" * 32],))
        for forged in (others.library_id, others.server.user):
            assert state_of(way, "SELECT careerflow.pull(%s, 1, 1)", (forged,)) in {
                "22P02",  # no number
                "42883",
            }
        assert way.execute("SELECT careerflow.wrapped_key()").fetchone() == (None,)
        for held in (b"key", b"", None):
            rewrapped = way.execute("SELECT careerflow.rewrap(%s::bytea, %s)", (held, b"mine"))
            assert rewrapped.fetchone() == (False,)
        assert hers.wrapped_key() == b"key"
        way.execute("SELECT set_config('session_authorization', current_user::text, false)")
        way.execute("SELECT set_config('role', 'none', false)")
        with way.transaction(force_rollback=True):
            way.execute("SELECT careerflow.erase()")
            assert hers.get_part("ab" * 32, 0) == b"hers"
        assert [found.row_id for found in hers.pull(0).rows] == ["a"]
        assert hers.get_part("ab" * 32, 0) == b"hers"


def test_a_key_is_changed_only_by_who_knows_what_stands_there(stack):
    sealed = setup.create(stack.admin(), PASSWORD, name="Sealed", device="mine", wrapped=b"key")
    with stack.connect(sealed.server, sealed.password) as way:
        for held, come, code in (
            (b"key", None, "CF004"),
            (b"key", b"", "CF004"),
            (b"key", bytes(1_001), "CF002"),
        ):
            rewrap = "SELECT careerflow.rewrap(%s::bytea, %s::bytea)"
            assert state_of(way, rewrap, (held, come)) == code
    with Remote(sealed.server, sealed.password) as remote:
        assert not remote.rewrap(b"another", b"new")
        assert remote.wrapped_key() == b"key"
        assert remote.rewrap(b"key", b"new")
        assert remote.wrapped_key() == b"new"
        assert setup.wrapped_key(stack.admin(), PASSWORD, sealed.library_id) == b"new"
        remote.erase()
        with pytest.raises(SyncError, match=r"sync\.erased"):
            remote.rewrap(b"new", b"key")


def test_large_objects_of_others_stay_closed(stack, way):
    with stack.superuser() as connection:
        (made,) = connection.execute("SELECT lo_from_bytea(0, 'secret')").fetchone()
    assert state_of(way, f"SELECT lo_get({made})") == DENIED
    assert state_of(way, f"SELECT lo_unlink({made})") == DENIED


def test_the_far_future_and_floods_are_refused(way, own):
    head = own.pull(0).head
    future = [["jobs", "a", {"note": ["f" * 28, 1]}]]
    assert state_of(way, "SELECT careerflow.push(%s::jsonb)", (json.dumps(future),)) == "CF003"
    cell = {"note": [stamp(now_ms()), 1]}
    flood = json.dumps([["jobs", str(number), cell] for number in range(1_001)])
    assert state_of(way, "SELECT careerflow.push(%s::jsonb)", (flood,)) == "CF002"
    names = [f"{number:064x}" for number in range(1_001)]
    assert state_of(way, "SELECT careerflow.parts(%s)", (names,)) == "CF002"
    assert state_of(way, "SELECT careerflow.drop_files(%s)", (names,)) == "CF002"
    assert own.pull(0).head == head


def test_supabases_web_roles_see_nothing(stack, device):
    """Whatever default privileges say, as Supabase's do."""
    with stack.superuser() as connection:
        for role in ("anon", "authenticated", "service_role"):
            connection.execute(f"SET ROLE {role}")
            for statement in (
                *(f"SELECT * FROM careerflow.{table}" for table in TABLES),
                "SELECT careerflow.digest()",
                "SELECT careerflow.pull(0, 1, 1)",
            ):
                assert state_of(connection, statement) == DENIED
            connection.execute("RESET ROLE")
        found = connection.execute(
            "SELECT relname, relrowsecurity FROM pg_class "
            "WHERE relnamespace = 'careerflow'::regnamespace AND relkind = 'r'"
        ).fetchall()
        assert dict(found) == dict.fromkeys(TABLES, True)


def test_a_role_may_call_its_functions_and_no_others(stack, device):
    with stack.superuser() as connection:
        found = connection.execute(
            "SELECT proname, prosecdef, proconfig FROM pg_proc "
            "WHERE pronamespace = 'careerflow'::regnamespace "
            "AND has_function_privilege(%s, oid, 'EXECUTE')",
            (device.server.user,),
        ).fetchall()
    assert {name for name, _definer, _settings in found} == {
        *("push", "pull", "digest", "parts", "put_part", "get_part"),
        *("drop_files", "erase", "leave", "wrapped_key", "rewrap"),
    }
    for _name, definer, settings in found:
        assert definer
        assert "search_path=pg_catalog, careerflow, pg_temp" in settings
