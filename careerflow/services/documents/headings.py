"""The lines of a CV that head its sections.

A heading is a line whose words are known to head a section and whose type is not smaller or
weaker than that of the other headings; it may run over two or three short lines. A line with
unknown words in exactly the headings' type, aligned with them, is a heading too: of what it
speaks is told by a known heading that it begins or ends with, if any.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from careerflow.models.document import Line, SectionKind
from careerflow.services.documents.folding import bare
from careerflow.services.documents.heading_words import HEADINGS, PARTS

_MAX_LENGTH = 60
_MAX_LINES = 3
_SPLIT = re.compile(r"\s*[&/|+,–—-]\s*|\s+(?:and|va|et|y)\s+")
_EDGES = re.compile(r"^\W*(?:(?:[ivx]+|\d{1,2})\s*[.)]\s*)?\W*|\W+$")
_SAME_SIZE, _ALIGNED = 0.3, 2.0  # points
_SMALLER = 0.93  # of the headings' usual size: below, a heading's word is a label in a section
_UNKNOWN_WORDS = 5
_LEADING = 1.7  # ems between the lines of one heading at most
_LABELS = 3  # cells below each other, from which on they make a column of labels
_MAIN = (SectionKind.EXPERIENCE, SectionKind.EDUCATION)  # never mere labels inside a section


@dataclass(frozen=True, slots=True)
class Heading:
    first: int  # index of its first line
    last: int
    line: Line  # the first
    kind: SectionKind
    strong: bool  # bold or upper case


@lru_cache(maxsize=4096)
def heading_kind(words: str) -> SectionKind | None:
    """What a line heads, None if its words are no heading."""
    if len(words) > _MAX_LENGTH:
        return None
    plain = _plain(words)
    kind = HEADINGS.get("".join(plain.split()))
    if kind is not None or not plain:
        return kind
    parts = ["".join(part.split()) for part in _SPLIT.split(plain) if part]
    kinds = [HEADINGS.get(part, PARTS.get(part)) for part in parts]
    return kinds[0] if len(kinds) > 1 and all(kinds) else None


def headings(text: str, lines: Sequence[Line]) -> list[Heading]:
    """In the order of the lines."""
    found = [*_candidates(text, lines)]
    found = [heading for heading in found if not _is_label(text, lines, heading)]
    main = {
        (round(heading.line.size, 1), heading.strong)
        for heading in found
        if heading.kind in _MAIN and heading.strong and heading.line.bold
    }
    is_prominent = _prominence(found)
    known = [
        heading
        for heading in found
        if (round(heading.line.size, 1), heading.strong) in main or is_prominent(heading)
    ]
    return sorted([*known, *_unknown(text, lines, known)], key=lambda heading: heading.first)


def _plain(words: str) -> str:
    return _EDGES.sub("", bare(words)).replace("’", "'")


def _candidates(text: str, lines: Sequence[Line]) -> Iterator[Heading]:
    index = 0
    while index < len(lines):
        line = lines[index]
        last, kind = _longest(text, lines, index)
        words = text[line.start : lines[last].end].strip()
        if kind is not None and not words.endswith("."):
            yield Heading(index, last, line, kind, line.bold or words.isupper())
        index = last + 1


def _longest(text: str, lines: Sequence[Line], first: int) -> tuple[int, SectionKind | None]:
    """The last line of the heading that begins there, and its kind; that line, None if none."""
    last = first
    while last + 1 < len(lines) and last + 1 < first + _MAX_LINES:
        if not _continues(text, lines[last], lines[last + 1]):
            break
        last += 1
    for end in range(last, first - 1, -1):
        kind = heading_kind(" ".join(text[lines[first].start : lines[end].end].split()))
        if kind is not None and (end == first or _is_one(text, lines[first : end + 1])):
            return end, kind
    return first, None


def _is_one(text: str, lines: Sequence[Line]) -> bool:
    """Not two headings, one below the other."""
    words = [text[line.start : line.end].strip() for line in lines]
    joined = any(one[-1:] in ("&", "/", ",") for one in words[:-1])
    if joined or "".join(_plain(" ".join(words)).split()) in HEADINGS:
        return True
    return not all(map(heading_kind, words))


def _continues(text: str, line: Line, after: Line) -> bool:
    """Whether the next line stands right below, in the same type."""
    if not line.extents or line.vertical or after.end - line.start > _MAX_LENGTH:
        return False
    if _style(text, line) != _style(text, after):
        return False
    apart = after.box[3] - line.box[3]
    return _is_aligned(line, after) and 0 < apart < _LEADING * line.size


def _is_label(text: str, lines: Sequence[Line], heading: Heading) -> bool:
    """Whether it is one of several labels, each with its value beside it, that mostly head no
    section: "Status", "Fields", "Tools"."""
    if heading.kind in _MAIN or not _has_value(lines, heading.last):
        return False
    mates = [
        index
        for index, line in enumerate(lines)
        if line.page == heading.line.page
        and _style(text, line) == _style(text, heading.line)
        and _shares_edge(line, heading.line)
        and _has_value(lines, index)
    ]
    known = sum(
        heading_kind(text[lines[i].start : lines[i].end].strip()) is not None for i in mates
    )
    return len(mates) >= _LABELS and 2 * known <= len(mates)


def _has_value(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line stands on the same row, to the right."""
    if index + 1 == len(lines) or not lines[index].extents:
        return False
    line, after = lines[index], lines[index + 1]
    middle = (after.box[1] + after.box[3]) / 2
    return line.page == after.page and line.box[1] < middle < line.box[3] < after.box[3] + line.size


