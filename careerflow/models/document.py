"""A CV as it was read: its text, where each character stands, and what was recognised in it."""

from dataclasses import dataclass, field
from enum import StrEnum

from careerflow.models.message import Message
from careerflow.models.profile import Profile
from careerflow.models.section import SectionKind

__all__ = [
    "Box",
    "Document",
    "DocumentKind",
    "Line",
    "Page",
    "Period",
    "Person",
    "Section",
    "SectionKind",
    "WarningPlace",
]

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points; origin top left of the page as shown (rotation applied)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line of one column.

    `start`/`end` are offsets in `Document.text`; `end` excludes the line break that follows.
    `extents` has one (low, high) pair per character of text[start:end]: x for a horizontal
    line, y for a `vertical` one (text rotated by 90 degrees). Empty for a plain-text CV.
    """

    page: int  # index from 0
    start: int
    end: int
    box: Box
    extents: tuple[tuple[float, float], ...]
    size: float  # font size in points, of most of its characters
    bold: bool
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`width`/`height` in points as shown; text is `Document.text[start:end]`."""

    width: float
    height: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """`start` is where its heading (if it has one) begins, `body` where its content begins."""

    kind: SectionKind
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """A dated job. Months are "YYYY-MM"; `last` None means until now. start/end: the dates'
    place in the text."""

    first: str
    last: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    name: str | None = None
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None  # of whatever extent: "12 Heron Lane, Leeds", "Leeds, UK"


@dataclass(frozen=True, slots=True)
class WarningPlace:
    """What a warning is about, for whoever outlines it: `warning` is its message's id, `page`
    counts from 0. A warning may have many places, or none."""

    warning: str
    page: int
    box: Box


class DocumentKind(StrEnum):
    PDF = "pdf"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is NFC, in reading order; lines end with one "\\n", pages are separated by one
    "\\f" that belongs to no page. Characters stand as printed: hyphens at line ends are kept,
    soft hyphens (U+00AD) too; ligatures are unfolded into letters.
    """

    sha256: str  # of the file
    kind: DocumentKind
    language: str  # ISO 639-1 of most of the text: "en", "vi", or another
    text: str
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    periods: tuple[Period, ...]  # of work experience only
    person: Person
    warnings: tuple[Message, ...] = ()
    places: tuple[WarningPlace, ...] = ()  # of the warnings
    profile: Profile = field(default_factory=Profile)  # empty where an older version read it


@dataclass(frozen=True, slots=True)
class PageImage:
    """`data` holds height rows of `stride` bytes, RGB, 8 bits a channel."""

    page: int
    width: int
    height: int
    stride: int
    data: bytes | memoryview
