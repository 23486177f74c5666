"""Finding words with or without their case and diacritics."""

import unicodedata

from careerflow.models.folding import folded


def _bare(text: str) -> str:
    return unicodedata.normalize("NFC", folded(_lower(text)))


class Words:
    """What was typed into a search field: a text matches that holds every word of it.

    A word without diacritics is found with and without them. One that has some is found as it is
    written, and where the text itself has none, but not under other diacritics.
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self._words = _lower(typed).split()

    def __bool__(self) -> bool:
        return bool(self._words)

    def match(self, text: "Searched") -> bool:
        return all(self._found(word, text) for word in self._words)

    def _found(self, word: str, text: "Searched") -> bool:
        bare = _bare(word)
        if bare == word:
            return word in text.bare
        return word in text.lower or bare in text.lower


class Searched:
    """A text, prepared once for many searches."""

    def __init__(self, text: str) -> None:
        self.lower, self.bare = _lower(text), _bare(text)


def _lower(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
