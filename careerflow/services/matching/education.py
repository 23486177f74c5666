"""Degrees: the level held against the level asked for."""

import re

from careerflow.models.job import Degree, Requirement
from careerflow.services.matching.degrees import accepts_equivalent
from careerflow.services.matching.facts import Facts, HeldDegree
from careerflow.services.matching.fields import accepts_related, are_related, fields
from careerflow.services.matching.folding import fold
from careerflow.services.matching.outcome import Outcome, Proof, met, missing, partial

_EQUIVALENT_YEARS = 4.0  # as long as a bachelor's course; adverts that say "equivalent" name none


_STUDENTS = re.compile(
    r"\b(?:dang (?:theo )?hoc|sinh vien nam|(?:currently )?(?:pursuing|enrolled|studying)|"
    r"working towards?)\b"
)


def check_degree(requirement: Requirement, need: Degree, facts: Facts) -> Outcome:
    """Met at the level or above; partial one level below, unfinished, level unsaid, of another
    field of study, or where experience is accepted in its place."""
    named = [(held.level, held) for held in facts.degrees if held.level is not None]
    # Whoever studies for a degree has finished school, and some adverts take students.
    least = max(Degree.VOCATIONAL, need)
    enough = need is Degree.HIGH_SCHOOL or bool(_STUDENTS.search(fold(requirement.text)))
    finished = [
        (level, held) for level, held in named if held.finished or (enough and level >= least)
    ]
    level, held = max(finished, key=_level, default=(None, None))
    if level is not None and held is not None and level >= need:
        return _in_field(requirement, facts, held) or met(
            "reason.degree.met", _spans(held), need=_term(need), have=_term(level)
        )
    ongoing, studied = max(named, key=_level, default=(None, None))
    if ongoing is not None and studied is not None and ongoing >= need:
        return partial(
            "reason.degree.unfinished", _spans(studied), need=_term(need), have=_term(ongoing)
        )
    equivalent = _by_experience(requirement, need, facts)
    if equivalent is not None:
        return equivalent
    if level is not None and held is not None:
        return _below(requirement, need, level, held, facts)
    if ongoing is not None and studied is not None:
        return _below(requirement, need, ongoing, studied, facts)
    return _unsaid(need, facts)


def check_field(requirement: Requirement, facts: Facts) -> Outcome | None:
    """For a row that asks for a field of study and no level; None where the CV names neither a
    degree nor a field that could be compared."""
    asked = fields(requirement.text)
    if not asked or not facts.degrees or not facts.fields:
        return None
    spans, names = _spans(facts.degrees[0]), _names(asked, facts)
    if _fits(requirement, facts):
        return met("reason.field.met", spans, **names)
    if _is_close(asked, facts):
        return partial("reason.field.related", spans, **names)
    return missing("reason.field.other", **names)


def _in_field(requirement: Requirement, facts: Facts, held: HeldDegree) -> Outcome | None:
    """What is lacking in a degree of the right level; None where its field fits or is unknown."""
    asked = fields(requirement.text)
    if not asked or not facts.fields or _fits(requirement, facts):
        return None
    reason = (
        "reason.degree.related_field" if _is_close(asked, facts) else "reason.degree.other_field"
    )
    return partial(reason, _spans(held), **_names(asked, facts))


def _fits(requirement: Requirement, facts: Facts) -> bool:
    asked = fields(requirement.text)
    return not set(asked).isdisjoint(facts.fields) or (
        accepts_related(requirement.text) and _is_close(asked, facts)
    )


def _is_close(asked: tuple[str, ...], facts: Facts) -> bool:
    return any(are_related(wanted, have) for wanted in asked for have in facts.fields)


def _names(asked: tuple[str, ...], facts: Facts) -> dict[str, tuple[str, ...]]:
    return {
        "need": tuple(f"term.field.{name}" for name in asked),
        "have": tuple(f"term.field.{name}" for name in facts.fields),
    }


def _below(
    requirement: Requirement, need: Degree, level: Degree, held: HeldDegree, facts: Facts
) -> Outcome:
    """One level below is half of what is asked, but not in another field as well."""
    if need - level == 1 and _in_field(requirement, facts, held) is None:
        return partial("reason.degree.below", _spans(held), need=_term(need), have=_term(level))
    return missing("reason.degree.far_below", need=_term(need), have=_term(level))


def _unsaid(need: Degree, facts: Facts) -> Outcome:
    if not facts.degrees or need > Degree.MASTER:
        return missing("reason.degree.none", need=_term(need))
    return partial("reason.degree.level_unsaid", _spans(facts.degrees[0]), need=_term(need))


def _by_experience(requirement: Requirement, need: Degree, facts: Facts) -> Outcome | None:
    if not accepts_equivalent(requirement.text) or (facts.years or 0) < _EQUIVALENT_YEARS:
        return None
    spans = [job.proof for job in facts.jobs[:3]]
    years = round(facts.years or 0, 1)
    return partial("reason.degree.equivalent", spans, need=_term(need), have=years)


def _level(pair: tuple[Degree, HeldDegree]) -> Degree:
    return pair[0]


def _spans(held: HeldDegree) -> list[Proof]:
    return [held.proof]


def _term(level: Degree) -> str:
    return f"term.degree.{level.name.lower()}"
