"""Connecting, syncing and disconnecting as the window does it, on a real server; where a step fails
nothing half-made stays."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sync_edits import Person

from careerflow.models.errors import StoreError, SyncError
from careerflow.models.sync import Choice, Server
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.schema import applications
from careerflow.services.store.store import Store, open_store
from careerflow.services.sync import session, setup
from careerflow.services.sync.keyring import SyncSecrets
from careerflow.services.task import Cancelled, TaskContext
from tests.services.sync.postgres import PASSWORD, Stack, free_port

CTX = TaskContext()
PASSPHRASE = "một cụm mật khẩu đủ dài"


@pytest.fixture
def secrets() -> SyncSecrets:
    """In memory: the keyring of the tests refuses."""
    return SyncSecrets()


@pytest.fixture
def admin(stack: Stack) -> Server:
    return stack.admin(stack.new_database())


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    made: list[Store] = []

    def new() -> Store:
        made.append(open_store(tmp_path / uuid.uuid4().hex / "data"))
        return made[-1]

    yield new
    for store in made:
        store.close()


class OwnSecrets(SyncSecrets):
    """Those of another computer."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, bytes | None]] = {}

    def save(self, library_id: str, password: str, key: bytes | None) -> bool:
        self._kept[library_id] = password, key
        return True

    def load(self, library_id: str) -> tuple[str, bytes | None] | None:
        return self._kept.get(library_id)


def connected(store: Store, secrets: SyncSecrets, admin: Server, **wanted: str):
    choice = Choice(**{"name": "Mine", "device": "laptop", **wanted})
    return session.connect(CTX, store, secrets, admin, PASSWORD, choice)


def roles(stack: Stack) -> int:
    with stack.superuser() as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'careerflow\\_%'"
        )
        return found.fetchone()[0]


def notes(store: Store) -> list[str]:
    with store.read() as connection:
        return sorted(
            connection.scalars(applications.select().with_only_columns(applications.c.notes))
        )


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "sealed"])
def test_two_computers_meet(admin, new_store, secrets, tmp_path, passphrase):
    here, there = new_store(), new_store()
    for number, store in enumerate((here, there)):
        Person(store, tmp_path).do("new", number, number)
    linked = connected(here, secrets, admin, passphrase=passphrase)
    assert linked.sealed is bool(passphrase)
    first = session.sync_now(CTX, here, secrets)
    assert (first.pulled, first.resynced) == (0, False)
    assert LocalCells(here).linked().checked is not None  # the first time without being asked

    (found,) = setup.inspect(admin, PASSWORD).libraries
    assert (found.id, found.sealed, found.devices) == (
        linked.library_id, bool(passphrase), ("laptop",),
    )  # fmt: skip
    others = OwnSecrets()
    joined = connected(
        there, others, admin, device="desktop", passphrase=passphrase, library_id=found.id
    )
    assert joined.sealed is linked.sealed
    outcome = session.sync_now(CTX, there, others)
    assert outcome.pulled
    assert outcome.pushed
    assert outcome.change
    session.sync_now(CTX, here, secrets)
    assert notes(here) == notes(there)
    assert len(notes(here)) == 2


def test_a_wrong_passphrase_leaves_nothing(stack, admin, new_store, secrets):
    here, there = new_store(), new_store()
    linked = connected(here, secrets, admin, passphrase=PASSPHRASE)
    before = roles(stack)
    with pytest.raises(SyncError, match=r"sync\.wrong_passphrase"):
        connected(there, secrets, admin, passphrase="not this one", library_id=linked.library_id)
    assert roles(stack) == before
    assert LocalCells(there).linked() is None


@pytest.mark.parametrize("joins", [False, True], ids=["new library", "joined"])
def test_a_link_that_cannot_be_made_leaves_nothing(stack, admin, new_store, secrets, joins):
    here, there = new_store(), new_store()
    linked = connected(here, secrets, admin, passphrase=PASSPHRASE)
    libraries, before = setup.inspect(admin, PASSWORD).libraries, roles(stack)
    there.newer = True  # nothing can be written into it
    wanted = {"library_id": linked.library_id} if joins else {}
    with pytest.raises(StoreError, match=r"store\.newer_read_only"):
        connected(there, secrets, admin, passphrase=PASSPHRASE, device="desktop", **wanted)
    assert roles(stack) == before
    assert setup.inspect(admin, PASSWORD).libraries == libraries


def test_a_cancelled_connecting_leaves_nothing(stack, admin, new_store, secrets):
    store, before = new_store(), roles(stack)
    choice = Choice("Mine", "laptop", PASSPHRASE)
    for after in range(4):
        asked = iter([False] * after)
        ctx = TaskContext(is_cancelled=lambda asked=asked: next(asked, True))
        with pytest.raises(Cancelled):
            session.connect(ctx, store, secrets, admin, PASSWORD, choice)
        assert roles(stack) == before
        assert LocalCells(store).linked() is None
    assert setup.inspect(admin, PASSWORD).libraries == ()


