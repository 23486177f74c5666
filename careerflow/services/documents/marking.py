"""Where a person who marks a passage begins and ends: at its words, not at its bullet."""

import re
import unicodedata

from careerflow.services.documents.folding import BULLETS, DASHES

_LIST_MARKS = DASHES | frozenset("*+·␣o")  # bullets only where white space follows
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\[\d{1,2}\])(?=\s)")
_ATTACHED = frozenset(",;|•")  # separators, also beside a word
_FREE = frozenset("&/·") | DASHES  # separators with white space around them


def bullet_end(text: str, start: int, end: int) -> int:
    """Where the bullet, icon or number at `start` ends; `start` where there is none."""
    number = _NUMBER.match(text, start, end)
    if number:
        return number.end()
    mark = text[start]
    if mark in BULLETS or unicodedata.category(mark) == "Co":
        return start + 1
    spaced = start + 1 < end and text[start + 1].isspace()
    if spaced and (mark in _LIST_MARKS or unicodedata.category(mark) == "So"):
        return start + 1
    return start


def marked(text: str, start: int, end: int) -> tuple[int, int]:
    """text[start:end] without a bullet before it, separators and white space around it.

    Only one bullet or number goes: of "1. 5. Division" the 5 stays. Where no letter and no digit
    would be left, only white space goes.
    """
    start, end = without_space(text, start, end)
    if start == end:
        return start, end
    first, last = bullet_end(text, start, end), end
    while first < last and (text[first].isspace() or _separates(text[first : first + 2])):
        first += 1
    while first < last and (text[last - 1].isspace() or _ends(text, first, last)):
        last -= 1
    return (first, last) if any(map(str.isalnum, text[first:last])) else (start, end)


def without_space(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _separates(pair: str) -> bool:
    """Whether a passage begins with a separator, `pair` being its first two characters."""
    return pair[0] in _ATTACHED or (pair[0] in _FREE and pair[1:].isspace())


def _ends(text: str, first: int, last: int) -> bool:
    """Whether text[first:last] ends with a separator; "2019 -" is a date that still runs."""
    mark, before = text[last - 1], text[max(first, last - 2) : last - 1]
    if mark in _ATTACHED or mark in BULLETS or unicodedata.category(mark) == "Co":
        return True
    running = mark in DASHES and text[first : last - 1].rstrip()[-1:].isdigit()
    return mark in _FREE and before.isspace() and not running
