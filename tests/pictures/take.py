"""Takes pictures of the window with the sample CV and advert, offscreen, in a fresh process.

    python take.py LANGUAGE THEME FOLDER [NAME ...]

All of them, unless some are named. The scale is QT_SCALE_FACTOR's. Reports are as of a fixed month,
so that pictures can be compared.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from careerflow import paths  # noqa: E402
from careerflow.app import Application  # noqa: E402
from careerflow.controllers.backend import Backend  # noqa: E402
from careerflow.models.settings import Language, Settings, Theme  # noqa: E402
from careerflow.services import settings  # noqa: E402

AS_OF = "2026-11"
SIZE = (1280, 800)
PATIENCE_SECONDS = 60
STILL_SECONDS = 0.4


class Photographer:
    """Drives the program's own parts and saves what the window, or the dialog over it, shows as
    NAME.png."""

    def __init__(self, application: Application, folder: Path, names: tuple[str, ...]) -> None:
        self._application = application
        self._folder = folder
        self._names = names

    def until(self, condition: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise SystemExit(f"waited in vain for {what}")
            self._turn()

    def take(self, name: str) -> None:
        """Once nothing has changed for a while."""
        if self._names and name not in self._names:
            return
        window = QApplication.activeModalWidget() or self._application.window
        before, since = window.grab().toImage(), time.monotonic()
        while time.monotonic() - since < STILL_SECONDS:
            self._turn()
            now = window.grab().toImage()
            if now != before:
                before, since = now, time.monotonic()
        before.save(str(self._folder / f"{name}.png"))

    def _turn(self) -> None:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)


def tour(application: Application, language: str, photographer: Photographer) -> None:
    window, page = application.window, application.analyze_page
    photographer.until(lambda: application._reports_controller is not None, "all pages")
    photographer.take("analyze-empty")
    page.sample_requested.emit()
    photographer.until(page._analyze.isEnabled, "the sample")
    photographer.take("analyze")
    application._profile_controller.open_editor()
    photographer.until(QApplication.activeModalWidget, "the dialog")
    photographer.take("cv-corrections")
    QApplication.activeModalWidget().reject()
    page.request_analysis()
    photographer.until(lambda: window.current_page() is not page, "the report")
    report = window.current_page().current_view()
    photographer.until(lambda: report.preview.canvas.images.get(0) is not None, "the CV's page")
    photographer.take("report-overview")
    for name, tab in (
        ("requirements", report.requirements),
        ("advert", report.advert),
        ("keywords", report.keywords),
    ):
        report.tabs.setCurrentWidget(tab)
        if name == "requirements":
            report.select_row(2)
        photographer.take(f"report-{name}")


def main(language: str, theme: str, folder: str, *names: str) -> None:
    settings.save(Settings(Language(language), Theme(theme)), paths.config_folder())
    Backend.as_of = lambda _self: AS_OF
    qt = QApplication([])
    qt.setCursorFlashTime(0)
    application = Application(qt, [])
    application.start()
    application.window.resize(*SIZE)
    tour(application, language, Photographer(application, Path(folder), names))
    application.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
