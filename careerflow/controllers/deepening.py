"""Reports made deeper by a language model: offered, agreed to, asked for, shown as it comes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.deepening_run import (
    Planned,
    Removed,
    Run,
    asked,
    model_name,
    planned,
    to_local,
)
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.deepening import Asked, Wish
from careerflow.models.llm import Provider
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.services.secrets import SessionKeys
from careerflow.services.task import Progress, Stage
from careerflow.views.language import Language
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.controllers.reports import ReportsController
    from careerflow.models.report import Report
    from careerflow.models.writing import Part
    from careerflow.services.deeper_session import Deepened
    from careerflow.services.session import Outcome
    from careerflow.views.report.report_view import ReportView

_SHOW_AFTER_MS = 120
"""Rows come one by one: those of a moment are shown together."""


class DeepeningController(QObject):
    """Serves all report views. A run belongs to its report, whichever view shows it, and ends with
    its tab; the local report stands whatever comes of it."""

    failed = Signal(Message)
    undo_offered = Signal(Message, object)
    """What was lost, and the function that brings it back."""
    kept = Signal()
    """The library has changed."""
    agreed = Signal()
    """Once and for all, to what is sent to a provider."""
    setup_wanted = Signal()
    """A language model is to be chosen in the settings."""
    hint_dismissed = Signal()

    def __init__(
        self,
        reports: ReportsController,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
        session_keys: SessionKeys,
        config_folder: Path,
    ) -> None:
        super().__init__(reports)
        self._opened = opened = reports.opened
        self._corrections = reports.corrections
        self._backend, self._runner = backend, runner
        self._theme, self._language = theme, language
        self._settings, self._session_keys = Settings(), session_keys
        self._config_folder = config_folder
        self._runs: dict[str, Run] = {}
        self._views: list[ReportView] = []
        self._show_later = QTimer(self, singleShot=True, interval=_SHOW_AFTER_MS)
        self._show_later.timeout.connect(self._show_news)
        for view in opened.views():
            self.attach(view)
        opened.placed.connect(self.attach)
        opened.filled.connect(self._on_filled)
        opened.closed.connect(self._on_closed)
        language.changed.connect(self._tell_all)

    @Slot(object)
    def set_settings(self, settings: Settings) -> None:
        """Who can be asked from now on; what runs goes on."""
        self._settings = settings
        for view in self._views:
            self._offer(view)

    @property
    def _provider(self) -> Provider | None:
        return self._settings.language_model()

    @Slot(object)
    def attach(self, view: ReportView) -> None:
        """Once for each view."""
        self._views.append(view)
        bar, advice = view.deepening, view.advice
        wish = partial(self._wish, view)
        for signal, what in (
            (bar.deepen_wanted, Asked.DEEPEN),
            (advice.deepen_wanted, Asked.DEEPEN),
            (bar.judge_again_wanted, Asked.JUDGE_AGAIN),
            (bar.ask_again_wanted, Asked.RETRY),
        ):
            signal.connect(partial(wish, Wish(what)))
        for tab in (view.requirements, view.advert):
            tab.ask_again_wanted.connect(lambda _row: wish(Wish(Asked.RETRY)))
        advice.write_again_wanted.connect(lambda part: wish(_writing(part)))
        bar.again_wanted.connect(partial(self._try_again, view))
        bar.cancel_wanted.connect(partial(self._cancel, view))
        bar.dismiss.clicked.connect(partial(self._forget_failure, view))
        bar.local_wanted.connect(partial(self._to_local, view))
        advice.setup_wanted.connect(self.setup_wanted)
        view.overview.hint.setup_wanted.connect(self.setup_wanted)
        view.overview.hint.dismissed.connect(self.hint_dismissed)

    @Slot(object)
    def begin_at_once(self, outcome: Outcome) -> None:
        """After an analysis, where the user wants that and has agreed once and for all."""
        if (
            self._settings.deepen_at_once
            and self._provider is not None
            and outcome.report_id is not None
            and outcome.report.deeper is None
            and outcome.report_id not in self._runs
        ):
            self._plan(outcome.report_id, Wish(Asked.DEEPEN), outcome.report, quiet=True)

    # -- wishes

    def _wish(self, view: ReportView, wish: Wish) -> None:
        key, run = self._opened.key_of(view), self._run_of(view)
        report = None if key is None else self._corrections.judged(view)
        if key is None or report is None or (run is not None and run.task is not None):
            return
        self._plan(key, wish, report)

    def _try_again(self, view: ReportView) -> None:
        if (run := self._run_of(view)) is not None:
            self._wish(view, run.wish)

    def _forget_failure(self, view: ReportView) -> None:
        run = self._run_of(view)
        if run is not None and run.task is None:
            del self._runs[run.report_id]

    def _cancel(self, view: ReportView) -> None:
        run = self._run_of(view)
        if run is not None and run.task is not None:
            run.task.cancel()

    def _plan(self, key: str, wish: Wish, report: Report, *, quiet: bool = False) -> None:
        provider = self._provider
        if provider is None:
            return
        run = self._runs[key] = Run(key, wish, provider, report, quiet)
        view = self._opened.view_of(key)
        said = None if view is None else self._corrections.said(view)
        backend, folder = self._backend, self._config_folder
        self._start(run, lambda ctx: planned(ctx, backend, folder, run, said), self._on_planned)

    def _on_planned(self, run: Run, made: Planned) -> None:
        run.task, run.plan = None, made.plan
        view = self._opened.view_of(run.report_id)
        if made.agreed:
            self._ask(run)
        elif run.quiet or view is None:
            self._end(run)
        else:
            self._ask_user(run, view, made)

    def _ask_user(self, run: Run, view: ReportView, made: Planned) -> None:
        from careerflow.views.consent.consent_dialog import ConsentDialog

        dialog = ConsentDialog(self._theme, view, made.payload)
        dialog.agreed.connect(partial(self._on_agreed, run))
        dialog.rejected.connect(partial(self._end, run))
        dialog.open()

    def _on_agreed(self, run: Run, remember: bool) -> None:
        if remember:
            from careerflow.services.llm import consent

            folder, provider = self._config_folder, run.provider
            self._run(lambda _ctx: consent.give(folder, provider), self._on_remembered)
        self._ask(run)

    @Slot(object)
    def _on_remembered(self, _result: object) -> None:
        self.agreed.emit()

    def _ask(self, run: Run) -> None:
        backend, keys, plan = self._backend, self._session_keys, run.plan
        assert plan is not None
        self._start(run, lambda ctx: asked(ctx, backend, run, plan, keys), self._on_deepened)

    def _on_deepened(self, run: Run, deepened: Deepened) -> None:
        run.rows, run.writing = {}, None  # nothing to take back
        self._end(run)
        self._judge(run.report_id, deepened.report)
        if deepened.unsaved is not None:
            self.failed.emit(deepened.unsaved)

    # -- a run

    def _start(self, run: Run, job: Callable[..., object], done: Callable[..., None]) -> None:
        run.task = task = self._runner.task(job)
        task.progressed.connect(partial(self._on_progress, run))
        task.partial.connect(partial(self._on_partial, run))
        task.succeeded.connect(partial(done, run))
        task.failed.connect(partial(self._on_failed, run))
        task.cancelled.connect(partial(self._end, run))
        task.start()
        self._tell(run)

    def _on_progress(self, run: Run, progress: Progress) -> None:
        run.progress = progress
        self._tell(run)

    def _on_partial(self, run: Run, partial_: object) -> None:
        run.take(partial_)
        if not self._show_later.isActive():
            self._show_later.start()

    @Slot()
    def _show_news(self) -> None:
        for run in self._runs.values():
            view = self._opened.view_of(run.report_id)
            if run.has_news and run.task is not None and view is not None:
                run.has_news = False
                self._corrections.judge(view, run.so_far())

    def _on_failed(self, run: Run, why: Message) -> None:
        self._end(run, None if run.quiet and run.plan is None else why)

    def _end(self, run: Run, failure: Message | None = None) -> None:
        """The report stands as it was before; what has come of the run is shown by others."""
        run.task, run.failure = None, failure
        if self._runs.get(run.report_id) is not run:
            return
        if failure is None:
            del self._runs[run.report_id]
        if run.rows or run.writing is not None:
            self._opened.judge(run.report_id, run.base)
        self._tell(run)

    @Slot(str)
    def _on_closed(self, key: str) -> None:
        run = self._runs.pop(key, None)
        if run is not None and run.task is not None:
            run.task.abandon()

    # -- what the views show

    @Slot(str)
    def _on_filled(self, key: str) -> None:
        view, run = self._opened.view_of(key), self._runs.get(key)
        if view is None:
            return
        self._offer(view)
        if run is not None and run.task is not None and (run.rows or run.writing is not None):
            self._corrections.judge(view, run.so_far())
        self._tell_view(view, run)

    def _offer(self, view: ReportView) -> None:
        key = self._opened.key_of(view)
        kept = key is not None and key in self._opened.stored()
        name = model_name(self._provider) if kept else ""
        view.deepening.set_model(name)
        view.advice.set_model(name)
        is_local = view.report is not None and view.report.deeper is None
        hints = self._provider is None and self._settings.deeper_hint
        view.overview.hint.setVisible(hints and kept and is_local)

    def _tell(self, run: Run) -> None:
        view = self._opened.view_of(run.report_id)
        if view is not None:
            self._tell_view(view, run)

    @Slot()
    def _tell_all(self) -> None:
        """In another language."""
        for run in self._runs.values():
            self._tell(run)

    def _tell_view(self, view: ReportView, run: Run | None) -> None:
        if run is None or run.task is None:
            view.deepening.show_ended(None if run is None else run.failure)
            view.advice.show_asking(None)
        elif not run.quiet or run.plan is not None:
            progress = run.progress or Progress(Stage.RETRIEVING)
            said = self._language.wording.say(Message(f"stage.{progress.stage}"))
            view.deepening.show_running(said, progress.done, progress.total)
            view.advice.show_asking(run.writes)

    def _run_of(self, view: ReportView) -> Run | None:
        return self._runs.get(self._opened.key_of(view) or "")

    # -- back to the local verdicts

    def _to_local(self, view: ReportView) -> None:
        key = self._opened.key_of(view)
        if key is not None:
            library = self._backend.library
            self._run(lambda _ctx: to_local(library, key), partial(self._on_local, key))

    def _on_local(self, key: str, removed: Removed) -> None:
        self._judge(key, removed.local)
        undo = partial(self._bring_back, key, removed)
        self.undo_offered.emit(Message("window.deeper_removed"), undo)

    def _bring_back(self, key: str, removed: Removed) -> None:
        library = self._backend.library
        self._run(
            lambda _ctx: library().save_deeper(key, removed.deepened, removed.key or ""),
            lambda _result: self._judge(key, removed.deepened),
        )

    def _judge(self, key: str, report: Report) -> None:
        self._opened.judge(key, report)
        if (view := self._opened.view_of(key)) is not None:
            self._offer(view)
        self.kept.emit()

    def _run(self, job: Callable[..., object], done: Callable[..., None]) -> Task:
        task = self._runner.task(job)
        task.succeeded.connect(done)
        task.failed.connect(self.failed)
        task.start()
        return task


def _writing(part: Part) -> Wish:
    return Wish(Asked.WRITE_AGAIN, part)
