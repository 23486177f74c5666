"""A try of the keyring: real ones on a message bus of their own, and such as fail."""

import json
import os
import shutil
import subprocess
import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked

from careerflow.services import keyring_probe
from careerflow.services.keyring_probe import KeyringState, keyring_state

REAL = pytest.mark.skipif(
    not all(map(shutil.which, ("gnome-keyring-daemon", "dbus-run-session"))),
    reason="gnome-keyring-daemon or dbus-run-session is not installed",
)


class Held(KeyringBackend):
    """In memory; gives back another value where `lost`, and `error` where it is to keep one."""

    priority = 1

    def __init__(self, lost=False, error=None):
        super().__init__()
        self.held, self.written, self.lost, self.error = {}, 0, lost, error

    def get_password(self, service, username):
        return "another" if self.lost and self.held else self.held.get((service, username))

    def set_password(self, service, username, password):
        if self.error:
            raise self.error
        self.written += 1
        self.held[service, username] = password

    def delete_password(self, service, username):
        del self.held[service, username]


@pytest.fixture
def used(monkeypatch):
    """Makes a keyring the one in use, and one that asks nothing."""

    def use(backend, known=True):
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        if known:
            monkeypatch.setitem(keyring_probe._LOOKS, Held.__module__, lambda _backend: None)
        return backend

    return use


def test_what_was_written_is_gone_afterwards(used):
    backend = used(Held())
    backend.held["CareerFlow", "gemini_api_key"] = "AIza"
    assert keyring_state() is KeyringState.WORKS
    assert backend.written == 1
    assert backend.held == {("CareerFlow", "gemini_api_key"): "AIza"}


def test_another_value_than_the_one_written_is_no_success(used):
    backend = used(Held(lost=True))
    assert keyring_state() is KeyringState.BROKEN
    assert backend.held == {}


@pytest.mark.parametrize(
    ("error", "state"),
    [(KeyringError("no"), KeyringState.BROKEN), (KeyringLocked("no"), KeyringState.LOCKED)],
)
def test_a_keyring_that_refuses(used, error, state):
    used(Held(error=error))
    assert keyring_state() is state


def test_what_might_ask_for_a_password_is_not_tried(used):
    backend = used(Held(), known=False)
    assert keyring_state() is KeyringState.UNTRIED
    assert backend.written == 0


def test_without_a_safe_keyring_nothing_is_written():
    assert keyring_state() is KeyringState.NONE


@pytest.mark.parametrize(("status", "state"), [(7, KeyringState.WORKS), (6, KeyringState.LOCKED)])
def test_a_locked_keychain_of_macos_is_not_tried(used, monkeypatch, status, state):
    class Security:
        def SecKeychainGetStatus(self, _chain, found):
            found._obj.value = status
            return 0

    backend = used(Held())
    monkeypatch.setitem(keyring_probe._LOOKS, Held.__module__, keyring_probe._keychain)
    monkeypatch.setattr(keyring_probe.ctypes, "CDLL", lambda _path: Security())
    assert keyring_state() is state
    assert backend.written == (state is KeyringState.WORKS)


PROGRAM = """
import json, secretstorage
from careerflow.services import keyring_probe
from careerflow.services.keyring_probe import keyring_state
from contextlib import closing

states = [keyring_state()]
asking, keyring_probe._ASKING = keyring_probe._ASKING, ("org.gnome.keyring",)
states.append(keyring_state())
keyring_probe._ASKING = asking
with closing(secretstorage.dbus_init()) as connection:
    left = [item.get_label() for item in secretstorage.search_items(connection, {})]
    for collection in secretstorage.get_all_collections(connection):
        collection.lock()
states.append(keyring_state())
print(json.dumps([states, left]))
"""


def of_real_keyring(start, tmp_path):
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHON_KEYRING_BACKEND"}
    # The bus ends with its session, and the daemon with the bus.
    session = f'{start} --components=secrets >/dev/null || exit 70; exec "$@"'
    ran = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", session, "sh", sys.executable, "-c", PROGRAM],
        env=environment | {"XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@REAL
def test_a_real_keyring_keeps_a_value_and_is_neither_asked_nor_unlocked(tmp_path):
    start = "printf test-pass | gnome-keyring-daemon --unlock"
    assert of_real_keyring(start, tmp_path) == [["works", "untried", "locked"], []]


@REAL
def test_where_no_program_has_kept_a_secret_no_keyring_is_made(tmp_path, own_folders):
    states, _left = of_real_keyring("gnome-keyring-daemon --start", tmp_path)
    assert states == ["none", "untried", "none"]
    assert not list(own_folders.rglob("*.keyring"))
