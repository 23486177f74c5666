"""The user's key for the language model, in the keyring of the operating system and nowhere else.

Where there is no safe keyring the key is refused: a file in plain text is never an answer.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from careerflow.models.errors import StoreError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "CareerFlow"
_GEMINI = "gemini_api_key"

# Backends that keep nothing, or keep it readable: of keyring itself and of keyrings.alt.
_REFUSED_MODULES = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt.")


def backend_name() -> str | None:
    """The keyring in use, such as "SecretService Keyring"; None where none is safe."""
    try:
        return _backend().name
    except StoreError:
        return None


def gemini_key() -> str | None:
    """None where none was saved. Raises StoreError `secrets.no_keyring` or `secrets.locked`."""
    with _told_as_store_errors():
        return _backend().get_password(_SERVICE, _GEMINI)


def save_gemini_key(key: str) -> None:
    """Raises StoreError `secrets.no_keyring` or `secrets.locked`; nothing is then saved."""
    with _told_as_store_errors():
        _backend().set_password(_SERVICE, _GEMINI, key)


def delete_gemini_key() -> None:
    """Does nothing where none was saved, and then asks the user nothing. Raises StoreError as the
    others do."""
    backend = _backend()
    with _told_as_store_errors():
        if _may_keep_one(backend) and backend.get_password(_SERVICE, _GEMINI) is not None:
            backend.delete_password(_SERVICE, _GEMINI)


def _may_keep_one(backend: "KeyringBackend") -> bool:
    """Where there is no keyring yet, the backend of GNOME makes one to look into, and the user is
    asked for its password; a search looks into those that there are, locked ones too."""
    if type(backend).__module__ != "keyring.backends.SecretService":
        return True
    import secretstorage

    wanted = {"service": _SERVICE, "username": _GEMINI}
    try:
        with closing(secretstorage.dbus_init()) as connection:
            return any(True for _ in secretstorage.search_items(connection, wanted))
    except secretstorage.SecretStorageException:
        return True  # keyring says what is wrong, in its own terms


def _backend() -> "KeyringBackend":
    """Raises StoreError `secrets.no_keyring`."""
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
