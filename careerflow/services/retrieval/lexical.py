"""Search by words: BM25 over the chunks of one CV, and the share of terms covered."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from careerflow.services.retrieval.terms import Term, terms

_K1, _B = 1.2, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza 2009)."""
_NOWHERE: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class LexicalResult:
    """Per chunk: `scores` are BM25, 0 and more, `best` is that of a chunk of average length that
    has every term once; `coverage` is the share, 0 to 1, of the text's informative terms that
    the chunk contains (0 where the text has none)."""

    scores: list[float]
    best: float
    coverage: list[float]


class LexicalIndex:
    """`texts` are the chunks in order, `languages` their ISO 639-1 codes."""

    def __init__(self, texts: Sequence[str], languages: Sequence[str]) -> None:
        found = [terms(text, lang) for text, lang in zip(texts, languages, strict=True)]
        self._chunks = len(found)
        # By spelling: the chunks that have it, and how often each of them does.
        self._places: dict[tuple[bool, str], dict[int, int]] = {}
        for chunk, spellings in enumerate(map(_spellings, found)):
            for spelling, count in spellings.items():
                self._places.setdefault(spelling, {})[chunk] = count
        average = max(1.0, sum(map(len, found)) / max(1, len(found)))
        self._norms = [_K1 * (1 - _B + _B * len(chunk) / average) for chunk in found]

    def search(self, text: str, language: str) -> "LexicalResult":
        """Compares a requirement with every chunk."""
        wanted = _wanted(text, language)
        informative = max(1, sum(not term.pair for term in wanted))
        scores, covered = [0.0] * self._chunks, [0] * self._chunks
        best = 0.0
        for term in wanted:
            places = self._of(term)
            weight = self._weight(len(places))
            best += weight
            for chunk, frequency in places.items():
                covered[chunk] += not term.pair
                scores[chunk] += weight * (frequency * (_K1 + 1) / (frequency + self._norms[chunk]))
        return LexicalResult(scores, best, [count / informative for count in covered])

    def told(self, text: str, language: str, without: Set[int] = frozenset()) -> float:
        """Share, 0 to 1, of a requirement's informative terms that any chunk contains but those
        `without` (0 where it has none)."""
        wanted = {term for term in _wanted(text, language) if not term.pair}
        said = sum(any(chunk not in without for chunk in self._of(term)) for term in wanted)
        return said / max(1, len(wanted))

    def _weight(self, chunks_with_term: int) -> float:
        return math.log(1 + (self._chunks - chunks_with_term + 0.5) / (chunks_with_term + 0.5))

    def _of(self, term: Term) -> Mapping[int, int]:
        """The chunks with a term, and how often each has it."""
        exact = self._places.get((False, term.exact), _NOWHERE)
        if not term.vietnamese:
            return exact
        # A CV or advert typed without diacritics still matches one typed with them.
        other = (True, term.exact) if term.bare == term.exact else (False, term.bare)
        return {**self._places.get(other, _NOWHERE), **exact}


@lru_cache(maxsize=256)
def _wanted(text: str, language: str) -> tuple[Term, ...]:
    """Of a requirement that is searched for in many CVs."""
    return tuple(sorted(set(terms(text, language)), key=lambda term: term.exact))


def _spellings(chunk: Sequence[Term]) -> Counter[tuple[bool, str]]:
    """Counts by spelling: (False, as written) and (True, without diacritics where one of the two
    sides must be without them)."""
    counts: Counter[tuple[bool, str]] = Counter()
    for term in chunk:
        counts[False, term.exact] += 1
        if term.vietnamese and term.bare != term.exact:
            counts[True, term.bare] += 1
    return counts
