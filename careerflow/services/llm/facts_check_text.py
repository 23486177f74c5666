"""The words of a CV, to look up names in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from careerflow.services.llm.facts_check_words import same
from careerflow.services.matching.folding import fold
from careerflow.services.matching.taxonomy import normalise

_WORD = re.compile(r"[^\W_]+[+#]*")
_RUN_TOGETHER = 5  # letters from which on "Postgre SQL" may be written without its space


def words(text: str) -> tuple[str, ...]:
    """Folded, without plural endings, in order."""
    return tuple(normalise(word) for word in _WORD.findall(fold(text)) if word != "s")


@dataclass(frozen=True, slots=True)
class Text:
    """`phrases` is one string of words with a space on either side of each; `together` has no
    spaces; `lines` are the words of each line with those of the next, where a line may go on."""

    phrases: str
    together: str
    all_words: frozenset[str]
    lines: tuple[frozenset[str], ...]

    @staticmethod
    def of(text: str) -> "Text":
        rows = [words(line) for line in text.splitlines()]
        rows = [row for row in rows if row]
        pairs = [frozenset((*row, *after)) for row, after in pairwise((*rows, ()))]
        every = [word for row in rows for word in row]
        return Text(f" {' '.join(every)} ", "".join(every), frozenset(every), tuple(pairs))

    def beside(self, names: Iterable[str]) -> "Text":
        """With names of another source."""
        more = Text.of("\n".join(names))
        return Text(
            self.phrases + more.phrases,
            f"{self.together} {more.together}",
            self.all_words | more.all_words,
            self.lines + more.lines,
        )

    def has(self, name: str) -> bool:
        """Whether these words stand there one after the other, or in the other language."""
        wanted = words(name)
        if not wanted:
            return True
        if f" {' '.join(wanted)} " in self.phrases:
            return True
        joined = "".join(wanted)
        if len(joined) >= _RUN_TOGETHER and joined in self.together:
            return True
        other = same().get(fold(name).strip(), ())
        return any(f" {' '.join(words(called))} " in self.phrases for called in other)

    def has_in_a_line(self, name: str) -> bool:
        """Whether all the words stand in one line, in whatever order."""
        wanted = frozenset(words(name))
        return any(wanted <= line for line in self.lines)
