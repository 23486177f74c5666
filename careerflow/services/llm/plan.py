"""What would be sent to a language model about a report: made, shown and priced before it is."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.llm import Price, Provider, Purpose, Usage
from careerflow.models.payload import Call, MaskedKind, Payload
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import Report, RowCorrection
from careerflow.models.writing import Part
from careerflow.services.engine.interface import Engine
from careerflow.services.llm import prices, tokens
from careerflow.services.llm.interface import Request
from careerflow.services.llm.judging import judging
from careerflow.services.llm.privacy.masking import Masking, masking
from careerflow.services.llm.providers import opening as providers
from careerflow.services.llm.remembering import Subject, answer_key
from careerflow.services.llm.writing import writing
from careerflow.services.matching.corrections import corrected
from careerflow.services.task import Stage, TaskContext

PROMPTS = f"{judging.PROMPTS}.{writing.PROMPTS}"
TOKENS_A_ROW = 140  # of an answer: verdict, quote, a reason in two languages
TOKENS_A_PART = 450


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be deepened. `local` is the local engine's report, `corrections` are those of the
    CV that it was made with, `said` those of its rows."""

    document: Document
    job: Job
    local: Report
    corrections: Corrections = UNCORRECTED
    said: tuple[RowCorrection, ...] = ()
    cv_name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be sent to whom: `batches` to the letter. `writing` is asked for after them: it
    holds the same CV and advert, and the verdicts that were known when this was planned.

    Address and model of `provider` are in full. Tokens are estimated here, without the provider;
    `cost` in US dollars follows from them, None where no price is known.
    """

    case: Case
    provider: Provider
    masking: Masking
    passages: tuple[tuple[int, ...], ...]
    batches: tuple[judging.Batch, ...]
    writing: tuple[writing.PartRequest, ...]
    tokens_in: int
    tokens_out: int
    cost: float | None
    prices: tuple[Price, ...]

    @property
    def requests(self) -> tuple[Request, ...]:
        """The payload."""
        judged = (batch.request for batch in self.batches)
        return (*judged, *(one.request for one in self.writing))

    @property
    def characters(self) -> int:
        return sum(request.characters for request in self.requests)

    @property
    def payload(self) -> Payload:
        """For the user to see."""
        judged = [_call(Purpose.JUDGING, batch.request) for batch in self.batches]
        written = [_call(Purpose.WRITING, one.request) for one in self.writing]
        calls = (*judged, *written)
        texts = {text for call in calls for text in (call.system, call.shared, call.task)}
        placeholders = {
            one for one in self.masking.placeholders if any(one in text for text in texts)
        }
        return Payload(
            provider=self.provider,
            calls=calls,
            placeholders=frozenset(placeholders),
            tokens_in=self.tokens_in,
            tokens_out=self.tokens_out,
            cost=self.cost,
            masked=Counter(_masked_kind(one) for one in placeholders),
        )

    @property
    def key(self) -> str:
        """SHA-256 (hex) of everything that the deepened report depends on."""
        subject = self.subject
        keys = "".join(answer_key(subject, request) for request in self.requests)
        return hashlib.sha256(keys.encode()).hexdigest()

    @property
    def subject(self) -> Subject:
        return Subject(
            self.provider,
            PROMPTS,
            self.case.cv_name,
            self.case.job.title or "",
            tuple(self.masking.placeholders),
        )


def plan(
    ctx: TaskContext,
    engine: Engine,
    case: Case,
    provider: Provider,
    price_list: Sequence[Price],
) -> Plan:
    """Sends nothing. Raises EngineError, Cancelled, LlmError `llm.bad_address`."""
    ctx.step(Stage.RETRIEVING)
    provider = _in_full(provider)
    hidden = masking(case.document, case.local.person)
    passages = engine.passages(ctx, case.document, case.job, case.corrections)
    batches = judging.batches(case.document, case.job, hidden, passages)
    shown = corrected(case.local, case.said)
    asked = writing.requests(shown, case.document, case.job, hidden)
    requests = [*(batch.request for batch in batches), *(one.request for one in asked)]
    tokens_in = sum(map(_tokens, requests))
    tokens_out = TOKENS_A_ROW * sum(len(one.rows) for one in batches) + TOKENS_A_PART * len(Part)
    estimated = Usage(tokens_in, tokens_out, 0, len(requests))
    cost = prices.cost(price_list, provider.model, estimated, provider.address)
    return Plan(
        case=case,
        provider=provider,
        masking=hidden,
        passages=passages,
        batches=batches,
        writing=asked,
        tokens_in=tokens_in,
        tokens_out=tokens_out,
        cost=cost,
        prices=tuple(price_list),
    )


def _in_full(provider: Provider) -> Provider:
    """With the address and the model that stand for none. The model stays open where it is the
    one that a server has loaded."""
    model = provider.model.strip() or providers.default_model(provider)
    address = providers.address_of(provider, has_key=False).url
    return replace(provider, address=address, model=model)


def _call(purpose: Purpose, request: Request) -> Call:
    return Call(purpose, request.system, request.shared, request.task)


def _masked_kind(placeholder: str) -> MaskedKind:
    """That of "[EMAIL_1]"."""
    return MaskedKind(placeholder.strip("[]").split("_")[0])


def _tokens(request: Request) -> int:
    return sum(map(tokens.estimate, (request.system, request.shared, request.task)))
