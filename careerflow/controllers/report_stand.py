"""What an open report is shown with: its contents, and the view that stands ready for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.report import Report, RowCorrection

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from careerflow.controllers.export_folder import ExportFolder
    from careerflow.controllers.exports import ExportsController
    from careerflow.controllers.passwords import CvPasswords
    from careerflow.controllers.preview import PreviewController
    from careerflow.controllers.tasks import TaskRunner
    from careerflow.views.language import Language
    from careerflow.views.main_window import MainWindow
    from careerflow.views.report.report_view import ReportView


@dataclass(frozen=True, slots=True)
class Contents:
    """What a view is filled with: a report as it was judged, and what the user said of its rows.
    `unsaved` says why the report is not in the library, which then cannot give it again."""

    report: Report
    document: Document
    job: Job
    data: bytes | None
    password: str | None = None
    unsaved: Message | None = None
    corrections: tuple[RowCorrection, ...] = ()


@dataclass(slots=True, eq=False)
class Stand:
    """A view with its preview; `key` is the tab that it is filled with."""

    view: ReportView
    preview: PreviewController | None = None
    exports: ExportsController | None = None
    key: str | None = None
    has_pages: bool = False

    def furnish(
        self,
        window: MainWindow,
        language: Language,
        runner: TaskRunner,
        passwords: CvPasswords,
        folder: ExportFolder,
        parent: QObject,
    ) -> ExportsController:
        """Makes the view whole, and its controllers; exports are those that can fail."""
        from careerflow.controllers.exports import ExportsController
        from careerflow.controllers.preview import PreviewController

        self.view.finish()
        self.preview = PreviewController(self.view.preview, language, runner, passwords, parent)
        self.exports = ExportsController(
            self.view, window, language, runner, passwords, folder, parent
        )
        return self.exports
