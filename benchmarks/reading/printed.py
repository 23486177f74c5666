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
_WIDE = 8
"""Points across."""
_BOTH = 0.5
"""Share of a strip's printed height with print on both sides."""
_ALIGNED = 0.75
"""Share of the rows of one side that stand on a row of the other: so many make a table."""
_SAME_ROW = 1.5
_FULL = 0.85
"""Share of a block's width from which on a line is full, so that its sentence runs on."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that poppler takes for one paragraph, each as its words' boxes."""

    lines: tuple[tuple[Box, ...], ...]

    @property
    def wrapped(self) -> Iterator[tuple[Box, Box]]:
        """Pairs of lines of prose, the first so full that the second goes on with it."""
        boxes = [_hull(line) for line in self.lines]
        x0, _, x1, _ = _hull(boxes) if boxes else (0.0, 0.0, 0.0, 0.0)
        words = sum(len(line) for line in self.lines)
        if len(boxes) < 2 or words < 4 * len(boxes):
            return
        for before, after in itertools.pairwise(boxes):
            below = after[1] > (before[1] + before[3]) / 2
            if below and before[2] - before[0] > _FULL * (x1 - x0):
                yield before, after


@dataclass(frozen=True, slots=True)
class Gutter:
    x: int
    top: int
    bottom: int

    def side(self, x0: float, y0: float, x1: float, y1: float) -> bool | None:
        """Whether a box stands to the right of it; None where it is beside, above or below."""
        if not self.top <= (y0 + y1) / 2 <= self.bottom or x0 < self.x < x1:
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
    lines = (
        tuple(_box(word) for word in line.findall(".//{*}word"))
        for line in element.findall(".//{*}line")
    )
    return Block(tuple(line for line in lines if line))


def _box(element: ElementTree.Element) -> Box:
    x0, y0, x1, y1 = (float(element.attrib[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
    return x0, y0, x1, y1


def _hull(boxes: tuple[Box, ...] | list[Box]) -> Box:
    lows, highs = np.array(boxes)[:, :2].min(axis=0), np.array(boxes)[:, 2:].max(axis=0)
    return float(lows[0]), float(lows[1]), float(highs[0]), float(highs[1])


def gutters(blocks: list[Block]) -> list[Gutter]:
    """Tall white strips with print on both sides, the tallest of those that lie side by side."""
    boxes = [box for block in blocks for line in block.lines for box in _closed(line)]
    if not boxes:
        return []
    print_ = _printed(boxes)
    _height, width = print_.shape
    found: list[Gutter] = []
    for x in range(_WIDE, width - _WIDE, 2):
        clear = ~print_[:, x - _WIDE // 2 : x + _WIDE // 2].any(axis=1)
        for top, bottom in _runs(clear):
            inner = _trimmed(print_, x, top, bottom)
            if inner is not None and not _is_table(boxes, Gutter(x, *inner)):
                found.append(Gutter(x, *inner))
    found.sort(key=lambda gutter: gutter.top - gutter.bottom)
    kept: list[Gutter] = []
    for gutter in found:
        if not any(_same(print_, gutter, other) for other in kept):
            kept.append(gutter)
    return kept


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
    left, right = printed[top:bottom, :x].any(axis=1), printed[top:bottom, x:].any(axis=1)
    rows = [np.flatnonzero(side) for side in (left, right)]
    if not all(len(side) for side in rows):
        return None
    low, high = max(side[0] for side in rows), min(side[-1] for side in rows)
    both, some = (left & right)[low:high].sum(), (left | right)[low:high].sum()
    return (
        (top + int(low), top + int(high)) if high - low >= _TALL and both >= _BOTH * some else None
    )


def _is_table(boxes: list[Box], gutter: Gutter) -> bool:
    """Whether nearly all rows of one side have a cell on the other."""
    sides: dict[bool | None, set[float]] = {None: set(), False: set(), True: set()}
    for box in boxes:
        sides[gutter.side(*box)].add(box[3])
    left, right = sides[False], sides[True]
    few, many = sorted((left, right), key=len)
    aligned = sum(any(abs(one - other) < _SAME_ROW for other in many) for one in few)
    return aligned >= _ALIGNED * len(few)


def _same(printed: np.ndarray, gutter: Gutter, other: Gutter) -> bool:
    """Whether two strips overlap in height with no print between them, or barely any."""
    top, bottom = max(gutter.top, other.top), min(gutter.bottom, other.bottom)
    if bottom <= top:
        return False
    low, high = sorted((gutter.x, other.x))
    rows = printed[top:bottom, low:high].any(axis=1).sum() if high > low else 0
    return bool(rows < 0.2 * (bottom - top))


def _runs(flags: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return [(int(low), int(high)) for low, high in zip(edges[::2], edges[1::2], strict=True)]
