"""Characters of one page, as MuPDF finds them, become fragments: runs of text on one baseline.

Works on MuPDF's "rawdict" without importing it. Coordinates are points of the page as shown.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from careerflow.models.document import Box
from careerflow.services.documents.glyphs import Glyph
from careerflow.services.documents.signs import is_icon, named, repaired
from careerflow.services.documents.spacing import respaced

Visible = Callable[[Glyph], bool]

_TINY = 2.0
"""Points: smaller text cannot be read on paper or at 100 %."""
_WIDE_GAP = 2.0
"""Ems of white after which a run ends: wider than any justified word space."""
_OTHER_SIZE = 0.15
_ASCENT, _DESCENT = 1.05, 0.35
"""Ems above and below the baseline that a box covers at most: some fonts claim far more."""
_LEAST_ASCENT, _LEAST_DESCENT = 0.7, 0.1
"""Ems that it covers at least: others claim to hang below the baseline."""
BULLETS = frozenset("•·▪▫■□◦●○‣⁃∙◆◇►▸▶➢➤❖✓✔✦★☆–—-*")
_BOLD_FLAG, _BOLD_STYLE, _FILLED, _STROKED = 16, 8, 16, 32
_LIGATURES = range(0xFB00, 0xFB07)


@dataclass(slots=True)
class Fragment:
    """A run of text without wide gaps; `extents` as in models.document.Line."""

    text: str
    extents: list[tuple[float, float]]
    box: Box
    size: float
    bold: bool
    vertical: bool
    backwards: bool  # written right to left or bottom to top on the page
    order: int  # place in the file's drawing order

    @property
    def is_bullet(self) -> bool:
        return len(self.text) == 1 and self.text in BULLETS


def fragments(raw: dict[str, Any], visible: Visible) -> tuple[list[Fragment], int]:
    """The page's visible fragments in drawing order, and how many words were left out as hidden.

    `raw` is TextPage.extractRAWDICT() with ligatures and white space preserved.
    """
    found: list[Fragment] = []
    hidden = 0
    for block in raw["blocks"]:
        for line in block.get("lines", ()):
            axis, sign = _direction(line["dir"])
            glyphs: list[Glyph] = []
            for span in line["spans"]:
                kept, left_out = _seen(_glyphs(span, axis, sign), visible)
                glyphs += kept
                hidden += left_out
            for run in _runs(respaced(_spread(_clusters(glyphs)))):
                found.append(_fragment(run, axis, sign, len(found)))
    return found, hidden


def _direction(direction: tuple[float, float]) -> tuple[int, int]:
    """The axis that the text runs along (0 is x) and its sign."""
    dx, dy = direction
    if abs(dx) >= abs(dy):
        return 0, 1 if dx >= 0 else -1
    return 1, 1 if dy >= 0 else -1


def _glyphs(span: dict[str, Any], axis: int, sign: int) -> list[Glyph]:
    size = span["size"]
    style = span.get("char_flags", _FILLED)
    bold = bool(span["flags"] & _BOLD_FLAG or style & _BOLD_STYLE)
    drawn = bool(style & (_FILLED | _STROKED)) and span.get("alpha", 255) > 12
    chars = span["chars"]
    texts = named([char["c"] for char in chars], span["font"])
    if is_icon(texts):
        return []
    made = []
    for char, text in zip(chars, texts, strict=True):
        if not text:
            continue
        baseline = char["origin"][1 - axis]
        box = _clamped(char["bbox"], baseline, size) if axis == 0 and sign > 0 else char["bbox"]
        ends = (sign * box[axis], sign * box[axis + 2])
        low, high = min(ends), max(ends)
        guessed = char.get("synthetic", False)
        made.append(Glyph(text, low, high, box, baseline, size, bold, drawn, axis == 0, guessed))
    return made


def _clamped(box: Box, baseline: float, size: float) -> Box:
    x0, y0, x1, y1 = box
    if y0 < (highest := baseline - _ASCENT * size):
        y0 = highest
    elif y0 > (lowest := baseline - _LEAST_ASCENT * size):
        y0 = lowest
    if y1 > (lowest := baseline + _DESCENT * size):
        y1 = lowest
    elif y1 < (highest := baseline + _LEAST_DESCENT * size):
        y1 = highest
    return x0, y0, x1, y1


def _seen(glyphs: list[Glyph], visible: Visible) -> tuple[list[Glyph], int]:
    """The glyphs of a span that a person can see, and the number of words left out.

    Judged word by word; where most letters of the span are hidden, all of it is: single
    letters may coincide with the ink of something else.
    """
    if len(glyphs) <= 2 and all(_without_width(glyph) for glyph in glyphs):
        return glyphs, 0  # the tail of a ligature of the span before
    seen = {id(glyph): _shows(glyph, visible) for glyph in glyphs if glyph.text != " "}
    letters = [seen[id(glyph)] for glyph in glyphs if glyph.text.isalnum()]
    if all(letters):
        return glyphs, 0
    words = list(_words(glyphs))
    if sum(letters) < 0.4 * len(letters):
        return [], len(words)
    hidden = [
        index
        for index, word in enumerate(words)
        if any(glyph.text.isalnum() for glyph in word)
        and sum(seen[id(glyph)] for glyph in word) < 0.3 * len(word)
    ]
    gone = {id(glyph) for index in hidden for glyph in words[index]}
    return [glyph for glyph in glyphs if id(glyph) not in gone], len(hidden)


def _words(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text != " ":
            word.append(glyph)
        elif word:
            yield word
            word = []
    if word:
        yield word


def _shows(glyph: Glyph, visible: Visible) -> bool:
    return glyph.size >= _TINY and visible(glyph)


def _clusters(glyphs: list[Glyph]) -> list[Glyph]:
    """Joins combining marks (and whatever else composes) with the letter before them."""
    joined: list[Glyph] = []
    for glyph in glyphs:
        if joined and not glyph.text.isascii() and _composes(joined[-1].text, glyph.text):
            base = joined[-1]
            base.text = unicodedata.normalize("NFC", base.text + glyph.text)
            if not unicodedata.combining(glyph.text[0]):
                base.low, base.high = min(base.low, glyph.low), max(base.high, glyph.high)
        else:
            glyph.text = unicodedata.normalize("NFC", glyph.text)
            joined.append(glyph)
    return joined


def _composes(before: str, char: str) -> bool:
    if before == " ":
        return False
    normal = unicodedata.normalize
    apart = normal("NFC", before) + normal("NFC", char)
    return bool(unicodedata.combining(char[0])) or normal("NFC", before + char) != apart


def _spread(glyphs: list[Glyph]) -> list[Glyph]:
    """One glyph per character: ligatures are unfolded and share the extent evenly.

    A glyph that stands for several characters comes from MuPDF as one wide character and
    others without width behind it.
    """
    made: list[Glyph] = []
    index = 0
    while index < len(glyphs):
        last = index + 1
        while last < len(glyphs) and glyphs[index].text != " " and _is_tail(glyphs, index, last):
            last += 1
        first = glyphs[index]
        if last == index + 1 and len(_unfolded(first.text)) == 1:
            made.append(first)
            index = last
            continue
        text = "".join(_unfolded(glyph.text) for glyph in glyphs[index:last])
        index = last
        step = (first.high - first.low) / len(text)
        for place, char in enumerate(text):
            low = first.low + place * step
            made.append(replace(first, text=char, low=low, high=low + step))
    return made


def _is_tail(glyphs: list[Glyph], head: int, index: int) -> bool:
    glyph, first = glyphs[index], glyphs[head]
    behind = abs(glyph.low - first.high) < 0.1 * glyph.size
    return behind and _without_width(glyph) and glyph.text.isalpha()


def _without_width(glyph: Glyph) -> bool:
    return glyph.high - glyph.low < 0.01 * glyph.size


def _unfolded(text: str) -> str:
    if len(text) == 1 and ord(text) in _LIGATURES:
        return unicodedata.normalize("NFKD", text)
    return text


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Cuts at wide gaps, but not between a bullet and its text, and where the type grows or
    shrinks: a heading may stand close beside its text."""
    run: list[Glyph] = []
    for index, glyph in enumerate(glyphs):
        wide = glyph.text == " " and glyph.high - glyph.low > _WIDE_GAP * glyph.size
        if glyph.text == " " and len(run) > 2 and index + 1 < len(glyphs):
            other = glyphs[index + 1].size
            wide = wide or abs(other - run[-1].size) > _OTHER_SIZE * other
        if wide and not (len(run) == 1 and run[0].text in BULLETS):
            yield run
            run = []
        else:
            run.append(glyph)
    if run:
        yield run


def _fragment(run: list[Glyph], axis: int, sign: int, order: int) -> Fragment:
    letters = [glyph for glyph in run if glyph.text != " "]
    # Signs of another font may be taller than the words and reach into the next line.
    words = [glyph for glyph in letters if glyph.text[0].isalnum()] or letters
    low, top, high, foot = _around(letters)
    if len(words) < len(letters):
        narrow, highest, wide, lowest = _around(words)
        box = (low, highest, high, lowest) if axis == 0 else (narrow, top, wide, foot)
    else:
        box = (low, top, high, foot)
    extents = [(glyph.low, glyph.high) if sign > 0 else (-glyph.high, -glyph.low) for glyph in run]
    sizes = sorted(glyph.size for glyph in letters)
    bold = 2 * sum(glyph.bold for glyph in letters) > len(letters)
    text = repaired("".join(glyph.text for glyph in run))
    size = sizes[len(sizes) // 2]
    return Fragment(text, extents, box, size, bold, axis == 1, sign < 0, order)


def _around(glyphs: list[Glyph]) -> Box:
    lows, tops, highs, feet = zip(*[glyph.box for glyph in glyphs], strict=True)
    return min(lows), min(tops), max(highs), max(feet)
