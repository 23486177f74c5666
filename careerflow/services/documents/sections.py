"""Cuts a CV into sections at its headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerflow.models.document import Line, Section, SectionKind
from careerflow.services.documents.flows import Flows
from careerflow.services.documents.headings import heading_kind, headings

__all__ = ["heading_kind", "sections"]


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a section begins: at a heading, or where the text returns to its column."""

    index: int  # of its first line
    kind: SectionKind
    heading: int | None  # index of its heading's last line


def sections(text: str, lines: tuple[Line, ...]) -> tuple[Section, ...]:
    """Sections that cover the whole text, in its order; the first is what stands before any
    heading (PERSON), and is absent where the text begins with a heading.

    A section that a side bar interrupts is there again after it, without a heading.
    """
    if not lines:
        return (Section(SectionKind.PERSON, 0, 0, len(text)),) if text else ()
    return tuple(_closed(text, lines, _openings(text, lines)))


def _openings(text: str, lines: Sequence[Line]) -> list[_Opening]:
    found = headings(text, lines)
    headed = {heading.first: heading for heading in found}
    flows = Flows(lines, found)
    openings: list[_Opening] = []
    for index in range(len(lines)):
        moves = index > 0 and flows.moves_at(index)
        if index in headed:
            openings.append(_Opening(index, headed[index].kind, headed[index].last))
        elif not openings:
            openings.append(_Opening(0, SectionKind.PERSON, None))
        elif moves:
            kind = flows.kind_at(index)
            if kind not in (None, openings[-1].kind):
                openings.append(_Opening(index, kind, None))
        flows.take(index, openings[-1].kind, moves)
    return openings


def _closed(text: str, lines: Sequence[Line], openings: Sequence[_Opening]) -> Iterator[Section]:
    starts = [lines[opening.index].start for opening in openings]
    for opening, start, end in zip(openings, starts, [*starts[1:], len(text)], strict=True):
        heading_end = start if opening.heading is None else lines[opening.heading].end
        first = 0 if opening.index == 0 else start
        yield Section(opening.kind, first, min(_after_space(text, heading_end), end), end)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
