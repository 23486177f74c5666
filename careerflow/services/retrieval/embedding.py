"""Text -> vectors: the interface of an encoder, and several of them side by side."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from careerflow.services.task import Progress, Stage, TaskContext

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """`name` includes a version: vectors of two names are never compared."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str], ctx: TaskContext) -> Vectors:
        """Shape (len(texts), dimension), float32, rows L2-normalised. Reports Stage.EMBEDDING
        after each batch; raises Cancelled before the next one."""
        ...


class Encoders:
    """Encodes the same texts with every encoder at once, a thread each."""

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        self._encoders = tuple(encoders)
        self._pool = ThreadPoolExecutor(len(self._encoders), thread_name_prefix="encoder")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(encoder.name for encoder in self._encoders)

    @property
    def dimensions(self) -> Mapping[str, int]:
        return {encoder.name: encoder.dimension for encoder in self._encoders}

    def encode(self, texts: Sequence[str], ctx: TaskContext, stage: Stage) -> dict[str, Vectors]:
        """Vectors by encoder name; progress of all encoders is reported as one `stage`."""
        done = dict.fromkeys(self.names, 0)
        total = len(texts) * len(self._encoders)

        def watch(name: str) -> TaskContext:
            def report(progress: Progress) -> None:
                done[name] = progress.done
                ctx.on_progress(Progress(stage, sum(done.values()), total))

            return TaskContext(report, ctx.is_cancelled)

        jobs = {
            encoder.name: self._pool.submit(encoder.encode, texts, watch(encoder.name))
            for encoder in self._encoders
        }
        return {name: job.result() for name, job in jobs.items()}

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
