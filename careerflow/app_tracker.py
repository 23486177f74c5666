"""The composition root's part for the tracker: library, pipeline, applications, dashboard and
statistics."""

from pathlib import Path
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
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow, Place
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.controllers.library_cvs import LibraryCvsController


class TrackerWiring(QObject):
    """`steps` makes the pages once all else is ready; `prepare` imports, in a worker before that,
    what they need. Pages ask for each other by the signals of their controllers, which are
    connected here: `application_wanted(str)`, `job_wanted(str)`, `cv_wanted(str)` with ids of the
    tracker, `report_wanted(str)`."""

    report_wanted = Signal(str)
    """The id of a stored report that is to be opened."""
    comparison_wanted = Signal(str, str)
    """The ids of two, the earlier one first."""
    analysis_wanted = Signal(str, str)
    """The hash and the name of a kept CV's file, to be analyzed with an advert."""

    def __init__(
        self,
        window: MainWindow,
        window_controller: WindowController,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._window_controller = window_controller
        self._backend = backend
        self._theme = theme
        self._language = language
        self._runner = runner
        self.library_cvs: LibraryCvsController | None = None
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
        from careerflow.controllers import library, library_cvs  # noqa: F401
        from careerflow.views.library import library_page  # noqa: F401
        from careerflow.views.library.cvs import cvs_tab  # noqa: F401

    def steps(self) -> tuple[Step, ...]:
        """What makes the pages, a little at a time."""
        return (
            self._make_library,
            self._control_library,
            self._make_cv_detail,
            self._make_cvs,
            self._control_cvs,
        )

    # The library

    def _make_library(self) -> None:
        from careerflow.views.library.library_page import LibraryPage

        self.library_page = LibraryPage(self._theme)
        self._window.put_page(Place.LIBRARY, self.library_page)

    def _control_library(self) -> None:
        from careerflow.controllers.library import LibraryController

        LibraryController(self.library_page, self._runner, paths.config_folder())

    def _make_cv_detail(self) -> None:
        from careerflow.views.library.cvs.cv_detail import CvDetailView

        self._cv_detail = CvDetailView(self._theme, self._language)

    def _make_cvs(self) -> None:
        from careerflow.views.library.cvs.cvs_tab import CvsTab

        self._cvs_tab = CvsTab(self._theme, self._language, self._cv_detail)

    def _control_cvs(self) -> None:
        from careerflow.controllers.library_cvs import LibraryCvsController
        from careerflow.views.library.library_page import Tab

        self.library_cvs = cvs = LibraryCvsController(
            self._cvs_tab,
            self._backend,
            self.tracking,
            self._theme,
            self._language,
            self._runner,
        )
        self.library_page.add_tab(Tab.CVS, self._cvs_tab)
        self._window.adopt(self._cvs_tab)
        self._window_controller.take_drops(
            self.library_page, self._on_library_drop, self.library_page.drop_hint
        )
        cvs.told.connect(self._window_controller.tell)
        cvs.undo_offered.connect(self._window_controller.offer_undo)
        cvs.report_wanted.connect(self.report_wanted)
        cvs.comparison_wanted.connect(self.comparison_wanted)
        cvs.analysis_wanted.connect(self.analysis_wanted)

    def _on_library_drop(self, files: list[Path]) -> None:
        from careerflow.views.library.library_page import Tab

        assert self.library_cvs is not None
        self.library_page.show_tab(Tab.CVS)
        self.library_cvs.adding.add(files)

    def close(self) -> None:
        """What the user has done last is in the store after that."""
        if self.library_cvs is not None:
            self.library_cvs.close()
        self.tracking.close()

    @Slot(Message, bool)
    def _on_turned_back(self, what: Message, forward: bool) -> None:
        told = Message("edit.redone" if forward else "edit.undone")
        say = self._language.wording.say
        self._window.show_message(f"{say(told)} {say(what)}")
