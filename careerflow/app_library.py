"""The composition root's part for the Library page and its tabs."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow import paths
from careerflow.app_parts import Parts
from careerflow.controllers.steps import Step
from careerflow.controllers.tracking import Tracking
from careerflow.views.main_window import Place

if TYPE_CHECKING:
    from careerflow.controllers.library_cvs import LibraryCvsController
    from careerflow.controllers.library_jobs import LibraryJobsController


class LibraryWiring(QObject):
    """A part of TrackerWiring, which says what its methods are for."""

    application_wanted = Signal(str)
    report_wanted = Signal(str)
    comparison_wanted = Signal(str, str)
    """The ids of two reports, the earlier one first."""
    reports_changed = Signal()
    """Reports have come back from the trash, or gone there once more."""

    def __init__(self, parts: Parts, tracking: Tracking) -> None:
        super().__init__(parts.window)
        self._window, self._window_controller = parts.window, parts.window_controller
        self._backend, self._runner = parts.backend, parts.runner
        self._theme, self._language = parts.theme, parts.language
        self._analyze_page, self._analyze = parts.analyze_page, parts.analyze
        self._tracking = tracking
        self.cvs: LibraryCvsController | None = None
        self.jobs: LibraryJobsController | None = None

    def prepare(self) -> None:
        from careerflow.controllers import (  # noqa: F401
            known_adverts,
            library,
            library_cvs,
            library_jobs,
            matrix,
            trash,
        )
        from careerflow.views.analyze import known_note  # noqa: F401
        from careerflow.views.library import library_page  # noqa: F401
        from careerflow.views.library.cvs import cvs_tab  # noqa: F401
        from careerflow.views.library.jobs import jobs_tab, new_job_dialog  # noqa: F401
        from careerflow.views.library.matrix import matrix_tab  # noqa: F401
        from careerflow.views.library.trash import trash_tab  # noqa: F401

    def steps(self) -> tuple[Step, ...]:
        return (
            self._make_library,
            self._control_library,
            self._make_cv_detail,
            self._make_cvs,
            self._control_cvs,
            self._make_job_detail,
            self._make_jobs,
            self._control_jobs,
            self._make_matrix,
            self._control_matrix,
            self._make_trash,
        )

    def close(self) -> None:
        for part in (self.cvs, self.jobs):
            if part is not None:
                part.close()

    @Slot(str)
    def open_job(self, job_id: str) -> None:
        """Shows a job of the library, where that has been made."""
        from careerflow.views.library.library_page import Tab

        if self.jobs is not None:
            self._window.show_page(self.page)
            self.page.show_tab(Tab.JOBS)
            self.jobs.open_job(job_id)

    @Slot(str)
    def open_cv(self, cv_id: str) -> None:
        """As `open_job`."""
        from careerflow.views.library.library_page import Tab

        if self.cvs is not None:
            self._window.show_page(self.page)
            self.page.show_tab(Tab.CVS)
            self.cvs.open_cv(cv_id)

    def _make_library(self) -> None:
        from careerflow.views.library.library_page import LibraryPage

        self.page = LibraryPage(self._theme)
        self._window.put_page(Place.LIBRARY, self.page)

    def _control_library(self) -> None:
        from careerflow.controllers.library import LibraryController

        LibraryController(self.page, self._runner, paths.config_folder())

    def _make_cv_detail(self) -> None:
        from careerflow.views.library.cvs.cv_detail import CvDetailView

        self._cv_detail = CvDetailView(self._theme, self._language)

    def _make_cvs(self) -> None:
        from careerflow.views.library.cvs.cvs_tab import CvsTab

        self._cvs_tab = CvsTab(self._theme, self._language, self._cv_detail)

    def _control_cvs(self) -> None:
        from careerflow.controllers.library_cvs import LibraryCvsController
        from careerflow.views.library.library_page import Tab

        self.cvs = cvs = LibraryCvsController(
            self._cvs_tab,
            self._backend,
            self._tracking,
            self._theme,
            self._language,
            self._runner,
        )
        self.page.add_tab(Tab.CVS, self._cvs_tab)
        self._window.adopt(self._cvs_tab)
        self._window_controller.take_drops(self.page, self._on_drop, self.page.drop_hint)
        cvs.told.connect(self._window_controller.tell)
        cvs.undo_offered.connect(self._window_controller.offer_undo)
        cvs.application_wanted.connect(self.application_wanted)
        cvs.report_wanted.connect(self.report_wanted)
        cvs.comparison_wanted.connect(self.comparison_wanted)
        cvs.analysis_wanted.connect(self._analyze_cv)

    def _on_drop(self, files: list[Path]) -> None:
        from careerflow.views.library.library_page import Tab

        if self.cvs is not None:
            self.page.show_tab(Tab.CVS)
            self.cvs.adding.add(files)

    def _make_job_detail(self) -> None:
        from careerflow.views.library.jobs.job_detail import JobDetailView

        self._job_detail = JobDetailView(self._theme, self._language)

    def _make_jobs(self) -> None:
        from careerflow.views.library.jobs.jobs_tab import JobsTab

        self._jobs_tab = JobsTab(self._theme, self._language, self._job_detail)

    def _control_jobs(self) -> None:
        from careerflow.controllers.advert_checks import desk_of
        from careerflow.controllers.known_adverts import KnownAdvertsController
        from careerflow.controllers.library_jobs import LibraryJobsController
        from careerflow.views.library.library_page import Tab

        self.desk = desk = desk_of(self._tracking)
        self.jobs = jobs = LibraryJobsController(
            self._jobs_tab, self._backend, self._tracking, desk, self._theme, self._runner
        )
        self.page.add_tab(Tab.JOBS, self._jobs_tab)
        self._window.adopt(self._jobs_tab)
        jobs.report_wanted.connect(self.report_wanted)
        jobs.application_wanted.connect(self.application_wanted)
        jobs.analysis_wanted.connect(self._analyze_advert)
        known = KnownAdvertsController(
            self._analyze_page, self._backend, self._tracking, desk, self._runner
        )
        known.job_wanted.connect(self.open_job)

    def _make_matrix(self) -> None:
        from careerflow.views.library.matrix.matrix_tab import MatrixTab

        self._matrix_tab = MatrixTab(self._theme, self._language)

    def _control_matrix(self) -> None:
        from careerflow.controllers.matrix import MatrixController
        from careerflow.views.library.library_page import Tab

        tab = self._matrix_tab
        matrix = MatrixController(tab, self._tracking, self._backend, self._language, self._runner)
        matrix.failed.connect(self._window_controller.tell)
        matrix.report_wanted.connect(self.report_wanted)
        matrix.analyzed.connect(self._analyze.analyzed)  # shown as one of the Analyze page
        tab.table.job_wanted.connect(self.open_job)
        tab.table.cv_wanted.connect(self.open_cv)
        tab.cvs_wanted.connect(partial(self.page.show_tab, Tab.CVS))
        tab.jobs_wanted.connect(partial(self.page.show_tab, Tab.JOBS))
        self.page.add_tab(Tab.MATCH, tab)
        self._window.adopt(tab)

    def _make_trash(self) -> None:
        from careerflow.controllers.trash import TrashController
        from careerflow.views.library.library_page import Tab
        from careerflow.views.library.trash.trash_tab import TrashTab

        tab = TrashTab(self._theme, self._language)
        trash = TrashController(tab, self._backend, self._tracking, self._theme, self._runner)
        self.page.add_tab(Tab.TRASH, tab)
        trash.told.connect(self._window_controller.tell)
        trash.reports_changed.connect(self.reports_changed)

    @Slot(str, str)
    def _analyze_cv(self, sha256: str, name: str) -> None:
        """A kept CV, by its file's hash."""
        self._window.show_page(self._analyze_page)
        self._analyze.open_kept(sha256, name)

    @Slot(str)
    def _analyze_advert(self, text: str) -> None:
        self._window.show_page(self._analyze_page)
        self._analyze_page.set_advert(text)
