"""Human languages that a CV names, with the line that names each."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from careerflow.models.document import Document, SectionKind
from careerflow.models.job import LanguageLevel
from careerflow.models.profile import Span, Spoken
from careerflow.services.documents.headings import heading_kind
from careerflow.services.matching.languages import language_mentions
from careerflow.services.matching.outcome import Proof, Said
from careerflow.services.retrieval.chunking import Chunk

_WRAPPED = re.compile(r"\n(?=[^\W\d_A-ZÀ-Ỹ])")  # the next line goes on in small letters
_LINE = re.compile(r"\S[^\n\f]*")
# Elsewhere "English" is what someone taught or whom someone met.
_TELLING = frozenset(
    {
        SectionKind.PERSON,
        SectionKind.SUMMARY,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.CERTIFICATES,
        SectionKind.OTHER,
    }
)


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """Document.text[start:end] is the line or lines that name it."""

    level: LanguageLevel
    start: int
    end: int
    said: Said | None = None  # where the user corrected it

    @property
    def proof(self) -> Proof:
        return self.said or (self.start, self.end)


def spoken(document: Document, passages: Iterable[Chunk]) -> Iterator[SpokenLanguage]:
    """Every language named in the passages, as often as it is named."""
    for chunk in _with_lists_whole(document, passages):
        text = document.text[chunk.start : chunk.end]
        listed = chunk.section is SectionKind.LANGUAGES
        text = text.replace("\n", " ") if listed else _WRAPPED.sub(" ", text)
        label, mark, _ = text.partition(":")
        listed |= bool(mark) and heading_kind(label) is SectionKind.LANGUAGES
        for level, start, end in language_mentions(text, listed):
            yield SpokenLanguage(level, *line_of(document, chunk, start, end))


def _with_lists_whole(document: Document, passages: Iterable[Chunk]) -> Iterator[Chunk]:
    """A language and its level may be passages of their own: a list of languages is one."""
    ends = [section.end for section in document.sections]
    for (kind, _), run in groupby(
        passages, key=lambda chunk: (chunk.section, bisect_right(ends, chunk.start))
    ):
        parts = list(run)
        if kind is SectionKind.LANGUAGES:
            yield Chunk(parts[0].start, parts[-1].end, kind)
        else:
            yield from _lists_inside(document, parts)


def _lists_inside(document: Document, passages: Sequence[Chunk]) -> Iterator[Chunk]:
    """With what stands below a label "Languages", up to the next label, as a list."""
    listed: list[Chunk] | None = None
    for chunk in (part for whole in passages for part in _at_labels(document, whole)):
        kind = heading_kind(document.text[chunk.start : chunk.end])
        if kind is not None and listed:
            yield Chunk(listed[0].start, listed[-1].end, SectionKind.LANGUAGES)
        if kind is not None:
            listed = [] if kind is SectionKind.LANGUAGES else None
        if listed is None or kind is not None:
            yield chunk
        else:
            listed.append(chunk)
    if listed:
        yield Chunk(listed[0].start, listed[-1].end, SectionKind.LANGUAGES)


def _at_labels(document: Document, chunk: Chunk) -> Iterator[Chunk]:
    """A passage of several lines cut at those that are labels, where one is "Languages"."""
    lines = list(_LINE.finditer(document.text, chunk.start, chunk.end))
    kinds = [heading_kind(line[0]) for line in lines]
    if SectionKind.LANGUAGES not in kinds:
        yield chunk
        return
    for _, run in groupby(zip(lines, kinds, strict=True), key=lambda item: item[1]):
        part = [line for line, _ in run]
        yield Chunk(part[0].start(), part[-1].end(), chunk.section)


def line_of(document: Document, chunk: Chunk, start: int, end: int) -> Span:
    """The line or lines of a passage that hold its part start:end."""
    low = document.text.rfind("\n", chunk.start, chunk.start + start) + 1
    high = document.text.find("\n", chunk.start + end, chunk.end)
    return max(low, chunk.start), chunk.end if high < 0 else high


def languages(document: Document, passages: Iterable[Chunk]) -> tuple[Spoken, ...]:
    """What the CV says of itself: each language once, at the best level that it names."""
    passages = [chunk for chunk in passages if chunk.section in _TELLING]
    best: dict[str, Spoken] = {}
    for item in spoken(document, passages):
        level = item.level
        known = best.get(level.language)
        if known is None or (level.level or 0) > (known.level or 0):
            span = (item.start, item.end)
            as_written = " ".join(level.as_written.split())
            best[level.language] = Spoken(level.language, level.level, as_written, (span,))
    return tuple(sorted(best.values(), key=lambda item: item.spans))
