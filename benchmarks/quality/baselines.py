"""What anyone would try first: BM25 over words, and TF-IDF over characters or words. None of it is
the program's own search, which the benches compare with these."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]
"""Shape (queries, texts)."""
_K1, _B = 1.2, 0.75  # Robertson and Zaragoza, 2009
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def character_grams(text: str) -> list[str]:
    """Of 3 to 5 characters, within words."""
    padded = [f" {word} " for word in words(text)]
    return [
        word[at : at + size]
        for word in padded
        for size in (3, 4, 5)
        for at in range(len(word) - size + 1)
    ]


def bm25(queries: Sequence[str], texts: Sequence[str]) -> Grid:
    counts = [Counter(words(text)) for text in texts]
    lengths = np.array([max(1, count.total()) for count in counts], float)
    norm = _K1 * (1 - _B + _B * lengths / lengths.mean())
    grid = np.zeros((len(queries), len(texts)))
    for row, query in enumerate(queries):
        for word in sorted(set(words(query))):
            frequency = np.array([count[word] for count in counts], float)
            known = np.count_nonzero(frequency)
            weight = np.log(1 + (len(texts) - known + 0.5) / (known + 0.5))
            grid[row] += weight * frequency * (_K1 + 1) / (frequency + norm)
    return grid


def tf_idf(
    queries: Sequence[str],
    texts: Sequence[str],
    tokens: Callable[[str], list[str]] = character_grams,
) -> Grid:
    """Cosines; logarithmic frequencies, weights from the texts."""
    counts = [Counter(tokens(text)) for text in texts]
    vocabulary = {token: n for n, token in enumerate(sorted(set().union(*counts)))}
    weights = np.zeros(len(vocabulary))
    for count in counts:
        for token in count:
            weights[vocabulary[token]] += 1
    weights = np.log((1 + len(texts)) / (1 + weights)) + 1

    def rows(found: Sequence[Counter[str]]) -> Grid:
        grid = np.zeros((len(found), len(vocabulary)), np.float32)
        for row, count in enumerate(found):
            for token, times in count.items():
                if token in vocabulary:
                    grid[row, vocabulary[token]] = 1 + np.log(times)
        grid *= weights
        return grid / np.maximum(np.linalg.norm(grid, axis=1, keepdims=True), 1e-12)

    return rows([Counter(tokens(query)) for query in queries]) @ rows(counts).T
