"""The engine of tests that judge many CVs which have most of their texts in common."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np

from careerflow.services.engine.local import LocalEngine
from careerflow.services.retrieval.embedding import Encoders, Vectors
from careerflow.services.retrieval.routing import Routing
from careerflow.services.retrieval.source import Bundled
from careerflow.services.task import Stage, TaskContext


class Remembering(Encoders):
    """Encodes each text once: its vectors are the same whatever is encoded beside it, as
    test_onnx_encoder holds them to 0.00001."""

    def __init__(self, encoders: Encoders) -> None:
        self._real = encoders
        self._known: dict[str, dict[str, Vectors]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return self._real.names

    @property
    def dimensions(self) -> Mapping[str, int]:
        return self._real.dimensions

    def encode(self, texts: Sequence[str], ctx: TaskContext, stage: Stage) -> dict[str, Vectors]:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            made = self._real.encode(new, ctx, stage)
            for row, text in enumerate(new):
                self._known[text] = {name: vectors[row] for name, vectors in made.items()}
        return {
            name: np.array([self._known[text][name] for text in texts], np.float32).reshape(
                -1, wide
            )
            for name, wide in self.dimensions.items()
        }

    def close(self) -> None:
        self._real.close()


class Remembered(Bundled):
    """The bundled encoders, which remember."""

    def load(self) -> tuple[Encoders, Routing]:
        encoders, routing = super().load()
        return Remembering(encoders), routing


@contextmanager
def remembering_engine() -> Iterator[LocalEngine]:
    """A real engine but for that it encodes no text twice; closed at the end."""
    engine = LocalEngine(Remembered())
    try:
        yield engine
    finally:
        engine.close()
