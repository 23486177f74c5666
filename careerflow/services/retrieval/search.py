"""Finds, for each requirement, the passages of one CV that speak of it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from careerflow.models.document import Document
from careerflow.services.documents.language import detect_line
from careerflow.services.retrieval.concepts import ImpliedConcepts, concept_vectors
from careerflow.services.retrieval.diacritics import restored
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.retrieval.fusion import fuse
from careerflow.services.retrieval.glossing import in_english
from careerflow.services.retrieval.lexical import LexicalIndex
from careerflow.services.retrieval.routing import Router
from careerflow.services.retrieval.terms import says_something
from careerflow.services.retrieval.vectors import VectorCollection, VectorStore


@dataclass(frozen=True, slots=True)
class Query:
    """One requirement. `language` is ISO 639-1; `vectors` maps an encoder's name to a float32
    vector of shape (dimension,), L2-normalised."""

    text: str
    language: str
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
        router: Router,
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
        self._implied = ImpliedConcepts(told, router.centred_english(concept_vectors()))
        self._router = router
        self._store = store
        self._vectors: Mapping[str, Vectors] = {}
        if self._spans:
            centred = router.centred(vectors[router.multilingual], self._languages)
            english = router.centred_english(vectors[router.english])
            self._vectors = {router.english: english, router.multilingual: centred}

    def retrieve(
        self, queries: Sequence[Query], k: int, without: Set[int] = frozenset()
    ) -> tuple[tuple[Hit, ...], ...]:
        """At most `k` hits a query, best first; equal ones in the order of the CV. The chunks
        `without` are none."""
        if not self._spans or not queries:
            return tuple(() for _ in queries)
        prepared = [self._prepare(query) for query in queries]
        near = self._near(prepared)
        return tuple(
            self._hits(query, vectors, chunks, without)[:k]
            for query, vectors, chunks in zip(queries, prepared, near, strict=True)
        )

    def told(self, query: Query, without: Set[int] = frozenset()) -> float:
        """Share, 0 to 1, of the requirement's words that the CV uses anywhere but in the chunks
        `without`; of two languages, in English glosses."""
        return self._told.told(in_english(query.text), "en", without)

    def close(self) -> None:
        """It cannot be searched any more."""
        if "_collections" in self.__dict__:
            for collection in self._collections.values():
                collection.drop()

    @cached_property
    def _collections(self) -> Mapping[str, VectorCollection]:
        # Made by the first search, so that a CV is prepared before Chroma is imported.
        return {name: self._store.collection(rows) for name, rows in self._vectors.items()}

    def _prepare(self, query: Query) -> dict[str, Vectors]:
        """The query's vectors as the chunks' are: centred."""
        name = self._router.multilingual
        centred = self._router.centred(query.vectors[name][None, :], [query.language])[0]
        english = self._router.centred_english(query.vectors[self._router.english][None, :])[0]
        return {self._router.english: english, name: centred}

    def _near(self, prepared: Sequence[Mapping[str, Vectors]]) -> list[list[int]]:
        """Candidates of each query: what any encoder finds."""
        found: list[set[int]] = [set() for _ in prepared]
        for name, collection in self._collections.items():
            rows = np.stack([vectors[name] for vectors in prepared])
            for chunks, more in zip(found, collection.nearest(rows), strict=True):
                chunks.update(more)
        return [sorted(chunks) for chunks in found]

    def _hits(
        self,
        query: Query,
        vectors: Mapping[str, Vectors],
        near: Sequence[int],
        without: Set[int],
    ) -> tuple[Hit, ...]:
        words = self._lexical.search(query.text, query.language)
        by_words = {chunk for chunk, score in enumerate(words.scores) if score > 0}
        chunks = sorted((by_words.union(near) & self._telling) - without)
        if not chunks:
            return ()
        similarity = self._router.similarities(
            vectors,
            query.language,
            {name: rows[chunks] for name, rows in self._vectors.items()},
            [self._languages[chunk] for chunk in chunks],
            self._implied.cosines(vectors[self._router.english])[chunks],
            self.told(query, without),
        ).tolist()
        fused = fuse(similarity, [words.scores[chunk] for chunk in chunks], words.best)
        hits = [
            Hit(chunk, *self._spans[chunk], score, dense, words.coverage[chunk])
            for chunk, score, dense in zip(chunks, fused, similarity, strict=True)
        ]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.chunk)))
