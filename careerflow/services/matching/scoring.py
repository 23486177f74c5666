"""Adds up the rows of a report: the arithmetic of the score, and nothing else.

The unit is a requirement, or a group of alternatives, which counts once with its best row. A
unit weighs 3 where it is a must and 1 where it is nice to have; met earns all of its weight,
partial half, missing nothing. Units without any scored row leave the sums. Everything is whole
numbers until the last step, and halves round up, so a score never depends on a platform. A row
that the user calls no requirement counts for nothing, as if the advert did not have it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from careerflow.models.job import Axis, Kind
from careerflow.models.message import Message
from careerflow.models.report import HALF_POINTS, WEIGHTS, AxisScore, Ratio, Row, Verdict

_LABEL_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Unit:
    """A requirement on its own, or a group of alternatives with its best verdict."""

    kind: Kind
    row: Row  # the best one; the first of equals

    @property
    def verdict(self) -> Verdict:
        return self.row.verdict


@dataclass(frozen=True, slots=True)
class Score:
    """`total` is 0 to 100, None where no row could be scored; ratios count met units only."""

    total: int | None
    must_have: Ratio
    nice_to_have: Ratio
    not_scored: int  # rows, not units: the report shows rows
    axes: tuple[AxisScore, ...]  # one per Axis, in its order


def score(rows: Sequence[Row]) -> Score:
    rows = [row for row in rows if row.counts]
    scored = units(rows)
    return Score(
        total=share(scored, 100),
        must_have=_ratio(scored, Kind.MUST),
        nice_to_have=_ratio(scored, Kind.NICE),
        not_scored=sum(row.verdict is Verdict.NOT_SCORED for row in rows),
        axes=tuple(_axis(axis, rows) for axis in Axis),
    )


def units(rows: Iterable[Row]) -> tuple[Unit, ...]:
    """What counts once each, in the advert's order: without the rows that were not scored, or
    that the user calls no requirement.

    A group is a must as soon as one of its scored alternatives is.
    """
    members: dict[str | int, list[Row]] = {}
    for index, row in enumerate(rows):
        if row.counts and row.verdict is not Verdict.NOT_SCORED:
            members.setdefault(row.requirement.group or index, []).append(row)
    return tuple(_unit(alternatives) for alternatives in members.values())


def _unit(alternatives: Sequence[Row]) -> Unit:
    is_must = any(row.requirement.kind is Kind.MUST for row in alternatives)
    best = max(alternatives, key=lambda row: HALF_POINTS[row.verdict])
    return Unit(Kind.MUST if is_must else Kind.NICE, best)


def share(scored: Iterable[Unit], of: int) -> int | None:
    """What the units earned, in whole parts of `of`, halves rounded up; None without units."""
    pairs = [(WEIGHTS[unit.kind], HALF_POINTS[unit.verdict]) for unit in scored]
    whole = sum(2 * weight for weight, _ in pairs)
    if not whole:
        return None
    earned = sum(weight * half_points for weight, half_points in pairs)
    return (2 * of * earned + whole) // (2 * whole)


def points(rows: Sequence[Row]) -> dict[int, Fraction]:
    """What each row adds to the score of 100, by its number: alternatives count once, with the
    best of them. The sum, rounded, is the report's score."""
    numbers = {id(row): number for number, row in enumerate(rows)}
    scored = units(rows)
    whole = sum(2 * WEIGHTS[unit.kind] for unit in scored)
    return {
        numbers[id(unit.row)]: Fraction(100 * WEIGHTS[unit.kind] * HALF_POINTS[unit.verdict], whole)
        for unit in scored
    }


def _ratio(scored: Iterable[Unit], kind: Kind) -> Ratio:
    verdicts = [unit.verdict for unit in scored if unit.kind is kind]
    return Ratio(met=verdicts.count(Verdict.MET), of=len(verdicts))


def _axis(axis: Axis, rows: Iterable[Row]) -> AxisScore:
    asked = [row for row in rows if row.requirement.axis is axis]
    scored = units(asked)
    tenths = share(scored, 100)
    if tenths is None:
        return AxisScore(axis, None, Message("axis.not_scored" if asked else "axis.not_asked"))
    return AxisScore(axis, tenths / 10, _axis_reason(scored))


def _axis_reason(scored: Sequence[Unit]) -> Message:
    met = sum(unit.verdict is Verdict.MET for unit in scored)
    if met == len(scored):
        return Message("axis.all_met", {"count": met})
    gap = max(scored, key=_loss)
    return Message(
        f"axis.largest_gap.{gap.verdict}", {"met": met, "of": len(scored), "gap": label(gap.row)}
    )


def _loss(unit: Unit) -> int:
    """Half points that the unit did not earn."""
    return WEIGHTS[unit.kind] * (HALF_POINTS[Verdict.MET] - HALF_POINTS[unit.verdict])


def label(row: Row) -> str | tuple[str, ...]:
    """The skills that a row lacks, by their canonical names; where it names none, a few of its
    own words."""
    lacking = row.reason.params.get("missing") or row.requirement.skills
    if isinstance(lacking, tuple) and lacking:
        return lacking
    text = " ".join(row.requirement.text.split()).rstrip(".;,")
    if len(text) <= _LABEL_LENGTH:
        return text
    return text[:_LABEL_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
