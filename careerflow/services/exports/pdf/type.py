"""Type, colours and measures of the PDF, and how words are set in lines."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pymupdf

from careerflow import paths
from careerflow.models.report import Verdict

Color = tuple[float, float, float]

WIDTH, HEIGHT = 595.28, 841.89
"""A4, in points."""
LEFT, TOP, BOTTOM = 48.0, 50.0, 60.0
"""Margins of the report's pages; right as left."""
INNER = WIDTH - 2 * LEFT
LEADING = 1.38
"""Lines per size: the stacked marks of Vietnamese need room."""


@dataclass(frozen=True, slots=True)
class Style:
    """`weight` is the file's: Regular, Medium, SemiBold or Bold; `color` a token of the theme."""

    size: float
    weight: str = "Regular"
    color: str = "text"

    @property
    def leading(self) -> float:
        return self.size * LEADING

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline."""
        return self.size * (LEADING + 0.72) / 2


BODY = Style(9.2)
STRONG = Style(9.2, "Medium")
CAPTION = Style(7.8, color="muted")


@cache
def color(token: str) -> Color:
    """Of the light theme: paper is white. An alpha is blended with it."""
    value = _tokens()[token].lstrip("#")
    share = int(value[:2], 16) / 255 if len(value) == 8 else 1.0
    red, green, blue = (int(value[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    return (_on_white(red, share), _on_white(green, share), _on_white(blue, share))


def _on_white(part: float, share: float) -> float:
    return round(1 - (1 - part) * share, 4)


@cache
def _tokens() -> dict[str, str]:
    text = paths.bundled("themes/light.toml").read_text(encoding="utf-8")
    colors: dict[str, str] = tomllib.loads(text)["color"]
    return colors


def dash(verdict: Verdict) -> str:
    """Of the line under evidence: told apart without colours too, as in the window."""
    patterns = {Verdict.PARTIAL: "[4 2] 0", Verdict.MISSING: "[1 1.5] 0"}
    return patterns.get(verdict, "[5 1.5 1 1.5] 0" if verdict is Verdict.NOT_SCORED else "[] 0")


@cache
def font(weight: str) -> pymupdf.Font:
    """What it has no letter for is drawn with the fonts that MuPDF brings."""
    return pymupdf.Font(fontfile=str(paths.bundled(f"fonts/BeVietnamPro-{weight}.ttf")))


@cache
def _advance(char: str, weight: str) -> float:
    return float(font(weight).text_length(char, 1))


def width(text: str, style: Style) -> float:
    """In points."""
    return sum(_advance(char, style.weight) for char in text) * style.size


def wrap(text: str, style: Style, room: float, most: int = 0) -> list[str]:
    """Lines no wider than `room`; a word that is wider is broken. Of more than `most` lines the
    last one kept ends in an ellipsis (0: all are kept)."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, style, room):
        joined = f"{line} {piece}" if line else piece
        if line and width(joined, style) > room:
            lines.append(line)
            line = piece
        else:
            line = joined
    lines.append(line)
    if most and len(lines) > most:
        return [*lines[: most - 1], elided(" ".join(lines[most - 1 :]), style, room)]
    return lines


def wrap_evenly(text: str, style: Style, room: float) -> list[str]:
    """As few lines as `wrap` needs, and as narrow as they may be."""
    lines = wrap(text, style, room)
    while room > style.size * 3:
        room *= 0.94
        narrower = wrap(text, style, room)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def elided(text: str, style: Style, room: float) -> str:
    """One line, its end replaced by an ellipsis where it is too wide."""
    if width(text, style) <= room:
        return text
    kept = text
    while kept and width(f"{kept}…", style) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _pieces(text: str, style: Style, room: float) -> Iterator[str]:
    """The words, those too wide in parts."""
    for word in text.split():
        while width(word, style) > room and len(word) > 1:
            fits = 1
            while fits < len(word) and width(word[: fits + 1], style) <= room:
                fits += 1
            yield word[:fits]
            word = word[fits:]  # noqa: PLW2901 - what is left of it
        yield word
