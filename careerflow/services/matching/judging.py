"""One verdict a requirement: exact checks where it names something that can be checked, and the
closest passages of the CV where it does not."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from careerflow.models.document import Document
from careerflow.models.job import Axis, Job, Requirement
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import Evidence, Row, Verdict
from careerflow.services.documents.locate import evidence, is_evidence
from careerflow.services.matching.conditions import is_condition
from careerflow.services.matching.corrected import corrected
from careerflow.services.matching.education import check_degree, check_field
from careerflow.services.matching.experience import check_years
from careerflow.services.matching.facts import Facts, facts
from careerflow.services.matching.outcome import Outcome, Proof, Said, combined, partial
from careerflow.services.matching.phrases import said_in
from careerflow.services.matching.prose import CLEAR, check_prose
from careerflow.services.matching.skills import (
    check_certificates,
    check_skills,
    names_trade_of_more,
    written_as_name,
)
from careerflow.services.matching.speaking import (
    asks_for_any_language,
    check_any_language,
    check_languages,
)
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.retrieval.search import Hit

_log = logging.getLogger(__name__)
_EVIDENCE = 3  # passages a row
_NO_EVIDENCE = (Verdict.MISSING, Verdict.NOT_SCORED)
_SAID = 0.5  # of the words of a condition
_OF_TRADE = 0.5  # from here on a passage shows what is asked of a trade that the CV names
_OTHER_WORDS = 0.4  # from here on a passage may show a trade that the CV does not name
_FIELD_READ = frozenset({"reason.years.field_unclear", "reason.years.other_field"})
_WORDS_READ = frozenset(
    {"reason.skills.other_words", "reason.skills.trade_only", "reason.skills.claimed"}
)


def judge(
    job: Job,
    document: Document,
    hits: Sequence[Sequence[Hit]],
    as_of: str,
    corrections: Corrections = UNCORRECTED,
) -> tuple[Row, ...]:
    """One row a requirement, in the advert's order; `hits` has one sequence for each. `corrections`
    are in full or only the changes, with the spans of what they correct.

    Never fails for one row: what could not be judged is "not scored". Raises ValueError where
    `hits` does not fit the advert.
    """
    stated = stated_by(job, document, as_of, corrections)
    taxonomy = Taxonomy.load()
    pairs = zip(job.requirements, hits, strict=True)
    return tuple(_row(requirement, stated, taxonomy, tuple(found)) for requirement, found in pairs)


def stated_by(
    job: Job, document: Document, as_of: str, corrections: Corrections = UNCORRECTED
) -> Facts:
    """What the CV states beside what it copies from the advert, as the user corrected it."""
    return corrected(facts(document, Taxonomy.load(), as_of, job), corrections)


def verdicts(job: Job, stated: Facts, hits: Sequence[Sequence[Hit]]) -> tuple[Row, ...]:
    """The rows of `judge` without their evidence and without the skills found: all that a score
    needs. `stated` are the facts of the CV, corrected, where nothing is copied from the advert."""
    taxonomy = Taxonomy.load()
    pairs = zip(job.requirements, hits, strict=True)
    return tuple(_verdict(requirement, stated, taxonomy, found) for requirement, found in pairs)


def _verdict(
    requirement: Requirement, stated: Facts, taxonomy: Taxonomy, hits: Sequence[Hit]
) -> Row:
    try:
        outcome = check(requirement, stated, taxonomy, hits)
        if outcome.verdict in _NO_EVIDENCE or _has_evidence(stated.document, outcome):
            return Row(requirement, outcome.verdict, outcome.reason)
        return Row(requirement, Verdict.MISSING, Message("reason.unlocated"))
    except Exception as error:  # noqa: BLE001 - one row must not cost the score
        _log.warning("A requirement could not be judged: %s", type(error).__name__)
        return Row(requirement, Verdict.NOT_SCORED, Message("reason.not_scored"))


def _has_evidence(document: Document, outcome: Outcome) -> bool:
    return any(isinstance(proof, Said) or is_evidence(document, *proof) for proof in outcome.spans)


def _row(requirement: Requirement, stated: Facts, taxonomy: Taxonomy, hits: Sequence[Hit]) -> Row:
    try:
        outcome = check(requirement, stated, taxonomy, hits)
        found = (
            *(skill for skill in requirement.skills if stated.named(skill)),
            *(word for word in requirement.unnamed if said_in(word, stated.document.text)),
        )
        return replace(_located(requirement, outcome, stated.document), found=found)
    except Exception as error:  # noqa: BLE001 - one row must not cost the report
        # The type only: a message could quote the CV.
        _log.warning("A requirement could not be judged: %s", type(error).__name__)
        return Row(requirement, Verdict.NOT_SCORED, Message("reason.not_scored"))


def check(
    requirement: Requirement, stated: Facts, taxonomy: Taxonomy, hits: Sequence[Hit]
) -> Outcome:
    if is_condition(requirement):
        return _condition(requirement, stated, hits)
    outcomes = _exact(requirement, stated, taxonomy, hits)
    return combined(outcomes) if outcomes else check_prose(requirement, stated, hits)


def check_exactly(requirement: Requirement, stated: Facts, hits: Sequence[Hit]) -> Outcome | None:
    """What years, a degree, languages, certificates and names decide; None where the verdict
    follows from reading passages, as it does for a trade or a trait that other words may show."""
    taxonomy = Taxonomy.load()
    outcomes = [] if is_condition(requirement) else _exact(requirement, stated, taxonomy, hits)
    if not outcomes:
        return None
    outcome = combined(outcomes)
    return None if _was_read(requirement, outcome, taxonomy) else outcome


def _was_read(requirement: Requirement, outcome: Outcome, taxonomy: Taxonomy) -> bool:
    reason = outcome.reason
    if reason.id in _FIELD_READ:
        # The years themselves were counted: where they are too few, no reading adds any.
        have, need = reason.params["have"], reason.params["need"]
        assert isinstance(have, float | int)
        assert isinstance(need, float | int)
        return have >= need
    other = requirement.degree, requirement.years, requirement.languages, requirement.certificates
    unnamed = outcome.verdict is Verdict.MISSING and not any(other)
    return (
        reason.id.startswith("reason.prose.")
        or reason.id in _WORDS_READ
        or (unnamed and bool(requirement.skills) and not written_as_name(requirement, taxonomy))
    )


def _condition(requirement: Requirement, stated: Facts, hits: Sequence[Hit]) -> Outcome:
    """Met where the CV says it in the same words; else nothing that a CV lacks."""
    shown = check_prose(requirement, stated, hits)
    said = any(hit.lexical >= _SAID and (hit.start, hit.end) in shown.spans for hit in hits)
    if shown.verdict is Verdict.MET and said:
        return shown
    return Outcome(Verdict.NOT_SCORED, Message("reason.condition"))


def _exact(
    requirement: Requirement, stated: Facts, taxonomy: Taxonomy, hits: Sequence[Hit]
) -> list[Outcome]:
    """Years qualify the skills beside them, and skills beside a degree are its field of study, so
    those are checked as one; everything else on its own."""
    outcomes = []
    other = requirement.certificates or requirement.languages
    studies = requirement.axis is Axis.EDUCATION and not other
    field = check_field(requirement, stated) if studies and requirement.degree is None else None
    if field is not None:
        return [field]
    # "0-3 years of Python" asks for Python, not for years.
    years = None if requirement.skills and _from_none(requirement) else requirement.years
    if years is not None:
        outcomes.append(check_years(requirement, years, stated, taxonomy, hits))
    if requirement.degree is not None:
        outcomes.append(check_degree(requirement, requirement.degree, stated))
    if requirement.languages:
        outcomes.append(check_languages(requirement, stated))
    if requirement.certificates:
        outcomes.append(check_certificates(requirement, stated))
    if not outcomes and not requirement.skills and asks_for_any_language(requirement.text):
        outcomes.append(check_any_language(requirement, stated))
    qualified = years is not None or requirement.degree is not None
    if requirement.skills and not qualified:
        outcomes.append(_skills(requirement, stated, taxonomy, hits))
    return outcomes


def _from_none(requirement: Requirement) -> bool:
    return requirement.years is not None and requirement.years.low <= 0


def _skills(
    requirement: Requirement, stated: Facts, taxonomy: Taxonomy, hits: Sequence[Hit]
) -> Outcome:
    """A trade or a trait may be shown in other words; a trade only where they are clear, since its
    own word is what a recruiter looks for. What has a name is named or not there."""
    named = check_skills(requirement, stated, taxonomy)
    if named.verdict is not Verdict.MISSING or written_as_name(requirement, taxonomy):
        return _within_trade(requirement, stated, taxonomy, hits, named)
    shown = check_prose(requirement, stated, hits)
    if requirement.axis is Axis.SOFT_SKILLS:
        if shown.verdict is Verdict.MET and len(requirement.skills) > 1:
            return partial("reason.prose.partial", shown.spans)  # one example of several traits
        return named if shown.verdict is Verdict.MISSING else shown
    if shown.verdict is Verdict.MET and _is_like(CLEAR, shown, hits):
        return shown
    if shown.verdict is not Verdict.MISSING and _is_like(_OTHER_WORDS, shown, hits):
        return partial("reason.skills.other_words", shown.spans, missing=requirement.skills)
    return named


def _within_trade(
    requirement: Requirement,
    stated: Facts,
    taxonomy: Taxonomy,
    hits: Sequence[Hit],
    named: Outcome,
) -> Outcome:
    """`named`, but for a trade that is met where no passage comes near what is asked in it."""
    is_near = any(hit.dense >= _OF_TRADE for hit in hits)
    if (
        named.verdict is not Verdict.MET
        or is_near
        or not names_trade_of_more(requirement, taxonomy)
    ):
        return named
    trades = tuple(skill for skill in requirement.skills if stated.named(skill))
    return partial("reason.skills.trade_only", named.spans, found=trades)


def _is_like(least: float, shown: Outcome, hits: Sequence[Hit]) -> bool:
    return any(
        hit.dense >= least for hit in hits if (hit.start, hit.end) == next(iter(shown.spans))
    )


def _located(requirement: Requirement, outcome: Outcome, document: Document) -> Row:
    """A verdict without a passage that can be shown, or a correction of the user's, earns
    nothing."""
    if outcome.verdict in _NO_EVIDENCE:
        return Row(requirement, outcome.verdict, outcome.reason)
    items: dict[str, Evidence] = {}
    for proof in outcome.spans:
        if len(items) < _EVIDENCE:
            for item in _shown(document, proof):
                items.setdefault(item.quote, item)  # a CV may say the same twice
    if not items:
        return Row(requirement, Verdict.MISSING, Message("reason.unlocated"))
    return Row(requirement, outcome.verdict, outcome.reason, tuple(items.values()))


def _shown(document: Document, proof: Proof) -> tuple[Evidence, ...]:
    if isinstance(proof, Said):
        return (Evidence(proof.text, None, (), 0, 0, verified=False, corrected=True),)
    return evidence(document, *proof)
