"""Two views of the same passages, by meaning and by words -> one score each."""

from collections.abc import Sequence

WORDS = 0.05
"""Weight of the words beside the meaning, which weighs 1."""


def fuse(meaning: Sequence[float], words: Sequence[float], words_at_best: float) -> list[float]:
    """Convex fusion (Bruch, Gai, Ingber 2023, "An analysis of fusion functions for hybrid
    retrieval"), which keeps how far apart scores are where reciprocal ranks forget it.

    `meaning` is calibrated, 0 to 1; `words` are BM25 scores, `words_at_best` what a passage with
    every term would get. Result 0 to 1, the same whatever other passages there are.
    """
    best = max(words_at_best, 1e-9)
    return [
        (near + WORDS * min(1.0, found / best)) / (1 + WORDS)
        for near, found in zip(meaning, words, strict=True)
    ]
