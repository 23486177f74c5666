"""Composition root of the window: services -> views -> controllers. Only the app*.py wire."""

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from careerflow import paths
from careerflow.app_parts import Parts
from careerflow.app_settings import SettingsWiring
from careerflow.app_tracker import TrackerWiring
from careerflow.controllers.analyze import AnalyzeController
from careerflow.controllers.backend import Backend
from careerflow.controllers.desktop_application import DesktopApplication
from careerflow.controllers.first_paint import FirstPaint
from careerflow.controllers.profile import ProfileController
from careerflow.controllers.single_instance import SingleInstance
from careerflow.controllers.steps import Steps
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.window import WindowController
from careerflow.models.errors import CareerFlowError
from careerflow.services import settings as settings_file
from careerflow.services.task import TaskContext
from careerflow.views.analyze.analyze_page import AnalyzePage
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow, Place
from careerflow.views.theme import Theme
from careerflow.wording import resolve

if TYPE_CHECKING:
    from careerflow.controllers.backups import Replacement
    from careerflow.controllers.reports import ReportsController
    from careerflow.views.compare.compare_page import ComparePage
    from careerflow.views.report.report_view import ReportView

log = logging.getLogger(__name__)

# How long a busy worker may keep the interpreter from the window's thread; Python's own 5 ms add
# up, since every call from Qt into Python waits for it anew.
_SWITCH_SECONDS = 0.001


