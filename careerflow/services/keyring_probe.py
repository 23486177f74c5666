"""Whether the system's keyring keeps what it is given: a random value of the probe's own is
written, read back and deleted.

The user's keys are not looked at, nothing is written where no keyring is safe, and nobody is asked
for a password: a keyring that might ask is not tried.
"""

import ctypes
import secrets as random
import sys
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from typing import TYPE_CHECKING

from careerflow.models.errors import StoreError
from careerflow.services.secrets import safe_backend

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection
    from keyring.backend import KeyringBackend

SERVICE = "CareerFlow doctor"
# Programs that keep secrets and ask before they give or delete one, though they are unlocked.
_ASKING = ("org.keepassxc.KeePassXC.MainWindow",)
_SECURITY = "/System/Library/Frameworks/Security.framework/Security"


class KeyringState(StrEnum):
    WORKS = "works"
    LOCKED = "locked"
    NONE = "none"
    """None that is safe, or one in which nobody has made a place for secrets yet."""
    UNTRIED = "untried"
    """Trying might ask the user for a password."""
    BROKEN = "broken"


def keyring_state() -> KeyringState:
    """Takes as long as the keyring needs for four answers; raises nothing."""
    try:
        backend = safe_backend()
    except StoreError:
        return KeyringState.NONE
    from keyring.errors import KeyringError, KeyringLocked

    look = _LOOKS.get(type(backend).__module__)
    try:
        seen = look(backend) if look else KeyringState.UNTRIED
        return seen or _round_trip(backend)
    except KeyringLocked:
        return KeyringState.LOCKED
    except (KeyringError, RuntimeError, OSError):
        return KeyringState.BROKEN
    except _errors_of_a_bus():
        return KeyringState.BROKEN


def _round_trip(backend: "KeyringBackend") -> KeyringState:
    # A name that no other look at the same time has.
    name, value = random.token_hex(8), random.token_urlsafe(24)
    backend.set_password(SERVICE, name, value)
    try:
        kept = backend.get_password(SERVICE, name)
    finally:
        backend.delete_password(SERVICE, name)
    gone = backend.get_password(SERVICE, name) is None
    return KeyringState.WORKS if kept == value and gone else KeyringState.BROKEN


def _secret_service(backend: "KeyringBackend") -> KeyringState | None:
    """What stands against a try. Where there is no default collection, the backend would have one
    made, and where it is locked, unlocked: the user is asked for a password by both."""
    import secretstorage

    chosen = getattr(backend, "preferred_collection", None)
    with closing(secretstorage.dbus_init()) as connection:
        if _asks(connection):
            return KeyringState.UNTRIED
        try:
            collection = secretstorage.Collection(connection, *([chosen] if chosen else []))
        except secretstorage.ItemNotFoundException:
            return KeyringState.NONE
        return KeyringState.LOCKED if collection.is_locked() else None


def _asks(connection: "DBusConnection") -> bool:
    from jeepney.bus_messages import message_bus

    def owner(name: str) -> object:
        """Of a name on the bus; where it has none, a sentence that names it."""
        return connection.send_and_get_reply(message_bus.GetNameOwner(name)).body

    keeper = owner("org.freedesktop.secrets")
    return any(owner(name) == keeper for name in _ASKING)


def _keychain(_backend: "KeyringBackend") -> KeyringState | None:
    """What stands against a try: macOS asks for the password of a keychain that is locked."""
    status = ctypes.c_uint32()
    failed = ctypes.CDLL(_SECURITY).SecKeychainGetStatus(None, ctypes.byref(status))
    unlocked = status.value & 1  # kSecUnlockStateStatus
    return None if not failed and unlocked else KeyringState.LOCKED


def _credential_manager(_backend: "KeyringBackend") -> KeyringState | None:
    """Nothing stands against a try: that of Windows is open while the user is logged in."""
    return None


_LOOKS: dict[str, Callable[["KeyringBackend"], KeyringState | None]] = {
    "keyring.backends.SecretService": _secret_service,
    "keyring.backends.macOS": _keychain,
    "keyring.backends.Windows": _credential_manager,
}


def _errors_of_a_bus() -> tuple[type[Exception], ...]:
    if sys.platform != "linux":
        return ()
    from jeepney import DBusErrorResponse
    from secretstorage import SecretStorageException

    return (SecretStorageException, DBusErrorResponse)
