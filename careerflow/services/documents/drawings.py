"""The vector drawings of a document's pages, as far as they are few enough to be looked at."""

from typing import Any

import pymupdf

_MOST_BYTES = 16_000_000
"""Of drawing commands in one document: about three seconds' work, or five full pages of
letters drawn as shapes. No CV has as many otherwise."""
_PACKED = 4
"""How much longer such commands are than they are compressed."""


class Drawings:
    """Gives the drawings of one page after the other, none of those beyond the limit."""

    def __init__(self, pdf: pymupdf.Document) -> None:
        self._pdf = pdf
        self._left = _MOST_BYTES

    def of(self, page: pymupdf.Page) -> list[dict[str, Any]]:
        size = self._size(page)
        if size > self._left:
            return []
        self._left -= size
        drawings: list[dict[str, Any]] = page.get_cdrawings()
        return drawings

    def _size(self, page: pymupdf.Page) -> int:
        """Of the commands, about: without unpacking them, which may not end."""
        forms = {form[0] for form in page.get_xobjects()}
        return sum(self._length(number) for number in {*page.get_contents(), *forms})

    def _length(self, number: int) -> int:
        packed = self._pdf.xref_get_key(number, "Filter")[0] != "null"
        return len(self._pdf.xref_stream_raw(number) or b"") * (_PACKED if packed else 1)
