"""Which encoder compares a requirement with a passage, by the language of both.

English with English: z(MiniLM) + 0.5 z(e5), where z is the cosine in standard deviations above
that of texts that do not match. Every other pair: the cosine of e5. From all vectors the mean
of the encoder and language is taken off first.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from careerflow.services.retrieval.calibration import Calibration
from careerflow.services.retrieval.embedding import Vectors

_E5_SHARE = 0.5


class Router:
    """Similarities on one scale, 0 to 1, whatever the languages."""

    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration

    @property
    def english(self) -> str:
        """Name of the encoder for English."""
        return self._calibration.english

    @property
    def multilingual(self) -> str:
        """Name of the encoder for every other language."""
        return self._calibration.multilingual

    def centred(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """The multilingual vectors, shape (n, dimension), without their language's mean;
        L2-normalised again."""
        means = self._calibration.mean_vectors
        offsets = np.stack([means.get(language, means["other"]) for language in languages])
        return _normalised(vectors - offsets)

    def centred_english(self, vectors: Vectors) -> Vectors:
        """The English vectors, shape (n, dimension), without their mean: what all sentences of
        CVs and adverts have in common says nothing about two of them."""
        return _normalised(vectors - self._calibration.english_vector)

    def similarities(
        self,
        query: Mapping[str, Vectors],
        language: str,
        chunks: Mapping[str, Vectors],
        languages: Sequence[str],
    ) -> NDArray[np.float64]:
        """Calibrated similarity of one requirement with each chunk, shape (chunks,).

        `query` and `chunks` map encoder names to vectors of shape (dimension,) and
        (chunks, dimension), centred already.
        """
        across = _products(chunks[self.multilingual], query[self.multilingual])
        within = self._english(_products(chunks[self.english], query[self.english]), across)
        both_english = [language == other == "en" for other in languages]
        raw = np.where(both_english, within, across)
        scales = self._calibration.scales
        routes = [scales.get(f"{language}-{other}", scales["other"]) for other in languages]
        middles = np.array([scale.middle for scale in routes])
        slopes = np.array([scale.slope for scale in routes])
        return np.asarray(1.0 / (1.0 + np.exp(-slopes * (raw - middles))))

    def _english(self, minilm: NDArray[np.float64], e5: NDArray[np.float64]) -> NDArray[np.float64]:
        standards = self._calibration.standards
        own, other = standards[self.english], standards[self.multilingual]
        z_own = (minilm - own.mean) / own.deviation
        return np.asarray(z_own + _E5_SHARE * (e5 - other.mean) / other.deviation)


def _normalised(rows: Vectors) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), dtype=np.float32)


def _products(rows: Vectors, vector: Vectors) -> NDArray[np.float64]:
    """Dot products, each of them independent of how many rows there are (a BLAS product of
    matrices may add up in another order)."""
    return np.asarray((rows.astype(np.float64) * vector.astype(np.float64)).sum(axis=1))
