"""Uses the window as a person does, and looks at what it shows."""

from pathlib import Path

import psutil
from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
WAIT = 60_000  # milliseconds; the machine may be busy


class Driver:
    """Uses the window as a person does, and looks at what it shows."""

    def __init__(self, application, qtbot) -> None:
        self.application = application
        self.qtbot = qtbot
        self.window = application.window
        self.page = application.analyze_page

    def wait(self, condition) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)

    def drop(self, file: Path) -> None:
        self.window.files_dropped.emit([file])

    def drop_and_read(self, file: Path) -> None:
        """Ready or refused; a second CV is not mistaken for the first."""
        self.drop(file)
        assert self.cv_state() == "READING"
        self.wait(lambda: self.cv_state() != "READING")

    def cv_state(self) -> str:
        return self.page._cv.state.name

    def enter(self, advert: str) -> None:
        self.page.set_advert(advert)
        self.wait(lambda: self.page._job.state.name == "READY")

    def sample(self) -> None:
        """The sample CV and advert, ready to be compared."""
        self.page.sample_requested.emit()
        self.wait(self.page._analyze.isEnabled)

    def analyze(self) -> None:
        """Up to the shown report."""
        self.page.request_analysis()
        self.wait(lambda: self.report_view() is not None)

    def report_view(self) -> QWidget | None:
        page = self.window.current_page()
        shown = page.current_view() if hasattr(page, "current_view") else page
        return shown if hasattr(shown, "show_report") else None

    def open_newest(self) -> None:
        """The newest stored report, once the list has been loaded."""
        newest = self.library().summaries()[0].id
        self.wait(lambda: self.application._reports_controller is not None)
        reports = self.application._reports_controller
        self.wait(lambda: newest in reports._summaries)
        reports.open_report(newest)
        self.wait(self.report_view)

    def is_running(self) -> bool:
        return self.page._is_running()

    def error(self) -> str | None:
        """Id of the message at the bottom of the Analyze page."""
        return self.page._error.id if self.page._error else None

    def toast(self) -> str:
        return self.window._toast._text.text() if self.window._toast.isVisible() else ""

    def library(self):
        return self.application.backend.library()

    def readers(self) -> list[psutil.Process]:
        return children("--reader-child")


def children(flag: str) -> list[psutil.Process]:
    """Processes that this one started."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if flag in child.cmdline() and child.status() != psutil.STATUS_ZOMBIE:
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found
