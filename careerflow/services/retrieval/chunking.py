"""Cuts a CV into the passages that a person would mark: a bullet, a sentence, a job's heading.

Section headings, page numbers and running heads are noise and belong to no chunk; every other
character that is not white space belongs to exactly one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from careerflow.models.document import Document, Line, SectionKind
from careerflow.services.documents.folding import BULLETS, DASHES
from careerflow.services.documents.furniture import furniture

CHUNKING = "1"  # goes up whenever the same document would give other chunks

_LONG, _SHORT = 60, 4  # words
_SENTENCE_END = re.compile(r"[.!?;。](?=\s+[^\W\d_a-zà-ỹ])|。")
_LABEL = re.compile(r"[^\s:][^:]{0,40}:\s")
_WIDE_GAP = 0.8  # of a line's height: more white space than that between lines ends a passage


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage, `Document.text[start:end]`, without white space at its ends."""

    start: int
    end: int
    section: SectionKind


def chunks(document: Document) -> tuple[Chunk, ...]:
    """The passages in the text's order; none crosses a section, a page or a column."""
    found: list[Chunk] = []
    left_out = furniture(document.text, document.lines, document.pages)
    for section in document.sections:
        lines = [
            line
            for index, line in enumerate(document.lines)
            if index not in left_out and section.body <= line.start < section.end
        ]
        for block in _blocks(document.text, lines):
            for start, end in _sentences(document.text, block):
                found.append(Chunk(start, end, section.kind))
    return tuple(found)


def _blocks(text: str, lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: a bullet with its wrapped lines, a paragraph, a list."""
    block: list[Line] = []
    for line in lines:
        if not text[line.start : line.end].strip():
            continue
        if block and not _continues(text, block, line):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _continues(text: str, block: list[Line], line: Line) -> bool:
    last = block[-1]
    words, before = text[line.start : line.end].lstrip(), text[last.start : last.end].rstrip()
    if line.page != last.page or _is_bullet(words) or _other_place(last, line):
        return False
    if before.strip("".join(BULLETS | DASHES) + " ") == "":
        return True  # a bullet that stands on a line of its own
    if line.bold != last.bold or abs(line.size - last.size) > 0.1 * max(last.size, 1):
        return False
    if words[0].islower() or before.endswith((",", "-", "–", "&", "(")):
        return True
    if _LABEL.match(words) or before.endswith((".", ":", ";", "!", "?")):
        return False
    return _is_full(block, line)


def _is_bullet(words: str) -> bool:
    return words[0] in BULLETS or ((words[0] in DASHES or words[0] in "*+") and words[1:2] == " ")


def _other_place(last: Line, line: Line) -> bool:
    """Another column, or a paragraph's distance below."""
    if not last.extents or not line.extents:
        return False
    height = max(last.box[3] - last.box[1], 1)
    below = line.box[1] - last.box[3]
    apart = line.box[0] > last.box[2] or line.box[2] < last.box[0]
    return last.vertical != line.vertical or apart or not -height < below < _WIDE_GAP * height


def _is_full(block: list[Line], line: Line) -> bool:
    """Whether the last line ended because it was full, not because its words did."""
    last = block[-1]
    if not last.extents or not line.extents:
        return False
    right = max(*(other.box[2] for other in block), line.box[2])
    return last.box[2] > right - 6 * max(last.size, 1)


def _sentences(text: str, block: list[Line]) -> Iterator[tuple[int, int]]:
    """The block as one passage, or cut at sentence ends where it is long."""
    start, end = block[0].start, block[-1].end
    pieces = []
    if len(text[start:end].split()) > _LONG:
        for match in _SENTENCE_END.finditer(text, start, end):
            pieces.append((start, match.end()))
            start = match.end()
    pieces.append((start, end))
    for low, high in pieces:
        trimmed = text[low:high]
        left = low + len(trimmed) - len(trimmed.lstrip())
        right = high - (len(trimmed) - len(trimmed.rstrip()))
        if left < right:
            yield left, right
