"""The facts of a CV with what the user corrected in place of what was read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from careerflow.models.document import Period, SectionKind
from careerflow.models.job import LanguageLevel
from careerflow.models.profile import (
    Certificate,
    Correction,
    Corrections,
    Employment,
    Span,
    Spoken,
    Study,
)
from careerflow.services.documents import dates
from careerflow.services.matching.certificates import certificates
from careerflow.services.matching.facts import DatedJob, Facts, HeldDegree, Named, touches
from careerflow.services.matching.fields import fields, studied
from careerflow.services.matching.outcome import Said
from careerflow.services.profile.corrections import outer_dates, years
from careerflow.services.profile.languages import SpokenLanguage
from careerflow.services.profile.stating import date_words, degree_words, period_words
from careerflow.services.retrieval.chunking import Chunk

_NOWHERE = Chunk(-1, -1, SectionKind.CERTIFICATES)


def corrected(facts: Facts, corrections: Corrections) -> Facts:
    """`corrections` are in full or only the changes, with the spans of what they correct."""
    changes = corrections.changes()
    language = facts.document.language
    said = None if changes.years is None else Said(f"{changes.years:g}")
    return replace(
        facts,
        jobs=tuple(_jobs(facts, changes.jobs, language)),
        years=years(facts.document, changes, facts.as_of),
        said_years=said,
        degrees=tuple(_degrees(facts, changes.education, language)),
        fields=_fields(facts, changes.education),
        languages=tuple(_languages(facts, changes.languages)),
        certificates=tuple(_certificates(facts, changes.certificates)),
    )


def _jobs(
    facts: Facts, changes: Sequence[Correction[Employment]], language: str
) -> Iterator[DatedJob]:
    """A corrected job keeps the text that belongs to it; an added one has none."""
    left, outer = list(changes), outer_dates(facts.document, changes)
    for job in facts.jobs:
        place = (job.period.start, job.period.end)
        if place in outer:
            continue
        change = next((item for item in left if item.read and place in item.read.spans), None)
        if change is None:
            yield job
            continue
        left.remove(change)
        if change.now is not None and change.now.first is not None:
            months = dates.between(change.now.first, change.now.last)
            yield replace(job, period=Period(*months, *place), said=_job(change.now, language))
    for change in left:
        if change.now is not None and change.now.first is not None:
            months = dates.between(change.now.first, change.now.last)
            yield DatedJob(Period(*months, -1, -1), -1, -1, _job(change.now, language))


def _degrees(
    facts: Facts, changes: Sequence[Correction[Study]], language: str
) -> Iterator[HeldDegree]:
    taken = _words_of(changes)
    for held in facts.degrees:
        if not touches((held.start, held.end), taken):
            yield held
    for change in changes:
        if change.now is not None:
            finished = not change.now.ongoing and (change.now.last or "") <= facts.as_of
            yield HeldDegree(change.now.degree, finished, -1, -1, _study(change.now, language))


def _fields(facts: Facts, changes: Sequence[Correction[Study]]) -> tuple[str, ...]:
    """Read again without the courses that were corrected."""
    if not changes:
        return facts.fields
    taken = _words_of(changes)
    parts = [
        "".join(_without(facts.document.text, chunk, taken))
        for chunk in facts.chunks
        if chunk.section is SectionKind.EDUCATION
    ]
    said = [name for item in changes if item.now for name in fields(item.now.field or "")]
    return tuple(dict.fromkeys([*studied("\n".join(parts)), *said]))


def _languages(facts: Facts, changes: Sequence[Correction[Spoken]]) -> Iterator[SpokenLanguage]:
    """A corrected language is what the user says it is, wherever else the CV names it."""
    both = [item for change in changes for item in (change.read, change.now) if item is not None]
    taken = {item.language for item in both}
    yield from (item for item in facts.languages if item.level.language not in taken)
    for change in changes:
        now = change.now
        if now is not None:
            level = LanguageLevel(now.language, now.level, now.as_written)
            yield SpokenLanguage(level, -1, -1, Said(now.as_written))


def _certificates(facts: Facts, changes: Sequence[Correction[Certificate]]) -> Iterator[Named]:
    removed = {name for item in changes if item.read for name in certificates(item.read.name)}
    yield from (item for item in facts.certificates if item.name not in removed)
    for change in changes:
        if change.now is not None:
            for name in certificates(change.now.name):
                yield Named(name, -1, -1, _NOWHERE, said=Said(change.now.name))


def _words_of(changes: Sequence[Correction[Study]]) -> list[Span]:
    """Where the corrected entries stand: between their words may be those of another entry,
    where dates are read as a column of their own."""
    return [span for item in changes if item.read for span in item.read.spans]


def _without(text: str, chunk: Chunk, taken: Iterable[Span]) -> Iterator[str]:
    """A passage may hold the words of two courses."""
    at = chunk.start
    for start, end in sorted(taken):
        if start < chunk.end and end > at:
            yield f"{text[at : max(at, start)]} "
            at = end
    yield text[at : chunk.end]


def _job(job: Employment, language: str) -> Said:
    when = period_words(job.first, job.last, language) if job.first else None
    return _said(job.title, job.employer, when)


def _study(study: Study, language: str) -> Said:
    degree = degree_words(study.degree, language) if study.degree else None
    when = date_words(study.last) if study.last else None
    if study.first:
        when = period_words(study.first, study.last, language)
    return _said(degree, study.field, study.school, when)


def _said(*parts: str | None) -> Said:
    return Said(" · ".join(part for part in parts if part))
