"""Reports, CVs and adverts as JSON, in the shapes of resources/schema.

Sentences are made by `say`, which is all that the language changes. Every function returns
plain dicts, lists, strings and numbers whose order never varies.
"""

from collections.abc import Iterable
from typing import Any

from careerflow.models.document import Box, Document, DocumentKind, Line, Page, Person
from careerflow.models.job import Job, Requirement
from careerflow.models.message import Message, Say
from careerflow.models.profile import Profile, Span
from careerflow.models.report import Ratio, Report, Row
from careerflow.services.exports.deeper_json import (
    all_evidence,
    boxes_json,
    deeper_json,
    opinion_json,
)

SCHEMA_VERSION = 1
Json = dict[str, Any]


def to_json(report: Report, job: Job, say: Say) -> Json:
    """The outcome of `analyze` (analyze.schema.json). Raises ValueError where the report is of
    another advert. What the user corrected, and what a language model said, is there only where
    something was."""
    if report.job_sha256 != job.sha256:
        raise ValueError("The report is of another advert")
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": report.as_of,
        "score": report.score,
        **({"score_as_judged": report.score_as_judged} if report.corrected else {}),
        "must_have": _ratio(report.must_have),
        "nice_to_have": _ratio(report.nice_to_have),
        "not_scored": report.not_scored,
        "axes": [
            {"axis": axis.axis.value, "score": axis.score, "reason": say(axis.reason)}
            for axis in report.axes
        ],
        "requirements": [_row(row, say) for row in report.rows],
        "keywords": {
            "matched": list(report.keywords.matched),
            "missing": list(report.keywords.missing),
        },
        "person": _person(report.person, report.years),
        **({"cv_corrected": report.cv_corrected} if report.cv_corrected else {}),
        "warnings": _warnings(report.warnings, say),
        "engine": {
            "name": report.engine.name,
            "version": report.engine.version,
            "models": list(report.engine.models),
        },
        **deeper_json(report.deeper, say),
    }


def document_json(document: Document, years: float | None, say: Say, *, words: bool) -> Json:
    """A CV as it was read (read.schema.json). `years` of experience are those of
    `documents.dates.years`; `words` adds each word's place and box to its page."""
    return {
        "schema_version": SCHEMA_VERSION,
        "sha256": document.sha256,
        "kind": document.kind.value,
        "language": document.language,
        "person": _person(document.person, years),
        "sections": [
            {
                "kind": section.kind.value,
                "heading": document.text[section.start : section.body].strip(),
                "start": section.start,
                "body": section.body,
                "end": section.end,
            }
            for section in document.sections
        ],
        "periods": [
            {"first": period.first, "last": period.last, "start": period.start, "end": period.end}
            for period in document.periods
        ],
        "profile": _profile(document.profile),
        "pages": [
            _page(document, number, page, words=words)
            for number, page in enumerate(document.pages, 1)
        ],
        "warnings": _placed_warnings(document, say),
    }


