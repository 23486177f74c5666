"""The second encoder: any model of sentence-transformers, by name or folder.

Needs the extra `careerflow[sentence-transformers]`, which brings torch; imported only when
asked for. It is also the reference that the bundled encoders are tested against.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.task import Stage, TaskContext

_BATCH = 4
_HASHED = ("*.safetensors", "*.bin", "tokenizer.json")


class SentenceTransformerEncoder:
    """Implements Encoder, on the CPU. `prefix` goes before every text ("query: " for e5).

    Raises EngineError: `engine.extra_missing` without the extra, `engine.model_missing` where the
    model cannot be loaded (a name that is not a folder is downloaded by sentence-transformers).
    """

    def __init__(self, model: str, prefix: str = "") -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EngineError("engine.extra_missing") from error
        try:
            self._model = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError) as error:
            raise EngineError("engine.model_missing", model=Path(model).name) from error
        self._prefix = prefix
        self.name = f"{Path(model).name}@{_version(model)}"
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


def _version(model: str) -> str:
    """Hash of a folder's weights and tokenizer; "hub" for a name, whose files are not ours."""
    folder = Path(model)
    if not folder.is_dir():
        return "hub"
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _HASHED for path in folder.glob(pattern)):
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:8]
