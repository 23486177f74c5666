"""Cuts a CV into the passages that a person would mark: a bullet, a sentence, a job's heading.

Noise belongs to no chunk: section headings, page numbers, running heads, lines without a letter
or digit. Every other character that is not white space belongs to exactly one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from careerflow.models.document import Document, Line, SectionKind
from careerflow.services.documents.furniture import furniture
from careerflow.services.documents.marking import bullet_end

CHUNKING = "4"  # goes up whenever the same document would give other chunks

_LONG, _ENOUGH, _SHORT, _LABEL_WORDS, _DATES = 60, 10, 7, 4, 3  # words
_SENTENCE_END = re.compile(r"[.!?;](?=\s+[^\W\d_])|。")
_LABEL = re.compile(r"[^\s:][^:]{0,40}:\s+\S")
_UNFINISHED = re.compile(
    r"(?:[,&(/–-]|\b(?:and|or|of|the|a|an|in|on|with|for|to|by|from|using|và|hoặc|của|cho|với|các))$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OUTDENT = 3.0  # of the font size: wrapped lines may begin left of a bullet's first line
_SLACK = 1.0  # of the font size: white left at the end of a line that is full
_APART = 0.9  # of a line's height: more white than that between two lines ends a passage
_PITCH = 1.15  # of the usual distance from line to line: more begins a new paragraph


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage, `Document.text[start:end]`, without white space at its ends."""

    start: int
    end: int
    section: SectionKind


@dataclass(frozen=True, slots=True)
class _Passage:
    lines: tuple[Line, ...]
    start: int
    end: int


def chunks(document: Document) -> tuple[Chunk, ...]:
    """The passages in the text's order; none crosses a section, a page or a column."""
    found: list[Chunk] = []
    left_out = furniture(document.text, document.lines, document.pages)
    for section in document.sections:
        first = bisect_left(document.lines, section.body, key=lambda line: line.start)
        last = bisect_left(document.lines, section.end, key=lambda line: line.start)
        lines = [
            line
            for index, line in enumerate(document.lines[first:last], first)
            if index not in left_out and any(map(str.isalnum, document.text[line.start : line.end]))
        ]
        blocks = _Blocks(document.text, lines).cut()
        passages = [part for block in blocks for part in _sentences(document.text, block)]
        found += [
            Chunk(passage.start, passage.end, section.kind)
            for passage in _merged(document.text, passages)
        ]
    return tuple(found)


