"""Letters that are drawn as shapes: filled paths that stand in lines as letters do.

A person reads them, and they are no text. Programs for drawing make them ("convert to curves",
"create outlines"), one path a letter or one for a whole line: what counts are the closed contours
in them. Works on MuPDF's drawings without importing it.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerflow.models.document import Box

Matrix = tuple[float, float, float, float, float, float]

_LEAST_HEIGHT, _TALLEST = 3.0, 40.0
"""Points: the height of a line's tallest letters."""
_SPECK = 0.3
"""Points across of a contour at least: less is dirt."""
_OVERLAP = 0.6
"""Share of a contour's height, or of the row's, that it has in common with its row."""
_BAND = 4.0
"""Points: rows are looked up by such bands of the page."""
_SAME_LETTER = 0.5
"""Share of the narrower of two contours over or under the other: a hole, an accent."""
_WORD_GAP = 1.6
"""White between two words of a line at most; this and all below in heights of its row."""
_LETTER_GAP = 0.6
"""The same between most letters: icons in a row stand farther apart."""
_LOW = 0.4
"""What is lower is a point, a comma, a dash."""
_WIDE = 2.5
"""Width of a letter at most, or of some that touch."""
_SAME_FOOT, _ON_BASELINE = 0.05, 0.6
"""How far feet on one baseline differ; and the share of letters with theirs there."""
_ROUNDED, _STEPS = 0.25, 8
"""Share of the letters that have curves, or so many straight steps in their place."""
_SHAPES = 4
"""Letters of different size in a line at least: dots, bars and squares are alike."""
_FEW, _ENOUGH = 6, 10
"""Letters of one line among several, and of all that there are: a logo has fewer."""
_SHARE = 0.02
"""Of all contours of the page, those letters at least: in a drawing of very many parts, some stand
in a row by chance."""
_LEADING = 1.5
"""From the foot of a line to the next line of its block at most."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A contour, or several that make one letter."""

    x0: float
    y0: float
    x1: float
    y1: float
    rounded: bool

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class _Line:
    box: Box
    letters: int
    height: float


def outlined(
    drawings: Iterable[Mapping[str, Any]], printed: Sequence[Box], turn: Matrix
) -> list[Box]:
    """Blocks of lines of letters among the filled paths, where none of `printed`, the page's
    text, stands for them. `drawings` are those of pymupdf.Page.get_cdrawings; `turn` maps their
    points, of the page before its rotation, to the page as shown."""
    shapes = [
        shape
        for drawing in drawings
        if "f" in drawing["type"] and drawing["fill_opacity"] > 0
        for shape in _contours(drawing["items"], turn)
        if min(shape.width, shape.height) > _SPECK and shape.height < _TALLEST
        if shape.x1 > 0 and shape.y1 > 0 and shape.width < _WIDE * shape.height
    ]
    lines = [
        line
        for top, foot, row in _rows(shapes)
        if foot - top > _LEAST_HEIGHT
        for line in _lines(row, foot - top)
        if not _stands_for(printed, line.box)
    ]
    enough = max(_ENOUGH, _SHARE * len(shapes))
    return _blocks(lines) if sum(line.letters for line in lines) >= enough else []


def _contours(items: Iterable[tuple[Any, ...]], turn: Matrix) -> Iterator[_Shape]:
    """Each closed line of a path: where it does not go on from the last point, one begins."""
    points: list[tuple[float, float]] = []
    steps = curves = 0
    for kind, *given in items:
        if kind in ("re", "qu"):
            corners = _corners(given[0])
            yield _shape(corners, turn, rounded=False)
            continue
        if points and given[0] != points[-1]:
            yield _shape(points, turn, rounded=curves > 0 or steps >= _STEPS)
            points, steps, curves = [], 0, 0
        points += given
        steps += 1
        curves += kind == "c"
    if points:
        yield _shape(points, turn, rounded=curves > 0 or steps >= _STEPS)


def _corners(given: Any) -> list[tuple[float, float]]:
    """Of a rectangle, as four numbers, or a quadrilateral, as four points."""
    if isinstance(given[0], tuple):
        return list(given)
    x0, y0, x1, y1 = given
    return [(x0, y0), (x1, y1)]


def _shape(points: Sequence[tuple[float, float]], turn: Matrix, rounded: bool) -> _Shape:
    """Around the points, those between which a curve is drawn too: they are hardly outside."""
    across, down = zip(*points, strict=True)
    a, b, c, d, e, f = turn
    low, high = ((a * x + c * y + e, b * x + d * y + f) for x, y in _ends(across, down))
    (x0, x1), (y0, y1) = sorted((low[0], high[0])), sorted((low[1], high[1]))
    return _Shape(x0, y0, x1, y1, rounded)


