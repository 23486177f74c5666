"""Which part of a job's heading is its title and which its employer.

Their words tell; where they do not, the order of the section's other jobs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careerflow.models.document import Period
from careerflow.services.profile.headings import Heading
from careerflow.services.profile.pieces import Piece, part

_AT = re.compile(r"\s+(?:at|tại)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    period: Period | None
    title: Piece | None
    employer: Piece | None


def mostly_below(headings: Sequence[Heading]) -> bool:
    """Whether the jobs of a section have more below the row of their dates than above it."""
    only_above = sum(bool(item.above) and not item.below for item in headings)
    only_below = sum(bool(item.below) and not item.above for item in headings)
    return only_below > only_above


def named(text: str, heading: Heading, below: bool) -> Named:
    """`below` is what `mostly_below` says of the section."""
    candidates = list(heading.own)
    if not _is_complete(text, candidates):
        candidates += _other_side(heading, candidates, below)
    candidates = _cut_up(text, candidates)
    titles = [piece for piece in candidates if piece.is_title]
    others = [piece for piece in candidates if not piece.is_title]
    if titles:
        title: Piece | None = max(titles, key=lambda piece: piece.title - piece.employer)
        employer = _best_employer(others or [piece for piece in titles if piece.employer >= 3])
        return Named(heading.period, title, None if employer is title else employer)
    if len(others) < 2:
        halves = _bracketed(text, others[0]) if others else None
        if halves is not None:
            return Named(heading.period, *halves)
        return Named(heading.period, None, others[0] if others else None)
    employer = _best_employer(others)
    rest = [piece for piece in others if piece is not employer]
    if employer is not None and employer.employer:
        return Named(heading.period, rest[0], employer)
    first, second = sorted(others[:2], key=lambda piece: (piece.row, piece.start))
    return Named(heading.period, first, second)


def _is_complete(text: str, own: Sequence[Piece]) -> bool:
    own = _cut_up(text, own, sure=True)
    return any(piece.is_title for piece in own) and any(not piece.is_title for piece in own)


def _other_side(heading: Heading, own: Sequence[Piece], mostly_below: bool) -> tuple[Piece, ...]:
    """What stands above or below the dates' row: the side that has what the row lacks, or else
    where the other jobs of the section have something."""
    above, below = heading.above, heading.below
    if not above or not below:
        return above or below
    lacks_title = not any(piece.is_title for piece in own)

    def worth(side: Sequence[Piece]) -> int:
        if lacks_title:
            return max(piece.title for piece in side)
        return max(piece.employer for piece in side)

    if worth(above) != worth(below):
        return max((above, below), key=worth)
    return below if mostly_below else above


def _cut_up(text: str, candidates: Sequence[Piece], sure: bool = False) -> list[Piece]:
    """With "Engineer, ACME" and "Engineer at ACME" in two, where nothing else is the employer;
    `sure` only where the rest has the words of one."""
    result: list[Piece] = []
    others = any(not piece.is_title for piece in candidates)
    for piece in candidates:
        halves = _halves(text, piece) if piece.title else None
        known = halves is not None and any(half.employer and not half.is_title for half in halves)
        if halves is not None and (known or not (sure or others)):
            result += halves
        else:
            result.append(piece)
    return result


def _halves(text: str, piece: Piece) -> tuple[Piece, Piece] | None:
    """A piece cut where one half has a title's words and the other has not."""
    marks = [*re.finditer(r",\s+", text[piece.start : piece.end])]
    marks += [*_AT.finditer(text[piece.start : piece.end])]
    for mark in marks:
        first = part(piece, text, piece.start, piece.start + mark.start())
        second = part(piece, text, piece.start + mark.end(), piece.end)
        if first and second and first.is_title != second.is_title:
            return first, second
    return _bracketed(text, piece)


def _bracketed(text: str, piece: Piece) -> tuple[Piece, Piece] | None:
    """ "Engineer (ACME)"."""
    mark = re.search(r"\s*\(([^()]+)\)$", text[piece.start : piece.end])
    if mark is None:
        return None
    first = part(piece, text, piece.start, piece.start + mark.start())
    second = part(piece, text, piece.start + mark.start(1), piece.start + mark.end(1))
    return (first, second) if first and second and not second.is_title else None


def _best_employer(candidates: Sequence[Piece]) -> Piece | None:
    return max(candidates, key=lambda piece: (piece.employer, -abs(piece.row)), default=None)