class _Blocks:
    """Lines of one section that belong together: a bullet with its wrapped lines, a paragraph."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines
        self._pitch = _usual_pitch(lines)
        self._longest = max((line.end - line.start for line in lines), default=0)
        self._edges: dict[tuple[int, int], float] = {}

    def cut(self) -> Iterator[list[Line]]:
        block: list[Line] = []
        for line in self._lines:
            if block and not self._continues(block, line):
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def _continues(self, block: list[Line], line: Line) -> bool:
        last = block[-1]
        words, before = self._words(line), self._words(last)
        if line.page != last.page or _is_bullet(words) or not self._is_below(last, line):
            return False
        if line.bold != last.bold and words[0].isupper():
            return False
        if _is_bullet(self._words(block[0])) and line.box[0] < block[0].box[0] - 1:
            return False
        if words[0].islower() or words[0] == "(" or _UNFINISHED.search(before):
            return True
        if _LABEL.match(words) or before.endswith((".", ":", ";", "!", "?")):
            return False
        return self._is_full(last, line)

    def _words(self, line: Line) -> str:
        return self._text[line.start : line.end].strip()

    def _is_below(self, last: Line, line: Line) -> bool:
        """In the same column and paragraph, as far as places tell."""
        if not last.extents or not line.extents:
            return True
        apart = line.box[0] > last.box[2] or line.box[2] < last.box[0] - _OUTDENT * last.size
        if last.vertical != line.vertical or apart or abs(line.size - last.size) > 0.1 * last.size:
            return False
        step = line.box[1] - last.box[1]
        height = last.box[3] - last.box[1]
        return 0.4 * height < step < min(_PITCH * self._pitch + 0.5, (1 + _APART) * height)

    def _is_full(self, last: Line, line: Line) -> bool:
        """Whether the next line's first word would not have fitted into the last one."""
        words = self._words(line).split()
        first_word = words[0]
        if last.extents and line.extents:
            word = line.extents[len(first_word) - 1][1] - line.extents[0][0]
            right = self._right(last)
            orphan = len(words) <= 2 and last.box[2] - last.box[0] > 0.8 * (right - last.box[0])
            return orphan or last.box[2] + word + _SLACK * last.size > right
        length = last.end - last.start + 1 + len(first_word)
        return self._longest > 60 and length > self._longest

    def _right(self, last: Line) -> float:
        """The right edge of the column; one for all lines that begin about there."""
        place = (last.page, int(last.box[0] // 10))
        if place not in self._edges:
            self._edges[place] = max(
                other.box[2]
                for other in self._lines
                if other.page == last.page
                and other.box[0] < last.box[2]
                and last.box[0] < other.box[2]
            )
        return max(self._edges[place], last.box[2])


def _usual_pitch(lines: Sequence[Line]) -> float:
    """The smallest common distance from line to line in points; infinite where none tells."""
    steps = sorted(
        line.box[1] - last.box[1]
        for last, line in pairwise(lines)
        if last.extents and line.page == last.page and line.box[1] - last.box[1] > 0.9 * last.size
    )
    return steps[len(steps) // 5] if steps else float("inf")


def _is_bullet(words: str) -> bool:
    return bullet_end(words, 0, len(words)) > 0


def _size(words: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in words.split())


def _sentences(text: str, block: list[Line]) -> Iterator[_Passage]:
    """A paragraph sentence by sentence, however its lines are broken; a bullet as one passage, or
    cut where it is long: at sentence ends, else at line ends."""
    start, end = block[0].start, block[-1].end
    cuts = [start]
    if not _is_bullet(text[start:end]) or _size(text[start:end]) > _LONG:
        cuts += [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    for low, high in zip(cuts, [*cuts[1:], end], strict=True):
        for part in _at_line_ends(text, block, low, high):
            yield _passage(text, block, *part)


def _at_line_ends(text: str, block: list[Line], low: int, high: int) -> Iterator[tuple[int, int]]:
    if _size(text[low:high]) > _LONG:
        first = bisect_right(block, low, key=lambda line: line.end)
        last = bisect_left(block, high, key=lambda line: line.end)
        for line in block[first:last]:
            if _size(text[low : line.end]) > _LONG / 2:
                yield low, line.end
                low = line.end
    if text[low:high].strip():
        yield low, high


def _passage(text: str, block: list[Line], low: int, high: int) -> _Passage:
    words = text[low:high]
    start = low + len(words) - len(words.lstrip())
    end = high - (len(words) - len(words.rstrip()))
    first = bisect_right(block, start, key=lambda line: line.end)
    last = bisect_left(block, end, key=lambda line: line.start)
    return _Passage(tuple(block[first:last]), start, end)


def _merged(text: str, passages: list[_Passage]) -> Iterator[_Passage]:
    """Very short neighbours as one: a job's title, employer and dates; items of a list."""
    current: _Passage | None = None
    for passage in passages:
        if current is not None and _belongs(text, current, passage):
            current = _Passage(current.lines + passage.lines, current.start, passage.end)
            continue
        if current is not None:
            yield current
        current = passage
    if current is not None:
        yield current


def _belongs(text: str, current: _Passage, passage: _Passage) -> bool:
    words, more = text[current.start : current.end], text[passage.start : passage.end]
    size, added = _size(words), _size(more)
    last, line = current.lines[-1], passage.lines[0]
    if line.page != last.page or size + added > _LONG or _is_bullet(more):
        return False
    near, same_row = _is_near(current.lines, line), _on_row(last, line)
    if size <= _LABEL_WORDS and (same_row or (near and words.endswith(":"))):
        return True  # a label or dates, and what stands beside them
    if added <= _DATES and _YEAR.search(more):
        return near  # dates belong to their heading
    if not near or added > (_ENOUGH if same_row else _SHORT) or _stands_alone(words, more):
        return False
    enough = 2 * _ENOUGH if same_row or _YEAR.search(more) else _ENOUGH
    return size < enough and (same_row or not _begins_entry(current.lines[0], last, line))


def _stands_alone(words: str, more: str) -> bool:
    """Whether one of them is a bullet, or a label with its value."""
    labelled = _LABEL.match(words) and not _YEAR.search(words)
    return bool(labelled or _LABEL.match(more)) or _is_bullet(words)


def _begins_entry(first: Line, last: Line, line: Line) -> bool:
    """Whether the line stands out from the last one, and is no lesser part of a heading whose
    first line is larger still."""
    stands_out = (line.bold and not last.bold) or line.size > 1.05 * last.size
    return stands_out and line.size > 0.95 * first.size


def _on_row(last: Line, line: Line) -> bool:
    if not last.extents or not line.extents or last.page != line.page:
        return False
    return abs(line.box[1] + line.box[3] - last.box[1] - last.box[3]) < last.box[3] - last.box[1]


def _is_near(lines: Sequence[Line], line: Line) -> bool:
    """On the last line's row, or right below one of the lines."""
    last = lines[-1]
    if not last.extents or not line.extents:
        return True
    height = last.box[3] - last.box[1]
    overlap = any(line.box[0] < other.box[2] and other.box[0] < line.box[2] for other in lines)
    below = line.box[1] - last.box[3]
    return _on_row(last, line) or (overlap and -height < below < _APART * height)
