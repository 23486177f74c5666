"""The second encoder: any model of sentence-transformers in a folder of this machine.

Needs the extra `careerflow[sentence-transformers]`, which brings torch; imported only when
asked for. It is also the reference that the bundled encoders are tested against.
"""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.retrieval.model_folder import encoder_name, has_extra
from careerflow.services.task import Stage, TaskContext

_BATCH = 4


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
            self.dimension = int(self._model.get_embedding_dimension())
        except Exception as error:
            # Weights, tokenizers and settings of many makers raise exceptions of as many kinds.
            raise EngineError("engine.encoder_damaged", model=name or folder.name) from error
        self._prefix = prefix

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
