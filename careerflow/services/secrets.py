"""The user's keys for language models, in the keyring of the operating system and nowhere else; so
are those of the sync (services.sync.keyring).

Where there is no safe keyring a key is refused: a file in plain text is never an answer. It may be
kept in memory until the program ends, or come from the environment.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from careerflow.models.errors import LlmError, StoreError
from careerflow.models.llm import ProviderKind

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "CareerFlow"
_NAMES = {ProviderKind.GEMINI: "gemini_api_key", ProviderKind.OPENAI: "openai_api_key"}

SYNC_ITEM = "sync"
"""Name of the item of services.sync.keyring."""

VARIABLES = {ProviderKind.GEMINI: "GEMINI_API_KEY", ProviderKind.OPENAI: "OPENAI_API_KEY"}
"""Where a key may stand in the environment."""

# Backends that keep nothing, or keep it readable: of keyring itself and of keyrings.alt.
_REFUSED_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt.")


class KeySource(StrEnum):
    """Where a key was found."""

    SESSION = "session"
    KEYRING = "keyring"
    ENVIRONMENT = "environment"


class SessionKeys:
    """Keys that are forgotten when the program ends; safe to use from any thread."""

    def __init__(self) -> None:
        self._keys: dict[ProviderKind, str] = {}
        self._lock = threading.Lock()

    def key(self, kind: ProviderKind) -> str | None:
        with self._lock:
            return self._keys.get(kind)

    def keep(self, kind: ProviderKind, key: str) -> None:
        with self._lock:
            self._keys[kind] = key

    def forget(self, kind: ProviderKind) -> None:
        with self._lock:
            self._keys.pop(kind, None)

    def __repr__(self) -> str:
        return "SessionKeys(...)"


def find_key(
    kind: ProviderKind, session: SessionKeys, address: str = ""
) -> tuple[str, KeySource] | None:
    """The key to use: that of the session, of the keyring, of the environment. The last one may be
    there for other programs: it does not go unencrypted to another computer at `address`.

    Raises StoreError `secrets.locked` where the keyring is locked and there is none elsewhere.
    """
    if found := session.key(kind):
        return found, KeySource.SESSION
    locked: StoreError | None = None
    try:
        if found := key(kind):
            return found, KeySource.KEYRING
    except StoreError as error:
        locked = error if error.code == "secrets.locked" else None
    found = os.environ.get(VARIABLES[kind], "").strip()
    if found and not _is_in_the_clear(address):
        return found, KeySource.ENVIRONMENT
    if locked:
        raise locked
    return None


def _is_in_the_clear(address: str) -> bool:
    from careerflow.services.llm.providers.addresses import checked

    try:
        checked(address, has_key=True)
    except LlmError as error:
        return error.code == "llm.insecure_address"
    return False


def backend_name() -> str | None:
    """The keyring in use, such as "SecretService Keyring"; None where none is safe."""
    try:
        return safe_backend().name
    except StoreError:
        return None


def key(kind: ProviderKind) -> str | None:
    """None where none was saved, and then the user is asked nothing. Raises StoreError
    `secrets.no_keyring` or `secrets.locked`."""
    return item(_NAMES[kind])


def save_key(kind: ProviderKind, key: str) -> None:
    """In place of the one that was there. Raises StoreError `secrets.no_keyring` or
    `secrets.locked`; nothing is then saved."""
    save_item(_NAMES[kind], key)


def delete_key(kind: ProviderKind) -> None:
    """Does nothing where none was saved, and then asks the user nothing. Raises StoreError as the
    others do."""
    delete_item(_NAMES[kind])


def delete_keys() -> None:
    """Of all providers, and those of the sync. Raises StoreError as the others do."""
    for name in (*_NAMES.values(), SYNC_ITEM):
        delete_item(name)


def item(name: str) -> str | None:
    """As `key`, of an item that is no provider's."""
    backend = safe_backend()
    with _told_as_store_errors():
        return backend.get_password(_SERVICE, name) if _may_keep_one(backend, name) else None


def save_item(name: str, text: str) -> None:
    """As `save_key`."""
    with _told_as_store_errors():
        safe_backend().set_password(_SERVICE, name, text)


def delete_item(name: str) -> None:
    """As `delete_key`."""
    if item(name) is not None:
        with _told_as_store_errors():
            safe_backend().delete_password(_SERVICE, name)


def _may_keep_one(backend: "KeyringBackend", name: str) -> bool:
    """Where there is no keyring yet, the backend of GNOME makes one to look into, and the user is
    asked for its password; a search looks into those that there are, locked ones too."""
    if type(backend).__module__ != "keyring.backends.SecretService":
        return True
    import secretstorage

    wanted = {"service": _SERVICE, "username": name}
    try:
        with closing(secretstorage.dbus_init()) as connection:
            return any(True for _ in secretstorage.search_items(connection, wanted))
    except secretstorage.SecretStorageException:
        return True  # keyring says what is wrong, in its own terms


def safe_backend() -> "KeyringBackend":
    """The keyring in use; raises StoreError `secrets.no_keyring` where none is safe."""
    import keyring

    with _told_as_store_errors():
        for backend in _members(keyring.get_keyring()):
            if _is_safe(backend):
                return backend
    raise StoreError("secrets.no_keyring")


def _members(backend: "KeyringBackend") -> "list[KeyringBackend]":
    """A chain of keyrings falls back to the next one, so its members are looked at one by one."""
    members = getattr(backend, "backends", None)
    return list(members) if members else [backend]


def _is_safe(backend: "KeyringBackend") -> bool:
    module = type(backend).__module__
    plain = "plaintext" in type(backend).__name__.lower()
    return not plain and not module.startswith(_REFUSED_MODULES)


@contextmanager
def _told_as_store_errors() -> Iterator[None]:
    """The cause is cut off: its text, or a frame of its traceback, could show the key."""
    from keyring.errors import KeyringError, KeyringLocked

    try:
        yield
    except KeyringLocked:
        raise StoreError("secrets.locked") from None
    except (KeyringError, RuntimeError, OSError):
        raise StoreError("secrets.no_keyring") from None
