"""The Analyze page: a CV and an advert come in, a report goes out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from careerflow import paths
from careerflow.controllers.backend import Backend
from careerflow.controllers.shelf import ShelfController
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.errors import PasswordNeededError
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.shelf import Draft, Recent
from careerflow.services.session import (
    OpenedCv,
    Outcome,
    analyze_and_keep,
    prepare,
    read_advert,
    take_in,
    take_in_kept,
)
from careerflow.services.task import Progress, TaskContext
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.language import Language

Source = Callable[[TaskContext, str | None], OpenedCv]
"""Reads the chosen CV with a password, from its file or from the store's copy."""


class AnalyzeController(QObject):
    """Connects the page's signals with jobs, and their outcomes with the page.

    `analyzed` carries an Outcome whose report is ready to be shown; none before `deliver`.
    """

    analyzed = Signal(object)

    def __init__(
        self, page: AnalyzePage, backend: Backend, language: Language, runner: TaskRunner
    ) -> None:
        super().__init__(page)
        self._page = page
        self._language = language
        self._backend = backend
        self._runner = runner
        self._source: Source | None = None
        self._cv_name = ""
        self._kept_cv: str | None = None  # sha256 of the store's copy that is being opened
        self._cv: OpenedCv | None = None
        self._advert = ""
        self._delivers = False
        self._undelivered: Outcome | None = None
        self.shelf = ShelfController(page, self._standing, backend, runner)
        self._tasks: dict[str, Task] = {}
        page.cv_chosen.connect(self.open_cv)
        page.password_entered.connect(self._on_password)
        page.sample_requested.connect(self._on_sample)
        page.advert_changed.connect(self._on_advert)
        page.advert_file_chosen.connect(self._open_advert)
        page.sample_advert_requested.connect(self._on_sample_advert)
        page.analyze_requested.connect(self._on_analyze)
        page.cancel_requested.connect(self._on_cancel)
        page.clear_requested.connect(self._on_clear)
        page.recent_cv_chosen.connect(self._on_recent_cv)
        page.recent_advert_chosen.connect(self._on_recent_advert)
        self.shelf.restored.connect(self._on_draft)

    @Slot(Path)
    def open_cv(self, path: Path) -> None:
        """Reads a CV at once, then prepares it, so that Analyze has only the job left to do."""
        library, as_of = self._backend.library, self._backend.as_of()
        self._open(
            path.name, None, lambda ctx, password: take_in(ctx, library, path, password, as_of)
        )

    def open_kept(self, sha256: str, name: str) -> None:
        """As `open_cv`, from the store's copy of a file, by its hash."""
        library, as_of = self._backend.library, self._backend.as_of()
        self._open(
            name,
            sha256,
            lambda ctx, password: take_in_kept(ctx, library, sha256, name, password, as_of),
        )

    def _open(self, name: str, kept: str | None, source: Source) -> None:
        self._cv_name, self._kept_cv, self._source = name, kept, source
        self._read(password=None)

    @property
    def cv(self) -> OpenedCv | None:
        """The CV that was read."""
        return self._cv

    def show_corrected(self, cv: OpenedCv) -> None:
        """Shows and compares the present CV with other corrections; another CV is left alone."""
        if self._cv is not None and self._cv.document.sha256 == cv.document.sha256:
            self._cv = cv
            self._page.show_cv(cv.sectioned or cv.document, cv.file_name, cv.years, cv.corrections)

    @Slot()
    def _on_sample(self) -> None:
        self.open_cv(paths.bundled(f"samples/cv_{self._language.code}.pdf"))
        self._on_sample_advert()

    @Slot()
    def _on_sample_advert(self) -> None:
        self._open_advert(paths.bundled(f"samples/advert_{self._language.code}.txt"))

    @Slot(str)
    def _on_password(self, password: str) -> None:
        self._read(password)

    def _read(self, password: str | None) -> None:
        source = self._source
        if source is None:
            return
        self._abandon("analysis")
        self._undelivered = None
        self._page.show_analyzing(False)
        self._cv = None
        self._page.show_cv_reading(self._cv_name)
        task = self._replace("reading", lambda ctx: source(ctx, password))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_read_failed)
        task.start()

    @Slot(object)
    def _on_read(self, cv: OpenedCv) -> None:
        self._cv = cv
        self._page.show_cv(cv.sectioned or cv.document, cv.file_name, cv.years, cv.corrections)
        if cv.trouble is not None:
            self._page.show_error(cv.trouble)
        self.shelf.note_change()
        self._prepare(cv)

    def _prepare(self, cv: OpenedCv) -> None:
        backend = self._backend
        task = self._replace(
            "preparing", lambda ctx: prepare(ctx, backend.engine(), backend.library, cv)
        )
        task.succeeded.connect(self._on_prepared)
        task.failed.connect(self._on_prepare_failed)
        task.start()

    @Slot(object)
    def _on_prepared(self, _result: object) -> None:
        self.shelf.refresh()

    @Slot(Message)
    def _on_read_failed(self, message: Message) -> None:
        if isinstance(self._tasks["reading"].error, PasswordNeededError):
            self._page.ask_password(self._cv_name, message.id == "read.password_wrong")
        else:
            self._kept_cv = None
            self.shelf.note_change()
            self._page.show_cv_error(message)

    @Slot(Message)
    def _on_prepare_failed(self, message: Message) -> None:
        self._page.show_error(message)

    @Slot(Path)
    def _open_advert(self, path: Path) -> None:
        task = self._replace("advert", lambda _ctx: read_advert(path))
        task.succeeded.connect(self._page.set_advert)
        task.failed.connect(self._page.show_job_error)
        task.start()

    @Slot(str)
    def _on_advert(self, text: str) -> None:
        self._advert = text
        if not text.strip():
            self._abandon("requirements")
            self._page.show_job(None)
            return
        self._page.show_job_reading()
        backend = self._backend
        task = self._replace("requirements", lambda ctx: backend.engine().requirements(ctx, text))
        task.succeeded.connect(self._on_requirements)
        task.failed.connect(self._page.show_job_error)
        task.start()

    @Slot(object)
    def _on_requirements(self, job: Job) -> None:
        self._page.show_job(job)

    @Slot()
    def _on_analyze(self) -> None:
        cv, advert, backend = self._cv, self._advert, self._backend
        if cv is None or not advert.strip():
            return
        as_of = backend.as_of()
        self._page.show_analyzing(True)
        task = self._replace(
            "analysis",
            lambda ctx: analyze_and_keep(ctx, backend.engine(), backend.library, cv, advert, as_of),
        )
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(self._on_analyzed)
        task.failed.connect(self._on_analysis_failed)
        task.cancelled.connect(self._on_analysis_cancelled)
        task.start()

    @Slot()
    def _on_cancel(self) -> None:
        if "analysis" in self._tasks:
            self._tasks["analysis"].cancel()
        if self._undelivered is not None:
            self._undelivered = None
            self._page.show_analyzing(False)

    @Slot(Progress)
    def _on_progress(self, progress: Progress) -> None:
        fraction = progress.done / progress.total if progress.total else None
        self._page.show_progress(Message(f"stage.{progress.stage}"), fraction)

    def deliver(self) -> None:
        """Those who show outcomes listen from now on: they are made after the first paint, and an
        analysis may be quicker."""
        self._delivers = True
        outcome, self._undelivered = self._undelivered, None
        if outcome is not None:
            self._on_analyzed(outcome)

    @Slot(object)
    def _on_analyzed(self, outcome: Outcome) -> None:
        if not self._delivers:
            self._undelivered = outcome
            return
        self._page.show_analyzing(False)
        if outcome.unsaved is None:
            self.shelf.refresh()
        self.analyzed.emit(outcome)

    @Slot(Message)
    def _on_analysis_failed(self, message: Message) -> None:
        self._page.show_analyzing(False)
        self._page.show_error(message)

    @Slot()
    def _on_analysis_cancelled(self) -> None:
        self._page.show_analyzing(False)

    # What stood here the last time, or was used lately

    def _standing(self) -> tuple[Draft, OpenedCv | None]:
        sha256 = self._kept_cv if self._cv is None else self._cv.document.sha256
        name = "" if sha256 is None else self._cv_name
        return Draft(sha256, name, self._page.advert(), self._page.cursor_place()), self._cv

    @Slot(object)
    def _on_draft(self, draft: Draft) -> None:
        """Puts back what the user has not put something else in place of meanwhile."""
        is_put_back = self._put_advert_back(draft)
        if self._source is None and draft.cv_sha256 is not None:
            self.open_kept(draft.cv_sha256, draft.cv_name)
            is_put_back = True
        self._page.show_restored(is_put_back)

    def _put_advert_back(self, draft: Draft) -> bool:
        if self._page.advert().strip() or not draft.advert.strip():
            return False
        self._abandon("advert")
        self._page.set_advert(draft.advert, draft.cursor)
        return True

    @Slot()
    def _on_clear(self) -> None:
        draft, cv = self._standing()
        source, name, kept = self._source, self._cv_name, self._kept_cv
        for task in ("reading", "preparing", "advert", "requirements"):
            self._abandon(task)
        self._source = self._kept_cv = self._cv = None
        self._page.clear_cv()
        self._page.set_advert("")
        self._page.show_restored(False)
        self.shelf.note_change()

        def undo() -> None:
            is_put_back = self._put_advert_back(draft)
            if self._source is None and source is not None:
                self._put_cv_back(source, name, kept, cv)
                is_put_back = True
            self._page.show_restored(is_put_back)

        self.shelf.undo_offered.emit(Message("window.draft_cleared"), undo)

    def _put_cv_back(
        self, source: Source, name: str, kept: str | None, cv: OpenedCv | None
    ) -> None:
        """As it stood here: the store may not have it yet, nor anything its password."""
        if cv is None:
            self._open(name, kept, source)
        else:
            self._cv_name, self._kept_cv, self._source = name, kept, source
            self._on_read(cv)

    @Slot(object)
    def _on_recent_cv(self, recent: Recent) -> None:
        self.open_kept(recent.sha256, recent.detail)

    @Slot(object)
    def _on_recent_advert(self, recent: Recent) -> None:
        library = self._backend.library
        task = self._replace("advert", lambda _ctx: library().advert(recent.sha256))
        task.succeeded.connect(self._page.set_advert)
        task.failed.connect(self._page.show_job_error)
        task.start()

    def close(self) -> None:
        """Keeps the draft, at the end of the program."""
        self.shelf.close()

    def _replace(self, name: str, job: Callable[..., object]) -> Task:
        """A new task of that name; what an earlier one still brings is of no interest."""
        self._abandon(name)
        task = self._runner.task(job)
        self._tasks[name] = task
        return task

    def _abandon(self, name: str) -> None:
        task = self._tasks.pop(name, None)
        if task is not None:
            task.abandon()
