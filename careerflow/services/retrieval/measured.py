"""What the cosines of an encoder mean that does not come with the program: measured once, on fixed
sentences of the program in two languages, and kept in the data folder.
"""

import base64
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from itertools import product
from pathlib import Path

import msgspec
import numpy as np

from careerflow import paths
from careerflow.services.retrieval.calibration import Standard, vector
from careerflow.services.retrieval.embedding import Encoder, Vectors
from careerflow.services.retrieval.glossing import GlossedEncoder
from careerflow.services.retrieval.routing import MEASURED, normalised
from careerflow.services.store.files import write_atomically
from careerflow.services.task import TaskContext

TEXTS = "models/calibration_texts.tsv"
_LEAST_FOUND = 0.5  # e5 finds 100 %, MiniLM, which knows English alone, 7 %
_LEAST_DEVIATION = 1e-3  # of an encoder that says the same of all texts


class Measured(msgspec.Struct, frozen=True):
    """`texts` is the SHA-256 of the sentences; `glossed` whether the encoder is told Vietnamese by
    glosses (glossing.py), and was for this; `means` are float32 in base64 by language;
    `standards` are those of cosines between sentences that do not match, their mean taken off, by
    route ("en-vi": the requirement's language first), and "other" of all of them."""

    encoder: str
    texts: str
    glossed: bool
    means: dict[str, str]
    standards: dict[str, Standard]

    def mean_vectors(self) -> dict[str, Vectors]:
        """Shape (dimension,) by language, and "other": the mean of all of them."""
        vectors = {language: vector(text) for language, text in self.means.items()}
        vectors["other"] = np.stack(list(vectors.values())).mean(axis=0)
        return vectors


def measured(encoder: Encoder, folder: Path) -> Measured:
    """As kept in `folder` by the encoder's name, else measured now (80 short texts) and kept.

    Raises what the encoder raises.
    """
    file = folder / f"{encoder.name.replace('/', '--')}.json"
    with suppress(OSError, msgspec.DecodeError):
        kept = msgspec.json.decode(file.read_bytes(), type=Measured)
        if kept.encoder == encoder.name and kept.texts == _sha256():
            return kept
    new = measure(encoder)
    # Where it cannot be kept it is measured again the next time, with the same result.
    with suppress(OSError):
        write_atomically(file, msgspec.json.encode(new))
    return new


def measure(encoder: Encoder) -> Measured:
    """Means by language; mean and standard deviation of cosines by route.

    An encoder that does not find half of the sentences' translations has not learned Vietnamese,
    and is measured, and used, with glosses.
    """
    lines = [line.split("\t") for line in paths.bundled(TEXTS).read_text("utf-8").splitlines()]
    english, vietnamese = zip(*lines, strict=True)
    vectors = {"en": encoder.encode(english, TaskContext())}
    vectors["vi"] = encoder.encode(vietnamese, TaskContext())
    glossed = _translations_found(vectors["en"], vectors["vi"]) < _LEAST_FOUND
    if glossed:
        vectors["vi"] = GlossedEncoder(encoder).encode(vietnamese, TaskContext())
    means = {language: rows.mean(axis=0) for language, rows in vectors.items()}
    centred = {language: normalised(rows - means[language]) for language, rows in vectors.items()}
    others = ~np.eye(len(lines), dtype=bool)  # a sentence and its own translation do match
    cosines = {
        f"{asked}-{said}": (centred[asked] @ centred[said].T).astype(np.float64)[others]
        for asked, said in product(MEASURED, MEASURED)
    }
    standards = {route: _standard([found]) for route, found in cosines.items()}
    standards["other"] = _standard(list(cosines.values()))
    encoded = {
        language: base64.b64encode(mean.tobytes()).decode() for language, mean in means.items()
    }
    return Measured(encoder.name, _sha256(), glossed, encoded, standards)


def _translations_found(first: Vectors, second: Vectors) -> float:
    """Share, 0 to 1, of the rows whose nearest row of the other language is their own one."""
    cosines = normalised(first - first.mean(axis=0)) @ normalised(second - second.mean(axis=0)).T
    own = np.arange(len(cosines))
    return float(np.mean([cosines.argmax(axis=axis) == own for axis in (0, 1)]))


def _standard(cosines: Sequence[np.ndarray]) -> Standard:
    together = np.concatenate(cosines)
    return Standard(float(together.mean()), max(float(together.std()), _LEAST_DEVIATION))


def _sha256() -> str:
    return hashlib.sha256(paths.bundled(TEXTS).read_bytes()).hexdigest()
