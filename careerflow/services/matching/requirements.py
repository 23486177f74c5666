"""An advert's text -> its requirements, and what was left out and why.

Decision on duties ("Mô tả công việc", "What you will do"): they describe the work, not what is
asked of the person. Where an advert has requirements of its own (at least three), these alone are
the rows and the duties are left out: a list of duties is longer than the list of requirements,
and would drown in the score what the employer really asks for. Where it has not, as in a task
list, the duties are the only measure there is and become rows of kind must.
"""

import hashlib
import re
from dataclasses import dataclass

from careerflow.models.job import Job, Kind, LeftOut, LeftOutReason, Requirement
from careerflow.services.matching import axes, constraints, kinds
from careerflow.services.matching.folding import fold
from careerflow.services.matching.headings import Scope, heading
from careerflow.services.matching.left_out import is_company, own_reason
from careerflow.services.matching.segments import Span, normalised, split
from careerflow.services.matching.taxonomy import Taxonomy

VERSION = "1"
_ENOUGH = 3  # requirements of its own, from which on an advert's duties are left out

_LEFT_OUT = {
    Scope.BENEFITS: LeftOutReason.BENEFITS,
    Scope.COMPANY: LeftOutReason.COMPANY,
    Scope.APPLY: LeftOutReason.HOW_TO_APPLY,
    Scope.EQUAL: LeftOutReason.EQUAL_OPPORTUNITY,
    Scope.FACTS: LeftOutReason.FACTS,
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A segment and what it is: `scope` for a requirement or duty, else `reason`."""

    start: int
    end: int
    scope: Scope | None
    reason: LeftOutReason | None


def requirements(text: str) -> Job:
    """Cuts an advert; an advert that asks for nothing has no requirements.

    Every letter and digit of the text is in exactly one requirement or left-out span, except
    that the parts of one compound line may share it.
    """
    text = normalised(text)
    pieces = _pieces(text)
    asked = sum(piece.scope in (Scope.MUST, Scope.NICE) for piece in pieces)
    rows: list[Requirement] = []
    left: list[LeftOut] = []
    for piece in pieces:
        if piece.scope is None or (piece.scope is Scope.DUTIES and asked >= _ENOUGH):
            left.append(LeftOut(piece.start, piece.end, piece.reason or LeftOutReason.DUTIES))
        else:
            rows.append(_row(text, piece))
    return Job(
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language(text),
        title=_title(text),
        text=text,
        requirements=tuple(rows),
        left_out=tuple(left),
    )


def language(text: str) -> str:
    """ "vi" or "en": by Vietnamese letters, or by its commonest words where marks are missing."""
    letters = sum(c.isalpha() for c in text) or 1
    marked = sum(c.isalpha() and not c.isascii() for c in text)
    if marked / letters > 0.05:
        return "vi"
    words = re.findall(r"[a-z]+", fold(text))
    common = sum(word in _VIETNAMESE for word in words)
    return "vi" if words and common / len(words) > 0.08 else "en"


_VIETNAMESE = frozenset(
    ["va", "cua", "cac", "co", "khong", "duoc", "trong", "cho", "nhung", "nguoi", "cong", "viec", "lam", "kinh", "nghiem", "yeu", "cau", "ung", "vien", "ky", "nang", "quan", "ly", "khach", "hang", "theo", "tai", "voi", "tot", "nghiep"]
)


def _title(text: str) -> str | None:
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    if not rest or not 2 < len(first) <= 120 or heading(first) or first[0] in "-•*+":
        return None
    return None if first[-1] in ".;:," else first


def _pieces(text: str) -> list[_Piece]:
    scope: Scope | None = None
    pieces: list[_Piece] = []
    for start, end in split(text):
        found = heading(text[start:end])
        while found:
            scope, length = found
            pieces.append(_left(text, start, start + length, LeftOutReason.HEADING))
            start += length
            found = heading(text[start:end]) if start < end else None
        if start < end:
            pieces.append(_piece(text, (start, end), scope))
    return [piece for piece in pieces if piece.start < piece.end]


def _left(text: str, start: int, end: int, reason: LeftOutReason) -> _Piece:
    while end > start and text[end - 1].isspace():
        end -= 1
    return _Piece(start, end, None, reason)


def _piece(text: str, span: Span, scope: Scope | None) -> _Piece:
    start, end = span
    segment = text[start:end]
    if scope in _LEFT_OUT and not _asks(segment, strict=True):
        return _Piece(start, end, None, _LEFT_OUT[scope])
    reason = own_reason(segment)
    if reason is not None:
        return _Piece(start, end, None, reason)
    if not _says_something(segment):
        return _Piece(start, end, None, LeftOutReason.OTHER)
    if scope in (Scope.MUST, Scope.NICE):
        return _Piece(start, end, scope, None)
    if _asks(segment, strict=scope is Scope.DUTIES):
        return _Piece(start, end, Scope.MUST, None)
    if is_company(segment):
        return _Piece(start, end, None, LeftOutReason.COMPANY)
    if scope is Scope.DUTIES:
        return _Piece(start, end, scope, None)
    return _Piece(start, end, None, LeftOutReason.OTHER)


def _says_something(segment: str) -> bool:
    return sum(c.isalpha() for c in segment) >= 3


_ASKS = re.compile(
    r"\b(?:experience (?:with|in|of|as|using|working)|years?'? (?:of )?[\w ]{0,20}experience|knowledge of|ability to|able to|proficien|"
    r"must (?:have|be|possess)|required|familiar(?:ity)? with|degree in|bachelor|understanding of|skills?\b|expertise in|track record|"
    r"willing(?:ness)? to|fluent|qualified|certified|kinh nghiem|tot nghiep|thanh thao|kha nang|ky nang|yeu cau|am hieu|uu tien|kien thuc)"
)
_ASKS_FIRMLY = re.compile(
    r"\d\+? ?(?:-|to)? ?\d*\+? years|bachelor'?s|master'?s degree|must have|is required|are required|"
    r"(?:strong|solid|proven|extensive|prior|previous) (?:\w+ ){0,3}(?:experience|knowledge|skills)|tot nghiep (?:dai|cao|trung|thpt)|nam kinh nghiem"
)


def _asks(segment: str, *, strict: bool) -> bool:
    folded = fold(segment)
    if not (_ASKS_FIRMLY if strict else _ASKS).search(folded):
        return False
    return not is_company(segment)


def _row(text: str, piece: _Piece) -> Requirement:
    part = text[piece.start : piece.end]
    taxonomy = Taxonomy.load()
    skills = tuple(dict.fromkeys(mention.skill for mention in taxonomy.find(part)))
    years, degree = constraints.years(part), constraints.degree(part)
    languages, certificates = constraints.languages(part), constraints.certificates(part)
    axis = axes.axis(
        part,
        years=years,
        degree=degree,
        languages=languages,
        certificates=certificates,
        skill_axes=tuple(taxonomy.axis(skill) for skill in skills),
        duty=piece.scope is Scope.DUTIES,
    )
    return Requirement(
        text=part,
        start=piece.start,
        end=piece.end,
        kind=kinds.kind(part, Kind.NICE if piece.scope is Scope.NICE else Kind.MUST),
        axis=axis,
        skills=skills,
        any_skill=_any(part),
        years=years,
        degree=degree,
        languages=languages,
        certificates=certificates,
    )


_ANY = re.compile(
    r"\bor\b|\bhoac\b|such as|e\.g|for example|\blike\b|\bnhu\b|vi du|one of|any of|similar|tuong duong|tuong tu|"
    r"mot trong|\.\.\.|…|\betc\b|v\.v|and/or|including"
)


def _any(part: str) -> bool:
    return bool(_ANY.search(fold(part)))
