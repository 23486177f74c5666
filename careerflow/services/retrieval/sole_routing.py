"""How near a requirement and a passage are by one encoder that does not come with the program.

Its cosine, the mean vector of its language taken off, is counted in standard deviations above that
of texts that do not match (measured.py). Twice that takes the place of the bundled encoders'
sum of two, so that their scale holds. It is told nothing of concepts (docs/adr/0019).
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from careerflow.services.retrieval.calibration import Calibration
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.retrieval.measured import Measured
from careerflow.services.retrieval.routing import MEASURED, Implied, normalised, products, scaled

_SHARE = 2.0  # it speaks for both bundled encoders


class SoleRouter:
    """Implements Routing with one encoder. `calibration` is that of the bundled ones."""

    def __init__(self, measured: Measured, calibration: Calibration) -> None:
        self._name = measured.encoder
        self._means = measured.mean_vectors()
        self._standards = measured.standards
        self._scales = calibration.scales
        self._multilingual = calibration.standards[calibration.multilingual]

    def aligned(
        self, vectors: Mapping[str, Vectors], languages: Sequence[str]
    ) -> dict[str, Vectors]:
        other = self._means["other"]
        offsets = np.stack([self._means.get(language, other) for language in languages])
        return {self._name: normalised(vectors[self._name] - offsets)}

    def implied(self, texts: Sequence[str]) -> Implied:
        nothing = np.zeros(len(texts))
        return lambda _query, _text: nothing

    def similarities(
        self,
        query: Mapping[str, Vectors],
        language: str,
        chunks: Mapping[str, Vectors],
        languages: Sequence[str],
        implied: NDArray[np.float64],
        told: float,
    ) -> NDArray[np.float64]:
        cosines = products(chunks[self._name], query[self._name])
        standards = [
            self._standards.get(f"{language}-{other}", self._standards["other"])
            for other in languages
        ]
        means = np.array([standard.mean for standard in standards])
        z = (cosines - means) / np.array([standard.deviation for standard in standards])
        measured = [language in MEASURED and other in MEASURED for other in languages]
        # Other languages have a scale of e5's cosines: read as one of that encoder.
        across = self._multilingual.mean + z * self._multilingual.deviation
        raw = np.where(measured, _SHARE * z, across)
        return scaled(self._scales, raw, language, languages, told)
