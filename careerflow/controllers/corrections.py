"""The user's corrections of rows: laid over the report in view, kept at once, taken back."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.models.report import Report, RowCorrection
from careerflow.services.matching.corrections import (
    Corrections,
    corrected,
    laid_over,
    of_spans,
    of_the_advert,
)
from careerflow.services.session import UnsavedCorrections

if TYPE_CHECKING:
    from careerflow.views.report.report_view import ReportView


@dataclass(frozen=True, slots=True)
class CorrectionSteps:
    """What takes back the corrections of a report, and what makes them again; the last at the
    end."""

    undo: list[Corrections] = field(default_factory=list)
    redo: list[Corrections] = field(default_factory=list)


@dataclass(slots=True)
class _Shown:
    """What a view shows: the report as it was judged, and what is said of it."""

    report: Report
    corrections: Corrections
    steps: CorrectionSteps


class CorrectionsController(QObject):
    """Serves any number of report views; what is said of an advert beside one CV is seen at once
    in the others that show it."""

    failed = Signal(Message)
    kept = Signal()
    """The library has changed."""

    def __init__(self, backend: Backend, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._backend, self._runner = backend, runner
        self._unsaved = UnsavedCorrections()
        self._why_unsaved: Message | None = None
        self._shown: dict[ReportView, _Shown] = {}
        # The last that was said of each row beside any CV: a report that is open without a view
        # has what it was loaded with.
        self._of_adverts: defaultdict[str, dict[tuple[int, int], RowCorrection]]
        self._of_adverts = defaultdict(dict)

    def attach(self, view: "ReportView") -> None:
        """Once for each view, before its first report."""
        view.correction_requested.connect(self._on_corrected)
        view.undo_requested.connect(self._on_undo)
        view.redo_requested.connect(self._on_redo)
        view.save_requested.connect(self._save)

    def lay_over(
        self, view: "ReportView", report: Report, corrections: Corrections, steps: CorrectionSteps
    ) -> Report:
        """What `view` is to show of a report as it was judged, with what is kept of it and what
        is still to be saved. `steps` are of its tab, and are added to."""
        said = laid_over(corrections, self._unsaved.said(report))
        said = laid_over(said, of_the_advert(said, self._of_adverts[report.job_sha256].values()))
        self._shown[view] = _Shown(report, said, steps)
        view.corrections.mark_unsaved(self._why_unsaved if self._unsaved.of(report) else None)
        return corrected(report, said)

    def judge(self, view: "ReportView", report: Report) -> None:
        """`view` shows the same report judged otherwise from now on, with what is said of it."""
        self._shown[view].report = report
        self._show(view)

    def forget_saved(self) -> None:
        """What is loaded from now on is later than what was said until now and is kept."""
        self._unsaved.forget_saved()
        self._of_adverts.clear()

    def renew(self, view: "ReportView", corrections: Corrections) -> None:
        """`view` shows the same report with what is kept of it now."""
        shown = self._shown[view]
        shown.corrections = laid_over(corrections, self._unsaved.said(shown.report))
        self._show(view)

    def judged(self, view: "ReportView") -> Report | None:
        """The report that `view` shows, as it was judged."""
        shown = self._shown.get(view)
        return None if shown is None else shown.report

    def said(self, view: "ReportView") -> Corrections:
        """What is said of the report that `view` shows."""
        return self._shown[view].corrections

    def offer_undo(self, view: "ReportView") -> None:
        """Once `view` shows what `lay_over` gave: there may be steps of an earlier time."""
        shown = self._shown[view]
        if shown.steps.undo:
            view.corrections.show_report(corrected(shown.report, shown.corrections), can_undo=True)

    def forget(self, view: "ReportView") -> Corrections:
        """What was said of its report, which the view does not show any more."""
        shown = self._shown.pop(view, None)
        return shown.corrections if shown is not None else ()

    @Slot(object)
    def _on_corrected(self, changed: Corrections) -> None:
        view = self._sender()
        shown = self._shown[view]
        before = of_spans(shown.corrections, changed)
        if laid_over(shown.corrections, changed) == shown.corrections:
            return
        shown.steps.undo.append(before)
        shown.steps.redo.clear()
        self._apply(view, changed)

    @Slot()
    def _on_undo(self) -> None:
        view = self._sender()
        shown = self._shown[view]
        self._step(view, shown.steps.undo, shown.steps.redo)

    @Slot()
    def _on_redo(self) -> None:
        view = self._sender()
        shown = self._shown[view]
        self._step(view, shown.steps.redo, shown.steps.undo)

    def _step(self, view: "ReportView", source: list[Corrections], back: list[Corrections]) -> None:
        if source:
            changed = source.pop()
            back.append(of_spans(self._shown[view].corrections, changed))
            self._apply(view, changed)

    def _apply(self, view: "ReportView", changed: Corrections) -> None:
        shown = self._shown[view]
        self._of_adverts[shown.report.job_sha256] |= {said.span: said for said in changed}
        for other, seen in self._shown.items():
            if seen.report.job_sha256 == shown.report.job_sha256:
                same_cv = seen.report.cv_sha256 == shown.report.cv_sha256
                said = changed if same_cv else of_the_advert(seen.corrections, changed)
                seen.corrections = laid_over(seen.corrections, said)
                self._show(other)
        self._unsaved.add(shown.report, changed)
        self._save()

    def _show(self, view: "ReportView") -> None:
        shown = self._shown[view]
        view.show_corrected(corrected(shown.report, shown.corrections), bool(shown.steps.undo))

    @Slot()
    def _save(self) -> None:
        library = self._backend.library
        task = self._runner.task(lambda ctx: self._unsaved.save(ctx, library))
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(object)
    def _on_saved(self, _result: object) -> None:
        self._why_unsaved = None
        for view in self._shown:
            view.corrections.mark_unsaved(None)
        self.kept.emit()

    @Slot(Message)
    def _on_failed(self, why: Message) -> None:
        self._why_unsaved = why
        for view, shown in self._shown.items():
            if self._unsaved.of(shown.report):
                view.corrections.mark_unsaved(why)
        self.failed.emit(why)

    def _sender(self) -> "ReportView":
        from careerflow.views.report.report_view import ReportView

        view = self.sender()
        assert isinstance(view, ReportView)
        return view
