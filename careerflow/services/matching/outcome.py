"""What one check of one requirement found."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerflow.models.message import Message
from careerflow.models.report import Verdict

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says in a correction of the CV: it counts, but no place in the CV shows it."""

    text: str


Proof = Span | Said

_RANK = {Verdict.MISSING: 0, Verdict.PARTIAL: 1, Verdict.MET: 2}


@dataclass(frozen=True, slots=True)
class Outcome:
    """`spans` are offsets in Document.text, or what the user said; the best proof first."""

    verdict: Verdict
    reason: Message
    spans: tuple[Proof, ...] = ()


def combined(outcomes: Sequence[Outcome]) -> Outcome:
    """Several constraints of one requirement, each a part of what is asked.

    All met is met, all missing is missing, anything between is partial. The reason is that of
    the weakest, which is what the person can act on; proof of the others is kept after its own.
    """
    ordered = sorted(outcomes, key=lambda outcome: _RANK[outcome.verdict])
    weakest, strongest = ordered[0], ordered[-1]
    same = weakest.verdict is strongest.verdict
    verdict = weakest.verdict if same else Verdict.PARTIAL
    spans = dict.fromkeys(span for outcome in ordered for span in outcome.spans)
    return Outcome(verdict, weakest.reason, tuple(spans))


def best(outcomes: Sequence[Outcome]) -> Outcome:
    """Alternatives of one requirement: the first of the best."""
    return max(outcomes, key=lambda outcome: _RANK[outcome.verdict])


def met(reason: str, spans: Sequence[Proof], **params: str | float | tuple[str, ...]) -> Outcome:
    return Outcome(Verdict.MET, Message(reason, params), tuple(spans))


def partial(
    reason: str, spans: Sequence[Proof], **params: str | float | tuple[str, ...]
) -> Outcome:
    return Outcome(Verdict.PARTIAL, Message(reason, params), tuple(spans))


def missing(reason: str, **params: str | float | tuple[str, ...]) -> Outcome:
    return Outcome(Verdict.MISSING, Message(reason, params))
