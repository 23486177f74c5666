"""Whom the user has agreed to send text to: a small JSON file in the settings folder.

Consent is for a kind of provider at an address: another address is asked for anew, another model
of the same provider is not.
"""

import json
import threading
from datetime import UTC, datetime
from pathlib import Path

from careerflow.models.errors import StoreError
from careerflow.models.llm import Provider, ProviderKind
from careerflow.services.store.files import write_atomically

_FILE = "consent.json"
_one_writer = threading.Lock()  # of what is read, changed and written back, by several workers


def given(config_folder: Path, provider: Provider) -> bool:
    """False where there is no file, or one that cannot be read."""
    if provider.kind is ProviderKind.NONE:
        return False
    return _key(provider) in _read(config_folder)


def give(config_folder: Path, provider: Provider) -> None:
    """Raises StoreError `settings.not_saved`."""
    if provider.kind is ProviderKind.NONE:
        raise ValueError("nobody to send anything to")
    with _one_writer:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        _write(config_folder, _read(config_folder) | {_key(provider): now})


def withdraw(config_folder: Path, provider: Provider) -> None:
    """Raises StoreError `settings.not_saved`: consent may then still be there."""
    with _one_writer:
        kept = _read(config_folder)
        if kept.pop(_key(provider), None) is not None:
            _write(config_folder, kept)


def _key(provider: Provider) -> str:
    return f"{provider.kind} {provider.address.strip().rstrip('/').lower()}".strip()


def _read(folder: Path) -> dict[str, str]:
    """When, by whom. A damaged file holds no consent: the user is asked again."""
    try:
        values = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {key: when for key, when in values.items() if isinstance(when, str)}


def _write(folder: Path, values: dict[str, str]) -> None:
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)
    try:
        write_atomically(folder / _FILE, (text + "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise StoreError("settings.not_saved", folder=str(folder)) from error
