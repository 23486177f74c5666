"""The radar beside the axes in words; both show one selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerflow.models.job import Axis
from careerflow.models.report import Report
from careerflow.views.language import Language
from careerflow.views.report.axis_list import AxisList
from careerflow.views.report.axis_point import axis_points
from careerflow.views.theme import Space, Theme

if TYPE_CHECKING:
    from careerflow.views.report.radar import RadarChart


class AxesPanel(QWidget):
    axis_selected = Signal(object)
    """An Axis, or None when none is selected any more."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._report: Report | None = None
        self.radar: RadarChart | None = None
        self.list = AxisList(theme)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.XS)
        self._line.addWidget(self.list, 5)
        self.list.axis_selected.connect(self._selected)

    def prepare(self) -> None:
        """Makes the radar; this imports pyqtgraph."""
        if self.radar is None:
            self.radar = self._make_radar()

    def show_report(self, report: Report) -> None:
        self.prepare()
        self._report = report
        self._show_points(animate=True)

    def show_corrected(self, report: Report) -> None:
        """The same report with other corrections."""
        self._report = report
        self._show_points(animate=False)

    def select(self, axis: Axis | None) -> None:
        """Marks an axis in both, without saying so."""
        self.list.select(axis)
        if self.radar is not None:
            self.radar.select(axis)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_points(animate=False)
        super().changeEvent(event)

    def _make_radar(self) -> RadarChart:
        # Imported with the first report: pyqtgraph would hold up the window's first paint.
        from careerflow.views.report.radar import RadarChart

        radar = RadarChart(self._theme)
        radar.axis_selected.connect(self._selected)
        radar.axis_hovered.connect(self.list.point_out)
        self._line.insertWidget(0, radar, 6)
        return radar

    def _show_points(self, animate: bool) -> None:
        if self._report is None or self.radar is None:
            return
        points = axis_points(self._report, self._language.wording.say)
        self.radar.show_points(points, animate)
        self.list.show_points(points)

    def _selected(self, axis: Axis | None) -> None:
        self.select(axis)
        self.axis_selected.emit(axis)
