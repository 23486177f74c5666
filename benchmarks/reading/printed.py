"""What poppler finds on the pages of a PDF: blocks of lines, and the tall white strips between.

Nothing here knows how the program reads.
"""

import itertools
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

Box = tuple[float, float, float, float]
_TALL = 150.0
"""Points: white strips lower than this may lie between the cells of a table."""
_WIDE = 6
"""Points across."""
_LEADING = 6
_BOTH = 0.3
"""Share of a strip's printed height with print on both sides."""
_ALIGNED = 0.75
"""Share of the rows of one side that stand on a row of the other: so many make a table."""
_SAME_ROW = 2.5
_FULL = 0.85
"""Share of a block's width from which on a line is full, so that its sentence runs on."""
_LETTERS = 0.7
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that poppler takes for one paragraph, each as its words' boxes."""

    lines: tuple[tuple[Box, ...], ...]
    is_prose: bool  # words, not dates and figures

    @property
    def wrapped(self) -> Iterator[tuple[Box, Box]]:
        """Pairs of lines of prose, the first so full that the second goes on with it."""
        boxes = [_hull(line) for line in self.lines]
        x0, _, x1, _ = _hull(boxes) if boxes else (0.0, 0.0, 0.0, 0.0)
        words = sum(len(line) for line in self.lines)
        if not self.is_prose or len(boxes) < 2 or words < 4 * len(boxes):
            return
        for before, after in itertools.pairwise(boxes):
            below = after[1] > (before[1] + before[3]) / 2
            if below and before[2] - before[0] > _FULL * (x1 - x0):
                yield before, after

    def is_table_with(self, other: "Block") -> bool:
        """Whether each line stands on a row with one of the other's: cells, in any order."""
        mine, its = ([_hull(line) for line in block.lines] for block in (self, other))
        if other is self or len(mine) != len(its) or len(mine) < 2:
            return False
        return all(abs(a[3] - b[3]) < _SAME_ROW for a, b in zip(mine, its, strict=True))


@dataclass(frozen=True, slots=True)
class Gutter:
    """A white strip at `x` between `top` and `bottom`, with its columns from `left` to `right`."""

    x: int
    top: int
    bottom: int
    left: int
    right: int

    def side(self, x0: float, y0: float, x1: float, y1: float) -> bool | None:
        """Whether a box stands to the right of it; None where it is in neither column."""
        inside = self.left <= (x0 + x1) / 2 <= self.right
        if not inside or not self.top <= (y0 + y1) / 2 <= self.bottom or x0 < self.x < x1:
            return None
        return x0 > self.x


def blocks_of_pages(path: Path) -> list[list[Block]]:
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=True
    )
    told = _CONTROLS.sub("", done.stdout.decode("utf-8", "replace"))
    pages = ElementTree.fromstring(told).findall(".//{*}page")
    return [[_block(block) for block in page.findall(".//{*}block")] for page in pages]


def _block(element: ElementTree.Element) -> Block:
    words = [word.text or "" for word in element.findall(".//{*}word")]
    lines = [
        tuple(_box(word) for word in line.findall(".//{*}word"))
        for line in element.findall(".//{*}line")
    ]
    letters = sum(map(str.isalpha, "".join(words)))
    prose = letters > _LETTERS * sum(map(len, words))
    return Block(tuple(line for line in lines if line), prose)


def _box(element: ElementTree.Element) -> Box:
    x0, y0, x1, y1 = (float(element.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
    return x0, y0, x1, y1


def _hull(boxes: tuple[Box, ...] | list[Box]) -> Box:
    lows, highs = np.array(boxes)[:, :2].min(axis=0), np.array(boxes)[:, 2:].max(axis=0)
    return float(lows[0]), float(lows[1]), float(highs[0]), float(highs[1])


def gutters(blocks: list[Block]) -> list[Gutter]:
    """Tall white strips with print on both sides: the tallest of the page, then those of its
    columns, and of what is above and below."""
    boxes = [box for block in blocks for line in block.lines for box in _closed(line)]
    if not boxes:
        return []
    printed = _printed(boxes)
    height, width = printed.shape
    return list(_found(printed, boxes, (0, 0, width, height)))


def _found(
    printed: np.ndarray, boxes: list[Box], area: tuple[int, int, int, int]
) -> Iterator[Gutter]:
    left, top, right, bottom = area
    strips: list[Gutter] = []
    for x in range(left + _WIDE, right - _WIDE, 2):
        clear = ~printed[top:bottom, x - _WIDE // 2 : x + _WIDE // 2].any(axis=1)
        for low, high in _runs(clear):
            inner = _trimmed(printed[:, left:right], x - left, top + low, top + high)
            if inner is not None:
                strips.append(Gutter(x, *inner, left, right))
    strips.sort(key=lambda strip: strip.top - strip.bottom)
    best = next((strip for strip in strips if not _is_table(boxes, strip)), None)
    if best is None:
        return
    yield best
    for part in (
        (left, best.top, best.x, best.bottom),
        (best.x, best.top, right, best.bottom),
        (left, top, right, best.top),
        (left, best.bottom, right, bottom),
    ):
        yield from _found(printed, boxes, part)


def _closed(line: tuple[Box, ...]) -> list[Box]:
    """Words of one line with the spaces between them, where they are no wider than a letter."""
    merged = [line[0]]
    for word in line[1:]:
        last = merged[-1]
        if word[0] - last[2] < 0.8 * (word[3] - word[1]):
            merged[-1] = _hull([last, word])
        else:
            merged.append(word)
    return merged


def _printed(boxes: list[Box]) -> np.ndarray:
    """Shape (height, width) in points, bool."""
    highest = np.array(boxes).max(axis=0)
    printed = np.zeros((int(highest[3]) + 2, int(highest[2]) + 2), bool)
    for box in boxes:
        x0, y0, x1, y1 = (max(0, round(edge)) for edge in box)
        printed[y0:y1, x0:x1] = True
    return printed


def _trimmed(printed: np.ndarray, x: int, top: int, bottom: int) -> tuple[int, int] | None:
    """The height in which both sides have print; None where it is low or they seldom have."""
    left, right = _lines(printed[top:bottom, :x]), _lines(printed[top:bottom, x:])
    rows = [np.flatnonzero(side) for side in (left, right)]
    if not all(len(side) for side in rows):
        return None
    low, high = max(side[0] for side in rows), min(side[-1] for side in rows)
    both, some = (left & right)[low:high].sum(), (left | right)[low:high].sum()
    return (
        (top + int(low), top + int(high)) if high - low >= _TALL and both >= _BOTH * some else None
    )


def _lines(side: np.ndarray) -> np.ndarray:
    """Where a column has print, the white between its lines included."""
    return np.convolve(side.any(axis=1), np.ones(2 * _LEADING + 1), "same") > 0


def _is_table(boxes: list[Box], gutter: Gutter) -> bool:
    """Whether nearly all rows of one side have a cell on the other."""
    sides: dict[bool | None, set[float]] = {None: set(), False: set(), True: set()}
    for box in boxes:
        sides[gutter.side(*box)].add((box[1] + box[3]) / 2)
    left, right = sides[False], sides[True]
    few, many = sorted((left, right), key=len)
    aligned = sum(any(abs(one - other) < _SAME_ROW for other in many) for one in few)
    return aligned >= _ALIGNED * len(few)


def _runs(flags: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return [(int(low), int(high)) for low, high in zip(edges[::2], edges[1::2], strict=True)]
