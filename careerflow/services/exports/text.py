"""Reports, CVs, adverts and the state of the installation as plain text, for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from careerflow.models.document import Document, Person
from careerflow.models.job import Job, Kind, LanguageLevel, Requirement
from careerflow.models.message import Message, Say
from careerflow.models.report import Evidence, Report, Row
from careerflow.models.writing import Part
from careerflow.services.diagnostics import Diagnosis
from careerflow.services.exports.profile_text import language_name, profile_lines
from careerflow.services.exports.worded import (
    correction_note,
    corrections_note,
    invented,
    opinion_said,
    usage_lines,
)
from careerflow.services.exports.worded_writing import WordedPart, worded_writing

_WIDTH = 98
_MARKS = {"met": "✓", "partial": "~", "missing": "✗", "not_scored": "?"}


def report_text(report: Report, job: Job, say: Say, language: str = "en") -> str:
    """The outcome of `analyze`: score, ratios, axes, then every row with its evidence, and what a
    language model wrote in `language`, which `say` speaks."""
    rows = _rows(report, say)
    writing = _writing(report, say, language)
    return "\n".join((*_summary(report, job, say), *rows, *_ending(report, say), *writing))


def document_text(document: Document, years: float | None, say: Say) -> str:
    """A CV as it was read: text by page, sections, person, language, warnings."""
    lines: list[str] = []
    for number, page in enumerate(document.pages, 1):
        lines += [_rule(say(Message("text.page", {"page": number})))]
        lines += [document.text[page.start : page.end], ""]
    lines += [_rule(say(Message("text.about_cv")))]
    lines += _person(document.person, years, say)
    lines += [say(Message("text.language", {"language": document.language}))]
    for section in document.sections:
        heading = document.text[section.start : section.body].strip()
        name = say(Message(f"text.section.{section.kind}"))
        lines += [f"  {name}: {heading}" if heading else f"  {name}"]
    lines += profile_lines(document.profile, say)
    return "\n".join((*lines, *_warnings(document.warnings, say)))


def requirements_text(job: Job, say: Say) -> str:
    """An advert as it was cut: its requirements, then what was left out and why."""
    lines = [job.title] if job.title else []
    for kind in Kind:
        rows = [row for row in job.requirements if row.kind is kind]
        if rows:
            lines += ["", _rule(say(Message(f"text.kind.{kind}")))]
            for row in rows:
                lines += [*_wrapped(row.text, "- "), f"    {_constraints(row, say)}"]
    if job.left_out:
        lines += ["", _rule(say(Message("text.left_out")))]
        for part in job.left_out:
            reason = say(Message(f"text.left_out.{part.reason}"))
            lines += _wrapped(f"[{reason}] {job.text[part.start : part.end]}", "- ")
    return "\n".join(lines)


def diagnosis_text(diagnosis: Diagnosis, say: Say) -> str:
    """What `doctor` found, one line a part."""
    lines = []
    for name, version in diagnosis.versions.items():
        label = say(Message("text.doctor.system")) if name == "system" else name
        lines.append(_fact(label, version or say(Message("text.not_installed"))))
    for folder in diagnosis.folders:
        state = say(Message("text.writable" if folder.writable else "text.not_writable"))
        label = say(Message(f"text.doctor.{folder.name}"))
        lines.append(_fact(label, f"{folder.path} ({state})"))
    keyring = say(Message("text.no_keyring"))
    if diagnosis.keyring:
        tried = say(Message(f"text.keyring.{diagnosis.keyring_state}"))
        keyring = f"{diagnosis.keyring} ({tried})"
    lines.append(_fact(say(Message("text.doctor.keyring")), keyring))
    ready = say(Message("text.encoder_ready" if diagnosis.encoder_ready else "text.not_usable"))
    used = f"{diagnosis.encoder} ({ready})"
    lines.append(_fact(say(Message("text.doctor.encoder")), used))
    label = say(Message("text.doctor.model"))
    for model in diagnosis.models:
        state = say(Message("text.intact" if model.intact else "text.damaged"))
        lines.append(_fact(label, f"{model.name} {model.version}, {model.licence} ({state})"))
    if not diagnosis.models:
        lines.append(_fact(label, say(Message("text.damaged"))))
    return "\n".join(lines)


def _fact(label: str, value: str) -> str:
    return f"{label:20} {value}"


def _summary(report: Report, job: Job, say: Say) -> Iterator[str]:
    names = (report.person.name, job.title)
    yield " · ".join(name for name in names if name) or say(Message("text.report"))
    if report.score is None:
        yield say(Message("text.no_score"))
    else:
        yield say(Message("text.score", {"score": report.score}))
    must, nice = report.must_have, report.nice_to_have
    yield say(Message("text.must_have", {"met": must.met, "of": must.of}))
    yield say(Message("text.nice_to_have", {"met": nice.met, "of": nice.of}))
    if (corrections := corrections_note(report)) is not None:
        yield say(corrections)
    if report.not_scored:
        yield say(Message("text.not_scored", {"number": report.not_scored}))
    yield say(Message("text.as_of", {"month": report.as_of}))
    yield ""
    for axis in report.axes:
        name = say(Message(f"text.axis.{axis.axis}"))
        score = say(Message("text.of_ten", {"score": axis.score})) if axis.score is not None else ""
        yield from _wrapped(f"{name:22} {score:>8}  {say(axis.reason)}", "", " " * 33)


def _rows(report: Report, say: Say) -> Iterator[str]:
    for kind in Kind:
        rows = [row for row in report.rows if row.requirement.kind is kind]
        if rows:
            yield ""
            yield _rule(say(Message(f"text.kind.{kind}")))
        for row in rows:
            yield from _row(row, report, say)


def _row(row: Row, report: Report, say: Say) -> Iterator[str]:
    verdict = say(Message(f"text.verdict.{row.verdict}"))
    head = f"{_MARKS[row.verdict]} {verdict}: {_in_one_line(row.requirement.text)}"
    yield from _wrapped(head, "", "    ")
    for item in (*row.evidence, *invented(row)):
        yield from _wrapped(_quoted(item, say), "    ")
    yield from _wrapped(say(row.reason), "    ")
    yield from _wrapped(opinion_said(row, report, say), "    ")
    if (correction := correction_note(row)) is not None:
        yield from _wrapped(say(correction), "    ")


def _quoted(item: Evidence, say: Say) -> str:
    quote = f"“{_in_one_line(item.quote)}”"
    if item.corrected:
        return say(Message("text.corrected", {"text": _in_one_line(item.quote)}))
    if not item.verified:
        return f"{quote} ({say(Message('text.unverified'))})"
    if item.page is None:
        return quote
    return f"{quote} ({say(Message('text.on_page', {'page': item.page}))})"


def _ending(report: Report, say: Say) -> Iterator[str]:
    keywords = report.keywords
    for name, skills in (("matched", keywords.matched), ("missing", keywords.missing)):
        if skills:
            yield ""
            yield from _wrapped(
                say(Message(f"text.keywords.{name}", {"skills": skills})), "", "    "
            )
    yield from _warnings(report.warnings, say)


def _writing(report: Report, say: Say, language: str) -> Iterator[str]:
    writing = worded_writing(report.deeper, say, language)
    if writing is not None:
        yield from ("", *_wrapped(writing.note, ""))
        for part in writing.parts:
            yield from ("", _rule(part.title), *_part(part))
    for line in usage_lines(report, say):
        yield from ("", *_wrapped(line, ""))


def _part(part: WordedPart) -> Iterator[str]:
    bullet = "" if part.part in (Part.ASSESSMENT, Part.LETTER) else "- "
    indent = " " * len(bullet)
    for item in part.items:
        if item.before:
            place = f" ({item.place})" if item.place else ""
            yield from _wrapped(f"“{item.before}”{place}", bullet)
        yield from _wrapped(item.text, f"{indent}→ " if item.before else bullet)
        for line in filter(None, (item.note, item.warning)):
            yield from _wrapped(line, indent)
    yield from _wrapped(part.failed, "! ")


def _person(person: Person, years: float | None, say: Say) -> Iterator[str]:
    for name in ("name", "title", "email", "phone", "address"):
        value = getattr(person, name)
        if value:
            yield say(Message(f"text.person.{name}", {"value": value}))
    if years is not None:
        yield say(Message("text.person.years", {"years": round(years, 1)}))


def _constraints(row: Requirement, say: Say) -> str:
    """The axis and what is checked exactly."""
    parts = [say(Message(f"text.axis.{row.axis}"))]
    if row.skills:
        named = (say(Message("text.skill", {"skill": skill})) for skill in row.skills)
        parts.append((" / " if row.any_skill else ", ").join(named))
    if row.years is not None:
        low, high = row.years.low, row.years.high
        bounds = {"low": low} if high is None else {"low": low, "high": high}
        parts.append(say(Message("text.years_from" if high is None else "text.years", bounds)))
    if row.degree is not None:
        parts.append(say(Message(f"text.degree.{row.degree.name.lower()}")))
    parts += [_language(item, say) for item in row.languages]
    return " · ".join((*parts, *row.certificates))


def _language(asked: LanguageLevel, say: Say) -> str:
    return f"{language_name(asked.language, say)}: {asked.as_written}"


def _warnings(warnings: Iterable[Message], say: Say) -> Iterator[str]:
    for warning in warnings:
        yield ""
        yield from _wrapped(say(warning), "! ")


def _rule(title: str) -> str:
    return f"── {title} {'─' * max(2, _WIDTH - len(title) - 4)}"


def _in_one_line(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _wrapped(text: str, first: str, other: str | None = None) -> list[str]:
    rest = " " * len(first) if other is None else other
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
