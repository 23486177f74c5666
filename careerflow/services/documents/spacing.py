"""Spaces between the characters of a line: the file's own where it has some, else from the gaps.

Many files hold no spaces at all and only move the pen on. MuPDF writes a space for a move of 0.2
ems; tightly justified lines and accented letters with wrong widths leave less, spaced-out
headings leave more between letters of one word. So the line's own gaps decide.
"""

import itertools
from dataclasses import replace

from careerflow.services.documents.glyphs import Glyph

_WHITE = 0.2
"""Ems that part two words where the line does not tell more."""
_TIGHT = 0.03
"""Ems: letters set solid are no further apart, kerning included."""
_CLEAR = 0.11
"""Ems that part two words in a line set solid: more than kerning ever adds (0.06 measured over
80 CVs, and 0.14 the tightest space)."""
_SPACED_OUT = 0.05
_FEW = 4
"""Gaps below which a line's own measure is not trusted."""


def respaced(glyphs: list[Glyph]) -> list[Glyph]:
    """Exactly one space where words part, none elsewhere."""
    made: list[Glyph] = []
    space = False
    white, spaced_out = _measured(glyphs)
    for glyph in glyphs:
        if glyph.text == " ":
            space = space or not (glyph.guessed and spaced_out)
            continue
        if made and _parts(made[-1], glyph, space, white):
            made.append(_space(made[-1], glyph))
        space = False
        made.append(glyph)
    return made


def _parts(before: Glyph, after: Glyph, space: bool, white: float) -> bool:
    gap = (after.low - before.high) / after.size
    if space:
        return abs(gap) >= _TIGHT
    return gap > white and not _is_ideographic(before, after)


def _measured(glyphs: list[Glyph]) -> tuple[float, bool]:
    """Ems between two letters of this line that part words; whether its letters stand apart."""
    gaps = sorted(_gaps(glyphs))
    if len(gaps) < _FEW:
        return _WHITE, False
    middle, small = gaps[len(gaps) // 2], gaps[len(gaps) // 6]
    if small > _SPACED_OUT and _any_touching(glyphs):
        return max(_WHITE, 1.6 * middle + 0.1), True
    if abs(middle) < _TIGHT and not any(_TIGHT + 0.04 < gap < _CLEAR for gap in gaps):
        return _CLEAR, False
    return _WHITE, False


def _any_touching(glyphs: list[Glyph]) -> bool:
    """Whether some letters have no space between them, not even a guessed one.

    A line of single letters all parted is left to whoever sees the whole of it.
    """
    return any(
        before.text != " " and after.text != " " for before, after in itertools.pairwise(glyphs)
    )


def _gaps(glyphs: list[Glyph]) -> list[float]:
    """Ems between neighbours that no space of the file parts."""
    letters = [glyph for glyph in glyphs if not (glyph.text == " " and glyph.guessed)]
    return [
        (after.low - before.high) / after.size
        for before, after in itertools.pairwise(letters)
        if before.text != " " and after.text != " "
    ]


def _is_ideographic(*glyphs: Glyph) -> bool:
    """Chinese, Japanese and Korean set white between scripts that is not a space."""
    return any("\u2e80" <= glyph.text[0] <= "\uffef" for glyph in glyphs)


def _space(before: Glyph, after: Glyph) -> Glyph:
    low, high = before.high, max(before.high, after.low)
    return replace(before, text=" ", low=low, high=high)
