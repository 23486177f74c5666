"""Cuts a CV into sections at its headings.

A heading is a line whose words are known to head a section and whose type is not smaller or
weaker than that of the other headings. A line with unknown words in exactly the headings' type,
aligned with them, begins a section OTHER, so that it does not count as part of the one before.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from careerflow.models.document import Line, Section, SectionKind
from careerflow.services.documents.folding import bare
from careerflow.services.documents.headings import HEADINGS

_MAX_LENGTH = 60
_SPLIT = re.compile(r"\s*[&/|+,–—-]\s*|\s+(?:and|va|et|y)\s+")
_EDGES = re.compile(r"^\W*(?:(?:[ivx]+|\d{1,2})\s*[.)]\s*)?\W*|\W+$")
_SAME_SIZE, _ALIGNED = 0.3, 2.0  # points
_SAME_COLUMN, _SAME_ROW = 15.0, 4.0  # points between left edges, and between middles
_SMALLER = 0.93  # of the headings' usual size: below, a heading's word is a label in a section
_UNKNOWN_WORDS = 5
_MAIN = (SectionKind.EXPERIENCE, SectionKind.EDUCATION)  # never mere labels inside a section


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a section begins: at a heading, or where the text returns to its column."""

    index: int  # of its first line
    kind: SectionKind
    headed: bool


@dataclass(frozen=True, slots=True)
class _Heading:
    index: int  # of its line
    line: Line
    kind: SectionKind
    strong: bool  # bold or upper case


def sections(text: str, lines: tuple[Line, ...]) -> tuple[Section, ...]:
    """Sections that cover the whole text, in its order; the first is what stands before any
    heading (PERSON), and is absent where the text begins with a heading.

    A section that a side bar interrupts is there again after it, without a heading.
    """
    if not lines:
        return (Section(SectionKind.PERSON, 0, 0, len(text)),) if text else ()
    headings = {heading.index: heading for heading in _headings(text, lines)}
    found: list[_Opening] = []
    columns = _Columns()

    def begin(opening: _Opening) -> None:
        if found:
            columns.close(found[-1], lines[found[-1].index : opening.index])
        found.append(opening)

    for index, line in enumerate(lines):
        if index in headings:
            begin(_Opening(index, headings[index].kind, True))
        elif not found:
            begin(_Opening(0, SectionKind.PERSON, False))
        elif _leaves_column(lines[found[-1].index], lines[index - 1], line):
            kind = columns.kind_at(line)
            if kind is not None:
                begin(_Opening(index, kind, False))
    return tuple(_closed(text, lines, found))


def _closed(text: str, lines: tuple[Line, ...], openings: Sequence[_Opening]) -> Iterator[Section]:
    starts = [lines[opening.index].start for opening in openings]
    for opening, start, end in zip(openings, starts, [*starts[1:], len(text)], strict=True):
        heading_end = lines[opening.index].end if opening.headed else start
        first = 0 if opening.index == 0 else start
        yield Section(opening.kind, first, min(_after_space(text, heading_end), end), end)


def _leaves_column(first: Line, last: Line, line: Line) -> bool:
    """Whether the text jumps up to another column, beside or above where its section begins."""
    if not (first.extents and last.extents and line.extents) or line.vertical or first.vertical:
        return False
    beside = line.box[0] > first.box[2] or line.box[2] < first.box[0]
    jumps = line.page == last.page and line.box[3] < last.box[1]
    return jumps and beside and (first.page < line.page or line.box[1] < first.box[3])


class _Columns:
    """The section that each column was in last; of the head of a page, its rows."""

    def __init__(self) -> None:
        self._last: dict[tuple[int, ...], tuple[int, SectionKind]] = {}

    def close(self, opening: _Opening, lines: Sequence[Line]) -> None:
        head = opening.kind is SectionKind.PERSON and not opening.headed
        for line in lines:
            place = _row(line) if head else _column(line)
            self._last[place] = (opening.index, opening.kind)

    def kind_at(self, line: Line) -> SectionKind | None:
        """Of what stands on the line's row at the head of the page, or was above it in its
        column, there or on the page before: the later of the two."""
        near = [
            self._last.get((*place, bucket + step))
            for *place, bucket in (_row(line), _column(line))
            for step in (-1, 0, 1)
        ]
        return max((known for known in near if known is not None), default=(0, None))[1]