def requirements_json(job: Job) -> Json:
    """An advert as it was cut (requirements.schema.json)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "sha256": job.sha256,
        "language": job.language,
        "title": job.title,
        "requirements": [_requirement(requirement) for requirement in job.requirements],
        "left_out": [
            {
                "text": job.text[part.start : part.end],
                "start": part.start,
                "end": part.end,
                "reason": part.reason.value,
            }
            for part in job.left_out
        ],
    }


def _ratio(ratio: Ratio) -> Json:
    return {"met": ratio.met, "of": ratio.of}


def _asked(requirement: Requirement) -> Json:
    """What a row of a report and a row of an advert have in common."""
    return {
        "text": requirement.text,
        "start": requirement.start,
        "end": requirement.end,
        "group": requirement.group,
        "kind": requirement.kind.value,
        "axis": requirement.axis.value,
        "skills": list(requirement.skills),
    }


def _row(row: Row, say: Say) -> Json:
    return {
        **_asked(row.requirement),
        "verdict": row.verdict.value,
        "reason": say(row.reason),
        "evidence": all_evidence(row),
        **opinion_json(row, say),
        **({"correction": _correction(row, say)} if row.correction is not None else {}),
    }


def _correction(row: Row, say: Say) -> Json:
    assert row.correction is not None
    assert row.judged is not None
    return {
        "not_required": row.correction.not_required,
        "note": row.correction.note,
        "judged": {
            "kind": row.judged.requirement.kind.value,
            "verdict": row.judged.verdict.value,
            "reason": say(row.judged.reason),
        },
    }


def _requirement(requirement: Requirement) -> Json:
    years = requirement.years
    return {
        **_asked(requirement),
        "any_skill": requirement.any_skill,
        "years": None if years is None else {"low": years.low, "high": years.high},
        "degree": None if requirement.degree is None else requirement.degree.name.lower(),
        "languages": [
            {"language": item.language, "level": item.level, "as_written": item.as_written}
            for item in requirement.languages
        ],
        "certificates": list(requirement.certificates),
        "phrases": [phrase.text for phrase in requirement.phrases],
    }


def _person(person: Person, years: float | None) -> Json:
    return {
        "name": person.name,
        "title": person.title,
        "years": None if years is None else round(years, 1),
        "email": person.email,
        "phone": person.phone,
    }


def _profile(profile: Profile) -> Json:
    return {
        "jobs": [
            {
                "title": job.title,
                "employer": job.employer,
                "first": job.first,
                "last": job.last,
                "spans": _spans(job.spans),
            }
            for job in profile.jobs
        ],
        "education": [
            {
                "degree": None if study.degree is None else study.degree.name.lower(),
                "field": study.field,
                "school": study.school,
                "first": study.first,
                "last": study.last,
                "ongoing": study.ongoing,
                "spans": _spans(study.spans),
            }
            for study in profile.education
        ],
        "languages": [
            {
                "language": spoken.language,
                "level": spoken.level,
                "as_written": spoken.as_written,
                "spans": _spans(spoken.spans),
            }
            for spoken in profile.languages
        ],
        "certificates": [
            {"name": certificate.name, "spans": _spans(certificate.spans)}
            for certificate in profile.certificates
        ],
    }


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [{"start": start, "end": end} for start, end in spans]


def _warnings(warnings: Iterable[Message], say: Say) -> list[Json]:
    return [{"code": warning.id, "message": say(warning)} for warning in warnings]


def _placed_warnings(document: Document, say: Say) -> list[Json]:
    """Those of a CV, each with what it is about."""
    return [
        {
            **shown,
            "places": [
                {"page": place.page + 1, "box": _box(place.box)}
                for place in document.places
                if place.warning == shown["code"]
            ],
        }
        for shown in _warnings(document.warnings, say)
    ]


def _page(document: Document, number: int, page: Page, *, words: bool) -> Json:
    is_text = document.kind is DocumentKind.TEXT
    shown: Json = {
        "page": number,
        "width": None if is_text else round(page.width, 2),
        "height": None if is_text else round(page.height, 2),
        "start": page.start,
        "end": page.end,
        "text": document.text[page.start : page.end],
    }
    if words:
        lines = (line for line in document.lines if page.start <= line.start < page.end)
        shown["words"] = [word for line in lines for word in _words(document.text, line)]
    return shown


def _words(text: str, line: Line) -> Iterable[Json]:
    start = line.start
    for piece in text[line.start : line.end].split():
        start = text.index(piece, start)
        end = start + len(piece)
        box = _box(_word_box(line, start, end)) if line.extents else None
        yield {"text": piece, "start": start, "end": end, "box": box}
        start = end


def _word_box(line: Line, start: int, end: int) -> Box:
    extents = line.extents[start - line.start : end - line.start]
    low, high = min(pair[0] for pair in extents), max(pair[1] for pair in extents)
    x0, y0, x1, y1 = line.box
    return (x0, low, x1, high) if line.vertical else (low, y0, high, y1)


def _box(box: Box) -> list[float]:
    return boxes_json((box,))[0]
