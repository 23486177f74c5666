"""/ActualText, where nothing else says what was printed: for glyphs that the file does not name.

Elsewhere it is left alone: it says what nobody sees, the names of icons at best, hidden keywords
at worst.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from careerflow.services.documents.signs import UNKNOWN, is_icon

_MOST = 4
"""Characters that one glyph can stand for: "ffi", a syllable; more is a description."""
_NEAR = 0.1  # points
_Places = dict[float, list[tuple[float, str]]]
"""Baseline -> (left edge, character)."""


def nameless(raw: dict[str, Any]) -> bool:
    """Whether a page, as MuPDF's "rawdict" without /ActualText, has glyphs without a name that
    are no icons."""
    return any(True for _ in _spans(raw))


def complete(raw: dict[str, Any], described: dict[str, Any]) -> None:
    """Names such glyphs in `raw` by what the same page has in their place with /ActualText.

    Only in words of which it says the other letters too. Of several characters the first takes
    the glyph's width, as MuPDF gives ligatures.
    """
    places: _Places = {}
    for span in _all_spans(described):
        for char in span["chars"]:
            if not char["c"].isspace() and char["c"] != UNKNOWN:
                level = round(char["origin"][1], 1)
                places.setdefault(level, []).append((char["bbox"][0], char["c"]))
    for span in _spans(raw):
        parts: list[dict[str, Any]] = []
        for _, word in groupby(span["chars"], key=lambda char: char["c"].isspace()):
            parts += _completed(list(word), places)
        span["chars"] = parts


def _completed(word: list[dict[str, Any]], places: _Places) -> list[dict[str, Any]]:
    """The word, where what is said of its other letters is what they are."""
    if all(char["c"] != UNKNOWN for char in word):
        return word
    said = [_said(char, places) for char in word]
    named = [
        (char["c"], text) for char, text in zip(word, said, strict=True) if char["c"] != UNKNOWN
    ]
    if not named or any(char != text for char, text in named):
        return word
    return [
        part for char, text in zip(word, said, strict=True) for part in _spelled(char, text[:_MOST])
    ]


def _said(char: dict[str, Any], places: _Places) -> str:
    x0, _, x1, _ = char["bbox"]
    level = places.get(round(char["origin"][1], 1), [])
    return "".join(c for x, c in level if x0 - _NEAR < x < x1 - _NEAR)


def _spelled(char: dict[str, Any], text: str) -> Iterator[dict[str, Any]]:
    _, y0, x1, y1 = char["bbox"]
    yield {**char, "c": text[0]} if text else char
    for tail in text[1:]:
        yield {**char, "c": tail, "bbox": (x1, y0, x1, y1)}


def _spans(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for span in _all_spans(raw):
        signs = [char["c"] for char in span["chars"]]
        if UNKNOWN in signs and not is_icon(signs):
            yield span


def _all_spans(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for block in raw["blocks"]:
        for line in block.get("lines", ()):
            yield from line["spans"]
