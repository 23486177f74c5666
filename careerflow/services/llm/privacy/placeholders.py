"""Placeholders: how they are written, and how they are known again after a model had them.

Models change case, blanks, brackets and signs ("【email 1】", "(PHONE_2)", "\\[NAME\\]"), leave
brackets out, and translate the word in a Vietnamese answer ("[ĐIỆN THOẠI 2]").
"""

import re
from collections.abc import Iterator

_WORDS = {
    "NAME": ("NAME", "HỌ TÊN", "HỌ VÀ TÊN", "TÊN"),
    "EMAIL": ("EMAIL", "E MAIL", "THƯ ĐIỆN TỬ"),
    "PHONE": ("PHONE", "ĐIỆN THOẠI", "SỐ ĐIỆN THOẠI", "SĐT"),
    "LINK": ("LINK", "LIÊN KẾT", "ĐƯỜNG DẪN"),
    "ADDRESS": ("ADDRESS", "ĐỊA CHỈ"),
    "BIRTH": ("BIRTH", "NGÀY SINH"),
    "PERSONAL": ("PERSONAL", "CÁ NHÂN"),
    "PERSON": ("PERSON", "NGƯỜI"),
    "ID": ("ID", "SỐ GIẤY TỜ"),
    "TEXT": ("TEXT", "VĂN BẢN"),
}
ALONE = "NAME"
"""The kind whose first placeholder has no number, as it is the one that stands in sentences."""
LITERAL = "TEXT"
"""The kind for what only looks like a placeholder."""

_GAP = r"[\s_\\-]{0,4}"
_KINDS = {word.replace(" ", ""): kind for kind, words in _WORDS.items() for word in words}
_WORD = "|".join(
    _GAP.join(word.split())
    for words in _WORDS.values()
    for word in sorted(words, key=len, reverse=True)
)
_WORD = rf"(?:{_WORD})"
_NUMBER = rf"{_GAP}\d{{1,5}}"
_ALONE = rf"(?:{'|'.join(_GAP.join(word.split()) for word in _WORDS[ALONE])})"
_INNER = rf"(?i:{_WORD}{_NUMBER}|{_ALONE})"
_NUMBERED = rf"(?i:{_WORD}{_NUMBER})"
_BRACKETED = (
    rf"\\\[\s?{_INNER}\s?\\\]|[\[【［〔]\s?{_INNER}\s?[\]】］〕]"
    rf"|\{{\{{?\s?{_NUMBERED}\s?\}}\}}?|[(（<«]\s?{_NUMBERED}\s?[)）>»]"
)
_BARE = rf"(?:{'|'.join(_WORDS)})_\d{{1,5}}"

_SEEN = re.compile(rf"{_BRACKETED}|(?<![\w\[]){_BARE}(?!\w)")
_LOOKS = re.compile(rf"{_BRACKETED}|{_BARE}")


def written(kind: str, number: int) -> str:
    return f"[{kind}]" if kind == ALONE and number == 1 else f"[{kind}_{number}]"


def seen(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each that stands in `text`, with how it was written at first."""
    for match in _SEEN.finditer(text):
        yield match, _as_written(match[0])


def alike(text: str) -> Iterator[re.Match[str]]:
    """What would be taken for one wherever it stood: also within a word."""
    return _LOOKS.finditer(text)


def _as_written(words: str) -> str:
    number = re.search(r"\d+", words)
    letters = "".join(character for character in words.upper() if character.isalpha())
    return written(_KINDS[letters], int(number[0]) if number else 1)
