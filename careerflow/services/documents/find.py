"""Finds words in a document's text as a person looks for them on its pages.

Upper and lower case are one; a letter typed without diacritics finds it with any ("ke toan"
finds "kế toán"), a letter typed with them only itself. White space is any white space, also a
line's or a page's end, and a word that was hyphenated at a line's end is found with and without
its hyphen.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator

from careerflow.services.documents.folding import BULLETS, DASHES, bare, fold_character
from careerflow.services.task import TaskContext

Hit = tuple[int, int]
"""start, end: offsets in the document's text."""

_PAGE = 20_000
"""Characters folded at a time: less than 5 ms, after which other threads get their turn."""
_DROPPED = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f]|(?<=[ \n\f\t\xa0])\\s+")
_BROKEN = re.compile(r"(?<=\w)[-\u2010]\s*[\n\f]\s*(?=\w)")
_MOST_HITS = 20_000


def _one(folded: str, character: str) -> str:
    """The folding where it is one character: offsets stay as they are. ("ß" stays itself.)"""
    return folded if len(folded) == 1 else character


def _plain(character: str) -> str:
    if character.isspace() or character in BULLETS:
        return " "
    if character in DASHES:
        return "-"
    return _one(bare(character), character)


def _exact(character: str) -> str:
    return _one(fold_character(character), character)


def _fold(text: str, fold: Callable[[str], str]) -> str:
    """As many characters as `text`."""
    table = {ord(character): fold(character) for character in set(text)}
    return text.translate(table)


class _View:
    """The text without some of its parts, in both foldings; `source` leads back."""

    def __init__(self, plain: str, exact: str, left_out: list[Hit]) -> None:
        kept, at = [], 0
        self._starts: list[int] = []
        self._shifts: list[int] = []
        length = 0
        for start, end in [*left_out, (len(plain), len(plain))]:
            if start > at:
                kept.append((at, start))
                self._starts.append(length)
                self._shifts.append(at - length)
                length += start - at
            at = max(at, end)
        self.plain = "".join(plain[a:b] for a, b in kept)
        self.exact = "".join(exact[a:b] for a, b in kept)

    def source(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._starts, at) - 1]


class TextFinder:
    """One document's text, folded. Building it takes about 0.1 s for the longest that is read."""

    def __init__(self, ctx: TaskContext, text: str) -> None:
        plain, exact = [], []
        for at in range(0, len(text), _PAGE):
            ctx.check()
            part = text[at : at + _PAGE]
            plain.append(_fold(part, _plain))
            exact.append(_fold(part, _exact))
        dropped = [match.span() for match in _DROPPED.finditer(text)]
        broken = [match.span() for match in _BROKEN.finditer(text)]
        both = "".join(plain), "".join(exact)
        # With the hyphens of broken words, then without.
        self._views = [_View(*both, sorted(dropped + [(a + 1, b) for a, b in broken]))]
        if broken:
            self._views.append(_View(*both, sorted(dropped + broken)))

    def find(self, ctx: TaskContext, words: str) -> tuple[Hit, ...]:
        """Where `words` stand, in the order of the text, at most 20,000 places.

        Raises Cancelled.
        """
        text = " ".join(_DROPPED.sub("", unicodedata.normalize("NFC", words)).split())
        if not text:
            return ()
        found: dict[int, int] = {}
        for view in self._views:
            for start, end in _hits(view, _fold(text, _plain), _fold(text, _exact)):
                ctx.check()
                found.setdefault(start, end)
                if len(found) >= _MOST_HITS:
                    break
        return tuple(sorted(found.items()))


def _hits(view: _View, plain: str, exact: str) -> Iterator[Hit]:
    marked = [at for at, character in enumerate(exact) if _accented(character, plain[at])]
    at = view.plain.find(plain)
    while at >= 0:
        if all(view.exact[at + mark] == exact[mark] for mark in marked):
            yield view.source(at), view.source(at + len(plain) - 1) + 1
            at = view.plain.find(plain, at + len(plain))
        else:
            at = view.plain.find(plain, at + 1)


def _accented(exact: str, plain: str) -> bool:
    return exact != plain and exact.isalpha()
