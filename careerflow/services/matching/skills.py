"""Named skills and certificates: found in the CV, related to something there, or not there."""

import re
from collections.abc import Sequence
from functools import lru_cache

from careerflow.models.job import Axis, Requirement
from careerflow.models.report import Verdict
from careerflow.services.documents.language import detect_line
from careerflow.services.matching.certificates import DRIVING, driving_classes, may_drive
from careerflow.services.matching.facts import IN_USE, Facts, Named
from careerflow.services.matching.folding import fold
from careerflow.services.matching.outcome import Outcome, Span, met, missing, partial
from careerflow.services.matching.taxonomy import (
    Relation,
    RelationKind,
    SkillMention,
    Taxonomy,
)
from careerflow.services.retrieval.terms import terms

_OR = re.compile(r"\bor\b|\bhoac\b|/|\bequivalent\b|\btuong duong\b")
_MORE = 2  # words beside the trade's name from which on something is asked in it
_LONG_PASSAGE = 240  # characters; of a longer one the line with the name is shown
_CLOSEST_FIRST = (RelationKind.INSTANCE, RelationKind.USES, RelationKind.SIMILAR)
_STANDS_FOR = (RelationKind.INSTANCE, RelationKind.USES)


def check_skills(requirement: Requirement, facts: Facts, taxonomy: Taxonomy) -> Outcome:
    """All of them found: met (one, where any will do); some: partial; relatives only: partial
    where they stand for at least half of what is asked."""
    found = [skill for skill in requirement.skills if facts.named(skill)]
    lacking = tuple(
        skill
        for skill in requirement.skills
        if skill not in found and not _implied(skill, found, taxonomy)
    )
    if found and (requirement.any_skill or not lacking):
        return _all_found(requirement, facts, found)
    if found:
        spans = spans_of(facts, found)
        return partial("reason.skills.some", spans, found=tuple(found), missing=lacking)
    related = _related_to(lacking, facts, taxonomy)
    apart = _named_apart(lacking, taxonomy)
    related.sort(key=lambda item: (item.wanted not in apart, _CLOSEST_FIRST.index(item.kind)))
    if related and (requirement.any_skill or 2 * len(related) >= len(lacking)):
        return _related(requirement, facts, related, lacking)
    return _none_found(requirement, lacking, taxonomy)


@lru_cache(maxsize=512)
def written_as_name(requirement: Requirement, taxonomy: Taxonomy) -> bool:
    """Whether the advert names a skill as a name ("Python", "SAP"), which other words do not
    replace, not as a common noun ("invoicing", "chăm sóc khách hàng")."""
    text = requirement.text
    mentions = [item for item in taxonomy.find(text) if item.skill in requirement.skills]
    if not mentions:
        return True
    return any(_is_name(item, text[item.start : item.end]) for item in mentions)


@lru_cache(maxsize=512)
def names_trade_of_more(requirement: Requirement, taxonomy: Taxonomy) -> bool:
    """Whether only a trade has a name ("customer service") of all that is asked within it ("design
    customer satisfaction surveys"): who works in it does not thereby do that."""
    if requirement.axis is Axis.SOFT_SKILLS or not all(map(taxonomy.is_work, requirement.skills)):
        return False
    text = requirement.text
    mentions = [item for item in taxonomy.find(text) if item.skill in requirement.skills]
    for item in sorted(mentions, key=lambda item: -item.start):
        text = f"{text[: item.start]} ; {text[item.end :]}"
    language = detect_line(requirement.text, "en")
    return sum(not term.pair for term in terms(text, language)) >= _MORE


def _is_name(mention: SkillMention, written: str) -> bool:
    if written.islower():
        return mention.skill.islower()  # "dbt" is written so
    begins_sentence = mention.start == 0 and " " in written and written[1:].islower()
    return not begins_sentence


def check_certificates(requirement: Requirement, facts: Facts) -> Outcome:
    held = {place.name: place for place in reversed(facts.certificates)}
    found = tuple(name for name in requirement.certificates if name in held)
    lower = _lower_class(requirement, facts) if DRIVING in found else None
    if lower and _lacks_licence(requirement, lower, found):
        found = tuple(name for name in found if name != DRIVING)
    lacking = tuple(name for name in requirement.certificates if name not in found)
    spans = [held[name].proof for name in found]
    if not found:
        return lower or _no_certificate(requirement, lacking)
    if all(held[name].unfinished for name in found):
        return partial("reason.certificates.unfinished", spans, found=found)
    if lower and DRIVING in found:
        return lower
    if not lacking or _any_will_do(requirement):
        return met("reason.certificates.all", spans, found=found)
    if lower and lacking == (DRIVING,):
        return Outcome(Verdict.PARTIAL, lower.reason, tuple(spans))
    return partial("reason.certificates.some", spans, found=found, missing=lacking)


