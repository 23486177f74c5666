"""What a CV says of a person's jobs, education, languages and certificates, and what the person
says of that reading."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from careerflow.models.job import Degree
from careerflow.models.section import SectionKind

Span = tuple[int, int]
"""start, end in `Document.text`."""

_T = TypeVar("_T")


def _spans() -> tuple[Span, ...]:
    """Where an entry was read: in the text's order; none where the user wrote it. Two entries
    that say the same are equal wherever they stand."""
    return field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Employment:
    """A job that the person had or has. Dates are "YYYY-MM", or "YYYY" where no month is told;
    `first` None: without dates, and then no part of the years of experience; `last` None after a
    `first`: until now."""

    title: str | None
    employer: str | None
    first: str | None = None
    last: str | None = None
    spans: tuple[Span, ...] = _spans()


@dataclass(frozen=True, slots=True)
class Study:
    """A course of study. `degree` None: none is named. Dates as in Employment, but `last` may
    stand alone (that of the degree); `ongoing` where it is still being studied for."""

    degree: Degree | None
    field: str | None  # as written: "Computer Science"
    school: str | None
    first: str | None = None
    last: str | None = None
    ongoing: bool = False
    spans: tuple[Span, ...] = _spans()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A human language: `language` is ISO 639-1, `level` CEFR 1 (A1) to 6 (C2), 7 for native,
    None where no level is told; `as_written` is the CV's own wording ("TOEIC 750")."""

    language: str
    level: int | None
    as_written: str = field(default="", compare=False)
    spans: tuple[Span, ...] = _spans()


@dataclass(frozen=True, slots=True)
class Certificate:
    name: str
    spans: tuple[Span, ...] = _spans()


@dataclass(frozen=True, slots=True)
class HeadedSection:
    """A section of the CV: `heading` as written, "" without one; `number` counts from 0 those of
    the same heading. `spans` is its content.

    One that the user added begins at the line `heading`, of which `number` counts those of the
    same words, and `spans` is that line: its heading, or where it is `in_body` no heading."""

    heading: str
    number: int
    kind: SectionKind
    spans: tuple[Span, ...] = _spans()
    in_body: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """As read, each in the CV's order; a language is there once, at its best level."""

    jobs: tuple[Employment, ...] = ()
    education: tuple[Study, ...] = ()
    languages: tuple[Spoken, ...] = ()
    certificates: tuple[Certificate, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction(Generic[_T]):
    """`read` is what the CV was read to say, None where the user added the entry; `now` is what
    holds instead, None where the user removed it."""

    read: _T | None
    now: _T | None

    @property
    def changed(self) -> bool:
        return self.read != self.now


@dataclass(frozen=True, slots=True)
class Corrections:
    """The user's corrections of one CV, by what was read, never by its place: they hold when a
    newer version reads the same file in another order.

    Either only what was changed, as it is stored (None: as read), or "in full" with every value,
    as it is shown and edited.
    """

    name: Correction[str] | None = None
    title: Correction[str] | None = None
    email: Correction[str] | None = None
    phone: Correction[str] | None = None
    years: float | None = None  # of experience, in place of the sum of the dated jobs
    jobs: tuple[Correction[Employment], ...] = ()
    education: tuple[Correction[Study], ...] = ()
    languages: tuple[Correction[Spoken], ...] = ()
    certificates: tuple[Correction[Certificate], ...] = ()
    address: Correction[str] | None = None
    # One without `now` is none of its own: it belongs to the one above.
    sections: tuple[Correction[HeadedSection], ...] = ()

    def changes(self) -> "Corrections":
        """Only what differs from what was read."""
        return Corrections(
            _if_changed(self.name),
            _if_changed(self.title),
            _if_changed(self.email),
            _if_changed(self.phone),
            self.years,
            _changed(self.jobs),
            _changed(self.education),
            _changed(self.languages),
            _changed(self.certificates),
            _if_changed(self.address),
            _changed(self.sections),
        )

    def count(self) -> int:
        """How many values and entries differ from what was read."""
        made = self.changes()
        values = (made.name, made.title, made.email, made.phone, made.address, made.years)
        entries = (made.jobs, made.education, made.languages, made.certificates, made.sections)
        return sum(value is not None for value in values) + sum(map(len, entries))


UNCORRECTED = Corrections()


def _if_changed(value: Correction[_T] | None) -> Correction[_T] | None:
    return value if value is not None and value.changed else None


def _changed(entries: Iterable[Correction[_T]]) -> tuple[Correction[_T], ...]:
    return tuple(entry for entry in entries if entry.changed)
