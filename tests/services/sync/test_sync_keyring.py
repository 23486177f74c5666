"""The secrets of the sync in a real keyring, in one that is locked, and without any."""

import json

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked

from careerflow.models.errors import StoreError
from careerflow.services import secrets
from careerflow.services.sync.keyring import SyncSecrets
from tests.services.real_keyring import NEEDS_ONE, beside_a_keyring

PASSWORD = "made-by-the-program-43-characters-aaaaaaaaa"
KEY = bytes(range(200, 232))

PROGRAM = """
import json, sys
from careerflow.models.llm import ProviderKind
from careerflow.services import secrets
from careerflow.services.sync.keyring import SyncSecrets

def found(library):
    answer = SyncSecrets().load(library)
    return answer and [answer[0], answer[1] and answer[1].hex()]

password, key = sys.argv[1], bytes.fromhex(sys.argv[2])
done = [found("one"), SyncSecrets().delete("one")]
done.append(SyncSecrets().save("one", password, key))
done.append(SyncSecrets().save("two", "another", None))
done += [found("one"), found("two"), found("three")]
SyncSecrets().save("one", "changed", key)
done += [found("one"), SyncSecrets().delete("one"), found("one"), found("two")]
SyncSecrets().delete("two")
done.append(secrets.item(secrets.SYNC_ITEM))
SyncSecrets().save("one", password, key)
secrets.save_key(ProviderKind.OPENAI, "of a provider")
secrets.delete_keys()
done += [found("one"), secrets.key(ProviderKind.OPENAI)]
print(json.dumps(done))
"""


class Held(KeyringBackend):
    """In memory, and counted; locked while `is_locked`."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.held, self.is_locked = {}, False

    def get_password(self, service, username):
        return self._looked().get((service, username))

    def set_password(self, service, username, password):
        self._looked()[service, username] = password

    def delete_password(self, service, username):
        del self._looked()[service, username]

    def _looked(self):
        if self.is_locked:
            raise KeyringLocked(f"with {PASSWORD} in it")
        return self.held


@pytest.fixture
def ring(monkeypatch):
    backend = Held()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


@NEEDS_ONE
def test_a_real_keyring_keeps_them_in_one_item_until_all_is_deleted(tmp_path, own_folders):
    done = json.loads(beside_a_keyring(tmp_path, PROGRAM, PASSWORD, KEY.hex()))
    both = [PASSWORD, KEY.hex()]
    assert done[:4] == [None, None, True, True]
    assert done[4:7] == [both, ["another", None], None]
    assert done[7:11] == [["changed", KEY.hex()], None, None, ["another", None]]
    assert done[11:] == [None, None, None]
    for path in own_folders.rglob("*"):
        if path.is_file():
            assert PASSWORD.encode() not in path.read_bytes()
            assert KEY not in path.read_bytes()


def test_what_is_kept_is_one_item_whatever_number_of_libraries(ring):
    for library in ("one", "two", "three"):
        assert SyncSecrets().save(library, PASSWORD, KEY)
    assert list(ring.held) == [("CareerFlow", "sync")]
    assert SyncSecrets().load("two") == (PASSWORD, KEY)
    for library in ("one", "two", "three"):
        SyncSecrets().delete(library)
    assert ring.held == {}


def test_without_a_safe_keyring_they_last_until_the_program_ends(own_folders):
    """The keyring of the tests refuses, as `keyring.backends.fail` does."""
    assert SyncSecrets().load("nowhere") is None
    assert not SyncSecrets().save("here", PASSWORD, KEY)
    assert SyncSecrets().load("here") == (PASSWORD, KEY)
    assert SyncSecrets().load("nowhere") is None
    SyncSecrets().delete("here")
    assert SyncSecrets().load("here") is None
    assert not [path for path in own_folders.rglob("*") if path.is_file()]


def test_a_keyring_that_came_meanwhile_is_used_from_then_on(ring, monkeypatch):
    with monkeypatch.context() as without:
        without.setattr(keyring, "get_keyring", fail.Keyring)
        assert not SyncSecrets().save("here", "old", None)
    assert SyncSecrets().load("here") == ("old", None)
    assert SyncSecrets().save("here", PASSWORD, KEY)
    assert SyncSecrets().load("here") == (PASSWORD, KEY)
    assert ring.held


def test_a_locked_keyring_is_told_without_what_is_in_it(ring):
    SyncSecrets().save("here", PASSWORD, KEY)
    ring.is_locked = True
    for call in (
        lambda: SyncSecrets().save("here", "new", None),
        lambda: SyncSecrets().load("here"),
        lambda: SyncSecrets().delete("here"),
    ):
        with pytest.raises(StoreError) as told:
            call()
        assert told.value.code == "secrets.sync_locked"
        assert told.value.__suppress_context__
        assert PASSWORD not in repr(told.value) + str(told.value)
    ring.is_locked = False
    assert SyncSecrets().load("here") == (PASSWORD, KEY)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"here": 5}', '{"here": {"password": 5}}'])
def test_an_item_that_somebody_has_edited_is_none(ring, text):
    ring.held["CareerFlow", secrets.SYNC_ITEM] = text
    assert SyncSecrets().load("here") is None
    SyncSecrets().delete("here")
    assert SyncSecrets().save("here", PASSWORD, None)
    assert SyncSecrets().load("here") == (PASSWORD, None)


def test_it_shows_nothing_of_itself(ring):
    SyncSecrets().save("here", PASSWORD, KEY)
    assert repr(SyncSecrets()) == "SyncSecrets(...)"
