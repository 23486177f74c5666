"""A ranking as plain text and as JSON (rank.schema.json)."""

from collections.abc import Iterator, Sequence
from typing import Any

from careerflow.models.message import Message, Say
from careerflow.services.exports.report_json import SCHEMA_VERSION
from careerflow.services.matching.closeness import Closeness
from careerflow.services.ranking import Place

_REASONS, _WIDTH, _SHARED = 3, 84, 6


def ranking_text(places: Sequence[Place], say: Say) -> str:
    return "\n".join(line for place in places for line in _lines(place, say))


def _lines(place: Place, say: Say) -> Iterator[str]:
    report = place.candidate.report
    score = say(Message("text.rank.no_score")) if report.score is None else str(report.score)
    must = {"met": report.must_have.met, "of": report.must_have.of}
    met = say(Message("text.must_have", must))
    yield f"{place.number:>3}. {score:>4}  {place.candidate.name}  ({met})"
    close = place.candidate.closeness
    if close is not None:
        yield f"           {say(_close_by(close))}"
    for effect in place.effects[:_REASONS]:
        verdict = say(Message(f"text.verdict.{effect.row.verdict}"))
        yield f"           {-effect.points:+5.1f}  {verdict}: {_short(effect.row.requirement.text)}"


def _close_by(close: Closeness) -> Message:
    if not close.shared:
        return Message("text.rank.far")
    percent = round(100 * close.value)
    return Message("text.rank.close", {"percent": percent, "skills": close.shared[:_SHARED]})


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


def ranking_json(
    places: Sequence[Place], unread: Sequence[tuple[str, Message]], as_of: str, say: Say
) -> dict[str, Any]:
    """`unread` are files that could not take part, and why."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": as_of,
        "ranking": [_place(place) for place in places],
        "unread": [{"name": name, "code": why.id, "message": say(why)} for name, why in unread],
    }


def _closeness(place: Place) -> dict[str, Any]:
    close = place.candidate.closeness
    if close is None:
        return {}
    return {"closeness": round(close.value, 3), "shared": list(close.shared)}


def _place(place: Place) -> dict[str, Any]:
    report = place.candidate.report
    return {
        "rank": place.number,
        "name": place.candidate.name,
        "score": report.score,
        **_closeness(place),
        "must_have": {"met": report.must_have.met, "of": report.must_have.of},
        "nice_to_have": {"met": report.nice_to_have.met, "of": report.nice_to_have.of},
        "because": [
            {
                "text": effect.row.requirement.text,
                "start": effect.row.requirement.start,
                "end": effect.row.requirement.end,
                "verdict": effect.row.verdict.value,
                "points": round(-effect.points, 1),
            }
            for effect in place.effects
        ],
    }
