"""The settings file and the window's state: small JSON files in the settings folder.

Read before the first paint, so nothing heavy is imported here.
"""

import base64
import binascii
import json
import math
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from careerflow.models.errors import StoreError
from careerflow.models.left_open import LeftOpen, PreviewLook
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.services.store.files import write_atomically

_SETTINGS = "settings.json"
_WINDOW = "window.json"
_TABS = "tabs.json"
_one_writer = threading.Lock()  # of what is read, changed and written back, by several workers


class _DamagedError(ValueError):
    """The file holds no JSON object."""


def load(folder: Path) -> tuple[Settings, Message | None]:
    """The settings, and what the user should know about them.

    A file that cannot be read is kept aside and the defaults are used (`settings.damaged`); a
    value that this version does not know counts as not set.
    """
    try:
        return _from_values(_read(folder / _SETTINGS)), None
    except _DamagedError:
        kept = _keep_aside(folder / _SETTINGS)
        return Settings(), Message("settings.damaged", {"file": str(kept)})


def save(settings: Settings, folder: Path) -> None:
    """Keeps what other versions wrote beside it; raises StoreError `settings.not_saved`."""
    try:
        others = _read(folder / _SETTINGS)
    except _DamagedError:
        _keep_aside(folder / _SETTINGS)
        others = {}
    _write(folder / _SETTINGS, others | asdict(settings))


def load_window_state(folder: Path) -> dict[str, bytes]:
    """Geometry and splitters by name; empty where there are none or they cannot be read."""
    state: dict[str, bytes] = {}
    with suppress(_DamagedError):
        for name, value in _read(folder / _WINDOW).items():
            with suppress(binascii.Error, TypeError, ValueError):
                state[name] = base64.b64decode(value, validate=True)
    return state


def save_window_state(state: Mapping[str, bytes], folder: Path) -> None:
    """What has other names is kept; raises StoreError `settings.not_saved`."""
    encoded = {name: base64.b64encode(value).decode() for name, value in state.items()}
    with _one_writer:
        others: dict[str, Any] = {}
        with suppress(_DamagedError):
            others = _read(folder / _WINDOW)
        _write(folder / _WINDOW, others | encoded)


def load_left_open(folder: Path) -> LeftOpen:
    """What was open at the end of the last time; what cannot be read is as at the first start."""
    try:
        values = _read(folder / _TABS)
    except _DamagedError:
        return LeftOpen()
    ids, shown, page = values.get("reports"), values.get("shown"), values.get("page")
    return LeftOpen(
        tuple(i for i in ids if isinstance(i, str) and i) if isinstance(ids, list) else (),
        shown if isinstance(shown, str) else "",
        page if type(page) is int else -1,
        _preview_look(values.get("look")),
    )


def save_left_open(left: LeftOpen, folder: Path) -> None:
    """A file of its own, since it is written while the window is open: what a crash leaves.

    Raises StoreError `settings.not_saved`.
    """
    _write(folder / _TABS, asdict(left))


def _preview_look(values: object) -> PreviewLook:
    match values:
        case {
            "fit": "width" | "page" | "free" as fit,
            "zoom": float() as zoom,
            "thumbnails": bool() as thumbnails,
        } if math.isfinite(zoom) and zoom > 0:
            return PreviewLook(fit, zoom, thumbnails)
        case _:
            return PreviewLook()


def _from_values(values: Mapping[str, Any]) -> Settings:
    settings = Settings()
    for name, default in asdict(settings).items():
        with suppress(KeyError, ValueError):
            value = values[name]
            # An enum's class takes its values, so does str, bool or int; nothing else is let in.
            if isinstance(default, StrEnum) or type(value) is type(default):
                settings = replace(settings, **{name: type(default)(value)})
    return settings


def _read(path: Path) -> dict[str, Any]:
    """Empty where there is no file; raises _DamagedError."""
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise _DamagedError from error
    if not isinstance(values, dict):
        raise _DamagedError
    return values


def _write(path: Path, values: Mapping[str, Any]) -> None:
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)
    try:
        write_atomically(path, (text + "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise StoreError("settings.not_saved", folder=str(path.parent)) from error


def _keep_aside(path: Path) -> Path:
    """Renames the file; where even that fails it stays, and is the file to look at."""
    aside = path.with_suffix(".damaged.json")
    try:
        return path.replace(aside)
    except OSError:
        return path
