"""With a keyring daemon on a message bus of its own, and without any."""

import json
import os
import subprocess
import sys

import keyring
import pytest
from keyring.errors import KeyringLocked

from careerflow.models.errors import StoreError
from careerflow.models.llm import ProviderKind
from careerflow.services import secrets
from careerflow.services.secrets import KeySource
from tests.services.real_keyring import NEEDS_ONE, beside_a_keyring

KEY = "AIza" + "x" * 35

PROGRAM = """
import json, sys
from careerflow.models.errors import CareerFlowError
from careerflow.models.llm import ProviderKind
from careerflow.services import secrets

GEMINI, OPENAI = ProviderKind.GEMINI, ProviderKind.OPENAI
done = []
def attempt(call, *arguments):
    try:
        done.append(call(*arguments))
    except CareerFlowError as error:
        done.append([error.code, repr(error), repr(error.__cause__), repr(error.__context__)])

attempt(secrets.backend_name)
attempt(secrets.key, GEMINI)
attempt(secrets.save_key, GEMINI, sys.argv[1])
attempt(secrets.key, GEMINI)
attempt(secrets.key, OPENAI)
attempt(secrets.save_key, OPENAI, "another")
attempt(secrets.delete_key, GEMINI)
attempt(secrets.key, GEMINI)
attempt(secrets.key, OPENAI)
attempt(secrets.delete_keys)
attempt(secrets.key, OPENAI)
print(json.dumps(done))
"""

REFUSED = [
    "keyring.backends.fail.Keyring",
    "keyring.backends.null.Keyring",
    "plain.PlaintextKeyring",
]

PLAINTEXT = """
import keyring.backend

class PlaintextKeyring(keyring.backend.KeyringBackend):
    priority = 1
    def get_password(self, service, username): return None
    def set_password(self, service, username, password): open("leaked", "w").write(password)
    def delete_password(self, service, username): pass
"""


@pytest.mark.parametrize("backend", REFUSED)
def test_without_a_safe_keyring_the_key_is_refused(tmp_path, backend):
    (tmp_path / "plain.py").write_text(PLAINTEXT)
    repository = os.getcwd()
    environment = os.environ | {
        "PYTHON_KEYRING_BACKEND": backend,
        "PYTHONPATH": os.pathsep.join((str(tmp_path), repository)),
    }
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, KEY],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    name, *answers = json.loads(ran.stdout)
    assert name is None
    assert [answer[0] for answer in answers] == ["secrets.no_keyring"] * 10
    assert KEY not in ran.stdout + ran.stderr
    assert not (tmp_path / "leaked").exists()


@NEEDS_ONE
def test_the_key_is_kept_in_a_real_keyring(tmp_path, own_folders):
    name, *answers = json.loads(beside_a_keyring(tmp_path, PROGRAM, KEY))
    assert name == "SecretService Keyring"
    assert answers == [None, None, KEY, None, None, None, None, "another", None, None]
    kept = [path for path in own_folders.rglob("*") if path.is_file()]
    assert all(KEY.encode() not in path.read_bytes() for path in kept)


@NEEDS_ONE
def test_deleting_makes_no_keyring_and_asks_nobody(tmp_path, own_folders):
    """As on a desktop where no program has kept a secret yet."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHON_KEYRING_BACKEND"}
    program = "from careerflow.services import secrets; print(secrets.delete_keys())"
    start = 'gnome-keyring-daemon --start --components=secrets >/dev/null || exit 70; exec "$@"'
    ran = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", start, "sh", sys.executable, "-c", program],
        env=environment | {"XDG_RUNTIME_DIR": str(runtime)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout) == (0, "None\n"), ran.stderr
    assert not list(own_folders.rglob("*.keyring"))


def test_a_key_is_looked_for_in_the_session_then_in_the_environment(monkeypatch):
    """And in the keyring between them, of which there is none here."""
    session = secrets.SessionKeys()
    gemini, openai = ProviderKind.GEMINI, ProviderKind.OPENAI
    assert secrets.find_key(gemini, session) is None
    monkeypatch.setenv("GEMINI_API_KEY", f" {KEY}\n")
    assert secrets.find_key(gemini, session) == (KEY, KeySource.ENVIRONMENT)
    assert secrets.find_key(openai, session) is None
    session.keep(gemini, "mine")
    assert secrets.find_key(gemini, session) == ("mine", KeySource.SESSION)
    assert "mine" not in repr(session)
    session.forget(gemini)
    assert secrets.find_key(gemini, session) == (KEY, KeySource.ENVIRONMENT)


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("", True),
        ("https://models.example", True),
        ("http://localhost:11434", True),
        ("http://192.168.1.5:11434", False),
        ("no address", True),
    ],
)
def test_a_key_of_the_environment_is_not_meant_for_a_server_near_by(monkeypatch, address, is_found):
    """It would not be sent there, and a server that needs none would not be asked at all."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    session = secrets.SessionKeys()
    found = secrets.find_key(ProviderKind.OPENAI, session, address)
    assert (found == (KEY, KeySource.ENVIRONMENT)) == is_found
    session.keep(ProviderKind.OPENAI, "mine")
    assert secrets.find_key(ProviderKind.OPENAI, session, address) == ("mine", KeySource.SESSION)


def test_a_keyring_comes_before_the_environment_and_a_locked_one_is_told(monkeypatch):
    kept: dict[str, str] = {"gemini_api_key": "kept"}

    class Ring:
        def get_password(self, _service: str, name: str) -> str | None:
            if not kept:
                raise KeyringLocked
            return kept.get(name)

    monkeypatch.setattr(keyring, "get_keyring", Ring)
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    session = secrets.SessionKeys()
    assert secrets.find_key(ProviderKind.GEMINI, session) == ("kept", KeySource.KEYRING)
    kept.clear()
    assert secrets.find_key(ProviderKind.GEMINI, session) == (KEY, KeySource.ENVIRONMENT)
    with pytest.raises(StoreError, match=r"secrets\.locked"):
        secrets.find_key(ProviderKind.OPENAI, session)
