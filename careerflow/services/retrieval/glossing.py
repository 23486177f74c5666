"""Vietnamese -> the English words for it, one after the other, for the English encoder.

It has a better grasp of meaning than the multilingual one, and hardly one of Vietnamese: told the
English words in Vietnamese order, it understands most of what was said. The words are those of
resources/lexicon/glosses_vi.tsv, written for this program; others stay as they are.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from careerflow import paths
from careerflow.services.documents.language import detect_line
from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from careerflow.services.retrieval.embedding import Encoder, Vectors

GLOSSING = "3"
"""Goes up whenever a text would be told in other words."""

_KNOWN = 0.5  # share of words, from which on a text is Vietnamese
_KNOWN_IN_VIETNAMESE = 0.3  # where its letters say so as well
_WORD = re.compile(r"[^\W_]+(?:[.'+#-][^\W_]+)*[+#]*|[^\w\s]")
_OLD = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_NEW = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_TONES = dict(zip(_OLD.split(" "), _NEW.split(" "), strict=True))
_TONE = re.compile(rf"(?:{'|'.join(_TONES)})(?!\w)")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?)])")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    glosses: Mapping[tuple[str, ...], str]
    longest: int  # syllables


@cache
def _lexicon() -> _Lexicon:
    lines = paths.bundled("lexicon/glosses_vi.tsv").read_text("utf-8").splitlines()
    entries = [line.split("\t") for line in lines if line and not line.startswith("#")]
    # Folded as one text: each by itself takes three times as long.
    known = _folded("\n".join(vietnamese for vietnamese, _ in entries)).split("\n")
    words = (tuple(vietnamese.split(" ")) for vietnamese in known)
    glosses = dict(zip(words, (english for _, english in entries), strict=True))
    return _Lexicon(glosses, max(map(len, glosses)))


def in_english(text: str) -> str:
    """Vietnamese told in English words, in the order of the Vietnamese; other texts as they are."""
    written = [match[0] for match in _WORD.finditer(unicodedata.normalize("NFC", text))]
    if text.isascii() or not written:
        return text
    words = [_folded(word) for word in written]
    told, known, place = [], 0, 0
    for size in _cut(words):
        gloss = _lexicon().glosses.get(tuple(words[place : place + size]))
        told += [written[place]] if gloss is None else [gloss] if gloss else []
        known += 0 if gloss is None else size
        place += size
    # A line may be too short to tell its language by its letters ("bán hàng"), and a name in an
    # English line has Vietnamese ones.
    least = _KNOWN_IN_VIETNAMESE if detect_line(text, "en") == "vi" else _KNOWN
    if known < least * len(words):
        return text
    return _BEFORE_MARK.sub(r"\1", " ".join(told))


class GlossedEncoder:
    """Implements Encoder: one for English that is told Vietnamese by glosses."""

    def __init__(self, encoder: "Encoder") -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.dimension = encoder.dimension

    def encode(self, texts: Sequence[str], ctx: TaskContext) -> "Vectors":
        return self._encoder.encode([in_english(text) for text in texts], ctx)


def _cut(words: Sequence[str]) -> list[int]:
    """Sizes of the pieces, in order: known words as long as possible, by the sum of their
    squares; of equal cuts the one whose first pieces are longer."""
    lexicon = _lexicon()
    worth, sizes = [0] * (len(words) + 1), [1] * len(words)
    for start in reversed(range(len(words))):
        worth[start] = worth[start + 1]
        for size in range(1, min(lexicon.longest, len(words) - start) + 1):
            whole = size * size + worth[start + size]
            if whole >= worth[start] and tuple(words[start : start + size]) in lexicon.glosses:
                worth[start], sizes[start] = whole, size
    cut, place = [], 0
    while place < len(words):
        cut.append(sizes[place])
        place += sizes[place]
    return cut


def _folded(text: str) -> str:
    """In lower case and with the tone where newer spelling puts it (hoà, hòa)."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return _TONE.sub(lambda match: _TONES[match[0]], lowered)