def _ends(across: tuple[float, ...], down: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
    return (min(across), min(down)), (max(across), max(down))


def _rows(shapes: list[_Shape]) -> list[tuple[float, float, list[_Shape]]]:
    """Top, foot and shapes of each row: the tallest of its letters make it."""
    rows: list[tuple[float, float, list[_Shape]]] = []
    bands: dict[int, list[int]] = {}
    for shape in sorted(shapes, key=lambda shape: -shape.height):
        middle = int((shape.y0 + shape.y1) / 2 / _BAND)
        place = next((at for at in bands.get(middle, ()) if _is_in(shape, *rows[at][:2])), None)
        if place is None:
            place = len(rows)
            rows.append((shape.y0, shape.y1, []))
            for band in range(int(shape.y0 / _BAND), int(shape.y1 / _BAND) + 1):
                bands.setdefault(band, []).append(place)
        rows[place][2].append(shape)
    return rows


def _is_in(shape: _Shape, top: float, foot: float) -> bool:
    return min(shape.y1, foot) - max(shape.y0, top) >= _OVERLAP * shape.height


def _lines(row: list[_Shape], height: float) -> Iterator[_Line]:
    """What reads as words among the row's shapes: from one wide gap to the next."""
    line: list[_Shape] = []
    for letter in _letters(row):
        if line and letter.x0 - line[-1].x1 > _WORD_GAP * height:
            yield from _words(line, height)
            line = []
        line.append(letter)
    yield from _words(line, height)


def _letters(row: list[_Shape]) -> list[_Shape]:
    """From left to right, each with its holes and marks."""
    letters: list[_Shape] = []
    for shape in sorted(row, key=lambda shape: shape.x0):
        last = letters[-1] if letters else None
        if last is None or last.x1 - shape.x0 < _SAME_LETTER * min(last.width, shape.width):
            letters.append(shape)
        else:
            letters[-1] = _Shape(
                last.x0,
                min(last.y0, shape.y0),
                max(last.x1, shape.x1),
                max(last.y1, shape.y1),
                last.rounded or shape.rounded,
            )
    return letters


def _words(line: list[_Shape], height: float) -> Iterator[_Line]:
    letters = [letter for letter in line if letter.height > _LOW * height]
    if len(letters) < _FEW or any(letter.width > _WIDE * height for letter in letters):
        return
    foot = sorted(letter.y1 for letter in letters)[len(letters) // 2]
    on_baseline = sum(abs(letter.y1 - foot) < _SAME_FOOT * height for letter in letters)
    gaps = sorted(after.x0 - before.x1 for before, after in itertools.pairwise(line))
    sizes = {(round(20 * one.width / height), round(20 * one.height / height)) for one in letters}
    if (
        on_baseline >= _ON_BASELINE * len(letters)
        and gaps[len(gaps) // 2] < _LETTER_GAP * height
        and sum(letter.rounded for letter in letters) >= _ROUNDED * len(letters)
        and len(sizes) >= _SHAPES
    ):
        top, low = min(one.y0 for one in line), max(one.y1 for one in line)
        yield _Line((line[0].x0, top, line[-1].x1, low), len(letters), height)


def _stands_for(printed: Sequence[Box], box: Box) -> bool:
    """Whether text covers most of it."""
    shared = sum(
        max(0.0, min(box[2], one[2]) - max(box[0], one[0]))
        * max(0.0, min(box[3], one[3]) - max(box[1], one[1]))
        for one in printed
    )
    return shared > 0.5 * (box[2] - box[0]) * (box[3] - box[1])


def _blocks(lines: list[_Line]) -> list[Box]:
    """Around lines that stand close below each other."""
    blocks: list[Box] = []
    for line in sorted(lines, key=lambda line: line.box[1]):
        near = next((at for at, box in enumerate(blocks) if _goes_on(box, line)), None)
        if near is None:
            blocks.append(line.box)
        else:
            blocks[near] = _hull(blocks[near], line.box)
    return blocks


def _goes_on(block: Box, line: _Line) -> bool:
    x0, y0, x1, _ = line.box
    return y0 - block[3] < _LEADING * line.height and x0 < block[2] and x1 > block[0]


def _hull(box: Box, other: Box) -> Box:
    low, high = map(min, box[:2], other[:2]), map(max, box[2:], other[2:])
    x0, y0 = low
    x1, y1 = high
    return x0, y0, x1, y1
