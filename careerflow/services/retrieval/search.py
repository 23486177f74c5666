"""What retrieval is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Query:
    """One requirement. `language` is ISO 639-1; `vectors` maps an encoder's name to a float32
    vector of shape (dimension,), L2-normalised."""

    text: str
    language: str
    vectors: "Mapping[str, NDArray[np.float32]]"


@dataclass(frozen=True, slots=True)
class Hit:
    """One chunk of the CV found for a requirement; hits come best first.

    `start`/`end` are offsets in Document.text. `score` is the fused rank score, of use for
    ordering within one requirement only. `dense` is the calibrated similarity, 0 to 1, of which
    0.5 is an even chance that both texts speak of the same thing. `lexical` is the share, 0 to
    1, of the requirement's informative terms that the chunk contains.
    """

    chunk: int
    start: int
    end: int
    score: float
    dense: float
    lexical: float
