"""A report made deeper by a language model: it judges and writes, our code locates, scores and
decides.

`plan` says what would be sent, `deepen` sends it. The local report is never touched; where the
model fails it stands.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerflow.models.deepening import DeepenedRows, WrittenPart
from careerflow.models.errors import LlmError
from careerflow.models.llm import Provider, Purpose
from careerflow.models.report import Report, Row
from careerflow.models.writing import Part, Writing
from careerflow.services.deepened import (
    after,
    deeper_of,
    judged_report,
    runs_before,
    same_model,
    unwritten,
    with_words,
)
from careerflow.services.engine.interface import Claim, Engine
from careerflow.services.llm import running
from careerflow.services.llm.interface import LanguageModel
from careerflow.services.llm.judging import judging
from careerflow.services.llm.plan import Case, Plan, plan
from careerflow.services.llm.providers import opening as providers
from careerflow.services.llm.remembering import Remembering
from careerflow.services.llm.writing import writing
from careerflow.services.matching.corrections import corrected
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.services.store.library import Library

__all__ = [
    "Case",
    "Means",
    "Plan",
    "deepen",
    "judge_again",
    "plan",
    "retry_failed",
    "write_again",
]

Opened = Callable[[Provider, str | None], LanguageModel]


@dataclass(frozen=True, slots=True)
class Means:
    """What asking takes. `library` answers what was asked before, and keeps the log."""

    library: "Library"
    key: str | None = field(repr=False)
    opened: Opened = providers.open_model


def deepen(ctx: TaskContext, engine: Engine, plan: Plan, means: Means) -> Report:
    """The local report with the model's opinions and words. Hands over DeepenedRows and
    WrittenPart as they come (stages ASKING, WRITING).

    What was asked before is answered from the store, without a call. Raises LlmError where not one
    row was answered; EngineError, Cancelled.
    """

    async def work(model: Remembering) -> Report:
        judged = await _judged(ctx, engine, plan, model, plan.batches)
        report = judged_report(plan, plan.case.local.rows, judged)
        return await _written(ctx, plan, model, report, tuple(Part))

    return _asked(ctx, plan, means, work)


def judge_again(
    ctx: TaskContext, engine: Engine, plan: Plan, means: Means, report: Report
) -> Report:
    """Every row of a deepened report judged afresh; the runs before are kept beside the new one
    where the same model judged them. What was written stays. Raises as `deepen`."""

    async def work(model: Remembering) -> Report:
        judged = await _judged(ctx, engine, plan, model, plan.batches)
        fresh = judged_report(plan, plan.case.local.rows, judged)
        return after(report, fresh, runs_before(plan, report))

    return _asked(ctx, plan, means, work, fresh=True)


def retry_failed(
    ctx: TaskContext, engine: Engine, plan: Plan, means: Means, report: Report
) -> Report:
    """Asks again for the rows of batches that failed, and for the parts that could not be written,
    alone; another model than before is asked for everything. Raises as `deepen`."""
    if not same_model(plan, report):
        return deepen(ctx, engine, plan, means)
    before = deeper_of(report)
    rows = sorted(row for failed in before.failed for row in failed.rows)
    parts = unwritten(before.writing or Writing())

    async def work(model: Remembering) -> Report:
        mended = report
        if rows:
            case = plan.case
            batches = judging.batches(case.document, case.job, plan.masking, plan.passages, rows)
            judged = await _judged(ctx, engine, plan, model, batches)
            mended = after(report, judged_report(plan, report.rows, judged), before.runs[:-1])
        return await _written(ctx, plan, model, mended, parts) if parts else mended

    return _asked(ctx, plan, means, work, fresh=True)


def write_again(ctx: TaskContext, plan: Plan, means: Means, report: Report, part: Part) -> Report:
    """One part of a deepened report in other words. Raises LlmError where nothing came of it
    (`llm.*`, `writing.*`); Cancelled."""

    async def work(model: Remembering) -> Report:
        words = await _words(ctx, plan, model, report, (part,))
        if unwritten(words.writing):
            reason = words.writing.failed[0].reason
            raise LlmError(reason.id, **reason.params)
        return with_words(plan, report, words, (part,))

    return _asked(ctx, plan, means, work, fresh=True)


def _asked(
    ctx: TaskContext,
    plan: Plan,
    means: Means,
    work: Callable[[Remembering], Awaitable[Report]],
    *,
    fresh: bool = False,
) -> Report:
    """Runs `work` in an event loop of its own."""

    async def run() -> Report:
        library, opened = means.library, means.opened
        model = Remembering(
            plan.subject,
            lambda: opened(plan.provider, means.key),
            library.answers,
            library.sent,
            fresh,
        )
        try:
            return await work(model)
        finally:
            await model.close()

    return running.run(ctx, run)


async def _judged(
    ctx: TaskContext,
    engine: Engine,
    plan: Plan,
    model: Remembering,
    batches: Sequence[judging.Batch],
) -> judging.Judged:
    case, seen = plan.case, set[int]()
    count = sum(len(batch.rows) for batch in batches)
    quiet = TaskContext(is_cancelled=ctx.is_cancelled)

    async def verify(claims: tuple[Claim, ...]) -> tuple[Row, ...]:
        about = (case.document, case.job, case.local.as_of, claims, case.corrections)
        return await asyncio.to_thread(engine.verify, quiet, *about)

    def on_rows(rows: Mapping[int, Row]) -> None:
        seen.update(rows)
        ctx.show(DeepenedRows(rows))
        ctx.step(Stage.ASKING, len(seen), count)

    ctx.step(Stage.ASKING, 0, count)
    model.purpose = Purpose.JUDGING
    judged = await judging.judge(model, batches, verify, on_rows)
    if judged.failed and not judged.rows:
        reason = judged.failed[0].reason
        raise LlmError(reason.id, **reason.params)
    return judged


async def _written(
    ctx: TaskContext, plan: Plan, model: Remembering, report: Report, parts: Sequence[Part]
) -> Report:
    words = await _words(ctx, plan, model, report, parts)
    return with_words(plan, report, words, parts)


async def _words(
    ctx: TaskContext, plan: Plan, model: Remembering, report: Report, parts: Sequence[Part]
) -> writing.Written:
    """Of `parts`, about the report as the user sees it."""
    case, shown, came = plan.case, corrected(report, plan.case.said), list[Part]()
    before = deeper_of(report).writing

    def on_part(part: Part, words: Writing) -> None:
        came.append(part)
        ctx.show(WrittenPart(part, writing.merged(before, words, came)))
        ctx.step(Stage.WRITING, len(set(came)), len(parts))

    ctx.step(Stage.WRITING, 0, len(parts))
    model.purpose = Purpose.WRITING
    asked = writing.requests(shown, case.document, case.job, plan.masking, parts)
    about = (shown, case.document, case.job, plan.masking, on_part, case.corrections)
    return await writing.write(model, asked, *about)
