"""Years of experience: what the dated jobs add up to, against what is asked for."""

import re
from collections.abc import Sequence

from careerflow.models.document import SectionKind
from careerflow.models.job import Requirement, Years
from careerflow.models.report import Verdict
from careerflow.services.matching import prose
from careerflow.services.matching.facts import DatedJob, Facts
from careerflow.services.matching.folding import fold
from careerflow.services.matching.outcome import Outcome, Proof, met, missing, partial
from careerflow.services.matching.skills import check_skills, spans_of, stand_ins
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.retrieval.search import Hit

NEARLY = 0.6  # of the years asked for: what a recruiter still reads on
_SHOWN = 3
_EVERY = 0.99  # of the weight of the words

# Words of a requirement that say nothing about the field the years are asked in.
_NO_FIELD = re.compile(
    r"\b(?:\d+(?:[.,]\d+)?|at|least|minimum|min|of|more|than|over|or|and|to|the|an?|in|with|for|as|"
    r"years?|yrs?|months?|experiences?|experienced|prior|previous|relevant|related|similar|same|"
    r"professional|proven|practical|hands|on|working|work|industry|field|role|roles|position|area|"
    r"preferred|required|must|have|has|plus|job|overall|total|full|time|equivalent|"
    r"it|nhat|toi|thieu|tu|tro|len|nam|thang|kinh|nghiem|co|lam|viec|thuc|te|o|tai|vi|tri|tuong|"
    r"duong|linh|vuc|nganh|lien|quan|trong|va|hoac|ve|mot|hai|ba|bon|muoi|cac|uu|tien|yeu|cau|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|cung|da|tung|ung|vien|cong|chuc|nghe)\b"
)


def check_years(
    requirement: Requirement, years: Years, facts: Facts, taxonomy: Taxonomy, hits: Sequence[Hit]
) -> Outcome:
    """Years qualify the skills or the field they are asked in: without those they are nothing.

    Met from `low` years on, partial from 0.6 of them or where the field cannot be told. More
    years than a range's upper end are no fault.
    """
    if requirement.skills:
        return _with_skills(requirement, years.low, facts, taxonomy)
    outcome = _in_total(years.low, facts)
    if outcome.verdict is Verdict.MISSING or not _names_field(requirement.text):
        return outcome
    return _in_field(requirement, years.low, facts, outcome, hits)


def _in_total(need: float, facts: Facts) -> Outcome:
    have = round(facts.years or 0.0, 1)
    spans = [facts.said_years] if facts.said_years else _periods(facts.jobs)
    if have >= need and spans:
        return met("reason.years.met", spans, have=have, need=need)
    stated = facts.stated_years
    if stated is not None and stated.years >= need:
        span = (stated.start, stated.end)
        if not spans:
            return met("reason.years.stated", [span], have=stated.years, need=need)
        return partial(
            "reason.years.only_stated", [span, *spans], said=stated.years, have=have, need=need
        )
    if not spans:
        return missing("reason.years.none", need=need)
    if have >= NEARLY * need:
        return partial("reason.years.short", spans, have=have, need=need)
    return missing("reason.years.short", have=have, need=need)


def _in_field(
    requirement: Requirement, need: float, facts: Facts, total: Outcome, hits: Sequence[Hit]
) -> Outcome:
    """Whether the years are in what the requirement speaks of, as far as the CV's words tell."""
    field = prose.check_prose(requirement, facts, hits)
    have = total.reason.params.get("have", 0.0)
    assert isinstance(have, float | int)
    named = next((hit for hit in hits if _names_all(hit, facts)), None)
    if named is not None:
        return Outcome(total.verdict, total.reason, ((named.start, named.end), *total.spans))
    if field.verdict is Verdict.MET:
        return Outcome(total.verdict, total.reason, (*field.spans[:1], *total.spans))
    if field.verdict is Verdict.PARTIAL:
        return partial(
            "reason.years.field_unclear", [*field.spans[:1], *total.spans], have=have, need=need
        )
    return missing("reason.years.other_field", have=have, need=need)


def _names_all(hit: Hit, facts: Facts) -> bool:
    """Whether a passage of a job says every informative word that is asked for."""
    chunk = facts.chunks[hit.chunk]
    worked = chunk.section is SectionKind.EXPERIENCE and hit.chunk not in facts.copied
    return worked and hit.lexical >= _EVERY


def _with_skills(
    requirement: Requirement, need: float, facts: Facts, taxonomy: Taxonomy
) -> Outcome:
    named = check_skills(requirement, facts, taxonomy)
    found = [skill for skill in requirement.skills if facts.named(skill)]
    if not found:
        return _other_work(requirement, need, facts) if named.verdict is Verdict.MISSING else named
    have, jobs = facts.years_with([*found, *stand_ins(found, facts, taxonomy)])
    have = round(have, 1)
    spans = [*spans_of(facts, found)[:2], *_periods(jobs)]
    names = tuple(found)
    if have >= need:
        if named.verdict is Verdict.MET:
            return met("reason.years.skill_met", spans, have=have, need=need, found=names)
        return Outcome(named.verdict, named.reason, tuple(spans))
    total = _in_total(need, facts)
    if total.verdict is Verdict.MISSING:
        return total
    reason = "reason.years.skill_short" if jobs else "reason.years.skill_unclear"
    return partial(reason, spans or named.spans, have=have, need=need, found=names)


def _other_work(requirement: Requirement, need: float, facts: Facts) -> Outcome:
    have, asked = round(facts.years or 0.0, 1), requirement.skills
    if have < NEARLY * need:
        return missing("reason.years.none_with", need=need, missing=asked)
    return missing("reason.years.other_work", have=have, need=need, missing=asked)


def _names_field(text: str) -> bool:
    rest = _NO_FIELD.sub(" ", fold(text))
    return re.search(r"[^\W\d_]{2,}", rest) is not None


def _periods(jobs: tuple[DatedJob, ...]) -> list[Proof]:
    """The dates of the latest jobs."""
    latest = sorted(jobs, key=lambda job: job.period.last or "9999", reverse=True)
    return [job.proof for job in latest[:_SHOWN]]
