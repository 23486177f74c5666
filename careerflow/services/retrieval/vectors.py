"""Nearest chunks by vector, through Chroma, in memory only.

Chroma is imported at first use (0.4 s): encoders answer before that. Vectors are always passed
in, so Chroma never embeds, downloads or calls anything; its telemetry is off.
"""

import threading
import uuid
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from careerflow.services.retrieval.embedding import Vectors

EXHAUSTIVE = 200
"""Up to so many chunks a query asks for all of them: an approximate index then cannot change
which ones are found, and scores are computed from the vectors themselves."""


class VectorStore:
    """One in-memory Chroma client. Safe to use from several threads.

    A collection is emptied and used again: Chroma keeps 2.3 MB of each that is deleted.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._client: Any = None
        self._free: dict[int, list[Any]] = {}  # by dimension

    def warm(self) -> None:
        """Imports Chroma and opens its client."""
        with self._lock:
            if self._client is None:
                self._client = _client()

    def collection(self, vectors: "Vectors") -> "VectorCollection":
        """Indexes vectors of shape (chunks, dimension), L2-normalised, at least one."""
        self.warm()
        with self._lock:
            free = self._free.setdefault(vectors.shape[1], [])
            chroma = free.pop() if free else self._create()
            return VectorCollection(chroma, free, self._lock, vectors)

    def _create(self) -> Any:
        return self._client.create_collection(
            f"cv-{uuid.uuid4().hex}",  # clients of one process see the same collections
            embedding_function=None,
            configuration={"hnsw": {"space": "ip"}},
        )


class VectorCollection:
    """The chunks of one CV under one encoder."""

    def __init__(
        self, chroma: Any, free: list[Any], lock: threading.Lock, vectors: "Vectors"
    ) -> None:
        self._chroma, self._free, self._lock = chroma, free, lock
        self._ids = [str(chunk) for chunk in range(len(vectors))]
        self._dropped = False
        chroma.add(ids=self._ids, embeddings=vectors)

    def nearest(self, queries: "Vectors") -> list[list[int]]:
        """Chunks for each row of `queries`, in the order of the chunks: all of them up to
        EXHAUSTIVE, else the nearest. Not to be called after `drop`."""
        wanted = min(len(self._ids), EXHAUSTIVE)
        with self._lock:
            found = self._chroma.query(
                query_embeddings=np.asarray(queries, dtype=np.float32), n_results=wanted, include=[]
            )
        if wanted == len(self._ids):
            # Asked for all of them: where an emptied index lost one, it is near all the same.
            return [list(range(wanted)) for _ in found["ids"]]
        return [sorted(int(chunk) for chunk in row) for row in found["ids"]]

    def drop(self) -> None:
        """Gives the collection back; it cannot be queried any more."""
        with self._lock:
            if not self._dropped:
                self._dropped = True
                self._chroma.delete(ids=self._ids)
                self._free.append(self._chroma)


def _client() -> Any:
    import chromadb
    from chromadb.config import Settings

    settings = Settings(
        _env_file=None,  # else it reads ".env" of whatever folder the program is started in
        chroma_api_impl="chromadb.api.rust.RustBindingsAPI",
        anonymized_telemetry=False,
        is_persistent=False,
        chroma_otel_collection_endpoint="",
    )
    return chromadb.EphemeralClient(settings)
