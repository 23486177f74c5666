"""What the user corrected, put beside what is read now.

A correction belongs to what was read when it was made. The same file, read by a newer version,
may tell its entries in another order or in slightly other words: a correction then goes to the
entry that agrees with it in most values.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import product
from typing import Any, TypeVar

from careerflow.models.document import Document, Period, Person
from careerflow.models.profile import Correction, Corrections, Employment, Span, Spoken
from careerflow.services.documents import dates
from careerflow.services.documents.folding import bare
from careerflow.services.profile import sections
from careerflow.services.profile.sections import resectioned

_T = TypeVar("_T")
_ENOUGH = 2  # values in which an entry agrees with what was corrected


def in_full(document: Document, corrections: Corrections) -> Corrections:
    """Every value and entry that is read now, with the user's corrections; what the user added
    comes last. A correction that says what is read by now anyway is none any more. `document` as
    it was read: what it says where the user gave sections other kinds is read here."""
    person, profile = document.person, resectioned(document, corrections).profile
    return Corrections(
        _value(person.name, corrections.name),
        _value(person.title, corrections.title),
        _value(person.email, corrections.email),
        _value(person.phone, corrections.phone),
        corrections.years,
        _entries(profile.jobs, corrections.jobs),
        _entries(profile.education, corrections.education),
        _entries(profile.languages, corrections.languages),
        _entries(profile.certificates, corrections.certificates),
        _value(person.address, corrections.address),
        sections.in_full(document, corrections),
    )


def person(document: Document, corrections: Corrections) -> Person:
    """The person as corrected; `corrections` in full or not."""
    read = document.person
    return Person(
        _now(read.name, corrections.name),
        _now(read.title, corrections.title),
        _now(read.email, corrections.email),
        _now(read.phone, corrections.phone),
        _now(read.address, corrections.address),
    )


def years(document: Document, corrections: Corrections, as_of: str) -> float | None:
    """Years of experience as corrected: what the user says, or the sum of the dated jobs."""
    if corrections.years is not None:
        return corrections.years
    return dates.years(periods(document, corrections), as_of)


def periods(document: Document, corrections: Corrections) -> tuple[Period, ...]:
    """The dated jobs as corrected; those that the user changed or added have no place (-1)."""
    changed = corrections.changes().jobs
    corrected = {span for item in changed if item.read for span in item.read.spans}
    corrected |= outer_dates(document, changed)
    kept = [item for item in document.periods if (item.start, item.end) not in corrected]
    said = [
        Period(*dates.between(item.now.first, item.now.last), -1, -1)
        for item in changed
        if item.now is not None and item.now.first is not None
    ]
    return (*kept, *said)


def outer_dates(document: Document, changed: Iterable[Correction[Employment]]) -> frozenset[Span]:
    """Where an employer's dates stand whose jobs the user corrected: "Northwind Ltd, 2015 - 2022"
    above two jobs with dates of their own. They say no more than the jobs do, and would hold what
    is corrected in them."""
    of_jobs = {span for job in document.profile.jobs for span in job.spans}
    lines = {
        document.text.count("\n", 0, start)
        for item in changed
        if item.read
        for start, _ in item.read.spans
    }
    return frozenset(
        (period.start, period.end)
        for period in document.periods
        if (period.start, period.end) not in of_jobs
        and document.text.count("\n", 0, period.start) in lines
    )


def _now(read: str | None, correction: Correction[str] | None) -> str | None:
    return read if correction is None else correction.now


def _value(read: str | None, correction: Correction[str] | None) -> Correction[str]:
    return Correction(read, _now(read, correction))


def _entries(
    read: Sequence[_T], corrections: Iterable[Correction[_T]]
) -> tuple[Correction[_T], ...]:
    made = [correction for correction in corrections if correction.changed]
    found = _paired(read, made)
    entries = [
        Correction(entry, made[found[place]].now if place in found else entry)
        for place, entry in enumerate(read)
    ]
    left = (made[place] for place in range(len(made)) if place not in found.values())
    added = [Correction(None, item.now) for item in left if item.now is not None]
    return (*entries, *(item for item in added if item.now not in read))


def _paired(read: Sequence[_T], made: Sequence[Correction[_T]]) -> dict[int, int]:
    """Place of an entry -> place of its correction; the best agreement first."""
    scored = [
        (_agreement(entry, correction.read), -i, -k)
        for (i, entry), (k, correction) in product(enumerate(read), enumerate(made))
        if correction.read is not None
    ]
    found: dict[int, int] = {}
    for score, i, k in sorted(scored, reverse=True):
        if score > 0 and -i not in found and -k not in found.values():
            found[-i] = -k
    return found


def _agreement(entry: Any, was_read: Any) -> int:
    """How many values are the same; 0 where they are too few to tell that both are one entry."""
    if entry == was_read:
        return len(fields(entry)) + 1
    if isinstance(entry, Spoken):
        return int(entry.language == was_read.language)
    pairs = [
        (_plain(getattr(entry, field.name)), _plain(getattr(was_read, field.name)))
        for field in fields(entry)
        if field.compare
    ]
    same = sum(mine == its for mine, its in pairs if its)
    told = sum(bool(its) for _, its in pairs)
    return same if same >= min(_ENOUGH, told) else 0


def _plain(value: object) -> str:
    """Without case, marks and punctuation; nothing for what is not told."""
    return "" if value in (None, False) else "".join(filter(str.isalnum, bare(str(value))))
