"""A model of sentence-transformers in a folder: whether it is one, and its name. Imports nothing
heavy."""

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from careerflow.models.errors import EngineError

MODULES = "modules.json"
"""What a model of sentence-transformers is put together from."""
_BARE = (
    "config.json"  # of a language model alone: sentence-transformers takes the mean of its words
)
UNUSED = {"onnx", "openvino"}
"""Folders with the same weights for other runtimes."""
_HASHED = {".safetensors", ".bin", ".json", ".txt", ".model"}  # weights, tokenizer, settings


def has_extra() -> bool:
    """Whether the extra is installed; imports nothing."""
    return find_spec("sentence_transformers") is not None


def is_model(folder: Path) -> bool:
    """Whether the folder looks like a model that sentence-transformers loads."""
    return any((folder / name).is_file() for name in (MODULES, _BARE))


def encoder_name(name: str, folder: Path) -> str:
    """The name under which vectors of the model are stored: with a hash of every file that they
    depend on. Reads them whole (90 MB in 0.1 s).

    Raises EngineError (`engine.encoder_missing`) where the folder holds no such model.
    """
    if not is_model(folder):
        raise EngineError("engine.encoder_missing", model=name)
    digest = hashlib.sha256()
    try:
        for relative in sorted(_files(folder)):
            with (folder / relative).open("rb") as stream:
                digest.update(relative.encode() + b"\0")
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    except OSError as error:
        raise EngineError("engine.encoder_missing", model=name) from error
    return f"{name}@{digest.hexdigest()[:8]}"


def _files(folder: Path) -> Iterator[str]:
    """With "/" on every system: the same model has one name."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part in UNUSED for part in parts)
        if path.suffix in _HASHED and not hidden and path.is_file():
            yield "/".join(parts)
