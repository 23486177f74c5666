"""A text as it is searched: without case, marks and invisible characters, each character with its
place in the text as written."""

import unicodedata
from functools import cached_property
from re import Match, Pattern
from typing import NamedTuple

from careerflow.models.profile import Span
from careerflow.services.documents.folding import INVISIBLE, SOFT_HYPHEN, bare

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_NOTHING = INVISIBLE | {SOFT_HYPHEN}


class Found(NamedTuple):
    """What is personal at start:end of the text as written."""

    start: int
    end: int
    kind: str


class Folded:
    """`plain` is lower case without marks; dashes are "-", each kind of space " " but line ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        known = {character: _folded(character) for character in set(text)}
        pieces: list[str] = []
        self._at: list[int] = []
        for place, character in enumerate(text):
            piece = known[character]
            pieces.append(piece)
            self._at.extend([place] * len(piece))
        self.plain = "".join(pieces)

    def span(self, start: int, end: int) -> Span:
        """Of plain[start:end] in the text, with the marks that follow it."""
        if start >= end:
            return (self._at[start], self._at[start]) if start < len(self._at) else (0, 0)
        last = self._at[end - 1] + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return self._at[start], last

    def found(self, match: Match[str], kind: str, group: int | str = 0) -> Found:
        return Found(*self.span(*match.span(group)), kind)

    def written(self, start: int, end: int) -> str:
        """plain[start:end] as written."""
        first, last = self.span(start, end)
        return self.text[first:last]

    def all(self, pattern: Pattern[str], kind: str) -> list[Found]:
        """Every match: of its group `it`, where it has one."""
        group: int | str = "it" if "it" in pattern.groupindex else 0
        return [
            self.found(match, kind, group) for match in pattern.finditer(self.plain) if match[group]
        ]

    @cached_property
    def lines(self) -> list[Span]:
        """In `plain`, without their ends."""
        spans, start = [], 0
        for piece in self.plain.split("\n"):
            spans.append((start, start + len(piece)))
            start += len(piece) + 1
        return spans


def _folded(character: str) -> str:
    if character in "\n\f":
        return "\n"
    if character in _NOTHING or unicodedata.combining(character):
        return ""
    if character.isspace():
        return " "
    return bare(character).translate(_DASHES)