def test_an_unlinked_library_or_one_without_its_secrets_says_so(admin, new_store, secrets):
    store = new_store()
    for ask in (session.sync_now, lambda *of: session.disconnect(*of, erase=False)):
        with pytest.raises(SyncError, match=r"sync\.not_linked"):
            ask(CTX, store, secrets)
    linked = connected(store, secrets, admin)
    secrets.delete(linked.library_id)
    with pytest.raises(SyncError, match=r"sync\.no_secrets"):
        session.sync_now(CTX, store, secrets)


def test_another_passphrase_opens_the_same_library(admin, new_store, secrets, tmp_path):
    here, there = new_store(), new_store()
    Person(here, tmp_path).do("new", 1, 1)
    linked = connected(here, secrets, admin, passphrase=PASSPHRASE)
    for old, new, code in (
        ("not the passphrase", "another one, longer", "sync.wrong_passphrase"),
        (PASSPHRASE, "short", "sync.short_passphrase"),
    ):
        with pytest.raises(SyncError, match=code.replace(".", r"\.")):
            session.change_passphrase(CTX, here, secrets, old, new)
    session.change_passphrase(CTX, here, secrets, PASSPHRASE, "another one, longer")
    session.sync_now(CTX, here, secrets)
    others, entered = OwnSecrets(), {"device": "desktop", "library_id": linked.library_id}
    with pytest.raises(SyncError, match=r"sync\.wrong_passphrase"):
        connected(there, others, admin, passphrase=PASSPHRASE, **entered)
    connected(there, others, admin, passphrase="another one, longer", **entered)
    session.sync_now(CTX, there, others)
    assert notes(there) == notes(here)
    assert notes(there) != []


def test_a_database_without_the_functions_for_it_says_so(stack, admin, new_store, secrets):
    here, there = new_store(), new_store()
    linked = connected(here, secrets, admin, passphrase=PASSPHRASE)
    with stack.connect(admin, PASSWORD) as owner:
        owner.execute("DROP FUNCTION careerflow.rewrap, careerflow.wrapped_key")
    with pytest.raises(SyncError, match=r"sync\.older_server"):
        session.change_passphrase(CTX, here, secrets, PASSPHRASE, "another one, longer")
    connected(
        there, OwnSecrets(), admin,
        device="desktop", passphrase=PASSPHRASE, library_id=linked.library_id,
    )  # fmt: skip
    session.change_passphrase(CTX, here, secrets, PASSPHRASE, "another one, longer")


def test_a_library_that_is_not_sealed_has_no_passphrase(admin, new_store, secrets):
    here = new_store()
    connected(here, secrets, admin)
    with pytest.raises(SyncError, match=r"sync\.malformed"):
        session.change_passphrase(CTX, here, secrets, PASSPHRASE, "another one, longer")


def test_a_device_that_leaves_keeps_its_entries(admin, new_store, secrets, tmp_path):
    store = new_store()
    Person(store, tmp_path).do("new", 1, 1)
    linked = connected(store, secrets, admin, passphrase=PASSPHRASE)
    session.sync_now(CTX, store, secrets)
    assert session.disconnect(CTX, store, secrets, erase=False) is None
    assert LocalCells(store).linked() is None
    assert secrets.load(linked.library_id) is None
    assert len(notes(store)) == 1
    (found,) = setup.inspect(admin, PASSWORD).libraries
    assert found.devices == ()
    assert found.rows > 0


def test_an_erased_copy_is_gone_for_the_others_too(admin, new_store, secrets, tmp_path):
    here, there = new_store(), new_store()
    Person(here, tmp_path).do("new", 1, 1)
    linked = connected(here, secrets, admin)
    session.sync_now(CTX, here, secrets)
    kept = secrets.load(linked.library_id)
    connected(there, secrets, admin, library_id=linked.library_id)
    session.sync_now(CTX, there, secrets)
    assert session.disconnect(CTX, there, secrets, erase=True) is None
    assert setup.inspect(admin, PASSWORD).libraries == ()

    secrets.save(linked.library_id, *kept)  # this test has one keyring for both
    with pytest.raises(SyncError, match=r"sync\.erased"):
        session.sync_now(CTX, here, secrets)
    assert session.disconnect(CTX, here, secrets, erase=True) is None
    assert notes(here) == notes(there)


def test_without_a_server_a_device_can_leave_and_is_told(admin, new_store, secrets):
    store = new_store()
    linked = connected(store, secrets, admin)
    nobody = Server("127.0.0.1", free_port(), "nothing", "nobody", admin.authority)
    LocalCells(store).link(type(linked)(linked.library_id, "Mine", "laptop", nobody, sealed=False))
    why = session.disconnect(CTX, store, secrets, erase=True)
    assert why is not None
    assert why.id == "sync.refused"
    assert LocalCells(store).linked() is None
    assert secrets.load(linked.library_id) is None
