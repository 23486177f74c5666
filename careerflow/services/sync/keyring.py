"""What opens the server's copy: this device's password, and the key that seals what is sent.

They lie in one item of the system's keyring, whatever number of libraries there is; without a safe
keyring in memory until the program ends, and in a file never.
"""

import threading
from typing import Final

import msgspec

from careerflow.models.errors import StoreError
from careerflow.services import secrets


class _Entry(msgspec.Struct, frozen=True):
    password: str
    key: bytes | None = None  # base64 in the keyring

    def __repr__(self) -> str:
        return "_Entry(...)"


_Entries = dict[str, _Entry]


class _Session:
    """Safe to use from any thread."""

    def __init__(self) -> None:
        self._entries: _Entries = {}
        self._lock = threading.Lock()

    def entry(self, library_id: str) -> _Entry | None:
        with self._lock:
            return self._entries.get(library_id)

    def keep(self, library_id: str, entry: _Entry) -> None:
        with self._lock:
            self._entries[library_id] = entry

    def forget(self, library_id: str) -> None:
        with self._lock:
            self._entries.pop(library_id, None)

    def __repr__(self) -> str:
        return "_Session(...)"


_OF_THIS_RUN: Final = _Session()
"""Of the whole program: whoever makes a SyncSecrets finds what another has kept."""


class SyncSecrets:
    """By the library's id. For one thread at a time to save and delete. Every method may raise
    StoreError `secrets.sync_locked`; nothing is then changed."""

    def save(self, library_id: str, password: str, key: bytes | None) -> bool:
        """In place of those that were there; `key` is None where nothing is sealed. False where
        they are forgotten when the program ends, since there is no safe keyring."""
        entry = _Entry(password, key)
        try:
            _write(_read() | {library_id: entry})
        except StoreError as error:
            _raise_unless_there_is_none(error)
            _OF_THIS_RUN.keep(library_id, entry)
            return False
        _OF_THIS_RUN.forget(library_id)
        return True

    def load(self, library_id: str) -> tuple[str, bytes | None] | None:
        """Password and key; None where there are none, and then the user is asked nothing."""
        entry = _OF_THIS_RUN.entry(library_id)
        if entry is None:
            try:
                entry = _read().get(library_id)
            except StoreError as error:
                _raise_unless_there_is_none(error)
        return None if entry is None else (entry.password, entry.key)

    def delete(self, library_id: str) -> None:
        """Does nothing where there are none."""
        _OF_THIS_RUN.forget(library_id)
        try:
            entries = _read()
            if entries.pop(library_id, None) is not None:
                _write(entries)
        except StoreError as error:
            _raise_unless_there_is_none(error)

    def __repr__(self) -> str:
        return "SyncSecrets(...)"


def _read() -> _Entries:
    """Empty where the item is not ours any more, such as one that somebody has edited."""
    text = secrets.item(secrets.SYNC_ITEM)
    if text is None:
        return {}
    try:
        return msgspec.json.decode(text, type=_Entries)
    except (ValueError, RecursionError):
        return {}


def _write(entries: _Entries) -> None:
    if entries:
        secrets.save_item(secrets.SYNC_ITEM, msgspec.json.encode(entries).decode())
    else:
        secrets.delete_item(secrets.SYNC_ITEM)


def _raise_unless_there_is_none(error: StoreError) -> None:
    """That there is no safe keyring is no error here. Of a locked one the sentence that is meant
    for language models would not do."""
    if error.code == "secrets.no_keyring":
        return
    raise StoreError("secrets.sync_locked") from None
