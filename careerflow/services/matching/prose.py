"""Requirements without anything to check exactly: judged from the passages that came closest.

`dense` and `lexical` are what retrieval says of a passage (services/retrieval/search.py). The
thresholds follow the rows of benchmarks/quality/verdicts/rows.jsonl that are not for testing
(measure.py beside it prints them): a row in doubt is partial rather than missing, since of true
ones no more than one in ten may be called missing.
"""

import re
from collections.abc import Sequence

from careerflow.models.document import SectionKind
from careerflow.models.job import Axis, Requirement
from careerflow.services.matching.copied import repeats
from careerflow.services.matching.facts import IN_USE, Facts
from careerflow.services.matching.folding import fold
from careerflow.services.matching.outcome import Outcome, met, missing, partial
from careerflow.services.retrieval.search import Hit

MET = 0.6  # of dense
PARTIAL = 0.18
CLEAR = 0.6  # from here on it also shows a trade that is named in the advert and not in the CV
SOFT = 0.1  # more for a soft skill: shown by an example, not by a word that sounds like it
_DOUBTED = 0.08  # what a passage that proves little is put back by
_LITTLE = 0.3  # from here on such a passage counts at all: names alone sound like many things
_TOLD = 0.06  # by how much what was done may trail a summary or a title and is still shown first
_BEHIND = 0.12  # a second passage is shown where it comes this close to the best

_SAME_NAME = 0.6  # of the words of a certificate
_SENTENCE = 4  # words; fewer are a heading or a label

_CERTIFICATE = re.compile(r"\b(?:certificat|certified|licen[sc]|chung chi)")
_WISH = re.compile(
    r"\b(?:seeking|looking (?:for|to)|aspir\w+ to|aim(?:ing)? to|my goal|eager to|hop(?:e|ing) to|"
    r"would like to|mong muon|mong duoc|muc tieu|hy vong|"
    r"tim kiem (?:mot )?(?:vi tri|co hoi|cong viec))\b"
)
_WISHED = frozenset({SectionKind.SUMMARY, SectionKind.PERSON, SectionKind.OTHER})
_WORD = re.compile(r"[^\W\d_]{2,}")
_SEPARATORS = re.compile(r"[,;|•·/\n]|\s[-–]\s")
_LISTED = frozenset({SectionKind.SKILLS, SectionKind.INTERESTS, SectionKind.LANGUAGES})
_NO_PROOF = frozenset({SectionKind.REFERENCES})


def check_prose(requirement: Requirement, facts: Facts, hits: Sequence[Hit]) -> Outcome:
    """Met, partial or missing by the strongest passage; one that proves little (a list of
    keywords, a heading, the advert's own words) is at most partial."""
    raised = SOFT if requirement.axis is Axis.SOFT_SKILLS else 0.0
    met_from, partial_from = MET + raised, PARTIAL + raised
    usable = [
        hit
        for hit in hits
        if hit.chunk not in facts.copied
        and _section(facts, hit) not in _NO_PROOF
        and _says_something(facts.document.text[hit.start : hit.end])
    ]
    doubts = {hit: doubt_of(requirement, facts, hit) for hit in usable}
    usable = [hit for hit in usable if doubts[hit] is None or hit.dense >= _LITTLE + raised]
    worth = {
        hit: min(hit.dense, met_from) - _DOUBTED if doubts[hit] else hit.dense for hit in usable
    }
    ranked = sorted(usable, key=lambda hit: (-worth[hit], hit.start))
    if not ranked or worth[ranked[0]] < partial_from:
        return missing("reason.prose.missing")
    least = max(partial_from, worth[ranked[0]] - _BEHIND)
    near = [hit for hit in ranked if worth[hit] >= least][:3]
    near.sort(key=lambda hit: (-worth[hit] - (_TOLD if _tells(facts, hit) else 0.0), hit.start))
    spans = [(hit.start, hit.end) for hit in near]
    doubt = doubts[ranked[0]]
    if doubt is not None:
        return partial(doubt, spans)
    if worth[ranked[0]] >= met_from:
        return met("reason.prose.met", spans)
    return partial("reason.prose.partial", spans)


def doubt_of(requirement: Requirement, facts: Facts, hit: Hit) -> str | None:
    """Why a passage cannot be full proof of the requirement; None where it can."""
    text = facts.document.text[hit.start : hit.end]
    if repeats(text, requirement.text):
        return "reason.prose.copied"
    section = _section(facts, hit)
    if _is_list(text, section):
        return "reason.prose.listed"
    return "reason.prose.partial" if _proves_little(requirement, facts, hit) else None


def _proves_little(requirement: Requirement, facts: Facts, hit: Hit) -> bool:
    """A label, a line of dates, a wish, a school for a trade, or a certificate of another name."""
    text, section = facts.document.text[hit.start : hit.end], _section(facts, hit)
    studied = requirement.axis in (Axis.EDUCATION, Axis.DOMAIN_KNOWLEDGE)
    title = requirement.axis is not Axis.EXPERIENCE and facts.is_title(facts.chunks[hit.chunk])
    certificate = bool(_CERTIFICATE.search(fold(requirement.text)))
    return (
        len(text.split()) < _SENTENCE
        or title
        or (certificate and hit.lexical < _SAME_NAME)
        or (section is SectionKind.EDUCATION and not studied)
        or section is SectionKind.PERSON
        or (section in _WISHED and _WISH.search(fold(text)) is not None)
    )


def _tells(facts: Facts, hit: Hit) -> bool:
    """Whether a passage says what was done in a job or project."""
    return _section(facts, hit) in IN_USE and not facts.is_title(facts.chunks[hit.chunk])


def _section(facts: Facts, hit: Hit) -> SectionKind:
    return facts.chunks[hit.chunk].section


def _says_something(text: str) -> bool:
    """More than a label or the lines of name, place and addresses."""
    return "@" not in text and len(_WORD.findall(text)) > 1


def _is_list(text: str, section: SectionKind) -> bool:
    """Keywords without a sentence around them."""
    items = [item for item in _SEPARATORS.split(text) if item.strip()]
    words = len(text.split())
    if section in _LISTED:
        return words / max(len(items), 1) < 7
    return len(items) >= 4 and words / len(items) <= 3