class Application(QObject):
    """All parts of the window, put together. `start` shows the first page; the rest follows its
    first paint, a little at a time, so that the window answers in between."""

    painted = Signal()

    def __init__(self, qt: QApplication, files: list[Path]) -> None:
        super().__init__()
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._files = files
        self._is_painted = False
        self._deletes = False
        self._replacement: Replacement | None = None
        self._settings, self._settings_note = settings_file.load(paths.config_folder())
        self._data_folder = Path(self._settings.data_folder or paths.data_folder())
        self.theme = Theme(qt, self)
        self.theme.set_mode(self._settings.theme)
        self.language = Language(resolve(self._settings.language))
        self.runner = TaskRunner(self)
        self.backend = Backend(self._data_folder, self._settings.encoder)
        self.window = MainWindow(self.theme)
        self.analyze_page = AnalyzePage(self.theme, self.language)
        self.window.reserve_places()
        self.window.put_page(Place.ANALYZE, self.analyze_page)
        self._show_analyze_page()
        # The keyboard starts at the window: no ring is drawn before Tab is pressed.
        self.window.setFocus()
        self._make_controllers()
        self._wire()

    def _make_controllers(self) -> None:
        """Those of the first page; the others are made after the first paint."""
        self._window_controller = WindowController(
            self.window, self.language, self.runner, paths.config_folder()
        )
        self._analyze_controller = AnalyzeController(
            self.analyze_page, self.backend, self.language, self.runner
        )
        self._profile_controller = ProfileController(
            self.window,
            self.analyze_page,
            self._analyze_controller,
            self.backend,
            self.theme,
            self.language,
            self.runner,
        )
        self._reports_controller: ReportsController | None = None

    def _wire(self) -> None:
        self._analyze_controller.shelf.failed.connect(self._window_controller.tell)
        self._analyze_controller.shelf.undo_offered.connect(self._window_controller.offer_undo)
        self._profile_controller.failed.connect(self._window_controller.tell)
        parts = Parts(
            self.window,
            self._window_controller,
            self.backend,
            self.theme,
            self.language,
            self.runner,
            self.analyze_page,
            self._analyze_controller,
        )
        self._settings_wiring = SettingsWiring(parts, self._settings)
        self._tracker_wiring = TrackerWiring(parts)
        self._settings_wiring.data_made.connect(self._tracker_wiring.inout.follow_settings)
        self._settings_wiring.sync_made.connect(self._tracker_wiring.sync.follow_settings)
        self._settings_wiring.deletion_agreed.connect(self._on_deletion_agreed)
        self._settings_wiring.replacement_agreed.connect(self._on_replacement_agreed)
        self._window_controller.cv_dropped.connect(self._on_cv_dropped)
        self.window.open_requested.connect(self._on_open)
        self.window.analyze_requested.connect(self.analyze_page.request_analysis)

    def start(self) -> None:
        """Shows the window; what is heavy begins when it has been painted."""
        self._window_controller.restore()
        first_paint = FirstPaint(self.analyze_page)
        first_paint.painted.connect(self._on_first_paint)
        self.window.show()

    @Slot(list)
    def open_files(self, files: list[Path]) -> None:
        """Brings the window to the front and opens the first of `files`, where there are any."""
        if self._is_painted:
            self._window_controller.open_files(files)
        else:
            self._files += files

    def shutdown(self) -> bool:
        """Stops jobs and children, after the last window has closed; False where a job goes on."""
        self._analyze_controller.close()
        if self._reports_controller is not None:
            self._reports_controller.close()
        self._tracker_wiring.close()
        stopped = self.runner.shutdown()
        self.backend.close()
        return stopped

    def finish(self) -> bool:
        """After `shutdown`: deletes everything, or puts another library in the place of this one,
        where the user has asked for it. Returns whether the program is to start again."""
        if self._deletes:
            from careerflow.controllers.on_disk import delete_everything

            delete_everything(self.theme, self._data_folder)
        elif self._replacement is not None:
            from careerflow.controllers.backups import replace_library

            replace_library(self.theme, self.language, self._replacement)
            return True
        return False

    def _make_report_view(self) -> "ReportView":
        from careerflow.views.report.report_view import ReportView

        return ReportView(self.theme, self.language, in_steps=True)

    def _make_compare_page(self) -> "ComparePage":
        from careerflow.views.compare.compare_page import ComparePage

        return ComparePage(self.theme, self.language, in_steps=True)

    @Slot()
    def _on_first_paint(self) -> None:
        self._is_painted = True
        self.painted.emit()
        if self._settings_note is not None:
            self._window_controller.tell(self._settings_note)
        if self._files:
            self._analyze_controller.open_cv(self._files[0])
        # Imports are steps of their own: of the pages' modules they take as long as what is made.
        Steps(self).add(
            self._make_room_for_classes,
            self._import_reports,
            self._name_item_views,
            self._make_reports_page,
            self._add_reports,
            self._import_controllers,
            self._control_reports,
            *self._settings_wiring.steps(),
            self._import_deepening,
            self._control_deepening,
            self._start_preload,
        )

    def _make_room_for_classes(self) -> None:
        from careerflow.controllers.preload import make_room_for_classes

        make_room_for_classes()

    def _import_reports(self) -> None:
        from careerflow.views.reports import reports_page  # noqa: F401

    def _name_item_views(self) -> None:
        """PySide makes 48 enumerations when a list is first asked for its viewport."""
        from PySide6.QtWidgets import QListView

        QListView().viewport()

    def _import_controllers(self) -> None:
        from careerflow.controllers import comparison, reports  # noqa: F401

    def _make_reports_page(self) -> None:
        from careerflow.views.reports.reports_page import ReportsPage

        self._reports_page = page = ReportsPage(self.theme, self.language)
        page.analyze_wanted.connect(self._show_analyze_page)

    def _add_reports(self) -> None:
        from careerflow.views.reports.report_tabs import ReportTabs

        self._report_tabs = tabs = ReportTabs(self.theme, self._reports_page)
        self.window.put_page(Place.REPORTS, tabs)

    def _control_reports(self) -> None:
        from careerflow.controllers.comparison import ComparisonController
        from careerflow.controllers.reports import ReportsController

        self._reports_controller = reports = ReportsController(
            self.window,
            self._report_tabs,
            self._make_report_view,
            self.backend,
            self.language,
            self.runner,
            paths.config_folder(),
        )
        comparison = ComparisonController(
            self.window,
            self._report_tabs,
            reports,
            self._make_compare_page,
            self.backend,
            self.runner,
        )
        comparison.failed.connect(self._window_controller.tell)
        reports.opened.undo_offered.connect(self._window_controller.offer_undo)
        reports.failed.connect(self._window_controller.tell)
        reports.unsaved.connect(self._window_controller.tell_unsaved)
        self._analyze_controller.analyzed.connect(reports.show_outcome)
        self._tracker_wiring.report_wanted.connect(self._open_report)
        self._tracker_wiring.follow_reports(reports.opened)
        self._tracker_wiring.comparison_wanted.connect(comparison.compare)
        self._tracker_wiring.reports_changed.connect(reports.renew)

    def _import_deepening(self) -> None:
        from careerflow.controllers import deepening  # noqa: F401

    def _control_deepening(self) -> None:
        from careerflow.controllers.deepening import DeepeningController

        reports, settings = self._reports_controller, self._settings_wiring
        assert reports is not None
        self._deepening = deepening = DeepeningController(
            reports,
            self.backend,
            self.theme,
            self.language,
            self.runner,
            settings.language_model.keys,
            paths.config_folder(),
        )
        deepening.failed.connect(self._window_controller.tell)
        deepening.undo_offered.connect(self._window_controller.offer_undo)
        deepening.kept.connect(reports.refresh)
        deepening.setup_wanted.connect(self._show_settings)
        deepening.hint_dismissed.connect(settings.page.leave_hint)
        deepening.agreed.connect(settings.language_model.look)
        settings.page.changed.connect(deepening.set_settings)
        settings.page.changed.connect(self._tracker_wiring.set_settings)
        self._tracker_wiring.set_settings(settings.page.settings)
        deepening.set_settings(settings.page.settings)
        self._analyze_controller.analyzed.connect(deepening.begin_at_once)
        self._analyze_controller.deliver()

    @Slot(str)
    def _open_report(self, report_id: str) -> None:
        assert self._reports_controller is not None
        self.window.show_page(self._report_tabs)
        self._reports_controller.open_report(report_id)

    @Slot()
    def _show_settings(self) -> None:
        self.window.show_page(self._settings_wiring.page)

    @Slot()
    def _on_deletion_agreed(self) -> None:
        self._deletes = True
        self.window.close()

    @Slot(object)
    def _on_replacement_agreed(self, replacement: "Replacement") -> None:
        self._replacement = replacement
        self.window.close()

    def _start_preload(self) -> None:
        preload = self.runner.task(self._preload)
        preload.succeeded.connect(self._on_preloaded)
        preload.failed.connect(self._window_controller.tell)
        preload.start()

    def _preload(self, ctx: TaskContext) -> None:
        """Imports and opens ahead what jobs and the report will need."""
        from careerflow.controllers.preload import import_pyqtgraph, paused_imports

        with paused_imports(ctx):
            from careerflow.services import logs

            logs.set_up(paths.log_folder(), "window")

            # Whoever needs the engine or the store first is told what is wrong with it.
            with suppress(CareerFlowError):
                self.backend.engine().start()
            with suppress(CareerFlowError):
                self.backend.library().summaries()  # the first query is the slow one
            ctx.check()
            import_pyqtgraph(ctx)
            from careerflow.controllers import exports, preview  # noqa: F401
            from careerflow.views.compare import compare_page  # noqa: F401
            from careerflow.views.consent import consent_dialog  # noqa: F401
            from careerflow.views.report import radar_plot, report_view  # noqa: F401

            self._tracker_wiring.prepare()

    @Slot(object)
    def _on_preloaded(self, _result: object) -> None:
        reports = self._reports_controller
        assert reports is not None
        self._analyze_controller.shelf.load()
        self._settings_wiring.start()
        reports.start(to_page=not self._files)
        reports.build_ahead()
        Steps(self, busy=self.runner.is_busy).add(*self._tracker_wiring.steps())

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


