"""The encoders that come with the program: what models.json says of them, and checksums."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from careerflow import paths
from careerflow.models.errors import EngineError


class ModelFile(msgspec.Struct, frozen=True):
    bytes: int
    sha256: str


class ModelEntry(msgspec.Struct, frozen=True):
    name: str
    folder: str
    version: str
    licence: str
    dimension: int
    max_tokens: int
    prefix: str
    pooling: str
    pad_id: int
    files: dict[str, ModelFile]

    @property
    def encoder(self) -> str:
        """The name under which vectors of this model are stored."""
        return f"{self.name}@{self.version}"


class _Catalogue(msgspec.Struct, frozen=True):
    models: tuple[ModelEntry, ...]


def catalogue() -> tuple[ModelEntry, ...]:
    """The models of resources/models/models.json, in its order.

    Raises EngineError (`engine.model_missing`) where the file is not there or not readable.
    """
    try:
        text = paths.bundled("models/models.json").read_bytes()
        return msgspec.json.decode(text, type=_Catalogue).models
    except (OSError, msgspec.DecodeError) as error:
        raise EngineError("engine.model_missing", model="models.json") from error


def model_file(entry: ModelEntry, name: str) -> Path:
    """Path of a file of the model, its size checked.

    Raises EngineError (`engine.model_missing`, `engine.model_damaged`).
    """
    path = paths.bundled("models") / entry.folder / name
    if not path.is_file():
        raise EngineError("engine.model_missing", model=entry.name)
    if path.stat().st_size != entry.files[name].bytes:
        raise EngineError("engine.model_damaged", model=entry.name)
    return path


@dataclass(frozen=True, slots=True)
class FileCheck:
    """`sha256` is None where the file is not there."""

    encoder: str
    file: str
    sha256: str | None
    intact: bool


def check_files() -> tuple[FileCheck, ...]:
    """Hashes every model file (some 70 MB, about 0.1 s)."""
    return tuple(_check(entry, name) for entry in catalogue() for name in entry.files)


def _check(entry: ModelEntry, name: str) -> FileCheck:
    path = paths.bundled("models") / entry.folder / name
    if not path.is_file():
        return FileCheck(entry.encoder, name, None, intact=False)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return FileCheck(entry.encoder, name, digest, digest == entry.files[name].sha256)
