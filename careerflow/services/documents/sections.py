"""Cuts a CV into sections at its headings."""

import re
from collections import Counter
from dataclasses import dataclass

from careerflow.models.document import Line, Section, SectionKind
from careerflow.services.documents.folding import bare
from careerflow.services.documents.headings import HEADINGS

_MAX_WORDS = 7
_SPLIT = re.compile(r"\s*(?:[&/|+,–—-]|\b(?:and|va|et|y)\b)\s*")
_EDGES = re.compile(r"^[^\w]*(?:(?:[ivx]+|\d{1,2})\s*[.)]\s*)?[^\w]*|[^\w]+$")
_SMALLER = 0.93  # of the headings' usual size: below, a heading's word is a label in a section


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    kind: SectionKind
    size: float
    strong: bool  # bold or upper case


def sections(text: str, lines: tuple[Line, ...]) -> tuple[Section, ...]:
    """Sections that cover the whole text, in its order; the first is what stands before any
    heading (PERSON), and may be absent where the text begins with a heading."""
    headings = _headings(text, lines)
    starts = [lines[heading.line].start for heading in headings]
    found = []
    ends = [*starts, len(text)]
    if ends[0] > 0:
        found.append(Section(SectionKind.PERSON, 0, 0, ends[0]))
    for heading, start, end in zip(headings, starts, ends[1:], strict=True):
        body = min(_after_break(text, lines[heading.line].end), end)
        found.append(Section(heading.kind, start, body, end))
    return tuple(section for section in found if section.start < section.end)


def heading_kind(words: str) -> SectionKind | None:
    """What a line heads, None if its words are no heading."""
    plain = _EDGES.sub("", bare(_unspaced(words)))
    plain = re.sub(r"\s+", " ", plain).replace("’", "'")
    if not plain or len(plain.split()) > _MAX_WORDS:
        return None
    if plain in HEADINGS:
        return HEADINGS[plain]
    parts = [part for part in _SPLIT.split(plain) if part]
    kinds = [HEADINGS.get(part) for part in parts]
    return kinds[0] if len(parts) > 1 and all(kinds) else None


def _headings(text: str, lines: tuple[Line, ...]) -> list[_Heading]:
    candidates = []
    for index, line in enumerate(lines):
        words = text[line.start : line.end].strip()
        kind = heading_kind(words) if len(words) < 80 else None
        if kind is not None:
            strong = line.bold or words.isupper()
            candidates.append(_Heading(index, kind, line.size, strong))
    return [heading for heading in candidates if _prominent(heading, candidates)]


def _prominent(heading: _Heading, candidates: list[_Heading]) -> bool:
    """Not smaller than the headings are here, and not weaker than those of its size."""
    strong = [candidate for candidate in candidates if candidate.strong]
    if len(strong) > len(candidates) / 2 and not heading.strong:
        usual = Counter(round(candidate.size, 1) for candidate in strong).most_common(1)[0][0]
        return heading.size > usual
    usual = Counter(round(candidate.size, 1) for candidate in candidates).most_common(1)[0][0]
    return heading.size >= _SMALLER * usual


def _unspaced(words: str) -> str:
    """Letter-spaced words as words: "S K I L L S" is "SKILLS"; words are two spaces apart."""
    parts = words.split()
    if len(parts) >= 4 and sum(len(part) == 1 for part in parts) >= 0.8 * len(parts):
        return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", words))
    return words


def _after_break(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
