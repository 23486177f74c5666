"""Several CVs for one advert, or several adverts for one CV, in order; and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerflow.models.job import Job
from careerflow.models.report import HALF_POINTS, WEIGHTS, Report, Row, Verdict
from careerflow.services.matching.scoring import Unit, share, units

_FINE = 1_000_000  # scores are compared finer than they are shown


@dataclass(frozen=True, slots=True)
class Effect:
    """`points`, of 100, by which a row lies behind: the full marks, or the first place's."""

    row: Row
    points: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """What takes part: a CV with the advert, by the name that it is shown with."""

    name: str
    job: Job
    report: Report


@dataclass(frozen=True, slots=True)
class Place:
    """`number` counts from 1, equals share one. `effects`, the greatest first, are what the row
    costs; of CVs behind the first for one advert, how much more than it costs the first (less
    than 0 where the CV is better there)."""

    number: int
    candidate: Candidate
    effects: tuple[Effect, ...]


def ranked(candidates: Sequence[Candidate]) -> tuple[Place, ...]:
    """By score, then by must-haves met, then by name; what could not be scored comes last."""
    ordered = sorted(candidates, key=lambda one: (*_rank(one.report), one.name))
    one_advert = len({one.job.sha256 for one in ordered}) == 1
    places: list[Place] = []
    for place, one in enumerate(ordered, 1):
        equal = places and _rank(one.report) == _rank(places[-1].candidate.report)
        number = places[-1].number if equal else place
        if number > 1 and one_advert:
            effects = _behind(one.report, ordered[0].report)
        else:
            effects = tuple(Effect(row, points) for row, points in _losses(one.report).values())
        effects = tuple(sorted(effects, key=lambda effect: -abs(effect.points)))
        places.append(Place(number, one, effects))
    return tuple(places)


def _rank(report: Report) -> tuple[float, float]:
    fine = share(units(report.rows), _FINE)
    must = report.must_have
    return 1.0 if fine is None else -fine, -must.met / must.of if must.of else 0.0


def _losses(report: Report) -> dict[str | int, tuple[Row, float]]:
    """By group, or the row's place in the advert."""
    scored = units(report.rows)
    whole = sum(WEIGHTS[unit.kind] for unit in scored) * HALF_POINTS[Verdict.MET]
    return {_key(unit): (unit.row, 100 * _lost(unit) / whole) for unit in scored if _lost(unit)}


def _lost(unit: Unit) -> int:
    return WEIGHTS[unit.kind] * (HALF_POINTS[Verdict.MET] - HALF_POINTS[unit.verdict])


def _key(unit: Unit) -> str | int:
    return unit.row.requirement.group or unit.row.requirement.start


def _behind(report: Report, first: Report) -> tuple[Effect, ...]:
    own, others = _losses(report), _losses(first)
    rows = {_key(unit): unit.row for unit in units(report.rows)}
    costs = {
        key: own.get(key, (row, 0.0))[1] - others.get(key, (row, 0.0))[1]
        for key, row in rows.items()
    }
    return tuple(Effect(rows[key], points) for key, points in costs.items() if points)
