"""A language model's claim about a requirement: what of it counts.

Nothing that the model says is believed for its own sake. Its quotes are located here, passages are
weighed by the local engine's own checks, and where one of these is exact it decides. See
docs/adr/0025.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from careerflow.models.document import Document
from careerflow.models.job import Axis, Job
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections, Span
from careerflow.models.report import Evidence, Opinion, Row, Standing, Verdict
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.engine.interface import Claim
from careerflow.services.llm.injection.instructions import is_instruction
from careerflow.services.matching.conditions import is_condition
from careerflow.services.matching.facts import Facts, touches
from careerflow.services.matching.judging import check_exactly, judge, stated_by
from careerflow.services.matching.outcome import Outcome
from careerflow.services.matching.prose import SOFT, doubt_of
from careerflow.services.matching.standing import decided_here, rises
from careerflow.services.retrieval.search import Hit

ABOUT = 0.35
"""Of Hit.dense: from here on a passage is about a requirement, as far as meaning tells. Of the
development rows of benchmarks/quality/verdicts that are judged by reading, the best passage of 56
of 65 that are met comes so near, and of 5 of 60 that are missing."""

_BESIDE_BEST = 0.7
"""Of the best passage's: what is so much further away is about something else that sounds alike.
Of 971 passages that prove another requirement of the same CV 131 are near enough by ABOUT alone,
57 by both."""

_HIDDEN = "read.hidden_text"
_EARNS = (Verdict.MET, Verdict.PARTIAL)


@dataclass(frozen=True, slots=True)
class Known:
    """What claims about one CV and one advert are held against. `exact` is what the exact checks
    say of each requirement, `hits` are all passages of the CV for it. Where `is_guarded`, the CV
    or the advert talks to whoever reads it, or hides text: no model raises a row above the local
    one."""

    stated: Facts
    rows: tuple[Row, ...]
    exact: tuple[Outcome | None, ...]
    hits: tuple[tuple[Hit, ...], ...]
    index: QuoteIndex
    instructions: tuple[Span, ...]
    is_guarded: bool


def known(
    job: Job,
    document: Document,
    hits: Sequence[Sequence[Hit]],
    first: int,
    told: tuple[Span, ...],
    as_of: str,
    corrections: Corrections = UNCORRECTED,
) -> Known:
    """`hits` as `judging.judge` takes them, but of all passages that are not `told` to the reader:
    the local rows follow from the `first` of each."""
    hidden = any(warning.id == _HIDDEN for warning in document.warnings)
    asked = (job.title or "", *(requirement.text for requirement in job.requirements))
    closest = [found[:first] for found in hits]
    stated = stated_by(job, document, as_of, corrections)
    rows = judge(job, document, closest, as_of, corrections)
    pairs = zip(rows, closest, strict=True)
    return Known(
        stated=stated,
        rows=rows,
        exact=tuple(
            None if _is_open(row) else check_exactly(row.requirement, stated, found)
            for row, found in pairs
        ),
        hits=tuple(map(tuple, hits)),
        index=QuoteIndex(document),
        instructions=told,
        is_guarded=bool(told) or hidden or any(map(is_instruction, asked)),
    )


def verified(claim: Claim, known: Known) -> Row:
    """The row that counts, with the model's opinion and the local row beside it. Raises
    IndexError where there is no such requirement."""
    local = known.rows[claim.row]
    shown, unseen = _located(claim.quotes, known)
    opinion = Opinion(Standing.COUNTED, claim.verdict, claim.reason, (*shown, *unseen))
    if claim.verdict is Verdict.NOT_SCORED or _is_open(local):
        return decided_here(local, opinion)
    about = [item for item in shown if _is_about(claim.row, item, known)]
    if claim.verdict in _EARNS and not about:
        return _earning_nothing(local, opinion, elsewhere=bool(shown))
    if known.exact[claim.row] is not None:
        if claim.verdict is not local.verdict:
            return decided_here(local, opinion)
        return _counted(local, opinion, tuple(about) or local.evidence)
    if rises(claim.verdict, local) and not _may_rise(claim, about, known):
        return decided_here(local, opinion)
    return _counted(local, opinion, tuple(about))


def _is_open(local: Row) -> bool:
    """Whether no CV shows what is asked, or the local checks themselves failed."""
    return local.verdict is Verdict.NOT_SCORED or is_condition(local.requirement)


def _earning_nothing(local: Row, opinion: Opinion, *, elsewhere: bool) -> Row:
    standing = Standing.DISPUTED if elsewhere else Standing.UNVERIFIED
    return replace(
        local,
        verdict=Verdict.MISSING,
        reason=Message("model.disputed.elsewhere" if elsewhere else "model.unverified"),
        evidence=(),
        opinion=replace(opinion, standing=standing),
        local=local,
    )


def _counted(local: Row, opinion: Opinion, evidence: tuple[Evidence, ...]) -> Row:
    shown = evidence if opinion.verdict in _EARNS else ()
    return replace(
        local,
        verdict=opinion.verdict,
        reason=opinion.reason,
        evidence=shown,
        opinion=opinion,
        local=local,
    )


def _located(
    quotes: Sequence[str], known: Known
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """What is in the CV as its own words, and what is not: invented, taken over from the advert,
    or said to whoever reads it."""
    shown: list[Evidence] = []
    unseen: list[Evidence] = []
    for quote in dict.fromkeys(filter(str.strip, quotes)):
        found = known.index.locate(quote)
        if found and all(_is_own(item, known) for item in found):
            shown += found
        else:
            unseen.append(Evidence(quote, None, (), 0, 0, verified=False))
    return tuple(shown), tuple(unseen)


def _is_own(item: Evidence, known: Known) -> bool:
    place = (item.start, item.end)
    copied = (
        (chunk.start, chunk.end)
        for chunk in map(known.stated.chunks.__getitem__, known.stated.copied)
    )
    return not (
        touches(place, copied) or touches(place, known.instructions) or is_instruction(item.quote)
    )


def _is_about(row: int, item: Evidence, known: Known) -> bool:
    """Whether a quote's passage names what is asked or is what the exact check itself goes by; or,
    where meaning has to tell, means it."""
    requirement, exact, stated = known.rows[row].requirement, known.exact[row], known.stated
    place = (item.start, item.end)
    names = {*requirement.skills, *requirement.certificates}
    named = (thing for thing in (*stated.skills, *stated.certificates) if thing.name in names)
    if any(touches(place, [(thing.chunk.start, thing.chunk.end)]) for thing in named):
        return True
    if exact is None:
        return bool(_near(row, item, known))
    proofs = [proof for proof in exact.spans if isinstance(proof, tuple)]
    if touches(place, proofs):
        return True
    # What was done shows years as well as the dates do.
    return requirement.years is not None and bool(_near(row, item, known))


def _near(row: int, item: Evidence, known: Known) -> list[Hit]:
    """The passages of a quote that mean what is asked."""
    hits, requirement = known.hits[row], known.rows[row].requirement
    raised = SOFT if requirement.axis is Axis.SOFT_SKILLS else 0.0
    best = max((hit.dense for hit in hits), default=0.0)
    least = max(ABOUT + raised, _BESIDE_BEST * best)
    place = (item.start, item.end)
    return [hit for hit in hits if hit.dense >= least and touches(place, [(hit.start, hit.end)])]


def _may_rise(claim: Claim, about: Sequence[Evidence], known: Known) -> bool:
    """To "met" only by a passage that the local engine would take for full proof, were it closer:
    no list of keywords, no title, no wish, no words of the advert."""
    if known.is_guarded:
        return False
    requirement = known.rows[claim.row].requirement
    near = [hit for item in about for hit in _near(claim.row, item, known)]
    return any(
        claim.verdict is not Verdict.MET or doubt_of(requirement, known.stated, hit) is None
        for hit in near
    )
