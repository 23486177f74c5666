"""Labels of CVs whose text cannot be copied: what they say, as hashes."""

import hashlib
from collections.abc import Sequence
from itertools import product

from careerflow.services.documents.folding import bare


def fingerprint(words: str) -> str:
    """A hash of the words without case, marks and punctuation; "" for none."""
    plain = "".join(filter(str.isalnum, bare(words)))
    return hashlib.sha256(plain.encode()).hexdigest()[:12] if plain else ""


def paired(
    read: Sequence[tuple[str, ...]], labelled: Sequence[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """Indexes in both, those that agree in most first; none that agree in nothing."""
    pairs = []
    free_read, free_labelled = set(range(len(read))), set(range(len(labelled)))
    scored = [
        (sum(a == b != "" for a, b in zip(read[i], labelled[k], strict=True)), -i, -k)
        for i, k in product(free_read, free_labelled)
    ]
    for score, i, k in sorted(scored, reverse=True):
        if score and -i in free_read and -k in free_labelled:
            pairs.append((-i, -k))
            free_read.discard(-i)
            free_labelled.discard(-k)
    return pairs
