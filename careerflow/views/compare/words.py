"""What differs between two reports, in the window's language."""

from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.models.comparison import Change
from careerflow.models.report import ReportSummary
from careerflow.views.reports.report_words import who
from careerflow.views.reports.telling_apart import clock
from careerflow.views.words.days import when

ICONS = {
    Change.BETTER: "arrow-up",
    Change.WORSE: "arrow-down",
    Change.SAME: "equal",
    Change.OTHER: "circle-dashed",
}
COLORS = {
    Change.BETTER: "met_text",
    Change.WORSE: "missing_text",
    Change.SAME: "muted",
    Change.OTHER: "not_scored_text",
}


def change_word(change: Change) -> str:
    words = {
        Change.BETTER: QCoreApplication.translate("CompareWords", "Better"),
        Change.WORSE: QCoreApplication.translate("CompareWords", "Worse"),
        Change.SAME: QCoreApplication.translate("CompareWords", "Same"),
        Change.OTHER: QCoreApplication.translate("CompareWords", "Different"),
    }
    return words[change]


def signed(value: int | Fraction) -> str:
    """A difference of points with its sign, a fraction with one decimal; empty for none."""
    if not value:
        return ""
    locale = QLocale()
    decimals = 0 if isinstance(value, int) else 1
    text = locale.toString(abs(float(value)), "f", decimals)
    return f"{'+' if value > 0 else '−'}{text}"


def names(left: ReportSummary, right: ReportSummary) -> tuple[str, str]:
    """What to call them: the people, or the files, or when they were made, whichever tells them
    apart."""
    if who(left) != who(right):
        return who(left), who(right)
    if left.cv_name != right.cv_name:
        return left.cv_name, right.cv_name
    if when(left.created) != when(right.created):
        return when(left.created), when(right.created)
    return clock(left), clock(right)
