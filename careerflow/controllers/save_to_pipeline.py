"""From a report into the pipeline: its advert to the library, and an application for it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.open_reports import OpenReports
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.message import Message
from careerflow.models.tracker import JobFacts, LibraryJob, Stage
from careerflow.views.application.save_dialog import KnownDialog, SaveDialog, Saving
from careerflow.views.report.report_view import ReportView
from careerflow.views.theme import Theme
from careerflow.views.words.stages import stage_name

if TYPE_CHECKING:
    from careerflow.services.store.tracker.standings import Standing
    from careerflow.services.store.tracker.tracker import Tracker

_SHOWN = frozenset({"applications", "stage_moves", "stages", "library_jobs"})


@dataclass(frozen=True, slots=True)
class _About:
    """A report, and what the tracker knows of its advert."""

    report_id: str
    cv_sha256: str
    cv_name: str
    text: str
    facts: JobFacts
    job: LibraryJob | None
    standings: "tuple[Standing, ...]"
    stages: tuple[Stage, ...]

    def stage_of(self, standing: "Standing") -> Stage | None:
        return next((stage for stage in self.stages if stage.id == standing.stage_id), None)

    def own(self) -> "Standing | None":
        """The application with this very report."""
        return next((each for each in self.standings if each.report_id == self.report_id), None)


class SaveToPipeline(QObject):
    """Each report view's button says where its application stands, if there is one."""

    application_wanted = Signal(str)

    def __init__(
        self,
        opened: OpenReports,
        tracking: Tracking,
        backend: Backend,
        theme: Theme,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._opened, self._tracking, self._backend = opened, tracking, backend
        self._theme = theme
        self._about: _About | None = None
        opened.placed.connect(self._on_placed)
        opened.filled.connect(self._show)
        tracking.changed.connect(self._on_changed)
        for view in opened.views():
            self._on_placed(view)
            if key := opened.key_of(view):
                self._show(key)

    @Slot(object)
    def _on_placed(self, view: ReportView) -> None:
        view.header.pipeline.clicked.connect(lambda: self._on_clicked(view))

    @Slot(str)
    def _show(self, key: str) -> None:
        """Where the report in this tab stands."""
        view = self._opened.view_of(key)
        if view is None or view.report is None:
            return
        sha256 = view.report.job_sha256

        def show(found: tuple[str, Stage | None]) -> None:
            shown = self._opened.view_of(key)
            if shown is not None:
                shown.header.pipeline.show_stage(found[1])

        self._tracking.load(lambda t: _standing(t, key, sha256), show)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.tables & _SHOWN:
            for view in self._opened.views():
                if key := self._opened.key_of(view):
                    self._show(key)

    def _on_clicked(self, view: ReportView) -> None:
        key = self._opened.key_of(view)
        if key is not None:
            backend = self._backend
            self._tracking.load(
                lambda t: _about(t, backend, key), lambda about: self._ask(view, about)
            )

    def _ask(self, view: ReportView, about: _About) -> None:
        self._about = about
        own = about.own()
        if own is not None:
            self.application_wanted.emit(own.application_id)
            return
        known = about.standings[0] if about.standings else None
        stage = None if known is None else about.stage_of(known)
        if known is None or stage is None:
            self._ask_new(view, about)
            return
        dialog = KnownDialog(self._theme, stage, view)
        dialog.accepted.connect(lambda: self._attach(about, known))
        dialog.open_wanted.connect(lambda: self.application_wanted.emit(known.application_id))
        dialog.another_wanted.connect(lambda: self._ask_new(view, about))
        dialog.open()

    def _ask_new(self, view: ReportView, about: _About) -> None:
        facts = about.facts if about.job is None else about.job.facts
        dialog = SaveDialog(
            self._theme, facts, about.stages, view, in_library=about.job is not None
        )
        dialog.chosen.connect(lambda saving: self._save(about, saving))
        dialog.open()

    def _save(self, about: _About, saving: Saving) -> None:
        title = saving.facts.title or about.cv_name
        what = Message(
            "edit.saved_to_pipeline", {"title": title, "stage": stage_name(saving.stage)}
        )
        self._tracking.do(what, lambda t: _add(t, about, saving), offer_undo=True)

    def _attach(self, about: _About, known: "Standing") -> None:
        title = about.facts.title if about.job is None else about.job.facts.title
        what = Message("edit.report_attached", {"title": title})

        def attach(tracker: "Tracker") -> Change:
            cv = tracker.cvs.find_file(about.cv_sha256)
            return tracker.applications.edit(
                known.application_id,
                report_id=about.report_id,
                cv_sha256=about.cv_sha256,
                cv_name=about.cv_name if cv is None else cv.name,
                cv_id=None if cv is None else cv.id,
            )

        self._tracking.do(what, attach, offer_undo=True)


def _standing(tracker: "Tracker", report_id: str, sha256: str) -> tuple[str, Stage | None]:
    """Of the application with this report, or else of the newest for its advert."""
    standings = tracker.standings.of_advert(sha256)
    own = [each for each in standings if each.report_id == report_id]
    found = next(iter(own), None)
    if found is None:
        return report_id, None
    stages = {stage.id: stage for stage in tracker.stages.all()}
    return report_id, stages.get(found.stage_id)


def _about(tracker: "Tracker", backend: Backend, report_id: str) -> _About:
    stored = backend.library().report(report_id)
    job = stored.job
    return _About(
        report_id,
        stored.report.cv_sha256,
        stored.file_name,
        job.text,
        _facts(job.text, job.title),
        tracker.jobs.find_text(job.sha256),
        tracker.standings.of_advert(job.sha256),
        tracker.stages.all(),
    )


def _facts(text: str, title: str | None) -> JobFacts:
    from careerflow.services.adverts.facts import facts

    found = facts(text, date.today())
    return replace(found, title=title or found.title)


def _add(tracker: "Tracker", about: _About, saving: Saving) -> object:
    from careerflow.services.store.tracker.applications import NewApplication

    cv = tracker.cvs.find_file(about.cv_sha256)
    new = NewApplication(
        job_id="",
        stage_id=saving.stage.id,
        cv_sha256=about.cv_sha256,
        cv_name=about.cv_name if cv is None else cv.name,
        cv_id=None if cv is None else cv.id,
        report_id=about.report_id,
        at=saving.at,
    )
    if about.job is not None:
        return tracker.applications.add(replace(new, job_id=about.job.id))
    return tracker.add_with_job(about.text, saving.facts, new)
