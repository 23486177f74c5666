"""What the concrete words of a passage stand for: "S3" for cloud computing, "bills of lading" for
import and export. Adverts ask in such general words, CVs answer in concrete ones, and a small
encoder does not know that they belong together.

Concepts and the words that imply them are those of resources/lexicon/concepts.tsv, written for
this program; the vectors of the concepts' names lie beside it (tools/calibrate.py).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from careerflow import paths
from careerflow.models.errors import EngineError
from careerflow.services.retrieval.embedding import Vectors
from careerflow.services.retrieval.terms import stem

VECTORS = "lexicon/concepts.npy"
_WORD = re.compile(r"[^\W_]+(?:[.'+#/&-][^\W_]+)*[+#]*")
_MOST = 8  # concepts a text
_LEAST, _EACH = 0.6, 0.4  # how sure one word is of a concept, and what every further one adds
_LONGER = 0.5  # more for each further word of a term: it is less likely to mean something else
_SAME = 0.1  # more where the requirement's own words stand for the same


@dataclass(frozen=True)
class Concepts:
    """`names` in the file's order; `terms` maps stemmed words to the concepts they imply."""

    names: tuple[str, ...]
    terms: Mapping[tuple[str, ...], tuple[int, ...]]

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.terms))

    def implied(self, text: str) -> tuple[tuple[int, float], ...]:
        """Concepts of an English text with how sure they are, 0 to 1, surest first."""
        words = _words(text)
        found: dict[int, float] = {}
        place = 0
        while place < len(words):
            size, concepts = self._at(words, place)
            for concept in concepts:
                told = (1 + _LONGER * (size - 1)) / sqrt(len(concepts))
                found[concept] = found.get(concept, 0.0) + told
            place += size
        surest = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
        return tuple((concept, min(1.0, _LEAST + _EACH * told)) for concept, told in surest)

    def _at(self, words: Sequence[str], place: int) -> tuple[int, tuple[int, ...]]:
        """The longest term that begins there: its size in words, and what it implies."""
        for size in range(min(self._longest, len(words) - place), 0, -1):
            concepts = self.terms.get(tuple(words[place : place + size]))
            if concepts:
                return size, concepts
        return 1, ()


@cache
def load_concepts() -> Concepts:
    names: list[str] = []
    terms: dict[tuple[str, ...], list[int]] = {}
    for line in paths.bundled("lexicon/concepts.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, implying = line.split("\t")
            for term in implying.split(", "):
                concepts = terms.setdefault(tuple(_words(term)), [])
                if len(names) not in concepts:
                    concepts.append(len(names))
            names.append(name)
    return Concepts(tuple(names), {term: tuple(of) for term, of in terms.items()})


@cache
def concept_vectors() -> Vectors:
    """Of the concepts' names by the English encoder, shape (concepts, dimension).

    Raises EngineError (`engine.model_missing`, `engine.model_damaged`).
    """
    path = paths.bundled(VECTORS)
    if not path.is_file():
        raise EngineError("engine.model_missing", model=path.name)
    vectors = np.load(path, allow_pickle=False).astype(np.float32)
    if len(vectors) != len(load_concepts().names):
        raise EngineError("engine.model_damaged", model=path.name)
    return np.asarray(vectors, dtype=np.float32)


class ImpliedConcepts:
    """What each of some English texts implies, to be compared with requirements."""

    def __init__(self, texts: Sequence[str], vectors: NDArray[np.float64]) -> None:
        """`vectors` are those of the concepts, centred as the requirements' are; not copied."""
        self._of = [load_concepts().implied(text) for text in texts]
        self._used = sorted({concept for of in self._of for concept, _ in of})
        self._vectors = vectors

    def cosines(self, requirement: Vectors, text: str) -> NDArray[np.float64]:
        """That of a requirement with the nearest concept of each text, less where it is not sure;
        more where the requirement's own words, `text` in English, imply one of the text's too; 0
        where there is none. Shape (texts,)."""
        rows = self._vectors[self._used]
        cosines = (rows * requirement.astype(np.float64)).sum(axis=1).tolist()
        near = dict(zip(self._used, cosines, strict=True))
        asked = _asked(text)
        return np.array([_nearest(of, near) + _SAME * _shared(of, asked) for of in self._of])


def _nearest(of: Sequence[tuple[int, float]], near: Mapping[int, float]) -> float:
    return max([0.0, *(sure * near[concept] for concept, sure in of)])


def _shared(of: Sequence[tuple[int, float]], asked: Mapping[int, float]) -> float:
    return max([0.0, *(min(sure, asked[concept]) for concept, sure in of if concept in asked)])


@lru_cache(maxsize=256)
def _asked(text: str) -> Mapping[int, float]:
    """Of a requirement that is compared with many CVs."""
    return dict(load_concepts().implied(text))


def _words(text: str) -> list[str]:
    return [stem(match[0].lower()) for match in _WORD.finditer(text)]
