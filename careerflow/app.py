"""Composition root of the window: services -> views -> controllers; the only place that wires."""

import sys
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from careerflow import __version__, paths
from careerflow.controllers.analyze import AnalyzeController
from careerflow.controllers.backend import Backend
from careerflow.controllers.first_paint import FirstPaint
from careerflow.controllers.reports import ReportsController
from careerflow.controllers.settings import SettingsController
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.window import WindowController
from careerflow.models.settings import Settings
from careerflow.services import logs
from careerflow.services import settings as settings_file
from careerflow.services.engine.client import EngineClient
from careerflow.services.task import TaskContext
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.reports.reports_page import ReportsPage
from careerflow.views.settings.settings_page import SettingsPage
from careerflow.views.theme import Theme
from careerflow.wording import resolve

if TYPE_CHECKING:  # SQLAlchemy and pyqtgraph come after first paint
    from careerflow.services.store.library import Library
    from careerflow.views.report.report_view import ReportView


def this_month() -> str:
    """The as-of month of a new analysis."""
    return date.today().strftime("%Y-%m")


class Application(QObject):
    """All parts of the window, put together. `start` shows it; the rest follows first paint."""

    def __init__(self, qt: QApplication, files: list[Path]) -> None:
        super().__init__()
        self._files = files
        settings, self._settings_note = settings_file.load(paths.config_folder())
        self._data_folder = Path(settings.data_folder or paths.data_folder())
        self.theme = Theme(qt, self)
        self.theme.set_mode(settings.theme)
        self.language = Language(resolve(settings.language))
        self.runner = TaskRunner(self)
        self.engine = EngineClient()
        self._library: Future[Library] = Future()
        self._backend = Backend(self.engine, self._library.result, this_month)
        self._build_pages(settings)
        self._build_controllers()

    def start(self) -> None:
        """Shows the window; what is heavy begins when it has been painted."""
        self._window_controller.restore()
        first_paint = FirstPaint(self.analyze_page)
        first_paint.painted.connect(self._on_first_paint)
        self.window.show()

    def shutdown(self) -> None:
        """Stops jobs and children; called when the last window has closed."""
        self._reports_controller.close()
        self.runner.shutdown()
        self.engine.close()

    def _build_pages(self, settings: Settings) -> None:
        self.window = MainWindow(self.theme)
        self.analyze_page = AnalyzePage(self.theme, self.language)
        self.reports_page = ReportsPage(self.theme)
        self.settings_page = SettingsPage(self.theme, __version__)
        self.settings_page.set_settings(settings, str(self._data_folder))
        self.window.add_page(self.analyze_page, "scan-search", self.analyze_page.title)
        self.window.add_page(self.reports_page, "files", self.reports_page.title)
        self.window.add_page(self.settings_page, "settings", self.settings_page.title)

    def _build_controllers(self) -> None:
        config = paths.config_folder()
        self._window_controller = WindowController(self.window, self.language, self.runner, config)
        self._analyze_controller = AnalyzeController(
            self.analyze_page, self._backend, self.language, self.runner
        )
        self._reports_controller = ReportsController(
            self.window,
            self.reports_page,
            self._make_report_view,
            self._backend,
            self.language,
            self.runner,
        )
        self._settings_controller = SettingsController(
            self.settings_page,
            self.theme,
            self.language,
            self.runner,
            data_folder=self._data_folder,
            config_folder=config,
        )
        tell = self._window_controller.tell
        self._reports_controller.failed.connect(tell)
        self._settings_controller.failed.connect(tell)
        self._window_controller.cv_dropped.connect(self._on_cv_dropped)
        self._analyze_controller.analyzed.connect(self._reports_controller.show_outcome)
        self.window.open_requested.connect(self._on_open)
        self.window.analyze_requested.connect(self.analyze_page.request_analysis)
        self.reports_page.analyze_wanted.connect(self._show_analyze_page)

    def _make_report_view(self) -> "ReportView":
        from careerflow.views.report.report_view import ReportView

        return ReportView(self.theme, self.language)

    @Slot()
    def _on_first_paint(self) -> None:
        preload = self.runner.task(self._preload)
        preload.succeeded.connect(self._on_preloaded)
        preload.failed.connect(self._window_controller.tell)
        preload.start()
        if self._settings_note is not None:
            self._window_controller.tell(self._settings_note)
        if self._files:
            self._analyze_controller.open_cv(self._files[0])

    def _preload(self, _ctx: TaskContext) -> None:
        """Starts the engine, opens the store, and imports what the report will need."""
        self.engine.start()
        try:
            from careerflow.services.store.library import Library
            from careerflow.services.store.store import open_store

            self._library.set_result(Library(open_store(self._data_folder)))
        except Exception as error:
            # Whoever asks for the library gets the same error.
            self._library.set_exception(error)
            raise
        import pyqtgraph  # noqa: F401

    @Slot(object)
    def _on_preloaded(self, _result: object) -> None:
        self._reports_controller.refresh()
        # One at a time, so that the window answers in between.
        QTimer.singleShot(0, self._reports_controller.build_view)
        QTimer.singleShot(50, self._reports_controller.prepare_view)

    @Slot()
    def _show_analyze_page(self) -> None:
        self.window.show_page(self.analyze_page)

    @Slot()
    def _on_open(self) -> None:
        self._show_analyze_page()
        self.analyze_page.browse()

    @Slot(Path)
    def _on_cv_dropped(self, path: Path) -> None:
        self._show_analyze_page()
        self._analyze_controller.open_cv(path)


def main(arguments: list[str]) -> int:
    """Runs the window; `arguments` are files to open."""
    logs.set_up(paths.log_folder(), "window")
    qt = QApplication([sys.argv[0]])
    qt.setApplicationName("CareerFlow")
    qt.setApplicationDisplayName("CareerFlow")
    qt.setDesktopFileName("io.github.careerflow.CareerFlow")
    application = Application(qt, [Path(argument) for argument in arguments])
    application.start()
    code = qt.exec()
    application.shutdown()
    return code
