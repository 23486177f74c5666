"""Finds, for each requirement, the passages of one CV that speak of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from heapq import nsmallest
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from careerflow.models.document import Document
from careerflow.services.documents.language import detect_line
from careerflow.services.retrieval.diacritics import restored
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.retrieval.fusion import fuse
from careerflow.services.retrieval.glossing import in_english
from careerflow.services.retrieval.lexical import LexicalIndex, LexicalResult
from careerflow.services.retrieval.routing import Routing
from careerflow.services.retrieval.terms import says_something
from careerflow.services.retrieval.vectors import EXHAUSTIVE, VectorCollection, VectorStore


@dataclass(frozen=True, slots=True)
class Query:
    """One requirement. `language` is ISO 639-1; `vectors` maps an encoder's name to a float32
    vector of shape (dimension,), L2-normalised."""

    text: str
    language: str
    vectors: Mapping[str, Vectors]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query with its `vectors` as those of the chunks are: aligned (routing.py)."""

    query: Query
    vectors: Mapping[str, Vectors]


@dataclass(frozen=True, slots=True)
class Hit:
    """One chunk of the CV found for a requirement; hits come best first.

    `start`/`end` are offsets in Document.text. `score` is the fused score, 0 to 1, of use for
    ordering within one requirement only. `dense` is the calibrated similarity, 0 to 1: the chance
    that the chunk, were it the best one, shows what is required. `lexical` is the share, 0 to 1, of
    the requirement's informative terms that the chunk contains.
    """

    chunk: int
    start: int
    end: int
    score: float
    dense: float
    lexical: float


class CvIndex:
    """The chunks of one CV, searchable by meaning and by words. `close` frees its vectors."""

    def __init__(
        self,
        document: Document,
        spans: Sequence[tuple[int, int]],
        vectors: Mapping[str, Vectors],
        router: Routing,
        store: VectorStore,
    ) -> None:
        self._spans = tuple(spans)
        language = document.language
        texts = [restored(document.text[start:end], language) for start, end in self._spans]
        self._languages = [detect_line(text, language) for text in texts]
        self._lexical = LexicalIndex(texts, self._languages)
        self._telling = {
            chunk
            for chunk, text in enumerate(texts)
            if says_something(text, self._languages[chunk])
        }
        told = [in_english(text) for text in texts]
        self._told = LexicalIndex(told, ["en"] * len(told))
        self._implied = router.implied(told)
        self._router = router
        self._store = store
        self._vectors: Mapping[str, Vectors] = {}
        if self._spans:
            self._vectors = router.aligned(vectors, self._languages)

    def retrieve(
        self, queries: Sequence[Query], k: int, without: Set[int] = frozenset()
    ) -> tuple[tuple[Hit, ...], ...]:
        """At most `k` hits a query, best first; equal ones in the order of the CV. The chunks
        `without` are none."""
        if not self._spans or not queries:
            return tuple(() for _ in queries)
        aligned = [prepared(query, self._router) for query in queries]
        near = self._near([query.vectors for query in aligned])
        return tuple(
            self._hits(query, chunks, without, k)
            for query, chunks in zip(aligned, near, strict=True)
        )

    def told(self, query: Query, without: Set[int] = frozenset()) -> float:
        """Share, 0 to 1, of the requirement's words that the CV uses anywhere but in the chunks
        `without`; of two languages, in English glosses."""
        return self._told.told(_asked(query.text), "en", without)

    def close(self) -> None:
        """It cannot be searched any more."""
        if "_collections" in self.__dict__:
            for collection in self._collections.values():
                collection.drop()

    @cached_property
    def _collections(self) -> Mapping[str, VectorCollection]:
        # Made by the first search, so that a CV is prepared before Chroma is imported.
        return {name: self._store.collection(rows) for name, rows in self._vectors.items()}

    def _near(self, aligned: Sequence[Mapping[str, Vectors]]) -> list[list[int]]:
        """Candidates of each query: what any encoder finds."""
        found: list[set[int]] = [set() for _ in aligned]
        for name, collection in self._collections.items():
            rows = np.stack([vectors[name] for vectors in aligned])
            for chunks, more in zip(found, collection.nearest(rows), strict=True):
                chunks.update(more)
        return [sorted(chunks) for chunks in found]

    def _hits(
        self,
        query: Prepared,
        near: Sequence[int],
        without: Set[int],
        k: int,
    ) -> tuple[Hit, ...]:
        words = self._lexical.search(query.query.text, query.query.language)
        by_words = {chunk for chunk, score in enumerate(words.scores) if score > 0}
        chunks = sorted((by_words.union(near) & self._telling) - without)
        if not chunks:
            return ()
        rows = {name: rows[chunks] for name, rows in self._vectors.items()}
        return self._best(query, words, chunks, rows, k, without)

    def scan(self, queries: Sequence[Prepared], k: int) -> tuple[Sequence[Hit], ...]:
        """What `retrieve` finds, each query's when it is asked for, and without an index of
        vectors: of CVs that `can_be_scanned`."""
        chunks = sorted(self._telling)
        # Once for all queries: products are added up in this precision.
        rows = {name: found[chunks].astype(np.float64) for name, found in self._vectors.items()}

        def search(query: Prepared) -> tuple[Hit, ...]:
            if not chunks:
                return ()
            words = self._lexical.search(query.query.text, query.query.language)
            return self._best(query, words, chunks, rows, k)

        return tuple(_Later(partial(search, query)) for query in queries)

    @property
    def can_be_scanned(self) -> bool:
        """Whether every search comes near all chunks, so that nothing is found by an index."""
        return len(self._spans) <= EXHAUSTIVE

    def _best(
        self,
        query: Prepared,
        words: LexicalResult,
        chunks: Sequence[int],
        rows: Mapping[str, NDArray[Any]],
        k: int,
        without: Set[int] = frozenset(),
    ) -> tuple[Hit, ...]:
        """The best `k` of `chunks`, whose vectors are `rows`."""
        similarity = self._router.similarities(
            query.vectors,
            query.query.language,
            rows,
            [self._languages[chunk] for chunk in chunks],
            self._implied(query.vectors, _asked(query.query.text))[chunks],
            self.told(query.query, without),
        ).tolist()
        fused = fuse(similarity, [words.scores[chunk] for chunk in chunks], words.best)
        best = nsmallest(k, range(len(chunks)), key=lambda place: (-fused[place], chunks[place]))
        return tuple(
            Hit(
                chunks[place],
                *self._spans[chunks[place]],
                fused[place],
                similarity[place],
                words.coverage[chunks[place]],
            )
            for place in best
        )


class _Later(Sequence[Hit]):
    """Hits that are searched for when someone looks at them: most rows are judged by what the
    requirement names."""

    def __init__(self, search: Callable[[], tuple[Hit, ...]]) -> None:
        self._search = search

    @cached_property
    def _found(self) -> tuple[Hit, ...]:
        return self._search()

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        return self._found[place]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._found)


@lru_cache(maxsize=256)
def _asked(text: str) -> str:
    """Of a requirement that is searched for in many CVs."""
    return in_english(text)


def prepared(query: Query, router: Routing) -> Prepared:
    """The query's vectors as the chunks' are: aligned."""
    rows = {name: vector[None, :] for name, vector in query.vectors.items()}
    aligned = router.aligned(rows, [query.language])
    return Prepared(query, {name: vectors[0] for name, vectors in aligned.items()})
