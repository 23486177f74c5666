"""The composition root's part for what goes out of the program and comes into it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.app_parts import Parts
from careerflow.controllers.steps import Step
from careerflow.controllers.tracking import Tracking

if TYPE_CHECKING:
    from careerflow.controllers.inout import InOutController
    from careerflow.views.pipeline.pipeline_page import PipelinePage
    from careerflow.views.settings.data_section import DataSection


class InOutWiring(QObject):
    """A part of TrackerWiring, which says what its methods are for."""

    imported = Signal()
    """Reports may have come too."""
    dates_wanted = Signal()
    """All of them, for a calendar."""

    def __init__(self, parts: Parts, tracking: Tracking) -> None:
        super().__init__(parts.window)
        self._parts, self._tracking = parts, tracking
        self._controller: InOutController | None = None
        self._page: PipelinePage | None = None
        parts.window_controller.data_dropped.connect(self._import_file)

    def prepare(self) -> None:
        from careerflow.controllers import inout  # noqa: F401
        from careerflow.views.inout import data_button  # noqa: F401

    def steps(self) -> tuple[Step, ...]:
        return (self.controller,)

    def controller(self) -> "InOutController":
        """Made before its step where it is wanted before that."""
        from careerflow.controllers.inout import InOutController

        if self._controller is None:
            parts = self._parts
            self._controller = made = InOutController(
                parts.window,
                parts.backend,
                self._tracking,
                parts.theme,
                parts.language,
                parts.runner,
            )
            made.failed.connect(parts.window_controller.tell)
            made.imported.connect(self.imported)
        return self._controller

    def follow_settings(self, section: "DataSection") -> None:
        section.export_wanted.connect(self._export)
        section.import_wanted.connect(self._choose_import)

    def follow_pipeline(self, page: "PipelinePage") -> None:
        """What its filter shows can be exported alone."""
        from careerflow.views.inout.data_button import DataButton

        self._page = page
        button = DataButton(self._parts.theme)
        page.add_tool(button)
        button.export_wanted.connect(self._export_shown)
        button.import_wanted.connect(self._choose_import)
        button.dates_wanted.connect(self.dates_wanted)

    @Slot()
    def _export(self) -> None:
        self.controller().export()

    @Slot()
    def _export_shown(self) -> None:
        assert self._page is not None
        model = self._page.model
        some = model.shown != model.total
        self.controller().export([card.id for card in model.shown_cards()] if some else None)

    @Slot()
    def _choose_import(self) -> None:
        self.controller().choose_import()

    @Slot(Path)
    def _import_file(self, source: Path) -> None:
        self.controller().import_file(source)
