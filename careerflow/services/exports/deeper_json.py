"""What a language model added to a report, as JSON (analyze.schema.json)."""

from collections.abc import Iterable
from typing import Any

from careerflow.models.document import Box
from careerflow.models.message import Message, Say
from careerflow.models.report import Deeper, Evidence, Row
from careerflow.models.writing import (
    Bilingual,
    Checked,
    NewFact,
    Part,
    Point,
    Question,
    Rewrite,
    Writing,
)
from careerflow.services.exports.worded import invented

Json = dict[str, Any]


def deeper_json(deeper: Deeper | None, say: Say) -> Json:
    """Members of a report: `tokens`, `cost`, `language_model` and `writing`; none where no language
    model was asked."""
    if deeper is None:
        return {}
    usage = deeper.usage
    return {
        "tokens": {
            "input": usage.input,
            "output": usage.output,
            "cached": usage.cached,
            "calls": usage.calls,
        },
        "cost": deeper.cost,
        "language_model": {
            "provider": deeper.provider.value,
            "model": deeper.model,
            "answered_by": deeper.answered_by,
            "prompts": deeper.prompts,
            "runs": [
                {"score": run.score, "verdicts": [verdict.value for verdict in run.verdicts]}
                for run in deeper.runs
            ],
            "failed": [
                {"rows": list(batch.rows), **_reason(batch.reason, say)} for batch in deeper.failed
            ],
        },
        "writing": None if deeper.writing is None else _writing(deeper.writing, say),
    }


def opinion_json(row: Row, say: Say) -> Json:
    """Members of a row that a language model was asked about: whether it is `disputed`, and both
    sides."""
    if row.opinion is None:
        return {}
    opinion, local = row.opinion, row.local
    return {
        "disputed": row.disputed,
        "opinion": {
            "standing": opinion.standing.value,
            "verdict": opinion.verdict.value,
            "reason": say(opinion.reason),
            "evidence": [evidence_json(item) for item in opinion.evidence],
        },
        "local": None
        if local is None
        else {
            "verdict": local.verdict.value,
            "reason": say(local.reason),
            "evidence": [evidence_json(item) for item in local.evidence],
        },
    }


def all_evidence(row: Row) -> list[Json]:
    """Of a row, with what a language model made up: that is not verified."""
    return [evidence_json(item) for item in (*row.evidence, *invented(row))]


def evidence_json(item: Evidence) -> Json:
    return {
        "quote": item.quote,
        "page": item.page,
        "boxes": boxes_json(item.boxes),
        "start": item.start,
        "end": item.end,
        "verified": item.verified,
        **({"corrected": True} if item.corrected else {}),
    }


def boxes_json(boxes: Iterable[Box]) -> list[list[float]]:
    return [[round(edge, 2) for edge in box] for box in boxes]


def _writing(writing: Writing, say: Say) -> Json:
    return {
        "assessment": _either(writing.assessment),
        "strengths": [_point(point) for point in writing.strengths],
        "gaps": [_point(point) for point in writing.gaps],
        "questions": [_question(question) for question in writing.questions],
        "rewrites": [_rewrite(rewrite) for rewrite in writing.rewrites],
        "letter": None if writing.letter is None else _checked(writing.letter),
        "failed": [
            {"part": Part(item.part).value, **_reason(item.reason, say)} for item in writing.failed
        ],
    }


def _point(point: Point) -> Json:
    return {"text": _both(point.text), "rows": list(point.rows)}


def _question(question: Question) -> Json:
    return {"text": _both(question.text), "hint": _both(question.hint), "row": question.row}


def _rewrite(rewrite: Rewrite) -> Json:
    return {
        "before": rewrite.before,
        "start": rewrite.start,
        "end": rewrite.end,
        "page": rewrite.page,
        "boxes": boxes_json(rewrite.boxes),
        "after": _checked(rewrite.after),
        "why": _both(rewrite.why),
        "row": rewrite.row,
    }


def _checked(checked: Checked) -> Json:
    text = checked.text
    return {
        "text": _both(text),
        "new": {"en": _new(text.en, checked.new_en), "vi": _new(text.vi, checked.new_vi)},
    }


def _new(text: str, facts: Iterable[NewFact]) -> list[Json]:
    return [
        {
            "kind": fact.kind.value,
            "text": text[fact.start : fact.end],
            "start": fact.start,
            "end": fact.end,
        }
        for fact in facts
    ]


def _either(text: Bilingual | None) -> Json | None:
    return None if text is None else _both(text)


def _both(text: Bilingual) -> Json:
    return {"en": text.en, "vi": text.vi}


def _reason(reason: Message, say: Say) -> Json:
    return {"code": reason.id, "message": say(reason)}
