"""A report in words: everything that a document shows of it, in one language.

What draws it knows no message, no Qt and no other part of the program: it also travels as JSON to
the reader process, which makes the PDF.
"""

from dataclasses import dataclass

from careerflow import __version__
from careerflow.models.document import Box
from careerflow.models.job import Job, Kind
from careerflow.models.message import Message, ParamValue, Say
from careerflow.models.report import (
    AxisScore,
    Evidence,
    Ratio,
    Report,
    Row,
    Standing,
    Verdict,
    nearest_verdict,
)
from careerflow.services.exports.lines import one_line
from careerflow.services.exports.worded_writing import WordedWriting, model_name, worded_writing

_BULLETS = "•●○◦▪■□▸►➢➤✓✔–-·* "
_LABELS = (
    "axes",
    "axis",
    "score",
    "keywords",
    "requirements",
    "verdict",
    "requirement",
    "reason",
    "evidence",
    "reason_and_evidence",
    "notes",
    "about",
    "cv",
    "page_broken",
    "cv_gone",
    "cv_left_out",
)


@dataclass(frozen=True, slots=True)
class WordedQuote:
    """`place` says where it stands; empty for a plain-text CV. The rest is as in Evidence."""

    text: str
    place: str
    verified: bool
    page: int | None
    boxes: tuple[Box, ...]
    start: int
    end: int
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class WordedRow:
    """`number` counts from 1 in the order shown: must-haves first. `notes` stand beside it.
    `opinion` is what a language model says where that is not what counts."""

    number: int
    verdict: Verdict
    verdict_word: str
    text: str
    axis: str
    notes: tuple[str, ...]
    reason: str
    quotes: tuple[WordedQuote, ...]
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class WordedAxis:
    """`score` is 0 to 10, or None: `value` then says why there is none."""

    name: str
    value: str
    score: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class WordedRatio:
    text: str
    met: int
    of: int


@dataclass(frozen=True, slots=True)
class RowGroup:
    title: str
    rows: tuple[WordedRow, ...]


@dataclass(frozen=True, slots=True)
class SkillGroup:
    title: str
    verdict: Verdict
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordedReport:
    """`labels` are headings and fixed sentences by the last part of their message id;
    `cv_page` has {page} and {of}."""

    language: str
    kind: str
    title: str
    person: str
    score: int | None
    match: Verdict
    match_word: str
    score_line: str
    ratios: tuple[WordedRatio, ...]
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    axes: tuple[WordedAxis, ...]
    keywords: tuple[SkillGroup, ...]
    groups: tuple[RowGroup, ...]
    about: tuple[str, ...]
    verdicts: dict[Verdict, str]
    labels: dict[str, str]
    cv_page: str
    writing: WordedWriting | None = None


def worded(report: Report, job: Job, say: Say, language: str) -> WordedReport:
    """`say` speaks `language` ("en" or "vi")."""
    match = nearest_verdict(report.score)
    return WordedReport(
        language=language,
        kind=say(Message("document.kind")),
        title=one_line(job.title or "") or say(Message("document.no_title")),
        person=_person(report) or say(Message("document.no_name")),
        score=report.score,
        match=match,
        match_word=say(Message(f"document.match.{match}")),
        score_line=score_line(report, say),
        ratios=(
            _ratio(Kind.MUST, report.must_have, say),
            _ratio(Kind.NICE, report.nice_to_have, say),
        ),
        facts=_facts(report, say),
        warnings=tuple(say(warning) for warning in report.warnings),
        axes=_axes(report, say),
        keywords=_keywords(report, say),
        groups=_groups(report, say),
        about=_about(report, say),
        verdicts={verdict: say(Message(f"text.verdict.{verdict}")) for verdict in Verdict},
        labels={name: say(Message(f"document.{name}")) for name in _LABELS},
        cv_page=say(Message("document.cv_page", {"page": "{page}", "of": "{of}"})),
        writing=worded_writing(report.deeper, say, language),
    )


def score_line(report: Report, say: Say) -> str:
    """The score in a sentence, or that there is none."""
    if report.score is None:
        return say(Message("text.no_score"))
    return say(Message("text.score", {"score": report.score}))


def correction_note(row: Row) -> Message | None:
    """What the user changed of a row; its reason tells what was found before."""
    if row.correction is None:
        return None
    if row.correction.kind is not None:
        return Message(f"document.corrected.{row.correction.kind}")
    return Message("document.corrected")


def corrections_note(report: Report) -> Message | None:
    """How many rows the user corrected, and the score without that."""
    if not report.corrected:
        return None
    if report.score_as_judged is None:
        return Message("document.corrected_rows", {"count": report.corrected})
    judged = {"count": report.corrected, "score": report.score_as_judged}
    return Message("document.corrected_rows.score", judged)


def _person(report: Report) -> str:
    parts = (one_line(part or "") for part in (report.person.name, report.person.title))
    return " · ".join(part for part in parts if part)


def _ratio(kind: Kind, ratio: Ratio, say: Say) -> WordedRatio:
    counted = {"met": ratio.met, "of": ratio.of}
    message = Message(f"document.{kind}", counted) if ratio.of else Message(f"document.{kind}.none")
    return WordedRatio(say(message), ratio.met, ratio.of)


