"""Human languages that a CV names, with the line that names each."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
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
        if kind is SectionKind.LANGUAGES:
            parts = list(run)
            yield Chunk(parts[0].start, parts[-1].end, kind)
        else:
            yield from run


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
