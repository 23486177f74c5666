"""Named skills and certificates: found in the CV, related to something there, or not there."""

from collections.abc import Sequence

from careerflow.models.job import Axis, Requirement
from careerflow.services.matching.facts import IN_USE, Facts, Named
from careerflow.services.matching.outcome import Outcome, Span, met, missing, partial
from careerflow.services.matching.taxonomy import Relation, RelationKind, Taxonomy

_LONG_PASSAGE = 240  # characters; of a longer one the line with the name is shown
_CLOSEST_FIRST = tuple(RelationKind)


def check_skills(requirement: Requirement, facts: Facts, taxonomy: Taxonomy) -> Outcome:
    """All of them found: met (one, where any will do); some: partial; a relative only: partial."""
    found = [skill for skill in requirement.skills if facts.named(skill)]
    lacking = tuple(skill for skill in requirement.skills if skill not in found)
    if found and (requirement.any_skill or not lacking):
        return _all_found(requirement, facts, found)
    if found:
        spans = spans_of(facts, found)
        return partial("reason.skills.some", spans, found=tuple(found), missing=lacking)
    relation = _closest(lacking, facts, taxonomy)
    if relation is not None:
        return _related(requirement, facts, relation, lacking)
    return _none_found(requirement, lacking)


def check_certificates(requirement: Requirement, facts: Facts) -> Outcome:
    held = {place.name: place for place in reversed(facts.certificates)}
    found = tuple(name for name in requirement.certificates if name in held)
    lacking = tuple(name for name in requirement.certificates if name not in held)
    spans = [(held[name].start, held[name].end) for name in found]
    if not lacking:
        return met("reason.certificates.all", spans, found=found)
    if found:
        return partial("reason.certificates.some", spans, found=found, missing=lacking)
    return missing("reason.certificates.none", missing=lacking)


def _all_found(requirement: Requirement, facts: Facts, found: list[str]) -> Outcome:
    shown = [skill for skill in found if facts.named(skill)[0].chunk.section in IN_USE]
    if requirement.any_skill and shown:
        found = shown + [skill for skill in found if skill not in shown]
    spans = spans_of(facts, found)
    if shown:
        return met("reason.skills.in_use", spans, found=tuple(found))
    if requirement.axis is Axis.SOFT_SKILLS:
        # Anyone can list "teamwork": a claim without an example is half of what is asked.
        return partial("reason.skills.claimed", spans, found=tuple(found))
    return met("reason.skills.listed", spans, found=tuple(found))


def _related(
    requirement: Requirement, facts: Facts, relation: Relation, lacking: tuple[str, ...]
) -> Outcome:
    spans = spans_of(facts, [relation.have])
    wanted, have = relation.wanted, relation.have
    others = tuple(skill for skill in lacking if skill != wanted)
    if others and not requirement.any_skill:
        return partial(
            "reason.skills.related_some", spans, wanted=wanted, have=have, missing=others
        )
    return partial(f"reason.skills.related.{relation.kind}", spans, wanted=wanted, have=have)


def _none_found(requirement: Requirement, lacking: tuple[str, ...]) -> Outcome:
    if requirement.any_skill and len(lacking) > 1:
        return missing("reason.skills.none_of", missing=lacking)
    return missing("reason.skills.none", missing=lacking)


def _closest(lacking: Sequence[str], facts: Facts, taxonomy: Taxonomy) -> Relation | None:
    have = dict.fromkeys(place.name for place in facts.skills)
    relations = (taxonomy.related(skill, other) for skill in lacking for other in have)
    known = [relation for relation in relations if relation is not None]
    return min(known, key=lambda item: _CLOSEST_FIRST.index(item.kind), default=None)


def spans_of(facts: Facts, skills: Sequence[str]) -> list[Span]:
    """The passage that proves each skill best; one that proves several comes once."""
    spans = dict.fromkeys(_passage(facts, facts.named(skill)[0]) for skill in skills)
    return list(spans)


def _passage(facts: Facts, place: Named) -> Span:
    chunk = place.chunk
    if chunk.end - chunk.start <= _LONG_PASSAGE:
        return chunk.start, chunk.end
    text = facts.document.text
    low = text.rfind("\n", chunk.start, place.start) + 1
    high = text.find("\n", place.end, chunk.end)
    return max(low, chunk.start), chunk.end if high < 0 else high
