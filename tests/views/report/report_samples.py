"""Rows of a report with every case that the view has to tell apart."""

from dataclasses import replace
from typing import Any

from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import Evidence, Row, RowCorrection, Verdict

HOSTILE = '<img src="file:///etc/passwd"><b>C++</b> & STL\nsecond line'


def message(text: str = "reading") -> Message:
    """Any sentence of the program will do as a reason."""
    return Message(f"stage.{text}")


def evidence(page: int = 1, top: float = 100.0, verified: bool = True) -> Evidence:
    boxes = ((50.0, top, 250.0, top + 12.0),) if verified else ()
    return Evidence("built pipelines", page if verified else None, boxes, 0, 15, verified)


def row(
    text: str = "Python",
    verdict: Verdict = Verdict.MET,
    kind: Kind = Kind.MUST,
    axis: Axis = Axis.HARD_SKILLS,
    quotes: tuple[Evidence, ...] = (),
    group: str | None = None,
) -> Row:
    requirement = Requirement(text, 0, len(text), kind, axis, group)
    return Row(requirement, verdict, message(), quotes)


def placed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Each at a place of its own in `advert_of(rows)`."""
    found, start = [], 0
    for one in rows:
        asked = one.requirement
        end = start + len(asked.text)
        found.append(replace(one, requirement=replace(asked, start=start, end=end)))
        start = end + 1
    return tuple(found)


def advert_of(rows: tuple[Row, ...]) -> str:
    return "\n".join(row.requirement.text for row in rows)


ROWS = placed(
    (
        row("Python", quotes=(evidence(1, 100), evidence(3, 300))),
        row("Kubernetes", Verdict.PARTIAL, quotes=(evidence(2, 200),)),
        row("Leadership", Verdict.MISSING, axis=Axis.SOFT_SKILLS),
        row(HOSTILE, Verdict.MISSING, Kind.NICE, quotes=(evidence(verified=False),)),
        row("Go", Verdict.NOT_SCORED, Kind.NICE),
        row("English", Verdict.MET, Kind.NICE, axis=Axis.SOFT_SKILLS, quotes=(evidence(1, 140),)),
    )
)


def corrected(row: Row, **said: Any) -> Row:
    """The row as `services.matching.corrections` shows it."""
    correction = RowCorrection(row.requirement.start, row.requirement.end, **said)
    kind = correction.kind or row.requirement.kind
    return replace(
        row,
        requirement=replace(row.requirement, kind=kind),
        verdict=correction.verdict or row.verdict,
        correction=correction,
        judged=row,
    )
