"""The items of one list in a JSON object, each as soon as it is complete in a text that grows."""

import json
import re
from collections.abc import Iterator

_NEXT = re.compile(r"\s*,?\s*")
_DECODER = json.JSONDecoder(strict=False)  # models put bare line ends into strings


class Items:
    """Objects of the list that is the member `name`. Is given the whole text so far, again and
    again; what is no JSON yields nothing more."""

    def __init__(self, name: str) -> None:
        self._list = re.compile(rf'\{{\s*"{re.escape(name)}"\s*:\s*\[')
        self._at: int | None = None
        self._seen = ""

    def begins_anew(self, text: str) -> bool:
        """Whether `text` does not go on from what was seen; what came before is void then."""
        return not text.startswith(self._seen)

    def new(self, text: str) -> Iterator[dict[str, object]]:
        """Those that were not complete before; all of them where the text began anew."""
        if self.begins_anew(text):
            self._at, self._seen = None, ""
        if self._at is None:
            start = self._list.search(text)
            if start is None:
                return
            self._at = start.end()
        while (found := _object(text, self._at)) is not None:
            value, self._at = found
            self._seen = text[: self._at]
            yield value


def _object(text: str, at: int) -> tuple[dict[str, object], int] | None:
    begin = _NEXT.match(text, at)
    if begin is None or text[begin.end() : begin.end() + 1] != "{":
        return None
    try:
        value, end = _DECODER.raw_decode(text, begin.end())
    except (ValueError, RecursionError):  # not complete, no JSON, or brackets without end
        return None
    return value, end
