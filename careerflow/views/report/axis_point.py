"""One axis of a report as it is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.models.job import Axis
from careerflow.models.message import Message
from careerflow.models.report import Report
from careerflow.views.report.words import axis_word


@dataclass(frozen=True, slots=True)
class AxisPoint:
    """`score` is 0 to 10; None is either not asked for or, where `asked`, not scored."""

    axis: Axis
    score: float | None
    asked: bool
    reason: str

    @property
    def name(self) -> str:
        return axis_word(self.axis)

    @property
    def value(self) -> str:
        """The score in the window's language, or why there is none."""
        if self.score is not None:
            return QLocale().toString(self.score, "f", 1)
        if self.asked:
            return QCoreApplication.translate("AxisPoint", "not scored")
        return QCoreApplication.translate("AxisPoint", "not asked")

    @property
    def spoken(self) -> str:
        return f"{self.name}: {self.value}"


def axis_points(report: Report, say: Callable[[Message], str]) -> tuple[AxisPoint, ...]:
    """One point an axis, in the report's order."""
    asked = {row.requirement.axis for row in report.rows if row.counts}
    return tuple(
        AxisPoint(score.axis, score.score, score.axis in asked, say(score.reason))
        for score in report.axes
    )
