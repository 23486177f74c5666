"""Search by words: BM25 over the chunks of one CV, and the share of terms covered."""

import math
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from careerflow.services.retrieval.terms import Term, terms

_K1, _B = 1.2, 0.75
"""The usual constants of BM25 (Robertson and Zaragoza 2009)."""


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
        self._counts = [_spellings(chunk) for chunk in found]
        self._lengths = [len(chunk) for chunk in found]
        self._average = max(1.0, sum(self._lengths) / max(1, len(self._lengths)))

    def search(self, text: str, language: str) -> "LexicalResult":
        """Compares a requirement with every chunk."""
        wanted = sorted(set(terms(text, language)), key=lambda term: term.exact)
        informative = max(1, sum(not term.pair for term in wanted))
        scores, covered = [0.0] * len(self._counts), [0] * len(self._counts)
        best = 0.0
        for term in wanted:
            frequencies = [_frequency(term, counts) for counts in self._counts]
            weight = self._weight(sum(frequency > 0 for frequency in frequencies))
            best += weight
            for chunk, frequency in enumerate(frequencies):
                covered[chunk] += frequency > 0 and not term.pair
                scores[chunk] += weight * self._saturate(frequency, self._lengths[chunk])
        return LexicalResult(scores, best, [count / informative for count in covered])

    def told(self, text: str, language: str, without: Set[int] = frozenset()) -> float:
        """Share, 0 to 1, of a requirement's informative terms that any chunk contains but those
        `without` (0 where it has none)."""
        wanted = {term for term in terms(text, language) if not term.pair}
        counted = [counts for chunk, counts in enumerate(self._counts) if chunk not in without]
        said = sum(any(_frequency(term, counts) for counts in counted) for term in wanted)
        return said / max(1, len(wanted))

    def _weight(self, chunks_with_term: int) -> float:
        chunks = len(self._counts)
        return math.log(1 + (chunks - chunks_with_term + 0.5) / (chunks_with_term + 0.5))

    def _saturate(self, frequency: int, length: int) -> float:
        norm = _K1 * (1 - _B + _B * length / self._average)
        return frequency * (_K1 + 1) / (frequency + norm)


def _spellings(chunk: Sequence[Term]) -> Counter[tuple[bool, str]]:
    """Counts by spelling: (False, as written) and (True, without diacritics where one of the two
    sides must be without them)."""
    counts: Counter[tuple[bool, str]] = Counter()
    for term in chunk:
        counts[False, term.exact] += 1
        if term.vietnamese and term.bare != term.exact:
            counts[True, term.bare] += 1
    return counts


def _frequency(term: Term, counts: Counter[tuple[bool, str]]) -> int:
    exact = counts[False, term.exact]
    if exact or not term.vietnamese:
        return exact
    # A CV or advert typed without diacritics still matches one typed with them.
    return counts[True, term.exact] if term.bare == term.exact else counts[False, term.bare]
