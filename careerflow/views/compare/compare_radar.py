"""Two reports on one radar. Importing this module imports pyqtgraph."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from careerflow.views.compare.second_polygon import SecondPolygon
from careerflow.views.report.axis_point import AxisPoint
from careerflow.views.report.radar import RadarChart
from careerflow.views.theme import Theme


@dataclass(frozen=True, slots=True)
class ComparedAxis(AxisPoint):
    """An axis with the scores of both reports; the polygon of its own score is the left one's."""

    left: AxisPoint
    right: AxisPoint

    @property
    def value(self) -> str:
        left, right = self.left.value, self.right.value
        return left if left == right else f"{left} → {right}"


class CompareRadar(RadarChart):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._second = SecondPolygon(self._box, theme)

    def show_both(self, left: tuple[AxisPoint, ...], right: tuple[AxisPoint, ...]) -> None:
        """One point an axis each, in the same order."""
        self._second.set_points(right)
        points = tuple(
            ComparedAxis(a.axis, a.score, a.asked, f"{a.reason} → {b.reason}", a, b)
            for a, b in zip(left, right, strict=True)
        )
        self.show_points(points, animate=False)

    def _restyle(self) -> None:
        super()._restyle()
        self._second.restyle(self.devicePixelRatioF())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            name = self.tr("Radar of both reports by area, 0 to 10")
            self.setAccessibleName(name)
            self.viewport().setAccessibleName(name)
