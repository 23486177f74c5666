"""The folding that makes two spellings of the same printed text equal.

NFKC (ligatures, full-width and superscript forms), case, typographic quotation marks and the
letter Eth, which some fonts carry in place of the Vietnamese D with stroke.
"""

import unicodedata
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d" + SOFT_HYPHEN)
BULLETS = frozenset("•●▪◦‣■□◆◇➢➤✓✔○∙⁃►▶▸❖\uf0b7\uf0a7\uf0d8\uf076\uf0fc")
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_QUOTES = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
}


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """One character as it is compared: none, one or several characters."""
    if character in _QUOTES:
        return _QUOTES[character]
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", character).casefold())
    return folded.replace("ð", "đ")


@lru_cache(maxsize=8192)
def _bare(character: str) -> str:
    marks = unicodedata.normalize("NFD", fold_character(character))
    return "".join("d" if c == "đ" else c for c in marks if not unicodedata.combining(c))


def bare(text: str) -> str:
    """Lower case without diacritics: how headings and key words are compared."""
    return "".join(_bare(character) for character in unicodedata.normalize("NFC", text))


def is_word(character: str) -> bool:
    """Part of a word: a letter, a digit or a mark that belongs to one."""
    return character.isalnum() or unicodedata.combining(character) > 0


def is_ideograph(character: str) -> bool:
    """Written without spaces between words: Chinese and Japanese."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"
