"""The jobs under work experience: title, employer and dates, in whatever order they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from careerflow.models.document import Document, Line, SectionKind
from careerflow.models.profile import Employment
from careerflow.services.documents.dates import written
from careerflow.services.profile.headings import headings
from careerflow.services.profile.naming import Named, mostly_below, named
from careerflow.services.profile.pieces import Piece


def jobs(document: Document, body: Sequence[Line]) -> tuple[Employment, ...]:
    """One for each dated job and each that is set like one, in the text's order; one whose
    positions follow it, dated on their own, gives them its employer and is none itself.

    `body` has the document's lines without page furniture."""
    text = document.text
    found: list[Employment] = []
    for section in document.sections:
        if section.kind is SectionKind.EXPERIENCE:
            here = headings(document, body, section)
            below = mostly_below(here)
            found += _positions(text, [named(text, heading, below) for heading in here])
    return tuple(found)


def _positions(text: str, jobs: Sequence[Named]) -> Iterator[Employment]:
    """With the employer that several positions share, which is named above the first alone."""
    shared: Piece | None = None
    for index, item in enumerate(jobs):
        following = jobs[index + 1] if index + 1 < len(jobs) else None
        if item.title is None and following is not None and _is_position(following, item):
            shared = item.employer
            continue
        if item.employer is not None:
            shared = item.employer if _is_above(item) else None
            yield _employment(text, item)
        else:
            yield _employment(text, replace(item, employer=shared))


def _is_above(item: Named) -> bool:
    if item.title is None or item.employer is None:
        return False
    return item.employer.row < item.title.row


def _is_position(inner: Named, outer: Named) -> bool:
    if inner.employer is not None or inner.period is None or outer.period is None:
        return False
    last = outer.period.last or "9999"
    return outer.period.first <= inner.period.first and (inner.period.last or "9999") <= last


def _employment(text: str, item: Named) -> Employment:
    spans = [piece.span for piece in (item.title, item.employer) if piece is not None]
    first, last = None, None
    if item.period is not None:
        spans.append((item.period.start, item.period.end))
        first, last = written(text, item.period)
    return Employment(
        item.title.words if item.title else None,
        item.employer.words if item.employer else None,
        first,
        last,
        tuple(sorted(spans)),
    )
