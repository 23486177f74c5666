"""Letter-spaced words: "E X P E R I E N C E" is one word, however far apart its letters stand.

Letters so far apart come as words of one letter, and words as fragments of their own.
"""

import itertools
from dataclasses import replace

from careerflow.services.documents.extraction import BULLETS, Fragment

_LEAST = 4
"""Letters of one letter-spaced heading; fewer are a list or an abbreviation."""
_APART = 0.15
"""Ems between its letters at least."""
_FAR_APART = 0.3
"""Ems that show by themselves that letters are spaced out."""
_FEW = 3
_ALIKE = 0.12
"""Ems by which the letter-spacing of two of its words may differ: kerning, rounding."""
_WORD_SPACE = 0.7
"""Ems between two of its words beyond the spacing that follows each of two letters."""
_SIGNS = frozenset(":&+#.,!?'’()")


def tracked(found: list[Fragment]) -> list[Fragment]:
    """Fragments in drawing order, the words of a letter-spaced line joined and closed."""
    made: list[Fragment] = []
    for one in found:
        if made and _goes_on(made[-1], one):
            made[-1] = _joined(made[-1], one)
        else:
            made.append(one)
    return [_closed(one, _LEAST) for one in made]


def _goes_on(line: Fragment, item: Fragment) -> bool:
    if line.vertical or line.backwards or item.vertical or item.backwards:
        return False
    size = item.size
    level = abs(line.box[3] - item.box[3]) < 0.1 * size and abs(line.size - size) < 0.1
    pitches = [pitch for pitch in map(_pitch, (line, item)) if pitch is not None]
    if not level or not pitches or max(pitches) - min(pitches) > _ALIKE * size:
        return False
    spelled = _is_spelled(line) or _is_spelled(item)
    letters = sum(map(str.isalpha, line.text + item.text))
    if letters < _FEW or min(pitches) < (_APART if spelled else _FAR_APART) * size:
        return False
    gap = item.box[0] - line.box[2]
    return 0 < gap < 2 * max(pitches) + _WORD_SPACE * size


def _is_spelled(item: Fragment) -> bool:
    """Whether all its words are single characters."""
    signs = item.text.split(" ")
    plain = all(len(sign) == 1 and (sign.isalnum() or sign in _SIGNS) for sign in signs)
    return plain and signs[0] not in BULLETS


def _pitch(item: Fragment) -> float | None:
    """Points between its letters, as a rule; None of a single one."""
    gaps = sorted(_gaps(item))
    return gaps[len(gaps) // 2] if gaps else None


def _gaps(item: Fragment) -> list[float]:
    places = [place for place, char in enumerate(item.text) if char != " "]
    return [
        item.extents[after][0] - item.extents[before][1]
        for before, after in itertools.pairwise(places)
    ]


def _joined(line: Fragment, item: Fragment) -> Fragment:
    pitch = max(_pitch(line) or 0.0, _pitch(item) or 0.0)
    line, item = _closed(line, 1), _closed(item, 1)
    (x0, y0, x1, y1), (left, top, right, foot) = line.box, item.box
    parts = left - x1 > _limit(pitch, item.size)
    space = [(x1, max(x1, left))] if parts else []
    return replace(
        line,
        text=line.text + " " * len(space) + item.text,
        extents=[*line.extents, *space, *item.extents],
        box=(min(x0, left), min(y0, top), max(x1, right), max(y1, foot)),
    )


def _limit(pitch: float, size: float) -> float:
    """Points between two letters beyond which they belong to two words."""
    return 1.6 * pitch + 0.1 * size


def _closed(item: Fragment, least: int) -> Fragment:
    """Without the spaces inside its words, where it is spelled in `least` letters or more."""
    if item.backwards or item.vertical or not _is_spelled(item):
        return item
    gaps, pitch = _gaps(item), _pitch(item)
    letters = sum(map(str.isalpha, item.text))
    if len(gaps) + 1 < least or pitch is None or pitch < _APART * item.size:
        return item
    if least > 1 and 2 * letters <= len(gaps):  # figures in a row
        return item
    limit = _limit(pitch, item.size)
    places = [place for place, char in enumerate(item.text) if char != " "]
    keep = places[:1]
    for gap, before, after in zip(gaps, places, places[1:], strict=False):
        keep += [before + 1, after] if gap > limit else [after]
    text = "".join(item.text[place] for place in keep)
    return replace(item, text=text, extents=[item.extents[place] for place in keep])
