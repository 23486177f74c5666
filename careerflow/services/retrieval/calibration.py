"""What a cosine means: constants measured once by tools/calibrate.py, kept with the models.

Raw cosines of e5 lie between 0.75 and 0.95 whatever the texts say, and its vectors of one
language share a direction that has nothing to do with meaning. So the mean vector of a language
is taken off first, and the rest is put on a scale of chances that a CV shows what is required,
where the passage is its best. The means come from fixed sentences of the program, never
from the CV at hand: a CV of one passage is compared as well as one of a hundred.
"""

import base64
from functools import cached_property

import msgspec
import numpy as np

from careerflow import paths
from careerflow.models.errors import EngineError
from careerflow.services.retrieval.embedding import Vectors


class Standard(msgspec.Struct, frozen=True):
    """Mean and standard deviation of cosines between English texts that do not match."""

    mean: float
    deviation: float


class Scale(msgspec.Struct, frozen=True):
    """Logistic scale: 1 / (1 + exp(-slope * (similarity - middle) - told * share)), where `share`
    is that of the requirement's words that the CV uses anywhere."""

    middle: float
    slope: float
    told: float = 0.0


class Calibration(msgspec.Struct, frozen=True, dict=True):
    """`means` are those of the multilingual encoder, float32 in base64, by language;
    `english_mean` is that of the English one; `scales` by route ("en-en", "en-vi", ...: the
    requirement's language first), "other" for every pair that was not measured."""

    english: str  # encoder name
    multilingual: str
    means: dict[str, str]
    english_mean: str
    standards: dict[str, Standard]  # by encoder name
    scales: dict[str, Scale]

    @cached_property
    def mean_vectors(self) -> dict[str, Vectors]:
        """Shape (dimension,) by language, and "other": the mean of all of them."""
        vectors = {language: vector(text) for language, text in self.means.items()}
        vectors["other"] = np.stack(list(vectors.values())).mean(axis=0)
        return vectors

    @cached_property
    def english_vector(self) -> Vectors:
        """Shape (dimension,)."""
        return vector(self.english_mean)


def vector(text: str) -> Vectors:
    return np.frombuffer(base64.b64decode(text), dtype=np.float32)


def load_calibration() -> Calibration:
    """Reads resources/models/calibration.json.

    Raises EngineError (`engine.model_missing`) where it is not there or not readable.
    """
    try:
        text = paths.bundled("models/calibration.json").read_bytes()
        return msgspec.json.decode(text, type=Calibration)
    except (OSError, msgspec.DecodeError) as error:
        raise EngineError("engine.model_missing", model="calibration.json") from error
