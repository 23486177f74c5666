"""The report that the answers of a language model make: put together and added up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from careerflow.models.llm import Usage
from careerflow.models.message import Message
from careerflow.models.report import (
    Deeper,
    EngineInfo,
    Opinion,
    Report,
    Row,
    Run,
    Standing,
    Verdict,
)
from careerflow.models.writing import Part, Writing
from careerflow.services.analysis import RULES
from careerflow.services.llm import prices
from careerflow.services.llm.judging.judging import Judged
from careerflow.services.llm.plan import PROMPTS, Plan
from careerflow.services.llm.writing.writing import Written, merged
from careerflow.services.matching.rescored import rescored


def judged_report(plan: Plan, rows: Sequence[Row], judged: Judged) -> Report:
    """With what was judged in place of `rows`, scored; not written yet."""
    local, provider = plan.case.local, plan.provider
    report = rescored(local, _rows(rows, judged))
    run = Run(datetime.now(UTC), report.score, tuple(row.verdict for row in report.rows))
    deeper = Deeper(
        provider=provider.kind,
        model=provider.model,
        answered_by=judged.answered_by,
        prompts=PROMPTS,
        usage=Usage(),
        cost=0.0,
        runs=(run,),
        failed=judged.failed,
    )
    model = provider.model or judged.answered_by
    version = f"{PROMPTS}.{RULES}"
    engine = EngineInfo(provider.kind.value, version, (model, *local.engine.models))
    return replace(report, engine=engine, deeper=spent(plan, deeper, judged.usage))


def _rows(rows: Sequence[Row], judged: Judged) -> tuple[Row, ...]:
    failed = {row for batch in judged.failed for row in batch.rows}
    return tuple(
        judged.rows.get(number) or (_not_judged(row) if number in failed else row)
        for number, row in enumerate(rows)
    )


def _not_judged(row: Row) -> Row:
    reason = Message("model.not_judged")
    opinion = Opinion(Standing.NOT_JUDGED, Verdict.NOT_SCORED, reason)
    return replace(
        row,
        verdict=Verdict.NOT_SCORED,
        reason=reason,
        evidence=(),
        opinion=opinion,
        local=row.local or row,
    )


def after(before: Report, fresh: Report, runs: tuple[Run, ...]) -> Report:
    """`fresh`, with what was spent and written before it, and the `runs` beside its own."""
    old, new = deeper_of(before), deeper_of(fresh)
    costs = (old.cost, new.cost)
    deeper = replace(
        new,
        answered_by=new.answered_by or old.answered_by,
        usage=old.usage + new.usage,
        cost=None if None in costs else sum(filter(None, costs)),
        runs=(*runs, *new.runs),
        writing=old.writing,
    )
    return replace(fresh, deeper=deeper)


def runs_before(plan: Plan, report: Report) -> tuple[Run, ...]:
    """Those that another one of the plan's model can be compared with."""
    return deeper_of(report).runs if same_model(plan, report) else ()


def same_model(plan: Plan, report: Report) -> bool:
    deeper = deeper_of(report)
    asked = (deeper.provider, deeper.model, deeper.prompts)
    return asked == (plan.provider.kind, plan.provider.model, PROMPTS)


def spent(plan: Plan, deeper: Deeper, usage: Usage) -> Deeper:
    """At the prices of the plan: those of the model that answered, since the one that was asked
    for may be an alias."""
    address, names = plan.provider.address, (deeper.answered_by, deeper.model)
    costs = (prices.cost(plan.prices, name, usage, address) for name in names)
    cost = next((cost for cost in costs if cost is not None), None)
    total = None if cost is None or deeper.cost is None else deeper.cost + cost
    return replace(deeper, usage=deeper.usage + usage, cost=total)


def with_words(plan: Plan, report: Report, words: Written, parts: Iterable[Part]) -> Report:
    """With `parts` as they were written, in place of what stood there."""
    deeper = spent(plan, deeper_of(report), words.usage)
    written = merged(deeper.writing, words.writing, parts)
    return replace(report, deeper=replace(deeper, writing=written))


def unwritten(words: Writing) -> tuple[Part, ...]:
    """Those of which nothing came."""
    failed = {one.part for one in words.failed}
    return tuple(part for part in Part if part in failed and not getattr(words, part.value))


def deeper_of(report: Report) -> Deeper:
    """Raises ValueError for a report that no language model has judged."""
    if report.deeper is None:
        raise ValueError("not deepened")
    return report.deeper
