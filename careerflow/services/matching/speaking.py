"""Human languages: the level stated against the level asked for."""

import re

from careerflow.models.job import ANY_LANGUAGE, LanguageLevel, Requirement
from careerflow.models.report import Verdict
from careerflow.services.matching.facts import Facts
from careerflow.services.matching.folding import fold
from careerflow.services.matching.languages import scores
from careerflow.services.matching.outcome import (
    Outcome,
    Proof,
    best,
    combined,
    met,
    missing,
    partial,
)
from careerflow.services.profile.languages import SpokenLanguage

_ANY = re.compile(r"\b(?:or|hoac)\b|/")
_FOREIGN = re.compile(
    r"\bngoai ngu\b|\b(?:a |any )?(?:foreign|second|other|additional) languages?\b"
)
_VIETNAMESE = re.compile("ngo", re.IGNORECASE)
_PASSAGE_WORDS = 8


def check_languages(requirement: Requirement, facts: Facts) -> Outcome:
    """All of the languages, or one of them where the requirement says "or"."""
    outcomes = [_check(wanted, facts) for wanted in requirement.languages]
    if len(outcomes) > 1 and _ANY.search(fold(requirement.text)):
        return best(outcomes)
    return combined(outcomes)


def asks_for_any_language(text: str) -> bool:
    """ "Có ngoại ngữ là một lợi thế": a language, whichever."""
    return bool(_FOREIGN.search(fold(text)))


def check_any_language(requirement: Requirement, facts: Facts) -> Outcome:
    """Met by a foreign language that the CV states, the best one; levels are not asked for."""
    match = _FOREIGN.search(fold(requirement.text))
    need = requirement.text[match.start() : match.end()] if match else requirement.text
    spoken = _foreign(facts, need)
    if not spoken:
        return missing("reason.language.none", need=need)
    top = max(spoken, key=lambda item: item.level.level or 0)
    return met("reason.language.met", [_span(top)], need=need, have=top.level.as_written)


def _check(wanted: LanguageLevel, facts: Facts) -> Outcome:
    spoken = _spoken(wanted, facts)
    if not spoken:
        return _by_the_cv_itself(wanted, facts)
    by_score = [item for item in spoken if _reaches(wanted, item) is not None]
    top = max(
        by_score or spoken,
        key=lambda item: (_reaches(wanted, item) or False, item.level.level or 0),
    )
    spans = [_span(top)]
    texts = {"need": wanted.as_written, "have": top.level.as_written}
    if wanted.level is None:
        return met("reason.language.met", spans, **texts)
    if top.level.level is None:
        return partial("reason.language.no_level", spans, **texts)
    enough = _reaches(wanted, top)
    if enough or (enough is None and top.level.level >= wanted.level):
        return met("reason.language.met", spans, **texts)
    if wanted.level - top.level.level <= 1:
        return partial("reason.language.below", spans, **texts)
    return Outcome(Verdict.MISSING, partial("reason.language.below", (), **texts).reason)


def _spoken(wanted: LanguageLevel, facts: Facts) -> list[SpokenLanguage]:
    if wanted.language == ANY_LANGUAGE:
        return _foreign(facts, wanted.as_written)
    return [item for item in facts.languages if item.level.language == wanted.language]


def _foreign(facts: Facts, asked: str) -> list[SpokenLanguage]:
    """The languages of a CV without its person's own; `asked` is the advert's wording."""
    own = "vi" if facts.document.language == "vi" or _VIETNAMESE.search(asked) else "en"
    return [item for item in facts.languages if item.level.language != own]


def _reaches(wanted: LanguageLevel, item: SpokenLanguage) -> bool | None:
    """Whether a test's result is as high as asked; None where they are not of the same test."""
    need, have = scores(wanted.as_written), scores(item.level.as_written)
    same = [have[test] >= need[test] for test in need if test in have]
    return any(same) if same else None


def _by_the_cv_itself(wanted: LanguageLevel, facts: Facts) -> Outcome:
    """A CV written in Vietnamese or English is a sample of it, without a level."""
    language = facts.document.language
    if language != wanted.language or language not in ("en", "vi"):
        return missing("reason.language.none", need=wanted.as_written)
    sample = next(
        (chunk for chunk in facts.chunks if len(facts.text(chunk).split()) >= _PASSAGE_WORDS), None
    )
    if sample is None:
        return missing("reason.language.none", need=wanted.as_written)
    spans = [(sample.start, sample.end)]
    term = f"term.language.{language}"
    if language == "vi":
        # Hardly anybody writes a CV in Vietnamese whose language it is not.
        return met("reason.language.written", spans, language=term)
    return partial("reason.language.written_no_level", spans, language=term)


def _span(item: SpokenLanguage) -> Proof:
    return item.proof
