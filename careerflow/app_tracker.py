"""The composition root's part for the tracker: library, pipeline, applications, dashboard and
statistics."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from careerflow import paths
from careerflow.controllers.backend import Backend
from careerflow.controllers.steps import Step
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.controllers.window import WindowController
from careerflow.models.message import Message
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow, Place
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.controllers.library_jobs import LibraryJobsController


class TrackerWiring(QObject):
    """`steps` makes the pages once all else is ready; `prepare` imports, in a worker before that,
    what they need. Pages ask for each other by the signals of their controllers, which are
    connected here: `application_wanted(str)`, `job_wanted(str)`, `cv_wanted(str)` with ids of the
    tracker, `report_wanted(str)`."""

    report_wanted = Signal(str)
    """The id of a stored report that is to be opened."""
    advert_wanted = Signal(str)
    """The text of an advert that is to be analyzed."""

    def __init__(
        self,
        window: MainWindow,
        window_controller: WindowController,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
        analyze_page: AnalyzePage,
    ) -> None:
        super().__init__(window)
        self._analyze_page = analyze_page
        self._jobs: LibraryJobsController | None = None
        self._window = window
        self._window_controller = window_controller
        self._backend = backend
        self._theme = theme
        self._language = language
        self._runner = runner
        self.tracking = Tracking(backend, runner, self)
        self.tracking.failed.connect(window_controller.tell)
        self.tracking.undo_offered.connect(window_controller.offer_undo)
        self.tracking.turned_back.connect(self._on_turned_back)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window)
        undo.activated.connect(self.tracking.undo)
        redo = QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), window)
        redo.activated.connect(self.tracking.redo)

    def prepare(self) -> None:
        """For a worker."""
        from careerflow.controllers import known_adverts, library, library_jobs  # noqa: F401
        from careerflow.views.analyze import known_note  # noqa: F401
        from careerflow.views.library import library_page  # noqa: F401
        from careerflow.views.library.jobs import jobs_tab, new_job_dialog  # noqa: F401

    def steps(self) -> tuple[Step, ...]:
        """What makes the pages, a little at a time."""
        return (
            self._make_library,
            self._control_library,
            self._make_jobs,
            self._control_jobs,
        )

    # The library

    def _make_library(self) -> None:
        from careerflow.views.library.library_page import LibraryPage

        self.library_page = LibraryPage(self._theme)
        self._window.put_page(Place.LIBRARY, self.library_page)

    def _control_library(self) -> None:
        from careerflow.controllers.library import LibraryController

        LibraryController(self.library_page, self._runner, paths.config_folder())

    def _make_jobs(self) -> None:
        from careerflow.views.library.jobs.jobs_tab import JobsTab

        self._jobs_tab = JobsTab(self._theme, self._language)

    def _control_jobs(self) -> None:
        from careerflow.controllers.advert_checks import desk_of
        from careerflow.controllers.known_adverts import KnownAdvertsController
        from careerflow.controllers.library_jobs import LibraryJobsController
        from careerflow.views.library.library_page import Tab

        desk = desk_of(self.tracking)
        self._jobs = jobs = LibraryJobsController(
            self._jobs_tab, self._backend, self.tracking, desk, self._theme, self._runner
        )
        self.library_page.add_tab(Tab.JOBS, self._jobs_tab)
        self._window.adopt(self._jobs_tab)
        jobs.report_wanted.connect(self.report_wanted)
        jobs.analysis_wanted.connect(self.advert_wanted)
        known = KnownAdvertsController(
            self._analyze_page, self._backend, self.tracking, desk, self._runner
        )
        known.job_wanted.connect(self.open_job)

    @Slot(str)
    def open_job(self, job_id: str) -> None:
        """Shows a job of the library, where that has been made."""
        from careerflow.views.library.library_page import Tab

        if self._jobs is not None:
            self._window.show_page(self.library_page)
            self.library_page.show_tab(Tab.JOBS)
            self._jobs.open_job(job_id)

    def close(self) -> None:
        """What the user has done last is in the store after that."""
        if self._jobs is not None:
            self._jobs.close()
        self.tracking.close()

    @Slot(Message, bool)
    def _on_turned_back(self, what: Message, forward: bool) -> None:
        told = Message("edit.redone" if forward else "edit.undone")
        say = self._language.wording.say
        self._window.show_message(f"{say(told)} {say(what)}")
