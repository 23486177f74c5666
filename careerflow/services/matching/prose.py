"""Requirements without anything to check exactly: judged from the passages that came closest.

`dense` and `lexical` are what retrieval says of a passage (services/retrieval/search.py). The
thresholds were fitted on benchmarks/quality/verdicts_dev.jsonl with benchmarks/quality/verdicts.py,
which prints the confusion matrix that they give.
"""

import re

from careerflow.models.document import SectionKind
from careerflow.models.job import Axis, Requirement
from careerflow.services.matching.copied import repeats
from careerflow.services.matching.facts import Facts
from careerflow.services.matching.outcome import Outcome, Span, met, missing, partial
from careerflow.services.retrieval.search import Hit

LEXICAL_WEIGHT = 0.25
MET = 0.72  # of dense + LEXICAL_WEIGHT * lexical
PARTIAL = 0.5
SOFT_MET = 0.8  # a soft skill is shown by an example, not by a word that sounds like it
_BEHIND = 0.12  # a second passage is shown where it comes this close to the best

_SEPARATORS = re.compile(r"[,;|•·/\n]|\s[-–]\s")
_LISTED = frozenset({SectionKind.SKILLS, SectionKind.INTERESTS, SectionKind.LANGUAGES})
_NO_PROOF = frozenset({SectionKind.REFERENCES})


def strength(hit: Hit) -> float:
    return hit.dense + LEXICAL_WEIGHT * hit.lexical


def check_prose(requirement: Requirement, facts: Facts, hits: tuple[Hit, ...]) -> Outcome:
    """Met, partial or missing by the strongest passage; a list of keywords is at most partial."""
    usable = [hit for hit in hits if _section(facts, hit) not in _NO_PROOF]
    ranked = sorted(usable, key=lambda hit: (-_worth(requirement, facts, hit), hit.start))
    if not ranked or _worth(requirement, facts, ranked[0]) < PARTIAL:
        return missing("reason.prose.missing")
    spans = _spans(requirement, facts, ranked)
    top = ranked[0]
    enough = SOFT_MET if requirement.axis is Axis.SOFT_SKILLS else MET
    if _is_copied(requirement, facts, top):
        return partial("reason.prose.copied", spans)
    if _is_list(facts, top):
        return partial("reason.prose.listed", spans)
    if strength(top) >= enough:
        return met("reason.prose.met", spans)
    return partial("reason.prose.partial", spans)


def _worth(requirement: Requirement, facts: Facts, hit: Hit) -> float:
    """Strength, less where the passage proves nothing: a list, or the advert's own words."""
    if _is_copied(requirement, facts, hit) or _is_list(facts, hit):
        return min(strength(hit), MET) - _BEHIND
    return strength(hit)


def _spans(requirement: Requirement, facts: Facts, ranked: list[Hit]) -> list[Span]:
    least = max(PARTIAL, _worth(requirement, facts, ranked[0]) - _BEHIND)
    close = [hit for hit in ranked if _worth(requirement, facts, hit) >= least]
    return [(hit.start, hit.end) for hit in close[:3]]


def _section(facts: Facts, hit: Hit) -> SectionKind:
    return facts.chunks[hit.chunk].section


def _is_copied(requirement: Requirement, facts: Facts, hit: Hit) -> bool:
    return repeats(facts.document.text[hit.start : hit.end], requirement.text)


def _is_list(facts: Facts, hit: Hit) -> bool:
    """Keywords without a sentence around them."""
    text = facts.document.text[hit.start : hit.end]
    items = [item for item in _SEPARATORS.split(text) if item.strip()]
    words = len(text.split())
    if _section(facts, hit) in _LISTED:
        return words / max(len(items), 1) < 7
    return len(items) >= 4 and words / len(items) <= 3
