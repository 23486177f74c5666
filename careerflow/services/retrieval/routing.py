"""How near a requirement and a passage are, by the languages of both.

`Router` has the two bundled encoders. In English and Vietnamese: z(MiniLM) + z(e5), where z is the
cosine in standard deviations above that of texts that do not match and MiniLM is told Vietnamese by
glosses (glossing.py); more where the passage's words stand for what is asked (concepts.py). Every
other language: the cosine of e5.
From all vectors the mean of the encoder and language is taken off first.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from careerflow.services.retrieval.calibration import Calibration, Scale
from careerflow.services.retrieval.concepts import ImpliedConcepts, concept_vectors
from careerflow.services.retrieval.embedding import Vectors

_E5_SHARE = 1.0
_CONCEPT_SHARE = 8.0
_CONCEPT_FROM = 0.25  # cosine of a requirement and a concept, from which on it counts
MEASURED = ("en", "vi")

Implied = Callable[[Mapping[str, Vectors], str], NDArray[np.float64]]
"""implied(query, text) -> cosines of a requirement, whose words in English are `text`, with what
each text stands for, shape (texts,)."""


class Routing(Protocol):
    """Similarities on one scale, 0 to 1, whatever the encoders and the languages."""

    def aligned(
        self, vectors: Mapping[str, Vectors], languages: Sequence[str]
    ) -> dict[str, Vectors]:
        """Vectors as the encoders made them, shape (n, dimension) by encoder name, without what
        all texts of their language have in common; L2-normalised again."""
        ...

    def implied(self, texts: Sequence[str]) -> Implied:
        """What English texts stand for, for aligned queries; all 0 where this is not told."""
        ...

    def similarities(
        self,
        query: Mapping[str, Vectors],
        language: str,
        chunks: Mapping[str, Vectors],
        languages: Sequence[str],
        implied: NDArray[np.float64],
        told: float,
    ) -> NDArray[np.float64]:
        """Calibrated similarity of one requirement with each chunk, shape (chunks,).

        `query` and `chunks` map encoder names to vectors of shape (dimension,) and
        (chunks, dimension), aligned already; `implied` are the cosines of the requirement with
        what each chunk stands for, 0 where it stands for nothing; `told` is the share of the
        requirement's words that the CV uses anywhere.
        """
        ...


class Router:
    """Implements Routing with the two bundled encoders."""

    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration

    @property
    def english(self) -> str:
        """Name of the encoder for English, and for glosses."""
        return self._calibration.english

    @property
    def multilingual(self) -> str:
        """Name of the encoder for every language."""
        return self._calibration.multilingual

    def centred(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """The multilingual vectors, shape (n, dimension), without their language's mean;
        L2-normalised again."""
        means = self._calibration.mean_vectors
        offsets = np.stack([means.get(language, means["other"]) for language in languages])
        return normalised(vectors - offsets)

    def centred_english(self, vectors: Vectors) -> Vectors:
        """The English vectors, shape (n, dimension), without their mean: what all sentences of
        CVs and adverts have in common says nothing about two of them."""
        return normalised(vectors - self._calibration.english_vector)

    def aligned(
        self, vectors: Mapping[str, Vectors], languages: Sequence[str]
    ) -> dict[str, Vectors]:
        return {
            self.english: self.centred_english(vectors[self.english]),
            self.multilingual: self.centred(vectors[self.multilingual], languages),
        }

    def implied(self, texts: Sequence[str]) -> Implied:
        concepts = ImpliedConcepts(texts, self.concepts)
        return lambda query, text: concepts.cosines(query[self.english], text)

    @cached_property
    def concepts(self) -> NDArray[np.float64]:
        """The concepts' vectors, centred: once for all CVs, since they are 2 MB."""
        return self.centred_english(concept_vectors()).astype(np.float64)

    def similarities(
        self,
        query: Mapping[str, Vectors],
        language: str,
        chunks: Mapping[str, Vectors],
        languages: Sequence[str],
        implied: NDArray[np.float64],
        told: float,
    ) -> NDArray[np.float64]:
        raw = self.raw(query, language, chunks, languages, implied)
        return scaled(self._calibration.scales, raw, language, languages, told)

    def raw(
        self,
        query: Mapping[str, Vectors],
        language: str,
        chunks: Mapping[str, Vectors],
        languages: Sequence[str],
        implied: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """As `similarities`, before calibration."""
        across = products(chunks[self.multilingual], query[self.multilingual])
        within = self._both(products(chunks[self.english], query[self.english]), across)
        within += _CONCEPT_SHARE * np.maximum(implied - _CONCEPT_FROM, 0.0)
        measured = [language in MEASURED and other in MEASURED for other in languages]
        return np.where(measured, within, across)

    def _both(self, minilm: NDArray[np.float64], e5: NDArray[np.float64]) -> NDArray[np.float64]:
        standards = self._calibration.standards
        own, other = standards[self.english], standards[self.multilingual]
        z_own = (minilm - own.mean) / own.deviation
        return np.asarray(z_own + _E5_SHARE * (e5 - other.mean) / other.deviation)


def scaled(
    scales: Mapping[str, Scale],
    raw: NDArray[np.float64],
    language: str,
    languages: Sequence[str],
    told: float,
) -> NDArray[np.float64]:
    """Chances, 0 to 1, by the scale of each chunk's route; see `Routing.similarities`."""
    routes = [scales.get(f"{language}-{other}", scales["other"]) for other in languages]
    logits = [
        scale.slope * (value - scale.middle) + scale.told * told
        for scale, value in zip(routes, raw.tolist(), strict=True)
    ]
    return np.asarray(1.0 / (1.0 + np.exp(-np.array(logits))))


def normalised(rows: Vectors) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)


def products(rows: Vectors, vector: Vectors) -> NDArray[np.float64]:
    """Dot products, each of them independent of how many rows there are (a BLAS product of
    matrices may add up in another order)."""
    return np.asarray((rows.astype(np.float64, copy=False) * vector.astype(np.float64)).sum(axis=1))
