"""Words as the search index holds them, and what was typed as a question to it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from careerflow.services.matching.folding import fold

_WORD = re.compile(r"[^\W_]+[+#]*")  # also C++ and C#
_TYPED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_AROUND = 60
"""Characters before and after the place that a snippet shows."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """`bare` are all words without case and diacritics; `marked` those that have diacritics, as
    they are written, so that a word typed with them is found as itself only."""

    bare: str
    marked: str


def indexed(text: str) -> Indexed:
    """The words of a text, in its order."""
    runs = text.split()
    return Indexed(
        " ".join(filter(None, map(_BARE.__getitem__, runs))),
        "" if text.isascii() else " ".join(filter(None, map(_MARKED.__getitem__, runs))),
    )


class _OfRuns(dict[str, str]):
    """What is indexed of each run of characters between spaces that was met: the same ones come
    again and again, and a pattern takes ten times as long. Vietnamese has some 7,000 syllables."""

    def __init__(self, found_of: Callable[[Sequence[str]], Iterable[str]]) -> None:
        super().__init__()
        self._found_of = found_of

    def __missing__(self, run: str) -> str:
        found = " ".join(self._found_of(_WORD.findall(composed(run).lower())))
        if len(run) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[run] = found
        return found


def _with_marks(words: Sequence[str]) -> list[str]:
    return [word for word in words if fold(word) != word]


_LONGEST_KEPT = 32
_MOST_KEPT = 1 << 15
_BARE = _OfRuns(lambda words: map(fold, words))
_MARKED = _OfRuns(_with_marks)


def composed(text: str) -> str:
    """One character for each letter, however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side, in lower case; `open_ended` where the last may go on."""

    words: tuple[str, ...]
    open_ended: bool

    @property
    def bare(self) -> tuple[str, ...]:
        return tuple(map(fold, self.words))

    @property
    def question(self) -> str:
        """In the language of FTS5. Every word is a string of it, so that nothing typed is taken
        for its syntax."""
        one = len(self.words) == 1
        end = " *" if self.open_ended else ""
        marked = [word for word in self.words if fold(word) != word]
        if marked and one:
            return f'{{names_marked texts_marked}} : "{marked[0]}"{end}'
        parts = [f'{{names texts}} : "{" ".join(self.bare)}"{end}']
        last = len(self.words) - 1
        for place, word in enumerate(self.words):
            if word in marked:
                goes_on = end if place == last else ""
                parts.append(f'{{names_marked texts_marked}} : "{word}"{goes_on}')
        return " AND ".join(parts)

    def place(self, text: str, bare: str) -> int | None:
        """Where it stands in `text`, in lower case, whose fold is `bare`."""
        marked = self.words != self.bare
        words = self.words if marked and len(self.words) == 1 else self.bare
        within = text if words is self.words and marked else bare
        end = "" if self.open_ended else r"(?![^\W_])"
        # The words first: a pattern that begins with letters is looked for ten times as fast.
        pattern = r"[\W_]+".join(map(re.escape, words)) + end
        for found in re.finditer(pattern, within):
            if not found.start() or not within[found.start() - 1].isalnum():
                return found.start()
        return None


class Typed:
    """What was typed into a search field: every word and every “phrase in quotes” is wanted; the
    last word may be the beginning of one."""

    def __init__(self, typed: str) -> None:
        found = list(_TYPED.finditer(composed(typed).lower()))
        terms = []
        for place, each in enumerate(found):
            phrase, word = each.groups()
            words = tuple(_WORD.findall(word if phrase is None else phrase))
            goes_on = phrase is None and place == len(found) - 1 and each.end() == len(typed)
            if words:
                terms.append(Term(words, goes_on))
        self.terms = tuple(terms)

    def __bool__(self) -> bool:
        return bool(self.terms)

    @cached_property
    def question(self) -> str:
        """For MATCH; not to be asked without terms."""
        return " AND ".join(f"({term.question})" for term in self.terms)

    def snippet(self, text: str) -> str:
        """The words around the first place in `text` where one of the terms stands; empty where
        there is none."""
        if not text:
            return ""
        text = composed(text)
        lower = text.lower()
        if len(lower) != len(text):  # "İ": the places would not be the same
            lower = text
        bare = lower if text.isascii() else fold(text)
        found = (term.place(lower, bare) for term in self.terms)
        place = next((place for place in found if place is not None), None)
        return "" if place is None else _cut(text, place)


def _cut(text: str, place: int) -> str:
    start, end = max(0, place - _AROUND), min(len(text), place + _AROUND)
    if start:
        start = text.find(" ", start, place) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", place + 1, end), place + _AROUND // 2)
    inside = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{inside}{' …' if end < len(text) else ''}"