def _no_certificate(requirement: Requirement, lacking: tuple[str, ...]) -> Outcome:
    if len(lacking) > 1 and _any_will_do(requirement):
        return missing("reason.certificates.none_of", missing=lacking)
    return missing("reason.certificates.none", missing=lacking)


def _lacks_licence(requirement: Requirement, lower: Outcome, found: Sequence[str]) -> bool:
    """Whether a driving licence is as good as none: of too low a class, or of an untold one where
    another of the certificates found will do."""
    return lower.verdict is Verdict.MISSING or (len(found) > 1 and _any_will_do(requirement))


def _lower_class(requirement: Requirement, facts: Facts) -> Outcome | None:
    """What is lacking in a driving licence; None where its class will do or none is asked for."""
    wanted = driving_classes(requirement.text)
    places = [place for place in facts.certificates if place.name == DRIVING]
    texts = [
        place.said.text if place.said else facts.document.text[place.start : place.end]
        for place in places
    ]
    held = tuple(name for text in texts for name in driving_classes(text))
    if not wanted or may_drive(held, wanted):
        return None
    if held:
        return missing("reason.certificates.class", need=wanted, have=held)
    proof = [place.proof for place in places[:1]]
    return partial("reason.certificates.no_class", proof, need=wanted)


def _any_will_do(requirement: Requirement) -> bool:
    return bool(_OR.search(fold(requirement.text)))


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


def _implied(skill: str, found: Sequence[str], taxonomy: Taxonomy) -> bool:
    """ "Docker and containerization", "Git version control": the one found is the other."""
    relations = (taxonomy.related(skill, other) for other in found)
    return any(item is not None and item.kind in _STANDS_FOR for item in relations)


def _related(
    requirement: Requirement, facts: Facts, related: Sequence[Relation], lacking: tuple[str, ...]
) -> Outcome:
    spans = spans_of(facts, [item.have for item in related])
    first = related[0]
    known = {item.wanted for item in related}
    others = tuple(skill for skill in lacking if skill not in known)
    if others and not requirement.any_skill:
        return partial(
            "reason.skills.related_some",
            spans,
            wanted=first.wanted,
            have=first.have,
            missing=others,
        )
    return partial(
        f"reason.skills.related.{first.kind}", spans, wanted=first.wanted, have=first.have
    )


def _none_found(requirement: Requirement, lacking: tuple[str, ...], taxonomy: Taxonomy) -> Outcome:
    if requirement.any_skill and len(lacking) > 1:
        lacking = _named_apart(lacking, taxonomy)
    if requirement.any_skill and len(lacking) > 1:
        return missing("reason.skills.none_of", missing=lacking)
    if requirement.axis is Axis.SOFT_SKILLS:
        return missing("reason.skills.none_soft", missing=lacking)
    return missing("reason.skills.none", missing=lacking)


def _named_apart(lacking: tuple[str, ...], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Without the wider skill whose kinds are named beside it: "cloud (AWS, GCP, Azure)"."""
    apart = tuple(
        skill
        for skill in lacking
        if not _implied(skill, [other for other in lacking if other != skill], taxonomy)
    )
    return apart or lacking


def _related_to(lacking: Sequence[str], facts: Facts, taxonomy: Taxonomy) -> list[Relation]:
    """The closest relative of each skill that has one in the CV. The wider field proves nothing:
    who can program does not thereby know Python."""
    have = dict.fromkeys(place.name for place in facts.skills)
    closest = []
    for skill in lacking:
        relations = [taxonomy.related(skill, other) for other in have]
        known = [item for item in relations if item and item.kind in _CLOSEST_FIRST]
        if known:
            closest.append(min(known, key=lambda item: _CLOSEST_FIRST.index(item.kind)))
    return closest


def stand_ins(wanted: Sequence[str], facts: Facts, taxonomy: Taxonomy) -> list[str]:
    """Skills of the CV whose use is use of a wanted one: Django for Python, PHP for back-end."""
    have = dict.fromkeys(place.name for place in facts.skills)
    return [skill for skill in have if any(_implied(item, [skill], taxonomy) for item in wanted)]


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
