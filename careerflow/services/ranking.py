"""Several CVs for one advert, or several adverts for one CV, in order; and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from careerflow.models.job import Job
from careerflow.models.report import HALF_POINTS, WEIGHTS, Ratio, Report, Row, Verdict
from careerflow.services.matching.closeness import Closeness
from careerflow.services.matching.scoring import Unit, points, score, share, units

_FINE = 1_000_000  # scores are compared finer than they are shown
_DIGITS = 9  # of closeness: sums of floats are not equal to the last one


@dataclass(frozen=True, slots=True)
class Effect:
    """`points`, of 100, by which a row lies behind: the full marks, or the first place's."""

    row: Row
    points: float


@dataclass(frozen=True, slots=True)
class Scored:
    """What a report and a score without evidence (`services.engine.scores`) have in common."""

    rows: tuple[Row, ...]
    score: int | None
    must_have: Ratio
    nice_to_have: Ratio


def scored(rows: tuple[Row, ...]) -> Scored:
    """The score of these rows, as in a report."""
    total = score(rows)
    return Scored(rows, total.total, total.must_have, total.nice_to_have)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What takes part: a CV with the advert, by the name that it is shown with; `closeness` of
    the two where adverts are ranked for one CV."""

    name: str
    job: Job
    report: Report | Scored
    closeness: Closeness | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """`number` counts from 1, equals share one. `effects`, the greatest first, are what the row
    costs; of CVs behind the first for one advert, how much more than it costs the first (less
    than 0 where the CV is better there)."""

    number: int
    candidate: Candidate
    effects: tuple[Effect, ...]


def ranked(candidates: Sequence[Candidate]) -> tuple[Place, ...]:
    """By closeness, where it is given: scores of different adverts compare badly; then by score,
    by must-haves met, by name. What could not be scored comes last."""
    ordered = sorted(candidates, key=lambda one: (*_rank(one), one.name))
    one_advert = len({one.job.sha256 for one in ordered}) == 1
    places: list[Place] = []
    for place, one in enumerate(ordered, 1):
        equal = places and _rank(one) == _rank(places[-1].candidate)
        number = places[-1].number if equal else place
        if number > 1 and one_advert:
            effects = _behind(one.report, ordered[0].report)
        else:
            effects = _losses(one.report)
        effects = tuple(sorted(effects, key=lambda effect: -abs(effect.points)))
        places.append(Place(number, one, effects))
    return tuple(places)


def _rank(candidate: Candidate) -> tuple[bool, float, float, float]:
    report, close = candidate.report, candidate.closeness
    fine = share(units(report.rows), _FINE)
    must = report.must_have
    return (
        fine is None,
        -round(close.value, _DIGITS) if close else 0.0,
        -(fine or 0),
        -must.met / must.of if must.of else 0.0,
    )


def _losses(report: Report | Scored) -> tuple[Effect, ...]:
    """What each row that is not met, alternatives once, takes away from 100."""
    scored = units(report.rows)
    whole = sum(WEIGHTS[unit.kind] for unit in scored) * HALF_POINTS[Verdict.MET]
    return tuple(Effect(unit.row, 100 * _lost(unit) / whole) for unit in scored if _lost(unit))


def _lost(unit: Unit) -> int:
    return WEIGHTS[unit.kind] * (HALF_POINTS[Verdict.MET] - HALF_POINTS[unit.verdict])


def _behind(report: Report | Scored, first: Report | Scored) -> tuple[Effect, ...]:
    """By row, what the first earned there more; together the distance of the scores."""
    own, others = _earned(report), _earned(first)
    rows = {key: row for key, (row, _) in others.items()} | {
        key: row for key, (row, _) in own.items()
    }
    nothing = Fraction(0)
    behind = {
        key: (others[key][1] if key in others else nothing)
        - (own[key][1] if key in own else nothing)
        for key in rows
    }
    return tuple(Effect(rows[key], float(lost)) for key, lost in behind.items() if lost)


def _earned(report: Report | Scored) -> dict[str | int, tuple[Row, Fraction]]:
    """By group of alternatives, or place in the advert."""
    return {
        row.requirement.group or row.requirement.start: (row, earned)
        for number, earned in points(report.rows).items()
        for row in [report.rows[number]]
    }
