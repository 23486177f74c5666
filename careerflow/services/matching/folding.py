"""Comparing words without case and diacritics, keeping every offset.

`documents/folding.py` compares what is printed, ligatures and all, and may change lengths.
"""

import re
import unicodedata

_PUNCTUATION = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "đ": "d",
    "Đ": "d",
}


class _Folded(dict[int, str]):
    """Translation table that is filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if unicodedata.combining(character):
        return character
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


_TABLE = _Folded()
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """`text` in lower case, without diacritics, with plain quotes, dashes and spaces.

    The result has the length of `text`, so that offsets hold in both (NFC text is meant:
    a combining mark of its own stays where it is).
    """
    return text.translate(_TABLE)


def unmarked(text: str) -> str:
    """`text` without its diacritics and in its own case, of the same length."""
    return "".join(
        plain.upper() if written.isupper() else plain
        for written, plain in zip(text, fold(text), strict=True)
    )


def marks(text: str) -> str:
    """The diacritics of `text`, word by word and in a fixed order within a word.

    Two spellings of one Vietnamese word that place the tone on another vowel ("hòa", "hoà")
    have the same marks; words without any give "".
    """
    if text.isascii():
        return ""
    words = []
    for word in _WORD.findall(text):
        found = [c for c in unicodedata.normalize("NFD", word) if unicodedata.combining(c)]
        found += ["d" for c in word if c in "đĐ"]
        words.append("".join(sorted(found)))
    return " ".join(words).strip()