def _facts(report: Report, say: Say) -> tuple[str, ...]:
    facts = []
    if (corrections := corrections_note(report)) is not None:
        facts.append(say(corrections))
    if report.not_scored:
        facts.append(say(Message("text.not_scored", {"number": report.not_scored})))
    if report.years is not None:
        facts.append(say(Message("text.person.years", {"years": round(report.years, 1)})))
    year, month = report.as_of.split("-")
    facts.append(say(Message("text.as_of", {"month": f"{month}/{year}"})))
    return tuple(facts)


def _axes(report: Report, say: Say) -> tuple[WordedAxis, ...]:
    asked = {row.requirement.axis for row in report.rows}
    return tuple(_axis(axis, axis.axis in asked, say) for axis in report.axes)


def _axis(axis: AxisScore, asked: bool, say: Say) -> WordedAxis:
    if axis.score is not None:
        value = say(Message("text.of_ten", {"score": float(axis.score)}))
    else:
        value = say(Message(f"document.axis.{'not_scored' if asked else 'not_asked'}"))
    name = say(Message(f"text.axis.{axis.axis}"))
    return WordedAxis(name, value, axis.score, one_line(say(axis.reason)))


def _keywords(report: Report, say: Say) -> tuple[SkillGroup, ...]:
    keywords = report.keywords
    groups = (
        ("matched", Verdict.MET, keywords.matched),
        ("missing", Verdict.MISSING, keywords.missing),
    )
    return tuple(
        SkillGroup(
            say(Message(f"document.keywords.{name}", {"number": len(skills)})),
            verdict,
            tuple(say(Message("text.skill", {"skill": skill})) for skill in skills),
        )
        for name, verdict, skills in groups
        if skills
    )


def _groups(report: Report, say: Say) -> tuple[RowGroup, ...]:
    groups: list[RowGroup] = []
    number = 0
    for kind in Kind:
        rows = []
        for row in report.rows:
            if row.requirement.kind is kind:
                number += 1
                rows.append(_row(number, row, report, say))
        if rows:
            title = f"{say(Message(f'text.kind.{kind}'))} ({len(rows)})"
            groups.append(RowGroup(title, tuple(rows)))
    return tuple(groups)


def _row(number: int, row: Row, report: Report, say: Say) -> WordedRow:
    notes = [say(Message("document.group"))] if row.requirement.group is not None else []
    if (correction := correction_note(row)) is not None:
        notes.append(say(correction))
    return WordedRow(
        number=number,
        verdict=row.verdict,
        verdict_word=say(Message(f"text.verdict.{row.verdict}")),
        text=one_line(row.requirement.text),
        axis=say(Message(f"text.axis.{row.requirement.axis}")),
        notes=tuple(notes),
        reason=one_line(say(row.reason)),
        quotes=tuple(_quote(item, say) for item in (*row.evidence, *invented(row))),
        opinion=one_line(opinion_said(row, report, say)),
    )


def invented(row: Row) -> tuple[Evidence, ...]:
    """What a language model quoted for a row and the CV does not have."""
    if row.opinion is None:
        return ()
    return tuple(
        item for item in row.opinion.evidence if not item.verified and item not in row.evidence
    )


def opinion_said(row: Row, report: Report, say: Say) -> str:
    """What a language model says of a row where that does not count, or the local engine where
    the model did not answer; "" where there is no such thing."""
    opinion = row.opinion
    if opinion is None or opinion.standing is Standing.COUNTED or report.deeper is None:
        return ""
    if opinion.standing is Standing.NOT_JUDGED:
        if row.local is None:
            return ""
        said, verdict = say(row.local.reason), row.local.verdict
    else:
        said, verdict = say(opinion.reason), opinion.verdict
    params: dict[str, ParamValue] = {
        "model": model_name(report.deeper),
        "verdict": say(Message(f"text.verdict.{verdict}")),
        "reason": said,
    }
    return say(Message(f"document.opinion.{opinion.standing}", params))


def usage_lines(report: Report, say: Say) -> tuple[str, ...]:
    """Which language model was asked, what that took, and how far its judgings differ."""
    deeper = report.deeper
    if deeper is None:
        return ()
    usage = deeper.usage
    params: dict[str, ParamValue] = {
        "model": model_name(deeper),
        "input": usage.input,
        "output": usage.output,
        "count": usage.calls,
    }
    if deeper.cost is None:
        told = [say(Message("document.usage", params))]
    else:
        cost = f"{deeper.cost:.4f}"
        told = [say(Message("document.usage.cost", {**params, "cost": cost}))]
    scores = [run.score for run in deeper.runs if run.score is not None]
    if len(scores) > 1:
        spread = {"count": len(deeper.runs), "low": min(scores), "high": max(scores)}
        told.append(say(Message("document.runs", spread)))
    return tuple(told)


def _quote(item: Evidence, say: Say) -> WordedQuote:
    place = ""
    if item.corrected:
        place = say(Message("document.corrected"))
    elif not item.verified:
        place = say(Message("document.unverified"))
    elif item.page is not None:
        place = say(Message("text.on_page", {"page": item.page}))
    text = one_line(item.quote).lstrip(_BULLETS)
    boxes = item.boxes if item.verified else ()
    return WordedQuote(
        text, place, item.verified, item.page, boxes, item.start, item.end, item.corrected
    )


def _about(report: Report, say: Say) -> tuple[str, ...]:
    engine: dict[str, ParamValue] = {
        "program": __version__,
        "engine": report.engine.name,
        "version": report.engine.version,
        "models": report.engine.models,
    }
    made = say(Message("document.engine", engine))
    return (say(Message("document.scoring")), made, *usage_lines(report, say))
