"""One asking of a language model about a report: what was wished, what has come of it so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from careerflow.controllers.preload import import_model_client, paused_imports
from careerflow.models.deepening import Asked, DeepenedRows, Wish, WrittenPart
from careerflow.models.llm import Provider, Usage
from careerflow.models.message import Message
from careerflow.models.report import Deeper, Report, Row, RowCorrection
from careerflow.models.writing import Part, Writing
from careerflow.services import deeper_session
from careerflow.services.llm.providers.defaults import DEFAULT_MODELS
from careerflow.services.matching.rescored import rescored
from careerflow.services.secrets import SessionKeys, find_key
from careerflow.services.task import Progress, TaskContext

if TYPE_CHECKING:
    from careerflow.controllers.backend import Backend
    from careerflow.controllers.tasks import Task
    from careerflow.models.payload import Payload
    from careerflow.services.deepening import Plan
    from careerflow.services.store.library import Library


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be sent, and whether the user has agreed to that once and for all."""

    plan: Plan
    payload: Payload
    agreed: bool


@dataclass(slots=True, eq=False)
class Run:
    """`base` is the report before, as it was judged; `quiet`: nobody has asked for it, so nothing
    is asked of the user either. `failure` is why it ended in vain; without a task it has ended."""

    report_id: str
    wish: Wish
    provider: Provider
    base: Report
    quiet: bool = False
    task: Task | None = None
    plan: Plan | None = None
    rows: dict[int, Row] = field(default_factory=dict)
    writing: Writing | None = None
    progress: Progress | None = None
    failure: Message | None = None
    has_news: bool = False

    def take(self, partial: object) -> None:
        """What the job hands over while it runs."""
        if isinstance(partial, DeepenedRows):
            self.rows.update(partial.rows)
        elif isinstance(partial, WrittenPart):
            self.writing = partial.writing
        self.has_news = True

    @property
    def writes(self) -> frozenset[Part]:
        """The parts that are written anew."""
        if self.wish.part is not None:
            return frozenset({self.wish.part})
        return frozenset(Part) if self.wish.asked is Asked.DEEPEN else frozenset()

    def so_far(self) -> Report:
        """The report with what has come by now in its rows, added up by the same code."""
        if not self.rows and self.writing is None:
            return self.base
        rows = [self.rows.get(number, row) for number, row in enumerate(self.base.rows)]
        before = self.base.deeper or Deeper(
            provider=self.provider.kind,
            model=model_name(self.provider),
            answered_by="",
            prompts="",
            usage=Usage(),
            cost=None,
            runs=(),
        )
        deeper = replace(before, writing=self.writing or before.writing)
        return replace(rescored(self.base, rows), deeper=deeper)


def model_name(provider: Provider | None) -> str:
    """What the window calls it; "" for none."""
    if provider is None:
        return ""
    host = urlsplit(provider.address).netloc
    return provider.model or host or DEFAULT_MODELS[provider.kind]


# -- jobs


def planned(
    ctx: TaskContext,
    backend: Backend,
    config_folder: Path,
    run: Run,
    said: tuple[RowCorrection, ...] | None,
) -> Planned:
    """Sends nothing. Raises StoreError, EngineError, LlmError, Cancelled."""
    with paused_imports(ctx):
        from careerflow.services.llm import consent, prices
        from careerflow.services.llm.payload import payload

    known = prices.load(config_folder)
    plan = deeper_session.plan_deepening(
        ctx, backend.engine(), backend.library, run.report_id, run.provider, known, said
    )
    agreed = consent.given(config_folder, run.provider)
    return Planned(plan, payload(plan, run.wish, run.base), agreed)


def asked(
    ctx: TaskContext, backend: Backend, run: Run, plan: Plan, session: SessionKeys
) -> deeper_session.Deepened:
    """Sends it. Raises LlmError, EngineError, StoreError, Cancelled."""
    import_model_client(ctx, run.provider.kind)
    found = find_key(run.provider.kind, session)
    key = None if found is None else found[0]
    library, wish = backend.library, run.wish
    if wish.part is not None:
        return deeper_session.write_again_and_keep(
            ctx, library, run.report_id, plan, wish.part, key
        )
    jobs: dict[Asked, Callable[..., deeper_session.Deepened]] = {
        Asked.DEEPEN: deeper_session.deepen_and_keep,
        Asked.JUDGE_AGAIN: deeper_session.judge_again_and_keep,
        Asked.RETRY: deeper_session.retry_failed_and_keep,
    }
    return jobs[wish.asked](ctx, backend.engine(), library, run.report_id, plan, key)


@dataclass(frozen=True, slots=True)
class Removed:
    """A deepened report that was taken away, and what brings it back."""

    local: Report
    deepened: Report
    key: str | None


def to_local(library: Callable[[], Library], report_id: str) -> Removed:
    """Raises StoreError."""
    stored = library().report(report_id)
    local = deeper_session.back_to_local(library, report_id)
    return Removed(local, stored.report, stored.deeper_key)
