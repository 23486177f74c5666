"""The second encoder: any model of sentence-transformers in a folder of this machine.

Needs the extra `careerflow[sentence-transformers]`, which brings torch; imported only when
asked for. It is also the reference that the bundled encoders are tested against.
"""

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.task import Stage, TaskContext

_BATCH = 4
_MODULES = "modules.json"
_HASHED = {".safetensors", ".bin", ".json", ".txt", ".model"}  # weights, tokenizer, settings
_UNUSED = {"onnx", "openvino"}  # the same weights for other runtimes


class SentenceTransformerEncoder:
    """Implements Encoder, on the CPU; nothing is downloaded. `prefix` goes before every text
    ("query: " for e5); `name` is what the model is called, the folder's own name without it.

    Raises EngineError: `engine.extra_missing` without the extra, `engine.encoder_missing` where
    there is no such model in the folder, `engine.encoder_damaged` where it cannot be loaded.
    """

    def __init__(self, model: str, prefix: str = "", name: str = "") -> None:
        if not has_extra():
            raise EngineError("engine.extra_missing")
        folder = Path(model)
        self.name = encoder_name(name or folder.name, folder)
        # What a model's code would look up on the web is not looked up.
        os.environ["HF_HUB_OFFLINE"] = "1"
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        # Standard error is the command line's own.
        logging.disable_progress_bar()
        logging.set_verbosity_error()
        try:
            self._model = SentenceTransformer(model, device="cpu", local_files_only=True)
        except Exception as error:
            # Weights, tokenizers and settings of many makers raise exceptions of as many kinds.
            raise EngineError("engine.encoder_damaged", model=name or folder.name) from error
        self._prefix = prefix
        self.dimension = int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], ctx: TaskContext) -> Vectors:
        ctx.check()
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for first in range(0, len(texts), _BATCH):
            ctx.check()
            batch = [
                self._prefix + unicodedata.normalize("NFC", text)
                for text in texts[first : first + _BATCH]
            ]
            vectors[first : first + len(batch)] = self._model.encode(
                batch, normalize_embeddings=True, show_progress_bar=False
            )
            ctx.step(Stage.EMBEDDING, first + len(batch), len(texts))
        return vectors


def has_extra() -> bool:
    """Whether the extra is installed; imports nothing."""
    return find_spec("sentence_transformers") is not None


def is_model(folder: Path) -> bool:
    """Whether the folder holds a model of sentence-transformers, by its list of modules."""
    return (folder / _MODULES).is_file()


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
        hidden = any(part.startswith(".") or part in _UNUSED for part in parts)
        if path.suffix in _HASHED and not hidden and path.is_file():
            yield "/".join(parts)
