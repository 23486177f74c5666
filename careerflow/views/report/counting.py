"""What each row of a report is worth, as in the score (services.matching.scoring)."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerflow.models.job import Kind
from careerflow.models.report import HALF_POINTS, WEIGHTS, Row, Verdict

_BEST_FIRST = (Verdict.MET, Verdict.PARTIAL, Verdict.MISSING, Verdict.NOT_SCORED)


@dataclass(frozen=True, slots=True)
class Points:
    """`earned` of `of`, in halves of a nice-to-have."""

    earned: int
    of: int


def counting_rows(rows: Sequence[Row]) -> list[int]:
    """Numbers of the rows that stand in the score, in the report's order: those that the user
    calls no requirement are left out, and of alternatives only the best one stands."""
    best: dict[str, int] = {}
    for number, row in enumerate(rows):
        if not row.counts:
            continue
        name = row.requirement.group or f"\0{number}"
        held = best.setdefault(name, number)
        if _BEST_FIRST.index(row.verdict) < _BEST_FIRST.index(rows[held].verdict):
            best[name] = number
    return sorted(best.values())


def points(rows: Sequence[Row]) -> tuple[Points | None, ...]:
    """One a row; None where it earns and costs nothing. Alternatives are a must as soon as one of
    those that were scored is."""
    musts = {
        row.requirement.group
        for row in rows
        if row.counts and row.verdict in HALF_POINTS and row.requirement.kind is Kind.MUST
    }
    found: list[Points | None] = [None] * len(rows)
    for number in counting_rows(rows):
        row = rows[number]
        if row.verdict in HALF_POINTS:
            group = row.requirement.group
            must = row.requirement.kind is Kind.MUST or (group is not None and group in musts)
            weight = WEIGHTS[Kind.MUST if must else Kind.NICE]
            found[number] = Points(weight * HALF_POINTS[row.verdict], 2 * weight)
    return tuple(found)
