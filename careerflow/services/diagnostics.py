"""What `careerflow doctor` reports: versions, folders, keyring, models. Nothing secret."""

import importlib.metadata
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from careerflow import __version__, paths
from careerflow.models.errors import EncoderError, EngineError
from careerflow.services import secrets
from careerflow.services.encoders.found import BUNDLED, find
from careerflow.services.keyring_probe import KeyringState, keyring_state
from careerflow.services.retrieval.catalogue import catalogue, check_files
from careerflow.services.retrieval.model_folder import has_extra
from careerflow.services.store.driver import sqlite_module

_PACKAGES = (
    "PySide6_Essentials",
    "pymupdf",
    "onnxruntime",
    "tokenizers",
    "chromadb",
    "numpy",
    "sqlalchemy",
    "alembic",
    "keyring",
    "google-genai",
    "openai",
    "msgspec",
    "huggingface-hub",
    "sentence-transformers",
)


@dataclass(frozen=True, slots=True)
class Folder:
    """`path` has ~ for the user's home, so that a report can be shared."""

    name: str
    path: str
    exists: bool
    writable: bool


@dataclass(frozen=True, slots=True)
class Model:
    """`intact` is False where a file is missing or its checksum differs."""

    name: str
    version: str
    licence: str
    intact: bool


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`versions` maps a part to its version, None where it is not installed; `keyring` is None
    where the system has no safe one, and `keyring_state` what came of trying it; `encoder` is the
    one in use, `encoder_ready` False where it is not on this computer or its extra is not
    installed."""

    versions: dict[str, str | None]
    folders: tuple[Folder, ...]
    keyring: str | None
    keyring_state: KeyringState
    models: tuple[Model, ...]
    encoder: str
    encoder_ready: bool

    @property
    def healthy(self) -> bool:
        """False where an analysis or saving would fail."""
        intact = bool(self.models) and all(model.intact for model in self.models)
        return intact and self.encoder_ready and all(folder.writable for folder in self.folders)


def diagnose(data_folder: Path, encoder: str = "") -> Diagnosis:
    """Looks at this installation; reads the model files whole, to compare their checksums, and
    tries the keyring, where that asks the user nothing.
    `encoder` is that of the settings."""
    return Diagnosis(
        _versions(),
        _folders(data_folder),
        secrets.backend_name(),
        keyring_state(),
        _models(),
        _shareable(Path(encoder)) if Path(encoder).is_absolute() else encoder or BUNDLED,
        _is_ready(encoder, data_folder),
    )


def _is_ready(encoder: str, data_folder: Path) -> bool:
    try:
        return find(encoder, data_folder) is None or has_extra()
    except (EncoderError, EngineError):
        return False


def _versions() -> dict[str, str | None]:
    sqlite = sqlite_module()
    versions: dict[str, str | None] = {
        "careerflow": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "sqlite": f"{sqlite.sqlite_version} ({sqlite.__name__.partition('.')[0]})",
    }
    for package in _PACKAGES:
        try:
            versions[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            versions[package] = None
    return versions


def _folders(data_folder: Path) -> tuple[Folder, ...]:
    wanted = {
        "data": data_folder,
        "config": paths.config_folder(),
        "cache": paths.cache_folder(),
        "log": paths.log_folder(),
    }
    return tuple(
        Folder(name, _shareable(path), path.is_dir(), _is_writable(path))
        for name, path in wanted.items()
    )


def _is_writable(path: Path) -> bool:
    """Whether files can be made there, or the folder itself where it is still missing."""
    existing = next((folder for folder in (path, *path.parents) if folder.exists()), None)
    return existing is not None and existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)


def _shareable(path: Path) -> str:
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _models() -> tuple[Model, ...]:
    try:
        entries, checks = catalogue(), check_files()
    except EngineError:
        return ()
    return tuple(
        Model(
            entry.name,
            entry.version,
            entry.licence,
            all(check.intact for check in checks if check.encoder == entry.encoder),
        )
        for entry in entries
    )
