"""What the window does with a kept report and a language model: planned, deepened, kept again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerflow.models.errors import StoreError
from careerflow.models.message import Message
from careerflow.models.report import Report, RowCorrection
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.models.llm import Price, Provider
    from careerflow.models.writing import Part
    from careerflow.services.deepening import Means, Plan
    from careerflow.services.engine.interface import Engine
    from careerflow.services.session import OpenLibrary


@dataclass(frozen=True, slots=True)
class Deepened:
    """A deepened report as it was judged; `unsaved` says why it could not be kept."""

    report_id: str
    report: Report
    unsaved: Message | None = None


def plan_deepening(
    ctx: TaskContext,
    engine: "Engine",
    library: "OpenLibrary",
    report_id: str,
    provider: "Provider",
    prices: "Sequence[Price]",
    said: tuple[RowCorrection, ...] | None = None,
) -> "Plan":
    """What would be sent about a kept report; nothing is. `said` are the user's corrections of
    its rows where they are newer than the kept ones.

    Raises StoreError, EngineError, LlmError, Cancelled.
    """
    from careerflow.services.deepening import Case, plan

    ctx.step(Stage.RETRIEVING)
    stored = library().report(report_id)
    if (vectors := library().cv(stored.cv_id).vectors) is not None:
        engine.prepare_cv(ctx, stored.document, vectors)
    case = Case(
        stored.document,
        stored.job,
        stored.local,
        library().cv_corrections(stored.document.sha256),
        stored.corrections if said is None else said,
        stored.file_name,
    )
    return plan(ctx, engine, case, provider, prices)


def deepen_and_keep(
    ctx: TaskContext,
    engine: "Engine",
    library: "OpenLibrary",
    report_id: str,
    plan: "Plan",
    key: str | None,
) -> Deepened:
    """The kept report where it was made of the same, and nothing of it failed; else as
    `deepening.deepen`. A store that fails costs the copy, not the report.

    Raises LlmError, EngineError, StoreError where the library cannot be opened, Cancelled.
    """
    from careerflow.services.deepening import deepen

    stored = library().report(report_id)
    # Without a name the model is whichever the server has loaded.
    same = plan.provider.model != "" and stored.deeper_key == plan.key
    if same and _is_whole(stored.report):
        return Deepened(report_id, stored.report)
    report = deepen(ctx, engine, plan, _means(library, key))
    return _kept(library, report_id, plan, report)


def judge_again_and_keep(
    ctx: TaskContext,
    engine: "Engine",
    library: "OpenLibrary",
    report_id: str,
    plan: "Plan",
    key: str | None,
) -> Deepened:
    """As `deepening.judge_again`; raises as `deepen_and_keep`."""
    from careerflow.services.deepening import judge_again

    return _anew(judge_again, ctx, engine, library, report_id, plan, key)


def retry_failed_and_keep(
    ctx: TaskContext,
    engine: "Engine",
    library: "OpenLibrary",
    report_id: str,
    plan: "Plan",
    key: str | None,
) -> Deepened:
    """As `deepening.retry_failed`; raises as `deepen_and_keep`."""
    from careerflow.services.deepening import retry_failed

    return _anew(retry_failed, ctx, engine, library, report_id, plan, key)


def write_again_and_keep(
    ctx: TaskContext,
    library: "OpenLibrary",
    report_id: str,
    plan: "Plan",
    part: "Part",
    key: str | None,
) -> Deepened:
    """As `deepening.write_again`; raises as `deepen_and_keep`."""
    from careerflow.services.deepening import write_again

    before = _deepened(library, report_id)
    report = write_again(ctx, plan, _means(library, key), before, part)
    return _kept(library, report_id, plan, report)


def back_to_local(library: "OpenLibrary", report_id: str) -> Report:
    """Removes the deepened report and returns the local one. Raises StoreError."""
    library().remove_deeper(report_id)
    return library().report(report_id).local


def _anew(
    ask: "Callable[[TaskContext, Engine, Plan, Means, Report], Report]",
    ctx: TaskContext,
    engine: "Engine",
    library: "OpenLibrary",
    report_id: str,
    plan: "Plan",
    key: str | None,
) -> Deepened:
    """Of a report that is deepened already."""
    report = ask(ctx, engine, plan, _means(library, key), _deepened(library, report_id))
    return _kept(library, report_id, plan, report)


def _means(library: "OpenLibrary", key: str | None) -> "Means":
    from careerflow.services.deepening import Means

    return Means(library(), key)


def _deepened(library: "OpenLibrary", report_id: str) -> Report:
    report = library().report(report_id).report
    if report.deeper is None:  # another window has gone back to the local one
        raise StoreError("store.not_found")
    return report


def _is_whole(report: Report) -> bool:
    from careerflow.services.deepened import unwritten

    deeper = report.deeper
    if deeper is None or deeper.failed or deeper.writing is None:
        return False
    return not unwritten(deeper.writing)


def _kept(library: "OpenLibrary", report_id: str, plan: "Plan", report: Report) -> Deepened:
    try:
        library().save_deeper(report_id, report, plan.key)
    except StoreError as error:
        return Deepened(report_id, report, error.message)
    return Deepened(report_id, report)