def _quit_on_signals() -> None:
    # Only now: until there are children, a signal may end the program as it always does.
    from careerflow.controllers.signals import QuitOnSignal

    QuitOnSignal(QApplication.instance())


def main(arguments: list[str]) -> int:
    """Runs the window, or hands over to the one that is open; `arguments` are files to open."""
    # Without any handler Python prints warnings to standard error.
    logging.getLogger().addHandler(logging.NullHandler())
    files = [Path(argument) for argument in arguments]
    instance = SingleInstance(paths.runtime_folder(), paths.config_folder())
    if not instance.is_first() and instance.hand_over(files):
        return 0
    try:
        return _run_window(instance, files)
    finally:
        instance.close()


def _run_window(instance: SingleInstance, files: list[Path]) -> int:
    qt = DesktopApplication([sys.argv[0]])
    qt.setApplicationName("CareerFlow")
    qt.setApplicationDisplayName("CareerFlow")
    qt.setDesktopFileName("io.github.careerflow.CareerFlow")
    application = Application(qt, files)
    application.painted.connect(_quit_on_signals)
    application.painted.connect(instance.listen)
    instance.handed_over.connect(application.open_files)
    qt.files_opened.connect(application.open_files)
    application.start()
    code = qt.exec()
    instance.stop_listening()
    stopped = application.shutdown()
    if application.finish():
        from careerflow.controllers.restarting import start_again

        instance.close()
        start_again()
    if not stopped:
        log.error("A job did not stop; the program ends without it")
        os._exit(code)  # Python would wait for it for ever
    return code
