"""The members of a JSON object, each as soon as it is complete in a text that still grows."""

import json
import re
from collections.abc import Iterator

_START = re.compile(r"[^{]*\{\s*")  # a fence or a word before the object is passed over
_KEY = re.compile(r'\s*("(?:[^"\\]|\\.)*")\s*:\s*')
_OPENING = ("{", "[", '"')
_NEXT = re.compile(r"\s*,")
_PLAIN = re.compile(r"[^\s,{}\[\]\"]+(?=\s*[,}])")
_DECODER = json.JSONDecoder(strict=False)  # models put bare line ends into strings


class Members:
    """Is given the whole text so far, again and again. What is no JSON yields nothing more."""

    def __init__(self) -> None:
        self._at: int | None = None
        self._first = True
        self._seen = ""

    def new(self, text: str) -> Iterator[tuple[str, object]]:
        """Members that were not complete before; all of them where the text began anew."""
        if not text.startswith(self._seen):
            self._at, self._first = None, True
        if self._at is None:
            start = _START.match(text)
            if start is None:
                return
            self._at = start.end()
        while (found := self._member(text, self._at)) is not None:
            key, value, self._at = found
            self._seen = text[: self._at]
            self._first = False
            yield key, value

    def _member(self, text: str, at: int) -> tuple[str, object, int] | None:
        if not self._first:
            comma = _NEXT.match(text, at)
            if comma is None:
                return None
            at = comma.end()
        key = _KEY.match(text, at)
        # A number may go on in what is still to come; nothing else may once it can be read.
        if key is None or not (text[key.end() :][:1] in _OPENING or _PLAIN.match(text, key.end())):
            return None
        try:
            value, end = _DECODER.raw_decode(text, key.end())
            return json.loads(key[1]), value, end
        except (ValueError, RecursionError):  # not complete, no JSON, or brackets without end
            return None
