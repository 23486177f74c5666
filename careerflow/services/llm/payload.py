"""What one wish would send, for the user to see before it does."""

from dataclasses import replace

from careerflow.models.deepening import Asked, Wish
from careerflow.models.llm import Usage
from careerflow.models.payload import Payload
from careerflow.models.report import Report
from careerflow.models.writing import Part
from careerflow.services.llm import prices, tokens
from careerflow.services.llm.judging import judging
from careerflow.services.llm.plan import TOKENS_A_PART, TOKENS_A_ROW, Plan
from careerflow.services.llm.writing import writing
from careerflow.services.matching.corrections import corrected


def payload(plan: Plan, wish: Wish, report: Report) -> Payload:
    """Of the calls that `wish` needs; `report` is the one that it is about, as it was judged."""
    if wish.asked is Asked.DEEPEN:
        return plan.payload
    if wish.asked is Asked.JUDGE_AGAIN:
        return _priced(replace(plan, writing=()))
    if wish.part is not None:
        return _priced(replace(plan, batches=(), writing=_requests(plan, report, (wish.part,))))
    rows, parts = _failed(report)
    return _priced(
        replace(plan, batches=_batches(plan, rows), writing=_requests(plan, report, parts))
    )


def _failed(report: Report) -> tuple[list[int], tuple[Part, ...]]:
    """Rows and parts that a language model was asked for in vain."""
    if report.deeper is None:
        return [], ()
    words = report.deeper.writing
    rows = sorted(row for failed in report.deeper.failed for row in failed.rows)
    return rows, () if words is None else tuple(failed.part for failed in words.failed)


def _batches(plan: Plan, rows: list[int]) -> tuple[judging.Batch, ...]:
    case = plan.case
    if not rows:
        return ()
    return judging.batches(case.document, case.job, plan.masking, plan.passages, rows)


def _requests(
    plan: Plan, report: Report, parts: tuple[Part, ...]
) -> tuple[writing.PartRequest, ...]:
    case = plan.case
    if not parts:
        return ()
    shown = corrected(report, case.said)
    return writing.requests(shown, case.document, case.job, plan.masking, parts)


def _priced(plan: Plan) -> Payload:
    """As `plan.payload`, with the size and the price of these calls alone."""
    sent = plan.payload
    tokens_in = sum(tokens.estimate(f"{c.system}{c.shared}{c.task}") for c in sent.calls)
    rows = sum(len(batch.rows) for batch in plan.batches)
    parts = sum(len(one.parts) for one in plan.writing)
    tokens_out = TOKENS_A_ROW * rows + TOKENS_A_PART * parts
    usage = Usage(tokens_in, tokens_out, 0, len(sent.calls))
    cost = prices.cost(plan.prices, plan.provider.model, usage, plan.provider.address)
    return replace(sent, tokens_in=tokens_in, tokens_out=tokens_out, cost=cost)