def _row(line: Line) -> tuple[int, ...]:
    return line.page, int((line.box[1] + line.box[3]) / 2 // _SAME_ROW)


def _column(line: Line) -> tuple[int, ...]:
    return (int(line.box[0] // _SAME_COLUMN),)


def heading_kind(words: str) -> SectionKind | None:
    """What a line heads, None if its words are no heading."""
    if len(words) > _MAX_LENGTH:
        return None
    plain = _EDGES.sub("", bare(words)).replace("’", "'")
    kind = HEADINGS.get("".join(plain.split()))
    if kind is not None or not plain:
        return kind
    parts = [HEADINGS.get("".join(part.split())) for part in _SPLIT.split(plain) if part]
    return parts[0] if len(parts) > 1 and all(parts) else None


def _headings(text: str, lines: tuple[Line, ...]) -> list[_Heading]:
    candidates = []
    for index, line in enumerate(lines):
        words = text[line.start : line.end].strip()
        kind = heading_kind(words)
        if kind is not None:
            candidates.append(_Heading(index, line, kind, line.bold or words.isupper()))
    main = {
        (round(heading.line.size, 1), heading.strong)
        for heading in candidates
        if heading.kind in _MAIN and heading.strong and heading.line.bold
    }
    is_prominent = _prominence(candidates)
    known = [
        heading
        for heading in candidates
        if (round(heading.line.size, 1), heading.strong) in main or is_prominent(heading)
    ]
    return sorted([*known, *_unknown(text, lines, known)], key=lambda heading: heading.index)


def _prominence(candidates: list[_Heading]) -> Callable[[_Heading], bool]:
    """Whether one is not smaller than the headings are here, nor weaker than those of its size."""
    strong = [candidate for candidate in candidates if candidate.strong]
    mostly_strong = len(strong) > len(candidates) / 2
    sizes = Counter(round(c.line.size, 1) for c in (strong if mostly_strong else candidates))
    usual, count = sizes.most_common(1)[0] if sizes else (0.0, 0)
    settled = count >= 3 and count > sizes.total() / 2
    least = usual - _SAME_SIZE if settled else _SMALLER * usual

    def is_prominent(heading: _Heading) -> bool:
        if mostly_strong and not heading.strong:
            return heading.line.size > usual
        return heading.line.size >= least

    return is_prominent


def _unknown(text: str, lines: tuple[Line, ...], known: list[_Heading]) -> list[_Heading]:
    """Lines that look exactly like the known headings, where few enough do."""
    laid_out = [heading for heading in known if heading.line.extents]
    if len(laid_out) < 3:
        return []
    styles = Counter(_style(text, heading.line) for heading in laid_out)
    style, count = styles.most_common(1)[0]
    same = [heading.line for heading in laid_out if _style(text, heading.line) == style]
    taken = {heading.index for heading in known}
    alike = [
        _Heading(index, line, SectionKind.OTHER, True)
        for index, line in enumerate(lines)
        if index > known[0].index
        and index not in taken
        and _style(text, line) == style
        and any(_is_aligned(line, other) for other in same)
    ]
    titles = [heading for heading in alike if _is_short(text, heading.line)]
    return titles if len(alike) <= count / 2 else []


def _style(text: str, line: Line) -> tuple[float, bool, bool]:
    return round(line.size, 1), line.bold, text[line.start : line.end].isupper()


def _is_aligned(line: Line, other: Line) -> bool:
    """On one left edge, or centred on one axis."""
    (left, _, right, _), (its_left, _, its_right, _) = line.box, other.box
    return abs(left - its_left) < _ALIGNED or abs(left + right - its_left - its_right) < _ALIGNED


def _is_short(text: str, line: Line) -> bool:
    words = text[line.start : line.end].split()
    return len(words) <= _UNKNOWN_WORDS and not any(map(str.isdigit, "".join(words)))


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
