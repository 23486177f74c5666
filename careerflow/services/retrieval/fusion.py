"""Several rankings of the same chunks -> one score each."""

from collections.abc import Sequence

_CONSTANT = 20
"""The k of reciprocal rank fusion (Cormack, Clarke, Buettcher 2009, there 60 for lists of a
thousand; CVs have some thirty chunks)."""


def reciprocal_rank(rankings: Sequence[Sequence[float]]) -> list[float]:
    """Fuses rankings given as scores, one per chunk, into one score per chunk.

    Equal scores share the better rank; a score of 0 or less is not ranked at all, so that
    finding none of the words is no point in favour.
    """
    fused = [0.0] * len(rankings[0])
    for scores in rankings:
        for chunk, rank in _ranks(scores).items():
            fused[chunk] += 1.0 / (_CONSTANT + rank)
    return fused


def _ranks(scores: Sequence[float]) -> dict[int, int]:
    order = sorted((-score, chunk) for chunk, score in enumerate(scores) if score > 0)
    ranks: dict[int, int] = {}
    for position, (score, chunk) in enumerate(order, start=1):
        same_as_before = position > 1 and order[position - 2][0] == score
        ranks[chunk] = ranks[order[position - 2][1]] if same_as_before else position
    return ranks