def _prominence(candidates: list[Heading]) -> Callable[[Heading], bool]:
    """Whether one is not smaller than the headings are here, nor weaker than those of its size."""
    strong = [candidate for candidate in candidates if candidate.strong]
    mostly_strong = len(strong) > len(candidates) / 2
    sizes = Counter(round(c.line.size, 1) for c in (strong if mostly_strong else candidates))
    usual, count = sizes.most_common(1)[0] if sizes else (0.0, 0)
    settled = count >= 3 and count > sizes.total() / 2
    least = usual - _SAME_SIZE if settled else _SMALLER * usual

    def is_prominent(heading: Heading) -> bool:
        if mostly_strong and not heading.strong:
            return heading.line.size > usual
        return heading.line.size >= least

    return is_prominent


def _unknown(text: str, lines: Sequence[Line], known: list[Heading]) -> list[Heading]:
    """Lines that look exactly like the known headings, where few enough do."""
    laid_out = [heading for heading in known if heading.line.extents]
    if len(laid_out) < 3:
        return []
    styles = Counter(_style(text, heading.line) for heading in laid_out)
    style, count = styles.most_common(1)[0]
    same = [heading.line for heading in laid_out if _style(text, heading.line) == style]
    taken = {index for heading in known for index in range(heading.first, heading.last + 1)}
    alike = [
        Heading(index, index, line, _kind_by_part(text[line.start : line.end]), True)
        for index, line in enumerate(lines)
        if index > known[0].first
        and index not in taken
        and _style(text, line) == style
        and any(_is_aligned(line, other) for other in same)
    ]
    titles = [heading for heading in alike if _is_short(text, heading.line)]
    return titles if len(alike) <= count / 2 else []


def _kind_by_part(words: str) -> SectionKind:
    """By the longest known heading at its end or its beginning. The last words say it in
    English, the first ones in Vietnamese."""
    parts = _plain(words).split()
    for size in range(len(parts) - 1, 0, -1):
        ends = ["".join(parts[-size:]), "".join(parts[:size])]
        for part in ends if words.isascii() else reversed(ends):
            if part in HEADINGS:
                return HEADINGS[part]
    return SectionKind.OTHER


def _style(text: str, line: Line) -> tuple[float, bool, bool]:
    return round(line.size, 1), line.bold, text[line.start : line.end].isupper()


def _is_aligned(line: Line, other: Line) -> bool:
    """On one left edge, or centred on one axis."""
    (left, _, right, _), (its_left, _, its_right, _) = line.box, other.box
    return abs(left - its_left) < _ALIGNED or abs(left + right - its_left - its_right) < _ALIGNED


def _shares_edge(line: Line, other: Line) -> bool:
    return any(abs(line.box[side] - other.box[side]) < _ALIGNED for side in (0, 2))


def _is_short(text: str, line: Line) -> bool:
    words = text[line.start : line.end].split()
    return len(words) <= _UNKNOWN_WORDS and not any(map(str.isdigit, "".join(words)))
