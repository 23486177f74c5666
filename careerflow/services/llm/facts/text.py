"""The words of a CV, to look up names in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise

from careerflow.services.llm.facts.words import same
from careerflow.services.matching.folding import fold
from careerflow.services.matching.taxonomy import normalise
from careerflow.services.retrieval.glossing import in_english

_WORD = re.compile(r"[^\W_]+[+#]*")
_BEGINNING = 5  # letters: "analyse", "analysis", "analyst"
_SMALL = 3  # letters: shorter words say little
_NEAR, _REACH = 5, 60  # words on either side, within so many characters
_STOPS = re.compile(r"[.!?;](?:\s|$)|\n\s*[-–*•●▪◦■]|\n\s*\n")  # ends of a sentence, of a bullet
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|e|s|ly)$")
_LITTLE_WORDS = (
    "the and for with from that this over more than about nearly almost only just some which into "
    "per each every all their our his her its were was has have had been are them they year month "
    "cho voi cua cac nhung trong tai hon gan tren duoi mot hang moi nam thang tu den duoc"
)
_LITTLE = frozenset(_LITTLE_WORDS.split())
_RUN_TOGETHER = 5  # letters from which on "Postgre SQL" may be written without its space


def words(text: str) -> tuple[str, ...]:
    """Folded, without plural endings, in order."""
    return tuple(normalise(word) for word in _WORD.findall(fold(text)) if word != "s")


def around(text: str, start: int, end: int) -> frozenset[str]:
    """Stems of the words that stand near a place: what a number there is a number of."""
    before = _STOPS.split(text[max(0, start - _REACH) : start])[-1]
    after = _STOPS.split(text[end : end + _REACH])[0]
    return frozenset((*_telling(before)[-_NEAR:], *_telling(after)[:_NEAR]))


def _telling(text: str) -> list[str]:
    return [
        _ENDING.sub("", word)
        for word in words(text)
        if len(word) >= _SMALL and word not in _LITTLE and not word.isdigit()
    ]


@dataclass(frozen=True, slots=True)
class Text:
    """`language` is that of most of it. `phrases` is one string of words with a space on either
    side of each; `together` has no spaces, and `edges` are where words begin and end in it;
    `lines` are the words of each line with those of the next, where a line may go on; `english`
    are beginnings of what it says, or would, in English."""

    language: str
    phrases: str
    together: str
    edges: frozenset[int]
    lines: tuple[frozenset[str], ...]
    english: frozenset[str]

    @staticmethod
    def of(text: str, language: str) -> "Text":
        rows = [words(line) for line in text.splitlines()]
        rows = [row for row in rows if row]
        pairs = [frozenset((*row, *after)) for row, after in pairwise((*rows, ()))]
        every = [word for row in rows for word in row]
        english = (word for line in text.splitlines() for word in words(in_english(line)))
        return Text(
            language,
            f" {' '.join(every)} ",
            "".join(every),
            frozenset((0, *accumulate(map(len, every)))),
            tuple(pairs),
            frozenset(word[:_BEGINNING] for word in english),
        )

    def beside(self, names: Iterable[str]) -> "Text":
        """With names of another source."""
        more = Text.of("\n".join(names), self.language)
        shift = len(self.together) + 1
        return Text(
            self.language,
            self.phrases + more.phrases,
            f"{self.together} {more.together}",
            self.edges | {shift + edge for edge in more.edges},
            self.lines + more.lines,
            self.english | more.english,
        )

    def has(self, name: str) -> bool:
        """Whether these words stand there one after the other, or in the other language."""
        wanted = words(name)
        if not wanted or self.says_exactly(name):
            return True
        joined = "".join(wanted)
        if len(joined) >= _RUN_TOGETHER and self._has_together(joined):
            return True
        other = same().get(fold(name).strip(), ())
        return any(f" {' '.join(words(called))} " in self.phrases for called in other)

    def says_exactly(self, name: str) -> bool:
        """Whether these words stand there one after the other."""
        return f" {' '.join(words(name))} " in self.phrases

    def has_address(self, written: str) -> bool:
        """Whether an address stands there, however it is written."""
        plain = "".join(words(written.removeprefix("https://").removeprefix("http://")))
        return bool(plain) and self._has_together(plain)

    def _has_together(self, letters: str) -> bool:
        """Whether whole words, however they are cut, have these letters: "Scala" is no part of
        "scalable"."""
        at = self.together.find(letters)
        while at >= 0:
            if at in self.edges and at + len(letters) in self.edges:
                return True
            at = self.together.find(letters, at + 1)
        return False

    def has_in_a_line(self, name: str) -> bool:
        """Whether all the words stand in one line, in whatever order."""
        wanted = frozenset(words(name))
        return any(wanted <= line for line in self.lines)

    def says(self, name: str, language: str) -> bool:
        """Whether all that it means is said somewhere, where it is in another language: common
        words can only be compared in English, and by their beginnings."""
        if language == self.language:
            return False
        meant = [word for word in words(in_english(name)) if len(word) >= _SMALL]
        return bool(meant) and all(word[:_BEGINNING] in self.english for word in meant)
