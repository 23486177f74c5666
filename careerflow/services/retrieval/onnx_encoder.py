"""An encoder that runs an ONNX model with onnxruntime and its tokenizer with tokenizers.

Batches of 4 at most: 16 cost 100 MB more and are no faster on one thread. Each text's vector is
the same whatever else is in its batch.
"""

import os
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.catalogue import ModelEntry, model_file
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from pathlib import Path

_BATCH = 4
_OUTPUT = "last_hidden_state"


class OnnxEncoder:
    """Implements Encoder. Loading takes 0.1 to 0.4 s; `encode` may run in several threads.

    Raises EngineError (`engine.model_missing`, `engine.model_damaged`).
    """

    def __init__(self, entry: ModelEntry) -> None:
        self.name = entry.encoder
        self.dimension = entry.dimension
        self._entry = entry
        model, tokenizer = model_file(entry, "model.onnx"), model_file(entry, "tokenizer.json")
        try:
            self._session = _session(model)
            self._tokenizer = _tokenizer(tokenizer, entry.max_tokens)
        except Exception as error:
            # onnxruntime and tokenizers raise bare exceptions of many kinds for a broken file.
            raise EngineError("engine.model_damaged", model=entry.name) from error
        self._needs_types = "token_type_ids" in {i.name for i in self._session.get_inputs()}

    def encode(self, texts: Sequence[str], ctx: TaskContext) -> Vectors:
        ctx.check()
        # One by one: encode_batch would start a thread pool of its own.
        tokens = [self._tokenizer.encode(self._prepare(text)).ids for text in texts]
        order = sorted(range(len(tokens)), key=lambda index: (len(tokens[index]), index))
        vectors = np.zeros((len(tokens), self.dimension), dtype=np.float32)
        for first in range(0, len(order), _BATCH):
            ctx.check()
            batch = order[first : first + _BATCH]
            vectors[batch] = self._encode_batch([tokens[index] for index in batch])
            ctx.step(Stage.EMBEDDING, first + len(batch), len(order))
        return vectors

    def _prepare(self, text: str) -> str:
        return self._entry.prefix + unicodedata.normalize("NFC", text)

    def _encode_batch(self, rows: Sequence[Sequence[int]]) -> Vectors:
        longest = max(len(row) for row in rows)
        ids = np.full((len(rows), longest), self._entry.pad_id, dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = row
            mask[index, : len(row)] = 1
        feed = {"input_ids": ids, "attention_mask": mask}
        if self._needs_types:
            feed["token_type_ids"] = np.zeros_like(ids)
        return _pool(self._session.run([_OUTPUT], feed)[0], mask)


def _onnxruntime() -> Any:
    """Without its telemetry, which would make an identifier of this computer and send it, with
    times and kinds of models, to Microsoft. On Linux and macOS it reads the variable once, when it
    is imported; on Windows it tells the system, until it is told not to."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime


def _session(model: "Path") -> Any:
    onnxruntime = _onnxruntime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False  # 30 MB less, and as fast
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _tokenizer(path: "Path", max_tokens: int) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()  # the file may ask for a fixed length
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _pool(hidden: NDArray[np.float32], mask: NDArray[np.int64]) -> Vectors:
    """Mean of (rows, tokens, dimension) over the mask, then L2 norm."""
    weights = mask[:, :, None].astype(np.float32)
    mean = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
    norm = np.linalg.norm(mean, axis=1, keepdims=True)
    return np.asarray(mean / np.maximum(norm, 1e-12), dtype=np.float32)
