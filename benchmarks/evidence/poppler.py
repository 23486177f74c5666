"""pdftotext's text of a PDF: its lines in its order, with the place of every word."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from careerflow.models.document import Box

_XHTML = "{http://www.w3.org/1999/xhtml}"
_SAME_ROW = 0.5  # of the lower line's height


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PopplerLine:
    """`block` numbers pdftotext's paragraphs over the document; `page` counts from 0."""

    page: int
    block: int
    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        edges = list(zip(*(word.box for word in self.words), strict=True))
        return min(edges[0]), min(edges[1]), max(edges[2]), max(edges[3])

    def meets(self, other: "PopplerLine") -> bool:
        """Whether one stands above the other."""
        return min(self.box[2], other.box[2]) > max(self.box[0], other.box[0])

    def below(self, other: "PopplerLine") -> bool:
        return self._middle > other._middle and not self.beside(other)

    def beside(self, other: "PopplerLine") -> bool:
        """In one row."""
        height = min(self.box[3] - self.box[1], other.box[3] - other.box[1])
        return abs(self._middle - other._middle) < _SAME_ROW * height

    @property
    def _middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def read(path: Path) -> list[PopplerLine]:
    """In pdftotext's order."""
    done = subprocess.run(
        ["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=True
    )
    clean = "".join(c for c in done.stdout.decode("utf-8", "replace") if c >= " " or c == "\n")
    lines, block_number = [], 0
    for page, node in enumerate(ElementTree.fromstring(clean).iter(f"{_XHTML}page")):
        for block in node.iter(f"{_XHTML}block"):
            block_number += 1
            for line in block.iter(f"{_XHTML}line"):
                words = tuple(_word(word) for word in line.iter(f"{_XHTML}word") if word.text)
                lines.append(PopplerLine(page, block_number, words))
    return lines


def _word(node: ElementTree.Element) -> Word:
    x0, y0, x1, y1 = (float(node.attrib[edge]) for edge in ("xMin", "yMin", "xMax", "yMax"))
    return Word(node.text or "", (x0, y0, x1, y1))


def follows(page: list[PopplerLine], line: PopplerLine, after: PopplerLine) -> bool:
    """Whether a person may read on from `line` to `after`, `page` holding both, or the lines of
    the first where they are on two: to the right in the row; to what stands next below it, or
    below something left of it in its row; from the foot of a column to the head of one beside it;
    from the foot of a page to the head of the next. Never from or into the middle of a row whose
    words touch, nor back to a letter that stands lower in the middle of a word (the E of LaTeX)."""
    if line.page != after.page:
        return not any(other.below(line) and other.meets(line) for other in page)
    others = [other for other in page if other not in (line, after)]
    if any(_touches(line, other) or _touches(other, after) for other in others):
        return False
    if line.beside(after):
        return after.box[0] >= line.box[0] and not _within(line, after)
    lefts = [line, *(o for o in page if o.beside(line) and o.box[0] < line.box[0])]
    if any(_next_below(page, left, after) for left in lefts):
        return True
    apart = not line.meets(after) and not any(_between(line, after, other) for other in others)
    return apart and _foot(page, line, after) and _head(page, line, after)


def _within(line: PopplerLine, after: PopplerLine) -> bool:
    """Whether `after` is a letter that stands before the end of `line`."""
    return sum(len(word.text) for word in after.words) == 1 and after.box[2] < line.box[2]


def _touches(line: PopplerLine, other: PopplerLine) -> bool:
    """Whether `other` goes on right where `line` ends."""
    gap = other.box[0] - line.box[2]
    return line.beside(other) and -1 < gap < line.box[3] - line.box[1]


def _next_below(page: list[PopplerLine], line: PopplerLine, after: PopplerLine) -> bool:
    between = (o for o in page if o.below(line) and after.below(o) and o.meets(line))
    return after.meets(line) and after.below(line) and not any(between)


def _between(line: PopplerLine, after: PopplerLine, other: PopplerLine) -> bool:
    """Whether `other` runs over both columns, between the two."""
    upper, lower = sorted((line, after), key=lambda one: one.box[1])
    return other.meets(line) and other.meets(after) and other.below(upper) and lower.below(other)


def _foot(page: list[PopplerLine], line: PopplerLine, after: PopplerLine) -> bool:
    """Whether nothing of its column stands below `line`: what does runs below both."""
    below = [o for o in page if o.below(line) and o.meets(line)]
    return not below or min(below, key=lambda o: o.box[1]).meets(after)


def _head(page: list[PopplerLine], line: PopplerLine, after: PopplerLine) -> bool:
    above = [o for o in page if after.below(o) and o.meets(after)]
    return not above or max(above, key=lambda o: o.box[3]).meets(line)
