"""Cuts a CV into sections at its headings.

A heading is a line whose words are known to head a section and whose type is not smaller or
weaker than that of the other headings. A line with unknown words in exactly the headings' type,
aligned with them, begins a section OTHER, so that it does not count as part of the one before.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from careerflow.models.document import Line, Section, SectionKind
from careerflow.services.documents.folding import bare
from careerflow.services.documents.headings import HEADINGS

_MAX_LENGTH = 60
_SPLIT = re.compile(r"\s*[&/|+,–—-]\s*|\s+(?:and|va|et|y)\s+")
_EDGES = re.compile(r"^\W*(?:(?:[ivx]+|\d{1,2})\s*[.)]\s*)?\W*|\W+$")
_SAME_SIZE, _ALIGNED = 0.3, 2.0  # points
_SMALLER = 0.93  # of the headings' usual size: below, a heading's word is a label in a section
_UNKNOWN_WORDS = 5
_MAIN = (SectionKind.EXPERIENCE, SectionKind.EDUCATION)  # never mere labels inside a section


@dataclass(frozen=True, slots=True)
class _Heading:
    index: int  # of its line
    line: Line
    kind: SectionKind
    strong: bool  # bold or upper case


def sections(text: str, lines: tuple[Line, ...]) -> tuple[Section, ...]:
    """Sections that cover the whole text, in its order; the first is what stands before any
    heading (PERSON), and is absent where the text begins with a heading."""
    headings = _headings(text, lines)
    starts = [heading.line.start for heading in headings]
    ends = [*starts, len(text)]
    found = []
    if ends[0] > 0:
        found.append(Section(SectionKind.PERSON, 0, 0, ends[0]))
    for heading, start, end in zip(headings, starts, ends[1:], strict=True):
        body = min(_after_space(text, heading.line.end), end)
        found.append(Section(heading.kind, start, body, end))
    return tuple(found)


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
    edges = {round(h.line.box[0]) for h in laid_out if _style(text, h.line) == style}
    taken = {heading.index for heading in known}
    alike = [
        _Heading(index, line, SectionKind.OTHER, True)
        for index, line in enumerate(lines)
        if index > known[0].index
        and index not in taken
        and _style(text, line) == style
        and any(abs(line.box[0] - edge) < _ALIGNED for edge in edges)
    ]
    titles = [heading for heading in alike if _is_short(text, heading.line)]
    return titles if len(alike) <= count / 2 else []


def _style(text: str, line: Line) -> tuple[float, bool, bool]:
    return round(line.size, 1), line.bold, text[line.start : line.end].isupper()


def _is_short(text: str, line: Line) -> bool:
    words = text[line.start : line.end].split()
    return len(words) <= _UNKNOWN_WORDS and not any(map(str.isdigit, "".join(words)))


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
